package dev.keyproof.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds by their form the secrets that must not leave the tool: signatures of shared access, account keys, passwords,
 * tokens, PEM blocks, private members of JSON web keys, and long runs without meaning.
 *
 * <p>GUIDs, resource ids, key URIs and SHA-256 digests are not secrets and stay. The text of a run that only looks
 * random, such as a modulus, goes too: better a hidden public value than a shown private one.
 */
final class Secrets {
    /** What is printed in place of a secret. */
    static final String MARK = "[redacted]";

    /** A part of a text, end exclusive. */
    record Range(int start, int end) {}

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    /** A block without an end is taken to be at most this long; a key of 16,384 bits fits. */
    private static final int LONGEST_BLOCK = 16_384;

    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{7,}(?:\\.[A-Za-z0-9_-]*){1,4}|eyJ[A-Za-z0-9_-]{17,}");

    private Secrets() {}

    /** The text with every secret replaced by {@link #MARK}; the same object if it holds none. */
    static String redact(String text) {
        if (!suspicious(text)) {
            return text;
        }
        List<Range> found = find(text);
        if (found.isEmpty()) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        int done = 0;
        for (Range range : found) {
            clean.append(text, done, range.start()).append(MARK);
            done = range.end();
        }
        return clean.append(text, done, text.length()).toString();
    }

    /** Where secrets stand in the text: ascending, apart from one another. */
    static List<Range> find(String text) {
        List<Range> found = new ArrayList<>();
        addBlocks(found, text);
        NamedValues.find(text, found);
        addTokens(found, text);
        RandomRuns.find(text, found);
        return merge(found);
    }

    /** Whether a closer look is needed; cheap, and false for nearly every text. */
    private static boolean suspicious(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (RandomRuns.isPart(c)) {
                run++;
                if (run == RandomRuns.LEAST || c == '=' || (c == 'J' && text.startsWith("eyJ", i - 2))) {
                    return true;
                }
            } else {
                if (c == ':' || c == '%') {
                    return true;
                }
                run = 0;
            }
        }
        return text.contains(BEGIN);
    }

    private static void addBlocks(List<Range> found, String text) {
        int start = text.indexOf(BEGIN);
        while (start >= 0) {
            int limit = Math.min(text.length(), start + LONGEST_BLOCK);
            int footer = text.indexOf(END, start);
            int end = limit;
            if (footer >= 0 && footer < limit) {
                int dashes = text.indexOf("-----", footer + END.length());
                end = dashes < 0 ? limit : Math.min(limit, dashes + 5);
            }
            found.add(new Range(start, end));
            start = text.indexOf(BEGIN, end);
        }
    }

    private static void addTokens(List<Range> found, String text) {
        Matcher token = TOKEN.matcher(text);
        int at = text.indexOf("eyJ");
        while (at >= 0) {
            if (token.region(at, text.length()).lookingAt()) {
                found.add(new Range(at, token.end()));
            }
            at = text.indexOf("eyJ", at + 3);
        }
    }

    private static List<Range> merge(List<Range> found) {
        if (found.size() < 2) {
            return found;
        }
        found.sort(Comparator.comparingInt(Range::start));
        List<Range> merged = new ArrayList<>();
        Range last = found.get(0);
        for (Range next : found) {
            if (next.start() <= last.end()) {
                last = new Range(last.start(), Math.max(last.end(), next.end()));
            } else {
                merged.add(last);
                last = next;
            }
        }
        merged.add(last);
        return merged;
    }
}
