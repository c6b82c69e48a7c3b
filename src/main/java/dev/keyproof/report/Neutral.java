package dev.keyproof.report;

import java.util.Locale;

/**
 * Makes a text harmless for the place it is printed in (audit.md 4, hostile-inputs.md 7 and 8).
 *
 * <p>Every text of a report goes through one of these methods, ours as well as input: secrets are replaced, characters
 * that steer a terminal, a log or a pipeline become visible escapes, and what is too long is cut with a count. A clean
 * text comes back as the same object.
 */
final class Neutral {
    /** Longest title, in UTF-16 code units. */
    static final int TITLE = 500;
    /** Longest label of a place, name or path. */
    static final int NAME = 300;
    /** Longest remark. */
    static final int REMARK = 2000;

    /** How far beyond the cut a secret is looked for that begins before it. */
    private static final int BEYOND = 4096;

    private Neutral() {}

    /** One line for a terminal, a log, or XML: nothing in it can end the line, start a command or move the cursor. */
    static String line(String text, int longest) {
        String cut = text.length() > longest + BEYOND ? text.substring(0, longest + BEYOND) : text;
        String safe = visible(Secrets.redact(cut));
        return cut(safe, longest, text.length() - cut.length());
    }

    /** A text for a format that escapes control characters itself: only secrets, length and broken characters. */
    static String data(String text, int longest) {
        String cut = text.length() > longest + BEYOND ? text.substring(0, longest + BEYOND) : text;
        String safe = whole(Secrets.redact(cut));
        return cut(safe, longest, text.length() - cut.length());
    }

    /** A path on a line of a log, where even a part must not look like a command. */
    static String path(String text) {
        return line(text, NAME).replace("::", ":\\u003A");
    }

    /** The visible escape of a character, {@code \u001B}. */
    static String escape(char c) {
        return String.format(Locale.ROOT, "\\u%04X", (int) c);
    }

    /** Whether the character at {@code index} must not reach a terminal, a log or an XML file as it is. */
    static boolean isUnsafe(String text, int index) {
        char c = text.charAt(index);
        if (c < 0x7f) {
            return c < ' ' || (c == '#' && isCommand(text, index));
        }
        if (Character.isSurrogate(c)) {
            return isLone(text, index);
        }
        return c <= 0x9f
                || c == 0x061c
                || c == 0x200e
                || c == 0x200f
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xfeff
                || c >= 0xfffe;
    }

    /** At most {@code longest} code units of the text, then the number of characters that were left out. */
    private static String cut(String text, int longest, int alreadyCut) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "... (" + (text.length() - end + alreadyCut) + " more characters)";
    }

    private static String visible(String text) {
        int i = 0;
        while (i < text.length() && !isUnsafe(text, i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, i);
        for (; i < text.length(); i++) {
            if (isUnsafe(text, i)) {
                safe.append(escape(text.charAt(i)));
            } else {
                safe.append(text.charAt(i));
            }
        }
        return safe.toString();
    }

    private static String whole(String text) {
        int i = 0;
        while (i < text.length() && !(Character.isSurrogate(text.charAt(i)) && isLone(text, i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c) && isLone(text, i)) {
                safe.append('\uFFFD').append(escape(c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Pipelines find {@code ##[} and {@code ##vso[} in the middle of a line, too. */
    private static boolean isCommand(String text, int second) {
        return second > 0
                && text.charAt(second - 1) == '#'
                && (text.startsWith("[", second + 1) || text.regionMatches(true, second + 1, "vso[", 0, 4));
    }

    private static boolean isLone(CharSequence text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
    }
}
