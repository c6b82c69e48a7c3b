package dev.keyproof.estate;

import dev.keyproof.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One estate joined in a test, with the problems of the join. */
record Joined(Estate estate, List<String> problems) {
    static Joined of(String text) {
        return of(resources(text));
    }

    static Joined of(List<Entity> resources) {
        return of(resources, false, Set.of());
    }

    static Joined of(List<Entity> resources, boolean complete, Set<Assumption> off) {
        return of(new Found(resources, false, Optional.empty()), complete, off);
    }

    static Joined of(Found found, boolean complete, Set<Assumption> off) {
        List<Diagnostic> problems = new ArrayList<>();
        Estate estate = Join.join(found, complete, off, problems::add);
        return new Joined(estate, problems.stream().map(Descriptors::print).toList());
    }

    static List<Entity> resources(String text) {
        return new ArrayList<>(Descriptors.of(text).resources());
    }

    /** The same resource as if the service had answered it. */
    static Entity read(Entity stated) {
        return as(stated, Provenance.Direction.READ);
    }

    static Entity as(Entity stated, Provenance.Direction direction) {
        Entity.Builder other = Entity.of(
                stated.kind(),
                stated.shape(),
                stated.name(),
                stated.span(),
                new Provenance(direction, Optional.empty()));
        for (Attribute<?> attribute : stated.shape().attributes()) {
            other.fill(attribute.index(), stated.at(attribute.index()));
        }
        return other.build();
    }

    Entity vault() {
        return estate.vaults().get(0);
    }

    Entity key() {
        return estate.keys().get(0);
    }

    Entity store() {
        return estate.stores().get(0);
    }
}
