package dev.keyproof.template;

import dev.keyproof.document.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
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
            entries.put(name.get(), new Node.Entry(key, call.argument(i + 1)));
        }
        return call.object(List.copyOf(entries.values()));
    }

    private static Node items(Call call) {
        if (!(call.argument(0) instanceof Node.Mapping object)) {
            return call.refusedUnlessOpen(0);
        }
        List<Node.Entry> sorted = new ArrayList<>(object.entries());
        sorted.sort(Comparator.comparing(entry -> entry.key().text(), String.CASE_INSENSITIVE_ORDER));
        call.budget().take(3L * sorted.size());
        List<Node> items = new ArrayList<>();
        for (Node.Entry entry : sorted) {
            List<Node.Entry> pair = List.of(
                    Values.entry("key", entry.key(), call.span()), Values.entry("value", entry.value(), call.span()));
            items.add(new Node.Mapping(pair, call.span()));
        }
        return call.list(items);
    }

    private static Node objectKeys(Call call) {
        if (!(call.argument(0) instanceof Node.Mapping object)) {
            return call.refusedUnlessOpen(0);
        }
        return call.list(
                object.entries().stream().map(entry -> (Node) entry.key()).toList());
    }
}
