package dev.keyproof.document;

import java.util.Locale;

/** How messages name what stands in an input. */
final class Quoted {
    private static final int MOST = 80;

    private Quoted() {}

    /** The text in backticks, at most 80 characters of it. */
    static String of(String text) {
        if (text.length() <= MOST) {
            return "`" + text + "`";
        }
        int end = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
        return "`" + text.substring(0, end) + "...`";
    }

    /** A code point as Unicode writes it: {@code U+202E}. */
    static String codePoint(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    /** A number with commas between thousands. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
