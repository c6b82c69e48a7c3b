package dev.keyproof.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Draws timelines as one SVG without anything from elsewhere: two lanes, what the user sees and what happened below.
 * Texts are texts, so they can be selected and read out; light and dark follow the reader.
 */
public final class SvgTimeline {
    private static final int WIDTH = 1040;
    private static final int MARGIN = 20;
    private static final int TIME = 130;
    private static final int GAP = 14;
    private static final int LANE = (WIDTH - 2 * MARGIN - TIME - 2 * GAP) / 2;
    private static final int LEFT = MARGIN + TIME + GAP;
    private static final int RIGHT = LEFT + LANE + GAP;
    private static final int LINE = 18;
    private static final int PAD = 8;
    /** Characters of a lane, with room for wide letters. */
    private static final int CHARACTERS = 56;

    /** Digits are wide: a digest goes over two lines of the same length. */
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private static final int HALF_DIGEST = 32;
    private static final int ALL_CHARACTERS = 130;

    private static final String STYLE = """
            svg{--ground:#fff;--ink:#1b1f24;--dim:#57606a;--line:#d0d7de;--lane:#f6f8fa;--silent:#a40e6b;\
            --pink:#fdeaf5;--failed:#b3261e;--refused:#8a5a00;color-scheme:light dark}
            @media (prefers-color-scheme:dark){svg{--ground:#0d1117;--ink:#e6edf3;--dim:#9198a1;--line:#30363d;\
            --lane:#161b22;--silent:#ff8fce;--pink:#3b1230;--failed:#ff9a91;--refused:#e3b341}}
            text{font:13px system-ui,sans-serif;fill:var(--ink)}
            .h{font-size:17px;font-weight:600}.b{font-weight:600}.d{fill:var(--dim)}.i{font-style:italic;fill:var(--dim)}
            .g{fill:var(--ground)}.r{stroke:var(--line)}.l{fill:var(--lane)}
            .silent{fill:var(--silent);font-weight:700}.failed{fill:var(--failed);font-weight:600}
            .refused{fill:var(--refused);font-weight:600}
            .ls{fill:var(--pink);stroke:var(--silent);stroke-width:2}
            .ln{fill:url(#nothing);stroke:var(--dim);stroke-dasharray:5 4}
            .lf{fill:var(--lane);stroke:var(--failed)}.lr{fill:var(--lane);stroke:var(--refused)}
            .n{fill:var(--ground)}.p{stroke:var(--line);stroke-width:1}
            """;

    private final UnaryOperator<String> harmless;
    private final String tool;
    private Markup shapes;
    private int y;

    /**
     * @param harmless takes secrets and control characters out of a text
     * @param tool name and version, and how cryptography was done
     */
    public SvgTimeline(UnaryOperator<String> harmless, String tool) {
        this.harmless = harmless;
        this.tool = tool;
        this.shapes = new Markup(harmless);
    }

    /** The drawing. */
    public String draw(List<Timeline> timelines) {
        shapes = new Markup(harmless);
        y = MARGIN;
        List<Timeline> shown = Telling.shown(timelines);
        StringBuilder description = new StringBuilder();
        for (Timeline timeline : shown) {
            draw(timeline);
            description
                    .append(Telling.heading(timeline))
                    .append(": ")
                    .append(Telling.description(timeline))
                    .append(' ');
        }
        paragraph("d", "Simulated by " + tool);
        int height = y + MARGIN;
        Markup svg = new Markup(harmless);
        svg.line("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + height
                        + "\" viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-labelledby=\"t d\">")
                .line("<title id=\"t\">" + Telling.TITLE + "</title>")
                .line("<desc id=\"d\">" + svg.text(description.toString().strip()) + "</desc>")
                .line("<style>" + STYLE.strip() + "</style>")
                .line("<defs><pattern id=\"nothing\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\""
                        + " patternTransform=\"rotate(45)\"><path class=\"p\" d=\"M0 0V8\"/></pattern></defs>")
                .line("<rect class=\"g\" width=\"100%\" height=\"100%\"/>");
        return svg + shapes.toString() + "</svg>\n";
    }

    private void draw(Timeline timeline) {
        y += LINE;
        for (String part : lines(Telling.heading(timeline), ALL_CHARACTERS - 30)) {
            write(MARGIN, y, "h", part);
            y += LINE + 4;
        }
        paragraph("d", timeline.subject() + "; T0 is " + timeline.start());
        y += PAD;
        write(MARGIN, y, "b", "When");
        write(LEFT + PAD, y, "b", Telling.SEEN);
        write(RIGHT + PAD, y, "b", Telling.BELOW);
        y += PAD;
        shapes.line("<path class=\"r\" d=\"M" + MARGIN + " " + y + "H" + (WIDTH - MARGIN) + "\"/>");
        y += PAD;
        timeline.rows().forEach(this::draw);
        y += LINE;
        paragraph("b", "Result: " + timeline.ending());
        paragraph("d", "Assumptions: " + TextTimeline.assumptions(timeline.settings()));
        y += LINE;
    }

