package dev.keyproof.document;

import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/** A node of a YAML document or a JSON text that has passed all checks of its reader. */
public sealed interface Node {
    /** Where the node is written; of a quoted scalar with its quotes. */
    Span span();

    /** What is written, in words, for messages: "a text", "a list". */
    String describe();

    /** What a scalar is, by its spelling alone. */
    enum Form {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL,
        /** {@code !unknown "reason"}; the text of the scalar is the reason. */
        UNKNOWN
    }

    /**
     * A single value.
     *
     * @param text the value itself: unescaped, without quotes; of a boolean {@code true} or {@code false}
     * @param quoted whether it stood in quotes or in a block, so that it is a text whatever it looks like
     */
    record Scalar(Form form, String text, boolean quoted, Span span) implements Node {
        @Override
        public String describe() {
            return switch (form) {
                case TEXT -> "a text";
                case INTEGER -> "a whole number";
                case DECIMAL -> "a number with a fraction";
                case BOOLEAN -> "a boolean";
                case NULL -> "null";
                case UNKNOWN -> "an unknown value";
            };
        }
    }

    /** A mapping or object; keys are texts, unique, in the order of the file. */
    record Mapping(List<Entry> entries, Span span) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value of an exactly spelled key. */
        public Optional<Node> get(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equals(key)) {
                    return Optional.of(entry.value());
                }
            }
            return Optional.empty();
        }

        /** The entry of a key, spelled in any case. */
        public Optional<Entry> find(String key) {
            for (Entry entry : entries) {
                if (entry.key().text().equalsIgnoreCase(key)) {
                    return Optional.of(entry);
                }
            }
            return Optional.empty();
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /** A list, in the order of the file. */
    record Sequence(List<Node> items, Span span) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /** One member of a mapping. */
    record Entry(Scalar key, Node value) {}
}
