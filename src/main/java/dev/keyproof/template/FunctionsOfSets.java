package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Functions that join lists or objects, or find what they have in common. */
final class FunctionsOfSets {
    private FunctionsOfSets() {}

    static void addTo(Functions all) {
        all.strict("union", 2, Functions.ANY, FunctionsOfSets::union);
        all.strict("intersection", 2, Functions.ANY, FunctionsOfSets::intersection);
        all.strict("shallowMerge", 1, 1, FunctionsOfSets::shallowMerge);
    }

    private static Node union(Call call) {
        Node value = call.argument(0);
        for (int i = 1; i < call.count(); i++) {
            Node next = call.argument(i);
            if (value instanceof Node.Mapping left && next instanceof Node.Mapping right) {
                value = merged(call, left, right, true);
            } else if (value instanceof Node.Sequence left && next instanceof Node.Sequence right) {
                value = joined(call, left.items(), right.items());
            } else {
                boolean first = !(value instanceof Node.Mapping) && !(value instanceof Node.Sequence);
                return call.refusedUnlessOpen(first ? 0 : i);
            }
            if (Values.isUnknown(value)) {
                return value;
            }
        }
        return value;
    }

    /** The members of both objects; of a name that both have, the second one's, and of two objects their union. */
    private static Node.Mapping merged(Call call, Node.Mapping a, Node.Mapping b, boolean deep) {
        call.budget().take(a.entries().size() + (long) b.entries().size());
        call.budget().enter();
        try {
            Map<String, Node.Entry> entries = new LinkedHashMap<>();
            a.entries().forEach(entry -> entries.put(name(entry), entry));
            for (Node.Entry entry : b.entries()) {
                Optional<Node.Entry> before = Optional.ofNullable(entries.get(name(entry)));
                boolean both = deep
                        && entry.value() instanceof Node.Mapping
                        && before.filter(old -> old.value() instanceof Node.Mapping)
                                .isPresent();
                Node value = both
                        ? merged(call, (Node.Mapping) before.get().value(), (Node.Mapping) entry.value(), true)
                        : entry.value();
                entries.put(name(entry), new Node.Entry(before.orElse(entry).key(), value));
            }
            return new Node.Mapping(List.copyOf(entries.values()), call.span());
        } finally {
            call.budget().leave();
        }
    }

    private static String name(Node.Entry entry) {
        String name = entry.key().text();
        return Placeholder.isIn(name) ? name : name.toLowerCase(Locale.ROOT);
    }

    /** The elements of both lists, none of them twice; unknown if it is not known which are equal. */
    private static Node joined(Call call, List<Node> a, List<Node> b) {
        List<Node> all = new ArrayList<>();
        for (List<Node> list : List.of(a, b)) {
            for (Node item : list) {
                Optional<Boolean> there = call.equality().isIn(all, item);
                if (there.isEmpty()) {
                    return call.undecided();
                }
                if (!there.get()) {
                    all.add(item);
                }
            }
        }
        return call.list(all);
    }

    private static Node intersection(Call call) {
        Node value = call.argument(0);
        for (int i = 1; i < call.count(); i++) {
            Node next = call.argument(i);
            if (value instanceof Node.Mapping left && next instanceof Node.Mapping right) {
                value = shared(call, left, right);
            } else if (value instanceof Node.Sequence left && next instanceof Node.Sequence right) {
                value = shared(call, left.items(), right.items());
            } else {
                boolean first = !(value instanceof Node.Mapping) && !(value instanceof Node.Sequence);
                return call.refusedUnlessOpen(first ? 0 : i);
            }
            if (Values.isUnknown(value)) {
                return value;
            }
        }
        return value;
    }

    private static Node shared(Call call, Node.Mapping a, Node.Mapping b) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : a.entries()) {
            call.budget().take(1 + b.entries().size() / 16);
            Optional<Node.Entry> other = b.find(entry.key().text());
            Optional<Boolean> same = other.isEmpty()
                    ? Optional.of(false)
                    : call.equality().of(entry.value(), other.get().value());
            if (same.isEmpty()) {
                return call.undecided();
            }
            if (same.get()) {
                entries.add(entry);
            }
        }
        return call.object(entries);
    }

    private static Node shared(Call call, List<Node> a, List<Node> b) {
        List<Node> items = new ArrayList<>();
        for (Node item : a) {
            Optional<Boolean> there = call.equality().isIn(b, item);
            Optional<Boolean> twice = call.equality().isIn(items, item);
            if (there.isEmpty() || twice.isEmpty()) {
                return call.undecided();
            }
            if (there.get() && !twice.get()) {
                items.add(item);
            }
        }
        return call.list(items);
    }

    private static Node shallowMerge(Call call) {
        if (!(call.argument(0) instanceof Node.Sequence list)) {
            return call.refusedUnlessOpen(0);
        }
        Node.Mapping all = new Node.Mapping(List.of(), call.span());
        for (Node item : list.items()) {
            if (Values.isUnknown(item)) {
                return call.because(item);
            }
            if (!(item instanceof Node.Mapping object)) {
                return call.unknown("`shallowMerge` is given a list with " + item.describe() + " in it");
            }
            all = merged(call, all, object, false);
        }
        return all;
    }
}
