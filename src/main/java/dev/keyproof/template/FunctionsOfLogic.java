package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Logical functions: three-valued, and no argument is evaluated that cannot matter. */
final class FunctionsOfLogic {
    private FunctionsOfLogic() {}

    static void addTo(Functions all) {
        all.own("and", 1, Functions.ANY, call -> chain(call, false));
        all.own("or", 1, Functions.ANY, call -> chain(call, true));
        all.strict("not", 1, 1, FunctionsOfLogic::not);
        all.own("if", 3, 3, FunctionsOfLogic::choose);
        all.strict("bool", 1, 1, FunctionsOfLogic::bool);
        all.strict("true", 0, 0, call -> call.bool(true));
        all.strict("false", 0, 0, call -> call.bool(false));
    }

    /** {@code and}, which {@code false} decides, or {@code or}, which {@code true} decides. */
    private static Node chain(Call call, boolean deciding) {
        List<Node> open = new ArrayList<>();
        for (int i = 0; i < call.count(); i++) {
            Node argument = call.argument(i);
            Optional<Boolean> truth = Values.truth(argument);
            if (truth.isPresent() && truth.get() == deciding) {
                return call.bool(deciding);
            }
            if (truth.isEmpty()) {
                open.add(Values.isUnknown(argument) ? argument : call.refusedUnlessOpen(i));
            }
        }
        if (open.isEmpty()) {
            return call.bool(!deciding);
        }
        return open.size() == 1 && call.count() == 1
                ? open.get(0)
                : call.symbols().called(open.get(0), call.name(), call.arguments());
    }

    private static Node not(Call call) {
        return Values.truth(call.argument(0))
                .map(truth -> call.bool(!truth))
                .orElseGet(() -> call.refusedUnlessOpen(0));
    }

    private static Node choose(Call call) {
        Node condition = call.argument(0);
        Optional<Boolean> truth = Values.truth(condition);
        if (truth.isPresent()) {
            return placed(call, condition, call.argument(truth.get() ? 1 : 2));
        }
        Node why = Values.isUnknown(condition) ? condition : call.refusedUnlessOpen(0);
        return either(call, why, call.argument(1), call.argument(2), "");
    }

    /** A constant that stands in the call has the place of what chooses it, if that is written elsewhere. */
    private static Node placed(Call call, Node condition, Node chosen) {
        boolean constant = chosen instanceof Node.Scalar && !Values.isUnknown(chosen) && call.contains(chosen.span());
        return constant && !call.contains(condition.span()) ? at((Node.Scalar) chosen, condition.span()) : chosen;
    }

    private static Node at(Node.Scalar value, Span place) {
        return new Node.Scalar(value.form(), value.text(), value.quoted(), place);
    }

    /** What two values have in common, where it is not known which one it is. */
    private static Node either(Call call, Node why, Node a, Node b, String step) {
        call.budget().enter();
        try {
            if (call.equality().of(a, b).filter(Boolean::booleanValue).isPresent()) {
                return a;
            }
            if (a instanceof Node.Mapping left && b instanceof Node.Mapping right && sameNames(left, right)) {
                List<Node.Entry> entries = new ArrayList<>();
                for (Node.Entry entry : left.entries()) {
                    String name = entry.key().text();
                    Node other = right.get(name).orElseThrow();
                    entries.add(
                            new Node.Entry(entry.key(), either(call, why, entry.value(), other, step + "." + name)));
                }
                return new Node.Mapping(entries, a.span());
            }
            Node own = call.symbols().called(why, call.name(), call.arguments());
            return step.isEmpty() ? own : call.symbols().stepped(own, own, step);
        } finally {
            call.budget().leave();
        }
    }

    private static boolean sameNames(Node.Mapping a, Node.Mapping b) {
        return a.entries().size() == b.entries().size()
                && a.entries().stream()
                        .allMatch(entry -> b.get(entry.key().text()).isPresent());
    }

    private static Node bool(Call call) {
        Node argument = call.argument(0);
        if (Values.truth(argument).isPresent()) {
            return argument;
        }
        Optional<Long> number = Values.whole(argument);
        if (number.isPresent()) {
            return call.bool(number.get() != 0);
        }
        String text = Values.text(argument).orElse("").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "1" -> call.bool(true);
            case "false", "0" -> call.bool(false);
            default -> call.refusedUnlessOpen(0);
        };
    }
}
