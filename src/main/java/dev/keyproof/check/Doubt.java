package dev.keyproof.check;

import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.estate.Entity;
import dev.keyproof.text.Span;
import java.util.Optional;

/**
 * A field that leaves an expression undecided.
 *
 * @param owner the entity whose field it is, empty for what belongs to no entity
 * @param path name of the field below its owner: {@code encryption.keyUri}
 */
record Doubt(Undecided undecided, Optional<Entity> owner, String path) {
    /** A field of an entity. */
    static Doubt of(Value.Origin origin, String because) {
        return new Doubt(
                new Undecided(origin.label(), because, origin.place()), Optional.of(origin.owner()), origin.path());
    }

    /** What the service or the pack leaves open. */
    static Doubt of(String label, String because, Span place) {
        return new Doubt(new Undecided(label, because, place), Optional.empty(), "");
    }

    /** The same doubt about another field, which cannot be read because of it. */
    Doubt about(String label) {
        return new Doubt(new Undecided(label, undecided.because(), undecided.place()), owner, path);
    }
}
