package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Pointer;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A YAML text while it is read from some offset on: the only place that knows how the parser counts.
 *
 * <p>Its marks count code points from where it began; everything else here counts UTF-16 code units of the source.
 */
final class YamlText {
    private static final int MOST_NAMES = 4096;

    private final Source source;
    private final String text;
    private final int skippedCodePoints;
    private final Problems problems;
    private final Map<String, String> names;

    YamlText(Source source, String text, int from, Problems problems, Map<String, String> names) {
        this.source = source;
        this.text = text;
        this.skippedCodePoints = source.codePointsBefore(from);
        this.problems = problems;
        this.names = names;
    }

    int start(Event event) {
        return offset(event.getStartMark().orElseThrow());
    }

    int end(Event event) {
        return offset(event.getEndMark().orElseThrow());
    }

    int offset(Mark mark) {
        return Math.min(text.length(), source.offsetOfCodePoint(skippedCodePoints + mark.getIndex()));
    }

    /** The end of a block text without the line breaks behind it. */
    int trimmedEnd(int start, int end) {
        int trimmed = end;
        while (trimmed > start + 1 && text.charAt(trimmed - 1) <= ' ') {
            trimmed--;
        }
        return trimmed;
    }

    /** The end of the run of characters other than blanks and flow indicators that starts at an offset. */
    int wordEnd(int start) {
        int end = start;
        while (end < text.length() && " \t\r\n,[]{}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    String text() {
        return text;
    }

    Span span(int start, int end, Pointer pointer) {
        return new Span(source, start, end, pointer);
    }

    /** The same text for every spelling of one name, so that ten thousand small files share their words. */
    String shared(String name) {
        String known = names.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() < MOST_NAMES) {
            names.put(name, name);
        }
        return name;
    }

    void report(Diagnostic problem) {
        problems.report(problem);
    }

    void error(String code, String title, Span at, String label, String help) {
        problems.report(Diagnostic.error(code, title, new Label(at, label), help));
    }

    /** Reports an error with a second place. */
    void error(String code, String title, Span at, String label, List<Label> with, String help) {
        Diagnostic problem = Diagnostic.error(code, title, new Label(at, label), help);
        for (Label other : with) {
            problem = problem.with(other);
        }
        problems.report(problem);
    }
}
