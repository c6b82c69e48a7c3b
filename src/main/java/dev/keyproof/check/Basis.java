package dev.keyproof.check;

import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a value rests on.
 *
 * @param assumptions those of the fields it was made from
 * @param reads the fields it was made from, without the links that led to them
 */
record Basis(Set<Assumption> assumptions, Set<Read> reads) {
    static final Basis NONE = new Basis(Set.of(), Set.of());

    /** A field that was read; entities are compared by identity. */
    record Read(Entity owner, String path) {}

    /** One field of an entity. */
    static Basis of(Entity entity, String path, Set<Assumption> assumptions) {
        return new Basis(assumptions, Set.of(new Read(entity, path)));
    }

    /** A link from one entity to another. */
    static Basis ofLink(Set<Assumption> assumptions) {
        return new Basis(assumptions, Set.of());
    }

    /** Both. */
    Basis and(Basis other) {
        if (other.assumptions.isEmpty() && reads.containsAll(other.reads)) {
            return this;
        }
        return new Basis(both(assumptions, other.assumptions), both(reads, other.reads));
    }

    private static <T> Set<T> both(Collection<T> one, Collection<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}
