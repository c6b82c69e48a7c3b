package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.estate.Placeholder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The function {@code format}: items such as {@code {0}}, {@code {1,8}} and {@code {2:D3}} in a text. */
final class TextFormat {
    private static final char OPEN = '\u27e6';
    private static final char CLOSE = '\u27e7';
    private static final Pattern ITEM =
            Pattern.compile("\\{([0-9]{1,4})\\s*(?:,\\s*(-?[0-9]{1,4}))?\\s*(?::([^{}]*))?}");
    private static final Pattern STANDARD = Pattern.compile("([A-Za-z])([0-9]{0,2})");

    private final Call call;
    private final String pattern;
    private final StringBuilder text = new StringBuilder();

    private TextFormat(Call call, String pattern) {
        this.call = call;
        this.pattern = pattern;
    }

    /** The text of a call; a placeholder where the form of an item is not one that is known here. */
    static Node apply(Call call) {
        if (Values.isUnknown(call.argument(0))) {
            return call.placeholder();
        }
        Optional<String> pattern = Values.text(call.argument(0));
        return pattern.isPresent() ? new TextFormat(call, pattern.get()).result() : call.refused(0);
    }

    private Node result() {
        Matcher items = ITEM.matcher(pattern);
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == OPEN ? 1 : c == CLOSE && depth > 0 ? -1 : 0;
            if (depth > 0 || c != '{' && c != '}') {
                text.append(c);
            } else if (i + 1 < pattern.length() && pattern.charAt(i + 1) == c) {
                text.append(c);
                i++;
            } else if (c == '{' && items.region(i, pattern.length()).lookingAt()) {
                Optional<String> item = item(items);
                if (item.isEmpty()) {
                    return call.placeholder();
                }
                call.budget()
                        .grow(
                                (long) text.length() + item.get().length(),
                                item.get().length());
                text.append(item.get());
                i = items.end() - 1;
            } else {
                return call.unknown("the text given to `format` has a brace without its partner");
            }
        }
        return call.text(text.toString());
    }

    private Optional<String> item(Matcher item) {
        int index = Integer.parseInt(item.group(1)) + 1;
        if (index >= call.count()) {
            return Optional.empty();
        }
        Optional<String> shown =
                shown(call.argument(index), Optional.ofNullable(item.group(3)).orElse(""));
        String width = Optional.ofNullable(item.group(2)).orElse("0");
        return shown.flatMap(value -> aligned(value, Integer.parseInt(width)));
    }

    private static Optional<String> aligned(String value, int width) {
        var length = PlaceholderText.of(value).length();
        if (width == 0) {
            return Optional.of(value);
        }
        if (length.isEmpty()) {
            return Optional.empty();
        }
        String blanks = " ".repeat(Math.max(0, Math.abs(width) - length.getAsInt()));
        return Optional.of(width > 0 ? blanks + value : value + blanks);
    }

    private Optional<String> shown(Node value, String form) {
        if (!(value instanceof Node.Scalar scalar)) {
            return JsonValue.write(value, call.budget());
        }
        if (scalar.form() == Form.UNKNOWN) {
            return form.isEmpty()
                    ? Optional.of(call.symbols().placeholder(scalar))
                    : Optional.of(Placeholder.of(call.symbols()
                            .call("format", List.of(Values.text("{0:" + form + "}", call.span()), scalar))));
        }
        if (form.isEmpty() || !Values.isNumber(scalar)) {
            return Optional.of(FunctionsOfTexts.shown(scalar));
        }
        return number(new BigDecimal(scalar.text()), form);
    }

    /** A number in one of the forms that .NET knows by a letter, or in one of zeros. */
    private static Optional<String> number(BigDecimal number, String form) {
        if (form.chars().allMatch(c -> c == '0')) {
            return Optional.of(padded(number.setScale(0, RoundingMode.HALF_UP).toBigInteger(), form.length()));
        }
        Matcher standard = STANDARD.matcher(form);
        if (!standard.matches()) {
            return Optional.empty();
        }
        String digits = standard.group(2);
        int count = digits.isEmpty() ? -1 : Integer.parseInt(digits);
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return switch (standard.group(1)) {
            case "D", "d" -> whole ? Optional.of(padded(number.toBigInteger(), Math.max(count, 1))) : Optional.empty();
            case "X" ->
                whole ? hexadecimal(number, count).map(text -> text.toUpperCase(Locale.ROOT)) : Optional.empty();
            case "x" -> whole ? hexadecimal(number, count) : Optional.empty();
            case "F", "f" -> Optional.of(fixed(number, count < 0 ? 2 : count));
            case "N", "n" -> Optional.of(grouped(fixed(number, count < 0 ? 2 : count)));
            case "G", "g" -> count < 0 ? Optional.of(number.toPlainString()) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String padded(BigInteger number, int digits) {
        String written = number.abs().toString();
        String zeros = "0".repeat(Math.max(0, digits - written.length()));
        return (number.signum() < 0 ? "-" : "") + zeros + written;
    }

    private static Optional<String> hexadecimal(BigDecimal number, int digits) {
        if (number.signum() < 0) {
            return Optional.empty();
        }
        String written = number.toBigInteger().toString(16);
        return Optional.of("0".repeat(Math.max(0, digits - written.length())) + written);
    }

    private static String fixed(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    private static String grouped(String fixed) {
        int point = fixed.indexOf('.') < 0 ? fixed.length() : fixed.indexOf('.');
        StringBuilder text = new StringBuilder(fixed);
        int first = fixed.startsWith("-") ? 1 : 0;
        for (int at = point - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
