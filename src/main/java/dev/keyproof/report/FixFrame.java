package dev.keyproof.report;

import dev.keyproof.diagnostic.Fix;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A fix as removed and added lines, numbered as the file is before and after it. */
final class FixFrame {
    private final List<Row> rows = new ArrayList<>();

    /** How much of the text before a change is looked at, lest the change shows a part of a secret. */
    private static final int BEFORE = 4096;

    /** A line of a source, and the number it is printed under. */
    private record Row(int number, char sign, SourceText source, int line) {}

    FixFrame(Fix fix, Excerpts excerpts) {
        if (fix.edits().isEmpty()) {
            return;
        }
        List<Fix.Edit> edits = new ArrayList<>(fix.edits());
        edits.sort(Comparator.comparingInt(e -> e.at().start()));
        SourceText source = excerpts.of(edits.get(0).at().source());
        if (source.isGone()) {
            return;
        }
        int added = 0;
        int i = 0;
        while (i < edits.size()) {
            int first = firstLine(edits.get(i));
            int last = lastLine(edits.get(i));
            List<Fix.Edit> group = new ArrayList<>();
            while (i < edits.size() && firstLine(edits.get(i)) <= last) {
                last = Math.max(last, lastLine(edits.get(i)));
                group.add(edits.get(i++));
            }
            added += compare(source, first, last, group, added);
        }
    }

    /** Whether there is nothing to show. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    int greatestLine() {
        return rows.stream().mapToInt(Row::number).max().orElse(0);
    }

    /** Writes the lines; the caller writes the gutters around them. */
    void write(Page page, int gutter) throws IOException {
        int width = Page.WIDTH - gutter - 3;
        for (Row row : rows) {
            String number = Integer.toString(row.number());
            String margin = " ".repeat(gutter - number.length()) + number + ' ' + row.sign();
            int start = row.source().lineStart(row.line());
            String shown =
                    Excerpt.of(row.source(), row.line(), start, start, width).text();
            page.line(shown.isEmpty() ? margin : margin + ' ' + shown);
        }
    }

    private static int firstLine(Fix.Edit edit) {
        return edit.at().from().line();
    }

    private static int lastLine(Fix.Edit edit) {
        return edit.at().to().line();
    }

    /** Adds the rows of one group of edits; returns how many lines the file grows by it. */
    private int compare(SourceText source, int first, int last, List<Fix.Edit> group, int grown) {
        int start = source.lineStart(first);
        int end = source.lineEnd(last);
        String text = source.text();
        StringBuilder after = new StringBuilder();
        int done = start;
        for (Fix.Edit edit : group) {
            Span at = edit.at();
            after.append(text, done, Math.max(done, at.start())).append(edit.replacement());
            done = Math.max(done, at.end());
        }
        after.append(text, Math.min(done, end), end);
        String[] old = text.substring(start, end).split("\r\n|\r|\n", -1);
        String[] now = after.toString().split("\r\n|\r|\n", -1);
        int context = first;
        while (context > 1 && start - source.lineStart(context - 1) < BEFORE) {
            context--;
        }
        String before = text.substring(source.lineStart(context), start);
        SourceText changed = new SourceText(Source.of("", before + after));
        int same = 0;
        while (same < old.length && same < now.length && old[same].equals(now[same])) {
            same++;
        }
        int sameEnd = 0;
        while (sameEnd < old.length - same
                && sameEnd < now.length - same
                && old[old.length - 1 - sameEnd].equals(now[now.length - 1 - sameEnd])) {
            sameEnd++;
        }
        for (int i = same; i < old.length - sameEnd; i++) {
            rows.add(new Row(first + i, '-', source, first + i));
        }
        for (int i = same; i < now.length - sameEnd; i++) {
            rows.add(new Row(first + i + grown, '+', changed, first - context + i + 1));
        }
        return now.length - old.length;
    }
}
