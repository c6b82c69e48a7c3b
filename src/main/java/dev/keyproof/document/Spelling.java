package dev.keyproof.document;

import dev.keyproof.document.Node.Form;

/**
 * What an unquoted scalar is, by its spelling alone.
 *
 * <p>Booleans are {@code true} and {@code false}; null is {@code null}, {@code Null}, {@code NULL}, {@code ~} and
 * nothing at all; numbers are those of JSON. All else is text: {@code yes}, {@code 010}, {@code 0x1F}, {@code 12:30}.
 */
final class Spelling {
    private static final int LONGEST_DECIMAL = 64;

    private Spelling() {}

    /** The form of an unquoted scalar of a YAML text. */
    static Form of(String text) {
        if (text.isEmpty()) {
            return Form.NULL;
        }
        char first = text.charAt(0);
        if (first >= '0' && first <= '9' || first == '-') {
            return number(text);
        }
        return switch (text) {
            case "true", "false" -> Form.BOOLEAN;
            case "null", "Null", "NULL", "~" -> Form.NULL;
            default -> Form.TEXT;
        };
    }

    /** Whether an unquoted scalar spells infinity or "not a number". */
    static boolean isNotFinite(String text) {
        if (text.length() < 4 || text.length() > 5) {
            return false;
        }
        return switch (text) {
            case ".inf", ".Inf", ".INF", "-.inf", "-.Inf", "-.INF" -> true;
            case "+.inf", "+.Inf", "+.INF", ".nan", ".NaN", ".NAN" -> true;
            default -> false;
        };
    }

    /** Why a number is refused, in words; empty for one that is accepted. */
    static String refusal(Form form, String text, int integerDigits) {
        int sign = text.startsWith("-") ? 1 : 0;
        if (form == Form.INTEGER) {
            if (text.length() - sign > integerDigits) {
                return "a whole number has " + Quoted.count(text.length() - sign) + " digits; at most " + integerDigits
                        + " are read";
            }
            return fits(text) ? "" : "a whole number does not fit 64 bits";
        }
        if (text.length() > LONGEST_DECIMAL) {
            return "a number is " + Quoted.count(text.length()) + " characters long; at most " + LONGEST_DECIMAL
                    + " are read";
        }
        return Double.isFinite(Double.parseDouble(text)) ? "" : "a number is too large to be finite";
    }

    /** A number of JSON without a fraction that is all zeros: {@code 2048} for {@code 2048.0}. */
    static String withoutZeroFraction(String number) {
        int point = number.indexOf('.');
        if (point < 0) {
            return number;
        }
        for (int i = point + 1; i < number.length(); i++) {
            if (number.charAt(i) != '0') {
                return number;
            }
        }
        return number.substring(0, point);
    }

    private static boolean fits(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }

    private static Form number(String text) {
        int at = text.charAt(0) == '-' ? 1 : 0;
        int digits = digits(text, at);
        if (digits == at || text.charAt(at) == '0' && digits > at + 1) {
            return Form.TEXT;
        }
        at = digits;
        if (at == text.length()) {
            return Form.INTEGER;
        }
        if (text.charAt(at) == '.') {
            digits = digits(text, at + 1);
            if (digits == at + 1) {
                return Form.TEXT;
            }
            at = digits;
        }
        return at == text.length() || isExponent(text, at) ? Form.DECIMAL : Form.TEXT;
    }

    private static boolean isExponent(String text, int at) {
        if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
            return false;
        }
        int start = at + 1;
        if (start < text.length() && (text.charAt(start) == '+' || text.charAt(start) == '-')) {
            start++;
        }
        int end = digits(text, start);
        return end > start && end == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
