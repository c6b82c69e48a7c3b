package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Pointer;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.Map;

/** A JSON text while it is read, and where its problems go. */
record JsonText(Source source, String text, Problems problems, Map<String, String> names) {
    private static final int MOST_NAMES = 4096;

    Span span(int start, int end, Pointer pointer) {
        return new Span(source, start, Math.min(end, text.length()), pointer);
    }

    /** The character at an offset; an empty place at the end of the text. */
    Span character(int at) {
        int end = at < text.length() ? text.offsetByCodePoints(at, 1) : at;
        return Span.of(source, at, end);
    }

    /** The end of the name or text in quotes that starts at an offset. */
    int quotedEnd(int start) {
        int at = start + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, text.length());
    }

    /** The same text for every spelling of one name. */
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

    void error(String code, String title, Span at, String label, String help) {
        problems.report(Diagnostic.error(code, title, new Label(at, label), help));
    }

    void error(String code, String title, Span at, String label, Label with, String help) {
        problems.report(
                Diagnostic.error(code, title, new Label(at, label), help).with(with));
    }
}
