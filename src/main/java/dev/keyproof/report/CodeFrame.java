package dev.keyproof.report;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The places of one diagnostic as numbered source lines with marks below them (style.md 8.2).
 *
 * <p>The file of the first place comes first. In it every marked line stands between its siblings: the line before and
 * the line after, if they begin at the same depth. Of other files only the marked lines are shown. One left-out line
 * is shown after all; more become {@code ...}.
 */
final class CodeFrame {
    private final List<Section> sections = new ArrayList<>();
    private int greatest;

    /** The part of a frame that shows one file. */
    private record Section(SourceText source, Span first, List<Mark> marks, TreeSet<Integer> lines) {}

    private record Mark(Span span, String text, boolean primary, int line) {
        private static final Comparator<Mark> ORDER =
                Comparator.<Mark>comparingInt(m -> m.span().start()).thenComparing(m -> !m.primary());
    }

    CodeFrame(List<Label> at, List<Label> with, Excerpts excerpts) {
        Map<Source, Section> bySource = new LinkedHashMap<>();
        at.forEach(label -> add(label, true, bySource, excerpts));
        with.forEach(label -> add(label, false, bySource, excerpts));
        for (Section section : bySource.values()) {
            if (!section.source().isGone()) {
                chooseLines(section, sections.isEmpty());
            }
            section.marks().sort(Mark.ORDER);
            sections.add(section);
        }
    }

    /** The greatest line number shown; the gutter is as wide as its digits. */
    int greatestLine() {
        return greatest;
    }

    /** Writes the arrow, the lines and the marks; ends with an empty gutter unless no line could be shown. */
    void write(Page page, int gutter, Page.Paint paint) throws IOException {
        String arrow = "--> ";
        for (Section section : sections) {
            page.line(" ".repeat(gutter) + arrow + place(section.first()));
            arrow = Page.OTHER_FILE;
            if (!section.lines().isEmpty()) {
                empty(page, gutter);
                writeLines(page, section, gutter, paint);
                empty(page, gutter);
            }
        }
    }

    /** Path, line and column of a place, as editors read it. */
    static String place(Span span) {
        return Neutral.path(span.source().name())
                + ':'
                + span.from().line()
                + ':'
                + span.from().column();
    }

    /** Writes the gutter without a number. */
    static void empty(Page page, int gutter) throws IOException {
        page.line(" ".repeat(gutter) + " |");
    }

    /** The gutter with a line number, or without one for 0. */
    static String gutter(int line, int width) {
        String number = line == 0 ? "" : Integer.toString(line);
        return " ".repeat(width - number.length()) + number + " |";
    }

    private static void add(Label label, boolean primary, Map<Source, Section> bySource, Excerpts excerpts) {
        Span span = label.span();
        Section section = bySource.computeIfAbsent(
                span.source(), source -> new Section(excerpts.of(source), span, new ArrayList<>(), new TreeSet<>()));
        section.marks().add(new Mark(span, label.text(), primary, span.from().line()));
    }

    private void chooseLines(Section section, boolean withSiblings) {
        TreeSet<Integer> lines = section.lines();
        for (Mark mark : section.marks()) {
            lines.add(mark.line());
            if (withSiblings) {
                for (int near : new int[] {mark.line() - 1, mark.line() + 1}) {
                    if (section.source().isSibling(mark.line(), near)) {
                        lines.add(near);
                    }
                }
            }
        }
        for (int line : List.copyOf(lines)) {
            if (lines.contains(line + 2) && !section.source().isGuarded()) {
                lines.add(line + 1);
            }
        }
        greatest = Math.max(greatest, lines.last());
    }

    private static void writeLines(Page page, Section section, int gutter, Page.Paint paint) throws IOException {
        int width = Page.WIDTH - gutter - 3;
        int before = 0;
        int next = 0;
        List<Mark> marks = section.marks();
        for (int line : section.lines()) {
            if (before != 0 && line > before + 1) {
                page.line("...");
            }
            before = line;
            List<Mark> here = new ArrayList<>();
            while (next < marks.size() && marks.get(next).line() == line) {
                here.add(marks.get(next++));
            }
            writeLine(page, section.source(), line, here, gutter, width, paint);
        }
    }

    /** A long line is shown once for each group of marks that fits on one cut of it. */
    private static void writeLine(
            Page page, SourceText source, int line, List<Mark> marks, int gutter, int width, Page.Paint paint)
            throws IOException {
        int start =
                marks.isEmpty() ? source.lineStart(line) : marks.get(0).span().start();
        Excerpt shown = Excerpt.of(source, line, start, marks.isEmpty() ? start : end(source, marks.get(0)), width);
        page.line(row(gutter(line, gutter), shown.text()));
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            int from = mark.span().start();
            if (i > 0 && !shown.holds(from, end(source, mark))) {
                shown = Excerpt.of(source, line, from, end(source, mark), width);
                page.line(row(gutter(line, gutter), shown.text()));
            }
            writeMark(page, mark, shown.column(from), shown.column(end(source, mark)), gutter, paint);
        }
    }

    private static void writeMark(Page page, Mark mark, int from, int to, int gutter, Page.Paint paint)
            throws IOException {
        int length = Math.max(1, to - from);
        int width = Page.WIDTH - gutter - 3;
        String carets = (mark.primary() ? "^" : "-").repeat(length);
        String painted = page.paint(mark.primary() ? paint : Page.Paint.OTHER_PLACE, carets);
        String margin = gutter(0, gutter);
        String text = Neutral.line(mark.text(), Neutral.NAME);
        if (from + length + 1 + text.codePointCount(0, text.length()) <= width) {
            page.line(row(margin, (" ".repeat(from) + painted + ' ' + text).stripTrailing()));
            return;
        }
        page.line(row(margin, " ".repeat(from) + painted));
        int indent = Math.min(from, width / 2);
        for (String part : Wrap.lines(text, width - indent)) {
            page.line(row(margin, " ".repeat(indent) + part));
        }
    }

    /** A mark ends with its line: of a range of several lines the first is marked, without trailing blanks. */
    private static int end(SourceText source, Mark mark) {
        int start = mark.span().start();
        int end = Math.min(mark.span().end(), source.lineEnd(mark.line()));
        while (end > start && Character.isWhitespace(source.text().charAt(end - 1))) {
            end--;
        }
        return Math.max(start, end);
    }

    private static String row(String margin, String text) {
        return text.isEmpty() ? margin : margin + ' ' + text;
    }
}
