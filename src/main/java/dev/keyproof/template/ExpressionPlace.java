package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;

/** Finds the place of a part of a text in the file, where the text stands in quotes and with escapes. */
final class ExpressionPlace {
    private ExpressionPlace() {}

    /** The place of a part of a text, told without the file; the whole text if escapes stand in the way. */
    static Span part(Node.Scalar raw, int start, int end) {
        if (start == 1 && end == raw.text().length() - 1) {
            return raw.span();
        }
        int quote = quote(raw);
        return quote < 0 ? raw.span() : raw.span().part(quote + start, quote + end);
    }

    /** The exact place of a part of a text; reads the file again if the text has escapes. */
    static Span exact(Node.Scalar raw, int start, int end) {
        int quote = quote(raw);
        if (quote >= 0) {
            return raw.span().part(quote + start, quote + end);
        }
        String written = raw.span().text();
        if (!written.startsWith("\"")) {
            return raw.span();
        }
        int from = written(written, start);
        int to = written(written, end);
        return to <= written.length() ? raw.span().part(from, to) : raw.span();
    }

    /** Characters before the text itself; -1 if it is not written as it is. */
    private static int quote(Node.Scalar raw) {
        int more = raw.span().end() - raw.span().start() - raw.text().length();
        return more == 2 && raw.quoted() ? 1 : more == 0 ? 0 : -1;
    }

    /** Where the character number {@code index} of a JSON text is written, from the quote on. */
    private static int written(String json, int index) {
        int at = 1;
        for (int i = 0; i < index && at < json.length(); i++) {
            boolean escape = json.charAt(at) == '\\';
            at += !escape ? 1 : at + 1 < json.length() && json.charAt(at + 1) == 'u' ? 6 : 2;
        }
        return at;
    }
}
