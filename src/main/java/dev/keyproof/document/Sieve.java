package dev.keyproof.document;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * What of a JSON text is read, told on the way down, so that a large text costs the memory of what is wanted of it.
 * What falls through is checked for nesting and duplicates, and dropped.
 */
@FunctionalInterface
public interface Sieve {
    /** Reads everything. */
    Sieve ALL = ofNames(name -> true);

    /** What is read of the value of a member; empty if the member is dropped. */
    Optional<Sieve> member(String name);

    /** What is read of each element, if the value is a list. */
    default Sieve element() {
        return this;
    }

    /** Whether an object or a list in the list is kept, now that it has been read; others leave a gap in the numbering. */
    default boolean keepsElement(Node element) {
        return true;
    }

    /** A sieve that looks at the names of members alone, at every depth. */
    static Sieve ofNames(Predicate<String> wanted) {
        return new Sieve() {
            private final Optional<Sieve> self = Optional.of(this);

            @Override
            public Optional<Sieve> member(String name) {
                return wanted.test(name) ? self : Optional.empty();
            }
        };
    }
}
