package dev.keyproof.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of a name, id or URI that only a deployment decides, written {@code ⟦label⟧} inside the text.
 *
 * <p>Equal placeholders stand for equal values, so that a reference to a resource that does not exist yet still finds
 * that resource. Different placeholders may stand for anything, equal values among them. Placeholders may be nested:
 * {@code ⟦/subscriptions/⟦subscription⟧/...#principalId⟧} is a property that a resource will have.
 */
public final class Placeholder {
    private static final char OPEN = '\u27e6';
    private static final char CLOSE = '\u27e7';
    private static final char PROPERTY = '#';

    private Placeholder() {}

    /** A placeholder; {@code label} says in the words of the input what will be there. */
    public static String of(String label) {
        return OPEN + label + CLOSE;
    }

    /** The placeholder of a property that Azure gives to a resource. */
    public static String property(String resource, String property) {
        return of(resource + PROPERTY + property);
    }

    /** Whether a text has a placeholder in it. */
    public static boolean isIn(String text) {
        return text.indexOf(OPEN) >= 0;
    }

    /** Whether a text is one placeholder and nothing else. */
    public static boolean isWhole(String text) {
        return !text.isEmpty() && text.charAt(0) == OPEN && closing(text, 0) == text.length() - 1;
    }

    /** The resource of a property that Azure will give, if the text is the placeholder of that property. */
    public static Optional<String> owner(String text, String property) {
        String end = PROPERTY + property + CLOSE;
        return isWhole(text) && text.toLowerCase(Locale.ROOT).endsWith(end.toLowerCase(Locale.ROOT))
                ? Optional.of(text.substring(1, text.length() - end.length()))
                : Optional.empty();
    }

    /** Whether a text is a property of a resource that Azure gives, and so has the form that Azure demands. */
    public static boolean isProperty(String text) {
        return isWhole(text) && text.lastIndexOf(PROPERTY) > text.lastIndexOf('/');
    }

    /** Why a text is not known, naming its first placeholder. */
    public static String reason(String text) {
        int open = text.indexOf(OPEN);
        int close = open < 0 ? -1 : closing(text, open);
        String label = close < 0 ? text : text.substring(open + 1, close);
        return "`" + label + "` is decided at the deployment";
    }

    /** Whether two texts may be equal without regard to case: what stands before and behind placeholders decides. */
    public static boolean mayEqual(String a, String b) {
        if (a.equalsIgnoreCase(b)) {
            return true;
        }
        if (!isIn(a) && !isIn(b)) {
            return false;
        }
        // What is equal in front, equal placeholders among it, decides nothing.
        int common = commonBefore(a, b);
        return common > 0 ? restMayEqual(a.substring(common), b.substring(common)) : restMayEqual(a, b);
    }

    private static int commonBefore(String a, String b) {
        int common = 0;
        while (common < a.length() && common < b.length()) {
            int endA = isAt(a, common) ? end(a, common) : common + 1;
            int endB = isAt(b, common) ? end(b, common) : common + 1;
            if (endA != endB || !a.regionMatches(true, common, b, common, endA - common)) {
                break;
            }
            common = endA;
        }
        return common;
    }

    private static boolean restMayEqual(String a, String b) {
        if (!isIn(a) && !isIn(b)) {
            return a.equalsIgnoreCase(b);
        }
        int before = Math.min(literalBefore(a), literalBefore(b));
        int behind = Math.min(literalBehind(a), literalBehind(b));
        boolean long1 = isIn(a) || a.length() >= literalBefore(b) + literalBehind(b);
        boolean long2 = isIn(b) || b.length() >= literalBefore(a) + literalBehind(a);
        return long1
                && long2
                && a.regionMatches(true, 0, b, 0, before)
                && a.regionMatches(true, a.length() - behind, b, b.length() - behind, behind);
    }

    /** The parts of a text between separators that stand outside placeholders; empty parts are kept. */
    public static List<String> split(String text, char separator) {
        if (!isIn(text)) {
            return List.of(text.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1));
        }
        List<String> parts = new ArrayList<>();
        int from = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == OPEN ? 1 : c == CLOSE && depth > 0 ? -1 : 0;
            if (c == separator && depth == 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Index of a character outside placeholders, from {@code from} on; -1 if there is none. */
    public static int indexOf(String text, char wanted, int from) {
        return masked(text).indexOf(wanted, from);
    }

    /** The text, as long as it is, with letters that no syntax knows in place of its placeholders. */
    public static String masked(String text) {
        if (!isIn(text)) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == OPEN ? 1 : 0;
            masked.append(depth > 0 ? OPEN : c);
            depth -= c == CLOSE && depth > 0 ? 1 : 0;
        }
        return masked.toString();
    }

    /** Whether a placeholder begins at an index. */
    static boolean isAt(String text, int index) {
        return text.charAt(index) == OPEN;
    }

    /** Where a placeholder ends that begins at {@code open}. */
    static int end(String text, int open) {
        int closing = closing(text, open);
        return closing < 0 ? text.length() : closing + 1;
    }

    private static int literalBefore(String text) {
        int open = text.indexOf(OPEN);
        return open < 0 ? text.length() : open;
    }

    private static int literalBehind(String text) {
        int close = text.lastIndexOf(CLOSE);
        return close < 0 ? text.length() : text.length() - close - 1;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == OPEN ? 1 : c == CLOSE ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
