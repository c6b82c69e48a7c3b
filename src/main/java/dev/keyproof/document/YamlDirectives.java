package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.text.Pointer;
import dev.keyproof.text.Span;

/** Judges the directives before a document: version 1.2 is read, 1.1 with a warning, all else is refused. */
final class YamlDirectives {
    private YamlDirectives() {}

    /** Whether the directives from {@code from} up to the marker that ends at {@code to} let the document be read. */
    static boolean accepts(YamlText place, int from, int to, int index) {
        String text = place.text();
        boolean accepted = true;
        for (int at = from; at < to; at++) {
            boolean lineStarts = at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
            if (lineStarts && text.charAt(at) == '%') {
                accepted &= accepts(place, line(place, at, index));
            }
        }
        return accepted;
    }

    private static Span line(YamlText place, int start, int index) {
        String text = place.text();
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return place.span(start, end, Pointer.ROOT.child(index));
    }

    private static boolean accepts(YamlText place, Span line) {
        String[] words = place.text().substring(line.start(), line.end()).split("[ \t]+", 3);
        String version = words[0].equals("%YAML") && words.length > 1 ? words[1] : "";
        if (version.equals("1.2")) {
            return true;
        }
        if (version.equals("1.1")) {
            place.report(Diagnostic.error(
                            "yaml-version",
                            "the document asks for version 1.1 and is read as version 1.2",
                            new Label(line, "read as 1.2"),
                            "remove the line; `yes`, `no`, `on` and `off` are texts")
                    .as(Severity.WARNING));
            return true;
        }
        String title = version.isEmpty()
                ? "the directive " + Quoted.of(words[0]) + " stands before a document"
                : "the document asks for version " + Quoted.of(version);
        place.error("directive-not-allowed", title, line, "not read", "remove the line; only `%YAML 1.2` is known");
        return false;
    }
}
