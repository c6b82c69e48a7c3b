package dev.keyproof.intake;

import dev.keyproof.document.JsonReader;
import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import dev.keyproof.text.Pointer;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON that stands as a text inside another document; its nodes have their places in that document. */
final class InnerJson {
    private final JsonReader reader;
    private final JsonReader.Options options;
    private final String document;

    /** A reader of the texts in {@code document}, which is the whole text of the source they lie in. */
    InnerJson(JsonReader reader, JsonReader.Options options, String document) {
        this.reader = reader;
        this.options = options;
        this.document = document;
    }

    /** The value that a text holds; nothing if it is no JSON. */
    Optional<Node> read(Node.Scalar outer) {
        Source inner = Source.of(outer.span().source().name(), outer.text());
        Span place = outer.span();
        return reader.read(inner, outer.text(), options, ignored -> {}).map(node -> {
            String literal = document.substring(place.start(), place.end());
            return new Placing(place, Alignment.of(literal, outer.text())).placed(node, place.pointer());
        });
    }

    /** Gives nodes of the inner text the places of the outer one. */
    private static final class Placing {
        private final Span outer;
        private final int[] offsets;

        Placing(Span outer, int[] offsets) {
            this.outer = outer;
            this.offsets = offsets;
        }

        Node placed(Node node, Pointer pointer) {
            Span at = placed(node.span(), pointer);
            if (node instanceof Node.Scalar scalar) {
                return new Node.Scalar(scalar.form(), scalar.text(), scalar.quoted(), at);
            }
            if (node instanceof Node.Sequence sequence) {
                List<Node> items = new ArrayList<>();
                for (int i = 0; i < sequence.items().size(); i++) {
                    items.add(placed(sequence.items().get(i), pointer.child(i)));
                }
                return new Node.Sequence(items, at);
            }
            List<Node.Entry> entries = new ArrayList<>();
            for (Node.Entry entry : ((Mapping) node).entries()) {
                Pointer below = pointer.child(entry.key().text());
                Node.Scalar key = (Node.Scalar) placed(entry.key(), below);
                entries.add(new Node.Entry(key, placed(entry.value(), below)));
            }
            return new Mapping(entries, at);
        }

        private Span placed(Span inner, Pointer pointer) {
            int start = outer.start() + offsets[inner.start()];
            int end = outer.start() + offsets[inner.end()];
            return new Span(outer.source(), start, Math.max(start, end), pointer);
        }
    }
}
