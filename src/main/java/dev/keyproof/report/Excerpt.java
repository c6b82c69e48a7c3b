package dev.keyproof.report;

import java.util.Iterator;
import java.util.List;

/**
 * One line of a source as it is printed, or the part of it that fits: tabs become blanks, what could steer a terminal
 * becomes visible, secrets are replaced, and the places of marks follow all that.
 */
final class Excerpt {
    private static final String DOTS = "...";
    /** How much of the text before a mark is kept when a line is cut. */
    private static final int LEAD = 20;

    private final StringBuilder shown = new StringBuilder();
    private final int from;
    private final int to;
    private final int[] columns;

    private Excerpt(int from, int to) {
        this.from = from;
        this.to = to;
        this.columns = new int[to - from + 1];
    }

    /**
     * The part of a line around a focus.
     *
     * @param focusStart offset in the source; the line's start where there is no focus
     * @param focusEnd offset in the source
     * @param width code points that fit
     */
    static Excerpt of(SourceText source, int line, int focusStart, int focusEnd, int width) {
        int start = source.lineStart(line);
        int end = source.lineEnd(line);
        if (source.isGuarded()) {
            return ofMember(source, start, end, focusStart, Math.min(focusEnd, end), width);
        }
        if (end - start <= width) {
            return new Excerpt(start, end).fill(source, "", "");
        }
        int room = width - 2 * DOTS.length();
        int lead = Math.max(0, Math.min(LEAD, room - (focusEnd - focusStart)));
        int from = Math.max(start, Math.min(focusStart - lead, end - room));
        int to = Math.min(end, from + room);
        from = inside(source.text(), from, start);
        to = inside(source.text(), to, start);
        return new Excerpt(from, to).fill(source, from > start ? DOTS : "", to < end ? DOTS : "");
    }

    /** A value with its name and nothing else of its line but what is no value: blanks, brackets and commas. */
    private static Excerpt ofMember(SourceText source, int start, int end, int focusStart, int focusEnd, int width) {
        String text = source.text();
        int from = nameBefore(text, start, focusStart);
        from = isBare(text, start, from) ? start : from;
        int to = isBare(text, focusEnd, end) ? end : focusEnd;
        int room = width - 2 * DOTS.length();
        if (to - from > room) {
            from = inside(text, Math.max(from, Math.min(focusStart, to - room)), start);
            to = inside(text, Math.min(to, from + room), start);
        }
        return new Excerpt(from, to).fill(source, from > start ? DOTS : "", to < end ? DOTS : "");
    }

    /** Where the name of the member begins whose value begins at an offset; the offset itself if it has none. */
    private static int nameBefore(String text, int start, int value) {
        int at = blanksBefore(text, start, value);
        if (at == start || text.charAt(at - 1) != ':') {
            return value;
        }
        at = blanksBefore(text, start, at - 1);
        if (at == start || text.charAt(at - 1) != '"') {
            return value;
        }
        int open = at - 2;
        while (open >= start && (text.charAt(open) != '"' || (open > start && text.charAt(open - 1) == '\\'))) {
            open--;
        }
        return open < start ? value : open;
    }

    private static int blanksBefore(String text, int start, int offset) {
        int at = offset;
        while (at > start && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        return at;
    }

    private static boolean isBare(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(c -> " \t,[]{}".indexOf(c) >= 0);
    }

    /** The printed text, without trailing blanks. */
    String text() {
        return shown.toString().stripTrailing();
    }

    /** Whether all of a range lies in the part that is shown. */
    boolean holds(int start, int end) {
        return from <= start && end <= to;
    }

    /** Printed column of an offset, from 0; offsets outside the part are pulled to its border. */
    int column(int offset) {
        return columns[Math.max(from, Math.min(offset, to)) - from];
    }

    private Excerpt fill(SourceText source, String before, String after) {
        List<Secrets.Range> secrets = source.secrets(from, to);
        Iterator<Secrets.Range> ranges = secrets.iterator();
        Secrets.Range secret = ranges.hasNext() ? ranges.next() : null;
        shown.append(before);
        int column = before.length();
        int i = from;
        while (i < to) {
            if (secret != null && i >= secret.start()) {
                int stop = Math.min(secret.end(), to);
                column = replace(i, stop, column);
                i = stop;
                secret = ranges.hasNext() ? ranges.next() : null;
                continue;
            }
            columns[i - from] = column;
            column += append(source.text(), i);
            i++;
        }
        columns[to - from] = column;
        shown.append(after);
        return this;
    }

    private int replace(int start, int stop, int column) {
        for (int i = start; i < stop; i++) {
            columns[i - from] = column;
        }
        shown.append(Secrets.MARK);
        return column + Secrets.MARK.length();
    }

    /** Appends one code unit and returns the number of columns it takes. */
    private int append(String text, int i) {
        char c = text.charAt(i);
        if (c == '\t') {
            shown.append(' ');
        } else if (Neutral.isUnsafe(text, i)) {
            String escape = Neutral.escape(c);
            shown.append(escape);
            return escape.length();
        } else {
            shown.append(c);
            return Character.isHighSurrogate(c) ? 0 : 1;
        }
        return 1;
    }

    private static int inside(String text, int offset, int start) {
        boolean splits = offset > start
                && offset < text.length()
                && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
        return splits ? offset - 1 : offset;
    }
}
