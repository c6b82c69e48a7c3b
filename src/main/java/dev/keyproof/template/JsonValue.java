package dev.keyproof.template;

import dev.keyproof.document.JsonReader;
import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values as JSON texts, and back. */
final class JsonValue {
    private JsonValue() {}

    /** A value as a JSON text without blanks; nothing if a part of it is unknown. */
    static Optional<String> write(Node value, Budget budget) {
        StringBuilder text = new StringBuilder();
        return write(value, budget, text) ? Optional.of(text.toString()) : Optional.empty();
    }

    private static boolean write(Node value, Budget budget, StringBuilder to) {
        budget.take(1);
        budget.enter();
        try {
            if (value instanceof Node.Scalar scalar) {
                budget.grow(
                        (long) to.length() + scalar.text().length(),
                        scalar.text().length());
                to.append(scalar.form() == Form.TEXT ? quoted(scalar.text()) : scalar.text());
                return scalar.form() != Form.UNKNOWN;
            }
            return value instanceof Node.Sequence list
                    ? items(list, budget, to)
                    : members((Node.Mapping) value, budget, to);
        } finally {
            budget.leave();
        }
    }

    private static boolean items(Node.Sequence list, Budget budget, StringBuilder to) {
        to.append('[');
        String between = "";
        for (Node item : list.items()) {
            to.append(between);
            if (!write(item, budget, to)) {
                return false;
            }
            between = ",";
        }
        to.append(']');
        return true;
    }

    private static boolean members(Node.Mapping object, Budget budget, StringBuilder to) {
        to.append('{');
        String between = "";
        for (Node.Entry entry : object.entries()) {
            to.append(between).append(quoted(entry.key().text())).append(':');
            if (!write(entry.value(), budget, to)) {
                return false;
            }
            between = ",";
        }
        to.append('}');
        return true;
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    /** The value of a JSON text, all of it at one place; nothing if the text is none. Placeholders are kept. */
    static Optional<Node> read(String text, Call call) {
        call.budget().text(text.length());
        List<String> placeholders = new ArrayList<>();
        PlaceholderText pieces = PlaceholderText.of(text);
        // A label may have quotes in it, so a number stands for it while the text is read.
        String json = pieces.map(written -> written, piece -> {
            placeholders.add(piece.spelled());
            return new PlaceholderText.Piece(false, Integer.toString(placeholders.size() - 1));
        });
        Optional<Node> strict = parsed(json, call);
        Optional<Node> found = strict.isPresent() || json.indexOf('"') >= 0 || json.indexOf('\'') < 0
                ? strict
                : parsed(json.replace('\'', '"'), call);
        return found.map(node -> placed(node, placeholders, call));
    }

    private static Optional<Node> parsed(String json, Call call) {
        return new JsonReader(call.frame().evaluator().limits())
                .read(Source.of("json", json), json, JsonReader.Options.TEMPLATE, problem -> {});
    }

    private static Node placed(Node node, List<String> placeholders, Call call) {
        call.budget().take(1);
        call.budget().enter();
        try {
            Span at = call.span();
            if (node instanceof Node.Scalar scalar) {
                String text = scalar.form() == Form.TEXT ? filled(scalar.text(), placeholders) : scalar.text();
                call.budget().text(text.length());
                return new Node.Scalar(scalar.form(), text, scalar.quoted(), at);
            }
            if (node instanceof Node.Sequence list) {
                return new Node.Sequence(
                        list.items().stream()
                                .map(item -> placed(item, placeholders, call))
                                .toList(),
                        at);
            }
            List<Node.Entry> entries = ((Node.Mapping) node)
                    .entries().stream()
                            .map(entry -> new Node.Entry(
                                    (Node.Scalar) placed(entry.key(), placeholders, call),
                                    placed(entry.value(), placeholders, call)))
                            .toList();
            return new Node.Mapping(entries, at);
        } finally {
            call.budget().leave();
        }
    }

    private static String filled(String text, List<String> placeholders) {
        if (!Placeholder.isIn(text)) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        for (PlaceholderText.Piece piece : PlaceholderText.of(text).pieces()) {
            Optional<Long> number = piece.written() ? Optional.empty() : Values.whole(piece.text());
            boolean known =
                    number.filter(n -> n >= 0 && n < placeholders.size()).isPresent();
            filled.append(known ? placeholders.get(number.get().intValue()) : piece.spelled());
        }
        return filled.toString();
    }
}
