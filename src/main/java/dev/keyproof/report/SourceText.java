package dev.keyproof.report;

import dev.keyproof.text.Source;
import java.util.List;

/** A source and its text while excerpts of it are printed: lines, neighbours, and where secrets stand. */
final class SourceText {
    private final Source source;
    private final String text;
    private final List<Secrets.Range> secrets;

    SourceText(Source source) {
        this.source = source;
        this.text = source.text();
        this.secrets = CutSecrets.find(text);
    }

    Source source() {
        return source;
    }

    /** Whether nothing can be shown: the text is gone, has changed, or was always empty. */
    boolean isGone() {
        return text.isEmpty();
    }

    String text() {
        return text;
    }

    /** Whether nothing is shown but what is marked. */
    boolean isGuarded() {
        return source.isGuarded();
    }

    /** The line of an offset, from 1. */
    int lineOf(int offset) {
        return source.position(offset).line();
    }

    int lineStart(int line) {
        return source.lineStart(line);
    }

    /** Offset behind the last character of the line, its line break not counted. */
    int lineEnd(int line) {
        int start = source.lineStart(line);
        int end = line < source.lines() ? source.lineStart(line + 1) : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /**
     * Whether a line belongs beside another: it exists, says something, and begins at the same depth, the dash of a
     * list item counted as depth. A line that only closes a bracket or separates documents says nothing.
     */
    boolean isSibling(int line, int other) {
        if (source.isGuarded() || other < 1 || other > source.lines()) {
            return false;
        }
        int start = lineStart(other);
        int end = lineEnd(other);
        int depth = depth(other);
        if (start + depth >= end || "]})".indexOf(text.charAt(start + depth)) >= 0) {
            return false;
        }
        boolean separates = text.startsWith("---", start) || text.startsWith("...", start);
        return !separates && depth == depth(line);
    }

    /** Where secrets overlap the range from {@code from} to {@code to}. */
    List<Secrets.Range> secrets(int from, int to) {
        int low = 0;
        int high = secrets.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (secrets.get(middle).end() > from) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        int end = low;
        while (end < secrets.size() && secrets.get(end).start() < to) {
            end++;
        }
        return secrets.subList(low, end);
    }

    private int depth(int line) {
        int start = lineStart(line);
        int end = lineEnd(line);
        int i = start;
        while (i < end && isBlankOrDash(i, end)) {
            i++;
        }
        return i - start;
    }

    private boolean isBlankOrDash(int i, int end) {
        char c = text.charAt(i);
        return c == ' ' || c == '\t' || (c == '-' && i + 1 < end && text.charAt(i + 1) == ' ');
    }
}
