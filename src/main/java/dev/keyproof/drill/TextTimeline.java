package dev.keyproof.drill;

import dev.keyproof.simulate.Assumptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Prints timelines as text: what the user sees, and below it what really happened. Silent failures are marked in the
 * margin.
 */
public final class TextTimeline {
    private static final int WIDTH = 99;
    private static final String BLANK = " ".repeat(12);
    private static final String SEES = "sees   ";
    private static final String BELOW = "below  ";

    private final Appendable out;
    private final boolean colour;
    private final UnaryOperator<String> harmless;

    /**
     * @param harmless makes a text safe for a terminal and a log; every text goes through it
     */
    public TextTimeline(Appendable out, boolean colour, UnaryOperator<String> harmless) {
        this.out = out;
        this.colour = colour;
        this.harmless = harmless;
    }

    /** The switches of a run, in one paragraph. */
    public static String assumptions(Settings settings) {
        List<String> words = new ArrayList<>();
        for (Assumptions.Switch one : settings.assumptions().list()) {
            words.add(one.id() + " " + one.name() + (one.value().isEmpty() ? "" : "=" + one.value()));
        }
        return String.join(", ", words);
    }

    /** Prints one timeline. */
    public void print(Timeline timeline) throws IOException {
        Scenario drill = timeline.scenario();
        line(paint(
                "1",
                text(drill.fullName() + (drill.id().isEmpty() ? "" : " (" + drill.id() + ")") + ": " + drill.title())));
        wrapped("", timeline.subject() + "; T0 is " + timeline.start());
        if (timeline.skipped().isPresent()) {
            wrapped("", "not run: " + timeline.skipped().get());
            return;
        }
        line("");
        for (Row row : timeline.rows()) {
            print(row);
        }
        line("");
        wrapped("result: ", timeline.ending());
        wrapped("assumes: ", assumptions(timeline.settings()));
    }

    private void print(Row row) throws IOException {
        if (!row.note().isEmpty()) {
            wrapped(BLANK + "-- ", row.note());
        }
        String time = pad("T0" + (row.at().isZero() ? "" : "+" + Phrases.time(row.at())));
        List<String> seen = row.seen().isEmpty() ? List.of(nothing(row)) : row.seen();
        boolean onlyBelow = row.seen().isEmpty() && row.tone() == Row.Tone.FINE;
        String start = time;
        if (time.length() > BLANK.length()) {
            line(time);
            start = BLANK;
        }
        if (!onlyBelow) {
            start = lines(start, SEES, seen, colourOf(row.tone()));
        }
        if (row.tone() == Row.Tone.SILENT) {
            start = paint("1;35", pad("  SILENT"));
        }
        lines(start, BELOW, row.below(), row.tone() == Row.Tone.SILENT ? "1;35" : "2");
        if (row.times() > 1) {
            wrapped(BLANK + "times  ", row.times() + ", until T0+" + Phrases.time(row.until()));
        }
        if (!row.cost().isEmpty()) {
            wrapped(BLANK + "cost   ", row.cost());
        }
        for (String difference : row.differs()) {
            wrapped(paint("1;31", pad("  WRONG")), difference);
        }
    }

    private static String nothing(Row row) {
        return row.tone() == Row.Tone.SILENT ? "nothing: no error in portal, REST or CLI" : "nothing";
    }

    private static String colourOf(Row.Tone tone) {
        return switch (tone) {
            case FINE -> "";
            case REFUSED -> "1;33";
            case FAILED -> "1;31";
            case SILENT -> "2";
        };
    }

    /** Prints a lane; gives what the next line begins with. */
    private String lines(String start, String lane, List<String> texts, String code) throws IOException {
        String first = start;
        String label = lane;
        for (String text : texts) {
            for (String part : broken(text(text), WIDTH - BLANK.length() - lane.length())) {
                line(first + label + paint(code, part));
                first = BLANK;
                label = " ".repeat(lane.length());
            }
        }
        return first;
    }

    private void wrapped(String start, String content) throws IOException {
        String first = start;
        int indent = Math.max(2, visibleLength(start));
        for (String part : broken(text(content), WIDTH - indent)) {
            line(first + part);
            first = " ".repeat(indent);
        }
    }

    private static int visibleLength(String text) {
        return text.replaceAll("\u001B\\[[0-9;]*m", "").length();
    }

    private static String pad(String text) {
        return text.length() >= BLANK.length() ? text + " " : text + " ".repeat(BLANK.length() - text.length());
    }

    private String text(String content) {
        return harmless.apply(content);
    }

    private String paint(String code, String content) {
        return colour && !code.isEmpty() ? "\u001B[" + code + "m" + content + "\u001B[0m" : content;
    }

    /** No line begins as a command of a build pipeline does: every line begins with words or blanks of ours. */
    private void line(String content) throws IOException {
        out.append(content.stripTrailing()).append('\n');
    }

    /** Breaks a text at blanks; a word longer than a line stands alone and whole. */
    static List<String> broken(String content, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : content.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
