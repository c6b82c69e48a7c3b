package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;

import dev.keyproof.text.Span;
import java.util.Optional;

/** What is known of an estate as a whole: how far its descriptors reach. No resource, and judged by no rule. */
public final class Extent {
    public static final Shape SHAPE = new Shape("Extent");

    public static final Attribute<Boolean> GRANTS_LISTED = SHAPE.add(
            "roleAssignmentsListed",
            new Type.Bool(),
            OPTIONAL,
            "whether every role assignment that reaches the key stores is described");
    public static final Attribute<String> INCOMPLETE =
            SHAPE.add("incomplete", new Type.Text(), OPTIONAL, "why more may exist than is described");

    public static final Kind KIND = new Kind(
            "Estate", SHAPE, java.util.List.of(GRANTS_LISTED, INCOMPLETE), "what is known of an estate as a whole");

    private Extent() {}

    /** Whether a descriptor is one of these. */
    public static boolean isOne(Entity descriptor) {
        return descriptor.shape() == SHAPE;
    }

    /** What is known of everything that was found; nothing if that is what holds anyway. */
    static Optional<Entity> of(Found found, Span at) {
        if (!found.roleAssignmentsListed() && found.incomplete().isEmpty()) {
            return Optional.empty();
        }
        Entity.Builder extent = Entity.of(KIND.word(), SHAPE, KIND.word(), at, Provenance.STATED);
        if (found.roleAssignmentsListed()) {
            extent.set(GRANTS_LISTED, Field.present(true, at));
        }
        found.incomplete().ifPresent(reason -> extent.set(INCOMPLETE, Field.present(reason, at)));
        return Optional.of(extent.build());
    }
}
