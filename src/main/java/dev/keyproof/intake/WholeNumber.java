package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Assumption;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * A whole number as JSON and its writers spell it: {@code 14}, {@code 14.0}, {@code "14"}.
 *
 * @param quoted whether it stood in quotes and is read as a number on azure-A5
 */
record WholeNumber(long value, boolean quoted) {
    private static final int MOST_DIGITS = 24;

    /** The number, or nothing for anything else, fractions and numbers of more than 64 bits included. */
    static Optional<WholeNumber> of(Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.text().length() > MOST_DIGITS) {
            return Optional.empty();
        }
        boolean numeric = switch (scalar.form()) {
            case INTEGER, DECIMAL -> true;
            case TEXT -> isSpelledOut(scalar.text());
            case BOOLEAN, NULL, UNKNOWN -> false;
        };
        if (!numeric) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(scalar.text());
            // An exponent can ask for more digits than memory holds; no field needs one beyond 64 bits.
            if (Math.abs((long) value.scale()) > MOST_DIGITS) {
                return Optional.empty();
            }
            return Optional.of(new WholeNumber(value.longValueExact(), scalar.form() == Node.Form.TEXT));
        } catch (ArithmeticException | NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    /** What reading it rests on. */
    Set<Assumption> assumptions() {
        return quoted ? Set.of(Assumption.A5) : Set.of();
    }

    private static boolean isSpelledOut(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        return text.length() > from && text.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }
}
