package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Functions that look for something in a text, a list or an object: {@code contains} with regard to case, except for
 * the names of an object's members, the others without.
 */
final class FunctionsOfSearch {
    private FunctionsOfSearch() {}

    static void addTo(Functions all) {
        all.strict("contains", 2, 2, FunctionsOfSearch::contains);
        all.strict("startsWith", 2, 2, call -> atBorder(call, true));
        all.strict("endsWith", 2, 2, call -> atBorder(call, false));
        all.strict("indexOf", 2, 2, call -> index(call, false));
        all.strict("lastIndexOf", 2, 2, call -> index(call, true));
    }

    private static Node contains(Call call) {
        Node container = call.argument(0);
        if (container instanceof Node.Sequence list) {
            return call.equality()
                    .isIn(list.items(), call.argument(1))
                    .map(found -> call.bool(found))
                    .orElseGet(() -> call.undecided());
        }
        Optional<String> wanted = call.text(1);
        if (wanted.isEmpty()) {
            return call.refused(1);
        }
        if (container instanceof Node.Mapping object) {
            return hasMember(call, object, wanted.get());
        }
        Optional<String> text = Values.text(container);
        if (text.isEmpty()) {
            return call.refused(0);
        }
        call.budget().search(text.get().length(), wanted.get().length());
        if (text.get().contains(wanted.get())) {
            return call.bool(true);
        }
        return Placeholder.isIn(wanted.get())
                ? call.undecided(wanted.get())
                : call.bool(PlaceholderText.of(text.get()).contains(wanted.get()), text.get());
    }

    private static Node hasMember(Call call, Node.Mapping object, String name) {
        call.budget().take(1 + object.entries().size());
        if (object.find(name).isPresent()) {
            return call.bool(true);
        }
        return object.entries().stream()
                .map(entry -> entry.key().text())
                .filter(key -> Placeholder.mayEqual(key, name))
                .findFirst()
                .map(key -> call.undecided(Placeholder.isIn(key) ? key : name))
                .orElseGet(() -> call.scope()
                        .member(object, name, call.span())
                        .map(member -> Values.isUnknown(member) ? call.because(member) : call.bool(true))
                        .orElseGet(() -> call.bool(false)));
    }

    private static Node atBorder(Call call, boolean start) {
        Optional<String> text = Values.text(call.argument(0));
        Optional<String> wanted = Values.text(call.argument(1));
        if (text.isEmpty() || wanted.isEmpty()) {
            return call.refused(text.isEmpty() ? 0 : 1);
        }
        boolean same = start ? text.get().startsWith(wanted.get()) : text.get().endsWith(wanted.get());
        if (same) {
            return call.bool(true);
        }
        PlaceholderText whole = PlaceholderText.of(text.get());
        PlaceholderText part = PlaceholderText.of(wanted.get());
        String known = start ? whole.beginning() : whole.ending();
        String looked = start ? part.beginning() : part.ending();
        int shared = Math.min(known.length(), looked.length());
        boolean alike = start
                ? known.regionMatches(true, 0, looked, 0, shared)
                : known.regionMatches(true, known.length() - shared, looked, looked.length() - shared, shared);
        if (!alike || whole.isWritten() && shared < looked.length()) {
            return call.bool(false);
        }
        return part.isWritten() && shared == looked.length()
                ? call.bool(true)
                : call.undecided(whole.isWritten() ? wanted.get() : text.get());
    }

    private static Node index(Call call, boolean last) {
        if (call.argument(0) instanceof Node.Sequence list) {
            return inList(call, list.items(), last);
        }
        Optional<String> text = call.text(0);
        Optional<String> wanted = call.text(1);
        if (text.isEmpty() || wanted.isEmpty()) {
            return call.refused(text.isEmpty() ? 0 : 1);
        }
        if (Placeholder.isIn(wanted.get())) {
            return call.undecided(wanted.get());
        }
        PlaceholderText whole = PlaceholderText.of(text.get());
        call.budget().search(text.get().length(), wanted.get().length());
        String small = wanted.get().toLowerCase(Locale.ROOT);
        String known = (whole.isWritten() ? text.get() : whole.beginning()).toLowerCase(Locale.ROOT);
        int found = last ? known.lastIndexOf(small) : known.indexOf(small);
        return whole.isWritten() || !last && found >= 0 ? call.number(found) : call.undecided(text.get());
    }

    private static Node inList(Call call, List<Node> items, boolean last) {
        int found = -1;
        for (int i = 0; i < items.size(); i++) {
            Optional<Boolean> same = call.equality().of(items.get(i), call.argument(1));
            if (same.isEmpty()) {
                return call.undecided();
            }
            if (same.get()) {
                found = i;
                if (!last) {
                    break;
                }
            }
        }
        return call.number(found);
    }
}