    private void draw(Row row) {
        if (!row.note().isEmpty()) {
            y += LINE;
            for (String part : lines(row.note(), ALL_CHARACTERS - 20)) {
                write(LEFT + PAD, y - 2, "i", part);
                y += LINE;
            }
            y += 4 - LINE;
        }
        List<String> seen = parts(row.seen());
        List<String> below = parts(row.below());
        boolean silent = row.tone() == Row.Tone.SILENT;
        if (seen.isEmpty() && silent) {
            seen = List.of(Telling.NOTHING);
        }
        String repeated = Telling.repeated(row);
        int lines = Math.max(seen.size(), below.size() + (repeated.isEmpty() ? 0 : 1));
        int height = Math.max(lines, Telling.badge(row).isEmpty() ? 1 : 2) * LINE + PAD;
        boxes(row, height, seen.isEmpty());
        write(MARGIN, y + LINE, "b", Telling.moment(row));
        if (!Telling.badge(row).isEmpty()) {
            write(MARGIN, y + 2 * LINE, Notation.spelled(row.tone()), Telling.badge(row));
        }
        if (silent) {
            int width = Telling.NOTHING.length() * 7;
            shapes.line("<rect class=\"n\" x=\"" + (LEFT + PAD - 4) + "\" y=\"" + (y + 5) + "\" width=\"" + width
                    + "\" height=\"" + LINE + "\"/>");
        }
        column(LEFT + PAD, seen, tone(row));
        column(RIGHT + PAD, below, silent ? "" : "d");
        if (!repeated.isEmpty()) {
            write(RIGHT + PAD, y + (below.size() + 1) * LINE, "silent", repeated);
        }
        y += height;
        rest(row);
        y += 6;
    }

    private void rest(Row row) {
        if (!row.cost().isEmpty()) {
            for (String part : parts(List.of("cost " + row.cost()))) {
                y += LINE;
                write(RIGHT + PAD, y - 3, "d", part);
            }
        }
        for (String difference : row.differs()) {
            for (String part : lines(difference, ALL_CHARACTERS - 20)) {
                y += LINE;
                write(LEFT + PAD, y - 3, "failed", part);
            }
        }
    }

    private static String tone(Row row) {
        return switch (row.tone()) {
            case FINE -> "";
            case SILENT -> "d";
            case REFUSED, FAILED -> Notation.spelled(row.tone());
        };
    }

    private void boxes(Row row, int height, boolean empty) {
        String left = switch (row.tone()) {
            case FINE -> "l";
            case REFUSED -> "lr";
            case FAILED -> "lf";
            case SILENT -> "ln";
        };
        if (!empty) {
            box(LEFT, height, left);
        }
        if (row.tone() == Row.Tone.SILENT) {
            box(RIGHT, height, "ls");
        }
    }

    private void box(int x, int height, String style) {
        shapes.line("<rect class=\"" + style + "\" x=\"" + x + "\" y=\"" + y + "\" width=\"" + LANE + "\" height=\""
                + height + "\" rx=\"6\"/>");
    }

    private void column(int x, List<String> lines, String style) {
        for (int i = 0; i < lines.size(); i++) {
            write(x, y + (i + 1) * LINE, style, lines.get(i));
        }
    }

    private void paragraph(String style, String content) {
        for (String part : lines(content, ALL_CHARACTERS)) {
            write(MARGIN, y, style, part);
            y += LINE;
        }
    }

    private void write(int x, int at, String style, String content) {
        String kind = style.isEmpty() ? "" : " class=\"" + style + "\"";
        shapes.line("<text" + kind + " x=\"" + x + "\" y=\"" + at + "\">" + Markup.escaped(content) + "</text>");
    }

    private List<String> parts(List<String> texts) {
        return texts.stream().flatMap(text -> lines(text, CHARACTERS).stream()).toList();
    }

    /**
     * Lines of at most so many characters; a word that is longer, as a digest is, goes over several. A text is made
     * harmless before it is broken: no half of a secret looks like one.
     */
    private List<String> lines(String text, int most) {
        List<String> lines = new ArrayList<>();
        for (String part : TextTimeline.broken(harmless.apply(text), most)) {
            String rest = part;
            int longest = DIGEST.matcher(part).matches() ? HALF_DIGEST : most;
            while (rest.codePointCount(0, rest.length()) > longest) {
                int end = rest.offsetByCodePoints(0, longest);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            lines.add(rest);
        }
        return lines;
    }
}
