package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.List;

/** A checked template: words and holes, in order. */
public record Text(List<Part> parts, Span span) {
    public Text {
        parts = List.copyOf(parts);
    }

    /** Words or a hole. */
    public sealed interface Part {}

    /** Words as they stand. */
    public record Words(String text) implements Part {}

    /** A value that is printed here. */
    public record Hole(Expr value) implements Part {}
}
