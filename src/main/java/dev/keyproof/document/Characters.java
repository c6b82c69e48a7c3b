package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The characters of a YAML text that must not stand there as they are, found before the text is parsed.
 *
 * <p>Control characters and halves of surrogate pairs are errors; bidirectional controls are warnings. Each code
 * point is reported once, at its first place, with its count.
 */
final class Characters {
    private static final char REPLACEMENT = '\uFFFD';

    private final String clean;
    private final int[] refused;
    private final int refusedCount;

    private Characters(String clean, int[] refused, int refusedCount) {
        this.clean = clean;
        this.refused = refused;
        this.refusedCount = refusedCount;
    }

    /** Looks at every character of the text once. */
    static Characters of(Source source, String text, Problems problems) {
        int[] refused = new int[0];
        int count = 0;
        Map<Integer, int[]> seen = new TreeMap<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t') {
                continue;
            }
            boolean bad = isRefused(c) || isHalf(text, i);
            if (bad) {
                if (count == refused.length) {
                    refused = Arrays.copyOf(refused, Math.max(8, count * 2));
                }
                refused[count++] = i;
            }
            if (bad || isBidirectional(c)) {
                int kind = Character.isSurrogate(c) ? Character.MIN_SURROGATE : c;
                seen.computeIfAbsent(kind, key -> new int[2])[1]++;
                if (seen.get(kind)[1] == 1) {
                    seen.get(kind)[0] = i;
                }
            }
        }
        seen.forEach((codePoint, place) -> problems.report(problem(source, codePoint, place[0], place[1])));
        return new Characters(count == 0 ? text : clean(text, refused, count), refused, count);
    }

    /** The text with every refused character replaced by another of the same width, so that places stay. */
    String clean() {
        return clean;
    }

    /** Whether a refused character stands from {@code start} up to {@code end}. */
    boolean refusedWithin(int start, int end) {
        int found = Arrays.binarySearch(refused, 0, refusedCount, start);
        int next = found >= 0 ? found : -found - 1;
        return next < refusedCount && refused[next] < end;
    }

    /** Whether a character changes the direction in which the text around it is shown. */
    static boolean isBidirectional(char c) {
        return c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u200E'
                || c == '\u200F'
                || c == '\u061C';
    }

    /** Whether one half of a surrogate pair stands alone in a text. */
    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isHalf(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** The warning about a bidirectional control. */
    static Diagnostic bidirectional(int codePoint, Span at) {
        String name = Quoted.codePoint(codePoint);
        return Diagnostic.error(
                        "bidirectional-control",
                        "the bidirectional control " + name + " makes the text look different from what it says",
                        new Label(at, name),
                        "remove it")
                .as(Severity.WARNING);
    }

    private static boolean isRefused(char c) {
        boolean control = c < ' ' || c >= 0x7F && c <= 0x9F && c != '\u0085';
        return control || c >= '\uFFFE';
    }

    private static boolean isHalf(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static String clean(String text, int[] refused, int count) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < count; i++) {
            clean.setCharAt(refused[i], REPLACEMENT);
        }
        return clean.toString();
    }

    private static Diagnostic problem(Source source, int codePoint, int offset, int times) {
        Span at = Span.of(source, offset, offset + 1);
        if (isBidirectional((char) codePoint)) {
            return bidirectional(codePoint, at);
        }
        String often = times == 1 ? "" : ", " + Quoted.count(times) + " times";
        if (codePoint == Character.MIN_SURROGATE) {
            return Diagnostic.error(
                    "half-character",
                    "one half of a surrogate pair stands alone" + often,
                    new Label(at, "not a character"),
                    "save the file as UTF-8");
        }
        String name = Quoted.codePoint(codePoint);
        return Diagnostic.error(
                "control-character",
                "the control character " + name + " stands in the text" + often,
                new Label(at, name),
                "remove it; in double quotes it can be written as an escape");
    }
}
