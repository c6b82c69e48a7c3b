package dev.keyproof.estate;

import java.time.Duration;
import java.time.Instant;

/**
 * What an attribute holds. The Java type of its values is {@code T}.
 *
 * <p>The same definition drives the descriptor reader, the JSON Schema for editors and the fields that rules see.
 */
public sealed interface Type<T> {
    /** Free text, neutralised wherever it is printed. */
    record Text() implements Type<String> {}

    /** A name: no control characters, no bidirectional controls, not empty. */
    record Name() implements Type<String> {}

    /** An Azure resource id, compared without case. */
    record ResourceId() implements Type<String> {}

    /** true or false. */
    record Bool() implements Type<Boolean> {}

    /** A whole number within bounds, both inclusive. */
    record Whole(long least, long most) implements Type<Long> {}

    /** An ISO 8601 instant with zone. */
    record Moment() implements Type<Instant> {}

    /** A day of the calendar: {@code 2024-04-01}. */
    record Day() implements Type<java.time.LocalDate> {}

    /** A fixed length of time: {@code 365d} or ISO 8601 without months and years. */
    record Length() implements Type<Duration> {}

    /** A region, lower-cased and without blanks. */
    record Region() implements Type<String> {}

    /** A word of a closed list. */
    record OneOf<E extends Enum<E> & Word>(Class<E> words) implements Type<E> {}

    /** A set of words of a closed list, written as a list. */
    record SetOf<E extends Enum<E> & Word>(Class<E> words) implements Type<Members<E>> {}

    /** A list of entities of a shape: embedded mappings, or links made when the estate is joined. */
    record ListOf(Shape shape) implements Type<Many> {}

    /** A list of references, each by name or resource id; the join turns it into links. */
    record References(String to) implements Type<java.util.List<Reference>> {}

    /** A reference by name, resource id or key URI; the join turns it into a link. */
    record ReferenceTo(String to) implements Type<Reference> {}

    /** A link to an entity of a shape, made by the join or embedded. */
    record Link(Shape shape) implements Type<Entity> {}

    /** A key URI, taken apart once. */
    record Uri() implements Type<Entity> {}

    /** Who acts: an object id, the name of an identity, or the name of a vault for its own identity. */
    record Who() implements Type<Principal> {}

    /** A role, by display name or GUID; held as the slug of its display name, or as the GUID when not built in. */
    record Role(boolean local) implements Type<String> {}

    /** Where a grant holds. */
    record Scope() implements Type<String> {}

    /** A mapping that only groups other attributes; present when written. */
    record Group() implements Type<Boolean> {}

    /** {@code true}, {@code false}, or the object id of the identity that is on. */
    record Switch() implements Type<Boolean> {}
}
