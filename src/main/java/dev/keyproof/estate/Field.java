package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.Set;

/** A field of an entity in one of three states, each at a known place. */
public sealed interface Field<T> {
    /** The value; when absent the nearest parent that is written; when unknown the mark that leaves it open. */
    Span span();

    /** The assumptions under which the field is in this state. */
    Set<Assumption> assumptions();

    /** The value is written here, or follows from what is written here. */
    record Present<T>(T value, Span span, Set<Assumption> assumptions) implements Field<T> {}

    /** Not written, or null. Whether that means a default, "none" or "not known" is decided by who reads it. */
    record Absent<T>(Span span, Set<Assumption> assumptions) implements Field<T> {}

    /** Decided later, or not described; the reason is shown to the reader. */
    record Unknown<T>(String reason, Span span, Set<Assumption> assumptions) implements Field<T> {}

    /** A value that rests on no assumption. */
    static <T> Field<T> present(T value, Span span) {
        return new Present<>(value, span, Set.of());
    }

    /** Not written, with the place of the nearest parent. */
    static <T> Field<T> absent(Span span) {
        return new Absent<>(span, Set.of());
    }

    /** Not known, with the reason in words and the place that leaves it open. */
    static <T> Field<T> unknown(String reason, Span span) {
        return new Unknown<>(reason, span, Set.of());
    }

    /** The state of a field without a value, for what would be derived from that value. */
    static <T> Field<T> like(Field<?> field) {
        if (field instanceof Unknown<?> unknown) {
            return new Unknown<>(unknown.reason(), unknown.span(), unknown.assumptions());
        }
        return new Absent<>(field.span(), field.assumptions());
    }
}
