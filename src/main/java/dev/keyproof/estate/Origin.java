package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a descriptor came from, if not from its author: what any kind may write below {@code origin}, and
 * {@code keyproof convert} writes so that the descriptors are judged like what they were made from.
 *
 * <p>A descriptor without it is as stated: what it does not list does not exist.
 *
 * @param estate number of the estate in its file; 0 for the one that all files share
 * @param label what reports call a resource without a name
 */
record Origin(Provenance provenance, int estate, Optional<String> label) {
    static final String FIELD = "origin";
    static final Shape SHAPE = new Shape("Origin");

    static final Attribute<Provenance.Direction> DIRECTION = SHAPE.add(
            "direction",
            new Type.OneOf<>(Provenance.Direction.class),
            OPTIONAL,
            "`create` for what is sent to the service, `read` for its answer: what is not listed may exist then");
    static final Attribute<LocalDate> API_VERSION =
            SHAPE.add("apiVersion", new Type.Day(), OPTIONAL, "date of the api-version; defaults depend on it");
    static final Attribute<Long> ESTATE = SHAPE.add(
            "estate",
            new Type.Whole(1, 1_000_000),
            OPTIONAL,
            "number of an estate of its own in this file; absent: the one that all files share");
    static final Attribute<String> LABEL =
            SHAPE.add("label", new Type.Name(), OPTIONAL, "what reports call a resource that has no name");

    static final Origin STATED = new Origin(Provenance.STATED, 0, Optional.empty());

    /** What the fields of a mapping say; a field that is refused says nothing. */
    static Origin of(Entity written) {
        Provenance.Direction direction = written.value(DIRECTION).orElse(Provenance.Direction.STATED);
        return new Origin(
                new Provenance(direction, written.value(API_VERSION)),
                written.value(ESTATE).orElse(0L).intValue(),
                written.value(LABEL));
    }

    /** The fields of a resource's origin; all absent if it is as stated, has a name and lies in the shared estate. */
    static Entity of(Entity resource, int estate) {
        Entity.Builder fields = Entity.of(SHAPE.name(), SHAPE, SHAPE.name(), resource.span(), Provenance.STATED);
        Provenance provenance = resource.provenance();
        if (provenance.direction() != Provenance.Direction.STATED) {
            fields.set(DIRECTION, Field.present(provenance.direction(), resource.span()));
        }
        provenance.apiVersion().ifPresent(date -> fields.set(API_VERSION, Field.present(date, resource.span())));
        if (estate > 0) {
            fields.set(ESTATE, Field.present((long) estate, resource.span()));
        }
        if (!isNamed(resource)) {
            fields.set(LABEL, Field.present(resource.name(), resource.span()));
        }
        return fields.build();
    }

    private static boolean isNamed(Entity resource) {
        return resource.shape()
                .attribute("name")
                .map(name -> resource.at(name.index()) instanceof Field.Present<?>)
                .orElse(true);
    }
}
