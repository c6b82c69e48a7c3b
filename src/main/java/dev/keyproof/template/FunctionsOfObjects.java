package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Functions that make objects and list their members. */
final class FunctionsOfObjects {
    private FunctionsOfObjects() {}

    static void addTo(Functions all) {
        all.open("createObject", 0, Functions.ANY, FunctionsOfObjects::createObject);
        all.strict("null", 0, 0, call -> Values.nothing(call.span()));
        all.strict("items", 1, 1, FunctionsOfObjects::items);
        all.strict("objectKeys", 1, 1, FunctionsOfObjects::objectKeys);
    }

    private static Node createObject(Call call) {
        if (call.count() % 2 != 0) {
            return call.unknown("`createObject` is given a name without a value");
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (int i = 0; i < call.count(); i += 2) {
            Optional<String> name = call.text(i);
            if (name.isEmpty()) {
                return call.refused(i);
            }
            Node.Scalar key = Values.text(name.get(), call.argument(i).span());
            // A name given twice lets the deployment fail, so that names that may be equal are not.
            if (entries.put(name.get().toLowerCase(Locale.ROOT), new Node.Entry(key, call.argument(i + 1))) != null) {
                return call.unknown("`createObject` is given the name `" + name.get() + "` twice");
            }
        }
        return call.object(List.copyOf(entries.values()));
    }

    private static Node items(Call call) {
        if (!(call.argument(0) instanceof Node.Mapping object)) {
            return call.refusedUnlessOpen(0);
        }
        List<Node.Entry> sorted = new ArrayList<>(object.entries());
        sorted.sort(Comparator.comparing(entry -> entry.key().text(), String.CASE_INSENSITIVE_ORDER));
        for (int i = 1; i < sorted.size(); i++) {
            String name = sorted.get(i).key().text();
            if (!isOrdered(sorted.get(i - 1).key().text(), name)) {
                return call.undecided(
                        Placeholder.isIn(name) ? name : sorted.get(i - 1).key().text());
            }
        }
        call.budget().take(3L * sorted.size());
        List<Node> items = new ArrayList<>();
        for (Node.Entry entry : sorted) {
            List<Node.Entry> pair = List.of(
                    Values.entry("key", entry.key(), call.span()), Values.entry("value", entry.value(), call.span()));
            items.add(new Node.Mapping(pair, call.span()));
        }
        return call.list(items);
    }

    /** Whether two names first differ in what is written, so that their order is known. */
    private static boolean isOrdered(String a, String b) {
        int depth = 0;
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (depth == 0 && left != right) {
                return !Placeholder.isIn(left + "" + right);
            }
            if (left != right) {
                return false;
            }
            depth += left == '\u27e6' ? 1 : left == '\u27e7' ? -1 : 0;
        }
        String rest = a.length() > b.length() ? a.substring(b.length()) : b.substring(a.length());
        return depth == 0 && !rest.startsWith("\u27e6");
    }

    private static Node objectKeys(Call call) {
        if (!(call.argument(0) instanceof Node.Mapping object)) {
            return call.refusedUnlessOpen(0);
        }
        return call.list(
                object.entries().stream().map(entry -> (Node) entry.key()).toList());
    }
}
