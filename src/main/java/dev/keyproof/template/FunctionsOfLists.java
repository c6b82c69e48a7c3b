package dev.keyproof.template;

import dev.keyproof.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions that make lists and take their elements. */
final class FunctionsOfLists {
    private FunctionsOfLists() {}

    static void addTo(Functions all) {
        all.strict("array", 1, 1, FunctionsOfLists::array);
        all.open("createArray", 0, Functions.ANY, call -> call.list(call.arguments()));
        all.strict("flatten", 1, 1, FunctionsOfLists::flatten);
        all.strict("range", 2, 2, FunctionsOfLists::range);
        all.open("indexFromEnd", 2, 2, call -> fromEnd(call).orElseGet(() -> call.unknown("there is no such element")));
        all.open("tryIndexFromEnd", 2, 2, FunctionsOfLists::tryFromEnd);
        all.open("tryGet", 2, Functions.ANY, FunctionsOfLists::tryGet);
    }

    private static Node array(Call call) {
        Node argument = call.argument(0);
        return argument instanceof Node.Sequence ? argument : call.list(List.of(argument));
    }

    private static Node flatten(Call call) {
        Optional<List<Node>> lists = Values.list(call.argument(0));
        if (lists.isEmpty()) {
            return call.refusedUnlessOpen(0);
        }
        List<Node> flat = new ArrayList<>();
        for (Node inner : lists.get()) {
            if (Values.isUnknown(inner)) {
                return call.because(inner);
            }
            if (!(inner instanceof Node.Sequence list)) {
                return call.unknown("`flatten` is given a list with " + inner.describe() + " in it");
            }
            call.budget().take(list.items().size());
            flat.addAll(list.items());
        }
        return call.list(flat);
    }

    private static Node range(Call call) {
        Optional<Long> start = call.whole(0);
        Optional<Long> count = call.whole(1);
        if (start.isEmpty() || count.isEmpty()) {
            return call.refusedUnlessOpen(start.isEmpty() ? 0 : 1);
        }
        if (count.get() < 0) {
            return call.unknown("`range` is asked for " + count.get() + " numbers");
        }
        call.budget().take(count.get());
        List<Node> numbers = new ArrayList<>();
        for (long i = 0; i < count.get(); i++) {
            numbers.add(call.number(start.get() + i));
        }
        return call.list(numbers);
    }

    private static Optional<Node> fromEnd(Call call) {
        return call.frame().item(call.argument(0), call.argument(1), call.span(), true);
    }

    private static Node tryFromEnd(Call call) {
        if (Values.isNull(call.argument(0))) {
            return call.argument(0);
        }
        return fromEnd(call).orElseGet(() -> Values.nothing(call.span()));
    }

    /** The part that a chain of names and numbers leads to; null as soon as there is none. */
    private static Node tryGet(Call call) {
        Node value = call.argument(0);
        for (int i = 1; i < call.count(); i++) {
            if (Values.isNull(value)) {
                return value;
            }
            value = call.frame()
                    .item(value, call.argument(i), call.span(), false)
                    .orElseGet(() -> Values.nothing(call.span()));
        }
        return value;
    }
}
