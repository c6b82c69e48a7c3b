package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/** Numeric functions: whole numbers of 64 bits; what does not fit them is unknown. */
final class FunctionsOfNumbers {
    private FunctionsOfNumbers() {}

    static void addTo(Functions all) {
        all.strict("add", 2, 2, call -> reckon(call, Math::addExact));
        all.strict("sub", 2, 2, call -> reckon(call, Math::subtractExact));
        all.strict("mul", 2, 2, call -> reckon(call, Math::multiplyExact));
        all.strict("div", 2, 2, call -> reckon(call, FunctionsOfNumbers::divide));
        all.strict("mod", 2, 2, call -> reckon(call, FunctionsOfNumbers::rest));
        all.strict("min", 1, Functions.ANY, call -> most(call, Math::min));
        all.strict("max", 1, Functions.ANY, call -> most(call, Math::max));
        all.strict("int", 1, 1, FunctionsOfNumbers::whole);
        all.strict("float", 1, 1, FunctionsOfNumbers::number);
        all.open("copyIndex", 0, 2, FunctionsOfNumbers::copyIndex);
    }

    private static Node reckon(Call call, BinaryOperator<Long> operation) {
        for (int i = 0; i < 2; i++) {
            if (!Values.isNumber(call.argument(i))) {
                return call.refusedUnlessOpen(i);
            }
        }
        Optional<Long> a = call.whole(0);
        Optional<Long> b = call.whole(1);
        if (a.isEmpty() || b.isEmpty()) {
            return fractions(call);
        }
        try {
            return call.number(operation.apply(a.get(), b.get()));
        } catch (ArithmeticException outOfRange) {
            return call.unknown("the result of `" + call.name() + "` is no number");
        }
    }

    private static Node fractions(Call call) {
        BigDecimal a = new BigDecimal(((Node.Scalar) call.argument(0)).text());
        BigDecimal b = new BigDecimal(((Node.Scalar) call.argument(1)).text());
        MathContext digits = MathContext.DECIMAL64;
        return switch (call.name()) {
            case "add" -> Values.number(a.add(b, digits), call.span());
            case "sub" -> Values.number(a.subtract(b, digits), call.span());
            case "mul" -> Values.number(a.multiply(b, digits), call.span());
            default -> call.unknown("`" + call.name() + "` is given a number with a fraction");
        };
    }

    private static Long divide(Long a, Long b) {
        if (a == Long.MIN_VALUE && b == -1) {
            throw new ArithmeticException("the quotient does not fit");
        }
        return a / b;
    }

    private static Long rest(Long a, Long b) {
        return a % b;
    }

    private static Node most(Call call, BinaryOperator<Long> better) {
        List<Node> numbers =
                call.count() == 1 && call.argument(0) instanceof Node.Sequence list ? list.items() : call.arguments();
        Optional<Long> best = Optional.empty();
        call.budget().take(numbers.size());
        for (Node number : numbers) {
            if (Values.isUnknown(number)) {
                return call.because(number);
            }
            Optional<Long> value = Values.whole(number);
            if (value.isEmpty()) {
                return call.unknown("`" + call.name() + "` is given " + number.describe());
            }
            best = Optional.of(best.isEmpty() ? value.get() : better.apply(best.get(), value.get()));
        }
        return best.map(value -> call.number(value))
                .orElseGet(() -> call.unknown("`" + call.name() + "` is given an empty list"));
    }

    private static Node whole(Call call) {
        Node argument = call.argument(0);
        if (Values.is(argument, Form.INTEGER)) {
            return argument;
        }
        Optional<Long> whole = Values.is(argument, Form.DECIMAL)
                ? Optional.of(new BigDecimal(((Node.Scalar) argument).text()))
                        .map(number -> number.setScale(0, RoundingMode.HALF_EVEN))
                        .flatMap(number -> Values.whole(number.toPlainString()))
                : Values.text(argument).flatMap(text -> Values.whole(text.strip()));
        return whole.map(number -> call.number(number)).orElseGet(() -> call.refusedUnlessOpen(0));
    }

    private static Node number(Call call) {
        Node argument = call.argument(0);
        return Values.isNumber(argument)
                ? argument
                : Values.text(argument)
                        .flatMap(text -> Values.number(text.strip(), call.span()))
                        .orElseGet(() -> call.refusedUnlessOpen(0));
    }

    private static Node copyIndex(Call call) {
        Optional<String> loop = call.count() == 0 ? Optional.empty() : Values.text(call.argument(0));
        int offsetAt = loop.isPresent() ? 1 : 0;
        Optional<Long> offset = offsetAt < call.count() ? call.whole(offsetAt) : Optional.of(0L);
        if (offset.isEmpty()) {
            return call.refusedUnlessOpen(offsetAt);
        }
        Optional<Long> index = call.scope().copyIndex(loop);
        return index.map(number -> call.number(number + offset.get()))
                .orElseGet(() -> call.unknown(loop.map(name -> "the index of the loop `" + name + "` is not known")
                        .orElse("the index of the loop is not known")));
    }
}
