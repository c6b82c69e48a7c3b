package dev.keyproof.report;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells keys and tokens from names by how they look: long, and jumping between letters, cases and digits as no name
 * does.
 */
final class RandomRuns {
    /** The shortest run that is looked at. */
    static final int LEAST = 40;

    /** Slashes that stand closer than this on average are those of a path, not of base64. */
    private static final int LEAST_STEP = 12;

    /** What is known to look random and to be harmless: GUIDs, key versions, SHA-256 digests. */
    private static final Pattern HARMLESS = Pattern.compile(
            "(?<![0-9A-Za-z])(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{32})(?![0-9A-Za-z])",
            Pattern.CASE_INSENSITIVE);

    private RandomRuns() {}

    /** Whether base64, base64url, hexadecimal and the like write this character. */
    static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '='
                || c == '_'
                || c == '-';
    }

    /** Adds the runs that look like secrets. */
    static void find(CharSequence text, List<Secrets.Range> found) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isPart(text.charAt(i))) {
                continue;
            }
            if (i - start >= LEAST) {
                withoutHarmless(text, start, i, found);
            }
            start = i + 1;
        }
    }

    private static void withoutHarmless(CharSequence text, int start, int end, List<Secrets.Range> found) {
        Matcher harmless = HARMLESS.matcher(text).region(start, end).useTransparentBounds(true);
        int from = start;
        while (harmless.find()) {
            piece(text, from, harmless.start(), found);
            from = harmless.end();
        }
        piece(text, from, end, found);
    }

    /** A whole piece may be base64 with slashes; or a path of which one step is a secret. */
    private static void piece(CharSequence text, int start, int end, List<Secrets.Range> found) {
        long slashes =
                text.subSequence(start, end).chars().filter(c -> c == '/').count();
        if (slashes * LEAST_STEP <= end - start && looksRandom(text, start, end)) {
            found.add(new Secrets.Range(start, end));
            return;
        }
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || text.charAt(i) == '/') {
                if (looksRandom(text, from, i)) {
                    found.add(new Secrets.Range(from, i));
                }
                from = i + 1;
            }
        }
    }

    private static boolean looksRandom(CharSequence text, int start, int end) {
        int length = end - start;
        if (length < LEAST) {
            return false;
        }
        int upper = 0;
        int lower = 0;
        int separators = 0;
        int outOfDigits = 0;
        int intoUpper = 0;
        char before = '/';
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean isUpper = c >= 'A' && c <= 'Z';
            boolean isLower = c >= 'a' && c <= 'z';
            boolean afterDigit = before >= '0' && before <= '9';
            upper += isUpper ? 1 : 0;
            lower += isLower ? 1 : 0;
            separators += c == '-' || c == '_' || c == '/' ? 1 : 0;
            outOfDigits += afterDigit && (isUpper || isLower) ? 1 : 0;
            intoUpper += isUpper && before >= 'a' && before <= 'z' ? 1 : 0;
            before = c;
        }
        if (upper == 0 || lower == 0) {
            return separators == 0 && outOfDigits >= 3;
        }
        int jumps = outOfDigits + intoUpper;
        return (outOfDigits >= 2 && jumps * 8 >= length) || (outOfDigits == 1 && jumps * 5 >= length);
    }
}
