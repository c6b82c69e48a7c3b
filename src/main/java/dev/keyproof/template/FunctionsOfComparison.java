package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Comparison functions. */
final class FunctionsOfComparison {
    private FunctionsOfComparison() {}

    static void addTo(Functions all) {
        all.own("coalesce", 1, Functions.ANY, FunctionsOfComparison::coalesce);
        all.open("equals", 2, 2, FunctionsOfComparison::equal);
        all.strict("greater", 2, 2, call -> compare(call, sign -> sign > 0));
        all.strict("greaterOrEquals", 2, 2, call -> compare(call, sign -> sign >= 0));
        all.strict("less", 2, 2, call -> compare(call, sign -> sign < 0));
        all.strict("lessOrEquals", 2, 2, call -> compare(call, sign -> sign <= 0));
    }

    private static Node coalesce(Call call) {
        for (int i = 0; i < call.count(); i++) {
            Node argument = call.argument(i);
            if (Values.isUnknown(argument)) {
                return i == call.count() - 1
                        ? argument
                        : call.symbols().called(argument, call.name(), call.arguments());
            }
            if (!Values.isNull(argument)) {
                return argument;
            }
        }
        return Values.nothing(call.span());
    }

    private static Node equal(Call call) {
        return call.equality()
                .of(call.argument(0), call.argument(1))
                .map(equal -> call.bool(equal))
                .orElseGet(call::undecided);
    }

    private static Node compare(Call call, IntPredicate wanted) {
        Node a = call.argument(0);
        Node b = call.argument(1);
        if (Values.isNumber(a) && Values.isNumber(b)) {
            BigDecimal left = new BigDecimal(((Node.Scalar) a).text());
            return call.bool(wanted.test(left.compareTo(new BigDecimal(((Node.Scalar) b).text()))));
        }
        Optional<String> left = Values.text(a);
        Optional<String> right = Values.text(b);
        if (left.isEmpty() || right.isEmpty()) {
            return call.refusedUnlessOpen(left.isEmpty() ? 0 : 1);
        }
        call.budget().text(Math.min(left.get().length(), right.get().length()));
        if (Placeholder.isIn(left.get()) || Placeholder.isIn(right.get())) {
            return left.equals(right) ? call.bool(wanted.test(0)) : call.undecided();
        }
        return order(left.get(), right.get())
                .map(sign -> call.bool(wanted.test(sign)))
                .orElseGet(() -> call.unknown("the order of these texts depends on the rules of a language"));
    }

    /**
     * The order of two texts in the order of words: digits before letters, and of a letter the small form before the
     * capital. Nothing where signs other than letters and digits of ASCII stand at different places.
     */
    static Optional<Integer> order(String a, String b) {
        int inCase = 0;
        for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left == right) {
                continue;
            }
            if (!isPlain(left) || !isPlain(right)) {
                return Optional.empty();
            }
            int sign = Character.compare(Character.toLowerCase(left), Character.toLowerCase(right));
            if (sign != 0) {
                return restIsPlain(a, b, i) ? Optional.of(sign) : Optional.empty();
            }
            inCase = inCase == 0 ? Character.compare(right, left) : inCase;
        }
        int longer = Integer.compare(a.length(), b.length());
        return Optional.of(longer != 0 ? longer : inCase);
    }

    /** Whether signs that some orders leave out do not shift what stands behind the first difference. */
    private static boolean restIsPlain(String a, String b, int from) {
        for (int i = from + 1; i < Math.max(a.length(), b.length()); i++) {
            char left = i < a.length() ? a.charAt(i) : '0';
            char right = i < b.length() ? b.charAt(i) : '0';
            if (left != right && (!isPlain(left) || !isPlain(right))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
