package dev.keyproof.estate;

import java.util.List;
import java.util.Optional;

/**
 * A list of entities, in file order, that may hold more than is known.
 *
 * @param sure elements that certainly belong to it
 * @param possible elements of which it is not known whether they belong to it
 * @param open why further elements may exist that the input does not show; empty for a closed list
 */
public record Many(List<Entity> sure, List<Entity> possible, Optional<String> open) {
    /** The closed empty list. */
    public static final Many NONE = new Many(List.of(), List.of(), Optional.empty());

    public Many {
        sure = List.copyOf(sure);
        possible = List.copyOf(possible);
    }

    /** A closed list of certain elements. */
    public static Many of(List<Entity> elements) {
        return new Many(elements, List.of(), Optional.empty());
    }
}
