package dev.keyproof.text;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A named text that knows where its lines start.
 *
 * <p>Lines end at LF, CR LF or CR. The text itself may be dropped after reading and fetched again when an excerpt
 * is printed, so that memory follows what was found in the inputs and not their size.
 */
public final class Source {
    private final String name;
    private final String sha256;
    private final int length;
    private final int[] lineStarts;
    /** Offsets of the first halves of surrogate pairs, ascending; empty for nearly every source. */
    private final int[] pairs;

    private final Supplier<String> text;
    private volatile boolean guarded;

    private Source(String name, String sha256, String text, Supplier<String> again) {
        this.name = Objects.requireNonNull(name);
        this.sha256 = Objects.requireNonNull(sha256);
        this.length = text.length();
        this.lineStarts = lineStarts(text);
        this.pairs = pairs(text);
        this.text = again;
    }

    /** A source that keeps its text. */
    public static Source of(String name, String text) {
        return new Source(name, "", text, () -> text);
    }

    /** A source that keeps its text and knows the digest of the bytes it came from (lower-case hexadecimal). */
    public static Source of(String name, String text, String sha256) {
        return new Source(name, sha256, text, () -> text);
    }

    /**
     * A source that does not keep its text: {@code again} fetches it when an excerpt is wanted. Should the text have
     * changed or vanished since, {@code again} gives the empty text, and excerpts are left out.
     */
    public static Source released(String name, String text, String sha256, Supplier<String> again) {
        return new Source(name, sha256, text, again);
    }

    /** The name that findings print: the path as the user gave it, or {@code <stdin>}. */
    public String name() {
        return name;
    }

    /** SHA-256 of the bytes in lower-case hexadecimal; empty for a text that came from no file. */
    public String sha256() {
        return sha256;
    }

    /** Keeps out of every excerpt what a finding does not mark: the text may hold secrets that look like nothing. */
    public void guard() {
        guarded = true;
    }

    /** Whether excerpts show what a finding marks and nothing beside it. */
    public boolean isGuarded() {
        return guarded;
    }

    /** Number of UTF-16 code units when the source was read. */
    public int length() {
        return length;
    }

    /** The text, or the empty text if it can no longer be fetched unchanged. */
    public String text() {
        String found = text.get();
        return found.length() == length ? found : "";
    }

    /** Number of lines, at least 1. */
    public int lines() {
        return lineStarts.length;
    }

    /** Offset of the first character of a line counted from 1. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** The line's text without its end, line counted from 1; empty if the text cannot be fetched. */
    public String line(int line) {
        String all = text();
        if (all.isEmpty()) {
            return "";
        }
        int end = line < lineStarts.length ? lineStarts[line] : length;
        int start = lineStarts[line - 1];
        while (end > start && (all.charAt(end - 1) == '\n' || all.charAt(end - 1) == '\r')) {
            end--;
        }
        return all.substring(start, end);
    }

    /** Line and columns of an offset; the offset behind the last character is allowed. */
    public Position position(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        int utf16 = offset - lineStarts[line];
        int before = pairsBefore(offset) - pairsBefore(lineStarts[line]);
        return new Position(line + 1, utf16 - before + 1, utf16 + 1);
    }

    /** The offset in UTF-16 code units of a place counted in code points from 0. */
    public int offsetOfCodePoint(int codePoints) {
        int low = 0;
        int high = pairs.length;
        // INVARIANT: pairs below `low` lie before the place; pair i is code point number pairs[i] - i.
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pairs[middle] - middle < codePoints) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return codePoints + low;
    }

    /** How many code points stand before an offset; the inverse of {@link #offsetOfCodePoint}. */
    public int codePointsBefore(int offset) {
        return offset - pairsBefore(offset);
    }

    /** A place for a source as a whole: its first character. */
    public Span start() {
        return Span.of(this, 0, 0);
    }

    @Override
    public String toString() {
        return name;
    }

    private int pairsBefore(int offset) {
        int found = Arrays.binarySearch(pairs, offset);
        return found >= 0 ? found : -found - 1;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static int[] pairs(String text) {
        int[] found = new int[0];
        int count = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i)) && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, Math.max(8, count * 2));
                }
                found[count++] = i++;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
