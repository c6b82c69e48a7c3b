package dev.keyproof.check;

import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a value rests on.
 *
 * @param assumptions those of the fields it was made from
 * @param entities those whose fields it was made from; entities are compared by identity
 */
record Basis(Set<Assumption> assumptions, Set<Entity> entities) {
    static final Basis NONE = new Basis(Set.of(), Set.of());

    /** One field of an entity. */
    static Basis of(Entity entity, Set<Assumption> assumptions) {
        return new Basis(assumptions, Set.of(entity));
    }

    /** Both. */
    Basis and(Basis other) {
        if (other.assumptions.isEmpty() && entities.containsAll(other.entities)) {
            return this;
        }
        return new Basis(both(assumptions, other.assumptions), both(entities, other.entities));
    }

    /** The assumptions in the order of their numbers. */
    Set<Assumption> inOrder() {
        Set<Assumption> sorted = EnumSet.noneOf(Assumption.class);
        sorted.addAll(assumptions);
        return Collections.unmodifiableSet(sorted);
    }

    private static <T> Set<T> both(Collection<T> one, Collection<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}
