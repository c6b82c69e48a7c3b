package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.text.Position;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One text read in a test: its nodes in one line, and its problems one a line. */
record Reading(Source source, List<Node> nodes, List<Diagnostic> found) {
    /** Limits that a test reaches with little work. */
    static final Limits SMALL = Limits.DEFAULT
            .with(Limit.DESCRIPTOR_BYTES, 1_000)
            .with(Limit.JSON_BYTES, 2_000)
            .with(Limit.TOTAL_BYTES, 5_000)
            .with(Limit.FILES, 10)
            .with(Limit.FOLDER_DEPTH, 3)
            .with(Limit.YAML_DOCUMENTS, 10)
            .with(Limit.YAML_EVENTS, 1_000)
            .with(Limit.SCALAR_CHARACTERS, 500);

    static Reading yaml(String text) {
        return yaml(text, Limits.DEFAULT);
    }

    static Reading yaml(String text, Limits limits) {
        Source source = Source.of("a.yaml", text);
        List<Diagnostic> found = new ArrayList<>();
        return new Reading(source, new YamlReader(limits).read(source, found::add), found);
    }

    static Reading json(String text) {
        return json(text, JsonReader.Options.STRICT);
    }

    static Reading json(String text, JsonReader.Options options) {
        return json(text, options, new JsonReader(Limits.DEFAULT));
    }

    static Reading json(String text, JsonReader.Options options, JsonReader reader) {
        Source source = Source.of("a.json", text);
        List<Diagnostic> found = new ArrayList<>();
        return new Reading(
                source, reader.read(source, text, options, found::add).stream().toList(), found);
    }

    static Reading jsonLines(String text) {
        Source source = Source.of("a.json", text);
        List<Diagnostic> found = new ArrayList<>();
        JsonReader reader = new JsonReader(Limits.DEFAULT);
        return new Reading(source, reader.readAll(source, text, JsonReader.Options.STRICT, found::add), found);
    }

    /** {@code code 2:5..2:9 title}, one a problem; warnings with their word before. */
    List<String> problems() {
        return found.stream().map(Reading::print).toList();
    }

    List<String> codes() {
        return found.stream().map(Diagnostic::code).toList();
    }

    /** The nodes in the form of JSON, with the form of what is no text before it. */
    String tree() {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            text.append(text.isEmpty() ? "" : " | ");
            print(node, text);
        }
        return text.toString();
    }

    /** {@code pointer 1:1..1:5 value}, one a node, keys before their values; collections have no value. */
    List<String> places() {
        List<String> places = new ArrayList<>();
        nodes.forEach(node -> places(node, places));
        return places;
    }

    private static void places(Node node, List<String> places) {
        String value = node instanceof Node.Scalar scalar ? " " + scalar.text() : "";
        places.add((node.span().pointer() + " " + place(node.span()) + value).stripLeading());
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                places.add(
                        entry.key().span().pointer() + " " + place(entry.key().span()));
                places(entry.value(), places);
            }
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> places(item, places));
        }
    }

    static String print(Diagnostic problem) {
        String grave =
                problem.severity() == Severity.ERROR ? "" : problem.severity().word() + " ";
        StringBuilder text = new StringBuilder(
                grave + problem.code() + " " + place(problem.at().get(0).span()) + " " + problem.title());
        for (Label label : problem.with()) {
            text.append(" (")
                    .append(place(label.span()))
                    .append(' ')
                    .append(label.text())
                    .append(')');
        }
        return text.toString();
    }

    static String place(Span span) {
        return place(span.from()) + ".." + place(span.to());
    }

    static String place(Position position) {
        return position.line() + ":" + position.column();
    }

    private static void print(Node node, StringBuilder text) {
        if (node instanceof Node.Scalar scalar) {
            if (scalar.form() != Node.Form.TEXT) {
                text.append(scalar.form().name().toLowerCase(Locale.ROOT)).append(' ');
            }
            text.append(scalar.text());
        } else if (node instanceof Node.Sequence list) {
            text.append('[');
            for (int i = 0; i < list.items().size(); i++) {
                text.append(i == 0 ? "" : ", ");
                print(list.items().get(i), text);
            }
            text.append(']');
        } else if (node instanceof Node.Mapping mapping) {
            text.append('{');
            for (int i = 0; i < mapping.entries().size(); i++) {
                text.append(i == 0 ? "" : ", ")
                        .append(mapping.entries().get(i).key().text())
                        .append(": ");
                print(mapping.entries().get(i).value(), text);
            }
            text.append('}');
        }
    }
}
