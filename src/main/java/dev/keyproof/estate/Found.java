package dev.keyproof.estate;

import java.util.List;
import java.util.Optional;

/**
 * The resources that readers found for one estate, not yet joined.
 *
 * @param resources with their written fields filled and their derived ones absent
 * @param roleAssignmentsListed whether the input holds a listing of role assignments that closes the list of grants
 * @param incomplete why more may exist than was found: a file that cannot be read, a page that was not fetched
 */
public record Found(List<Entity> resources, boolean roleAssignmentsListed, Optional<String> incomplete) {
    public Found {
        resources = List.copyOf(resources);
    }
}
