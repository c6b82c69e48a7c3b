package dev.keyproof.estate;

import java.util.Optional;
import java.util.Set;

/** Which lists may hold more than the input shows, and why. */
final class Openness {
    private final Found found;
    private final boolean complete;
    private final boolean endpointsOpen;

    Openness(Found found, boolean complete, Set<Assumption> off) {
        this.found = found;
        this.complete = complete;
        this.endpointsOpen = !complete && !off.contains(Assumption.A12);
    }

    /**
     * Role assignments of a key in a store; a store that is not described shows none of its own accord.
     *
     * @param covered whether a listing, if there is one, was asked for this store
     */
    Optional<String> grants(Entity store, boolean described, boolean covered) {
        return list(
                described && (isStated(store) || (found.roleAssignmentsListed() && covered)),
                "no listing of its role assignments is in the input; `--complete` declares that there are no others");
    }

    /** Local role assignments of a managed HSM. */
    Optional<String> localGrants(Entity store, boolean described) {
        return list(
                described && isStated(store),
                "more local role assignments of `" + store.name() + "` may exist; `--complete` declares that none do");
    }

    /** Private endpoints of a vault. */
    Optional<String> endpoints(Entity vault) {
        return list(
                isStated(vault) || !endpointsOpen,
                "a private endpoint may exist outside the input; `--complete` declares that none does");
    }

    /** Whether the list of endpoints is open for no other reason than A12. */
    boolean endpointsRestOnA12(Entity vault) {
        return found.incomplete().isEmpty() && endpointsOpen && !isStated(vault);
    }

    private Optional<String> list(boolean closed, String reason) {
        if (found.incomplete().isPresent()) {
            return found.incomplete();
        }
        return closed || complete ? Optional.empty() : Optional.of(reason);
    }

    private static boolean isStated(Entity resource) {
        return resource.provenance().direction() == Provenance.Direction.STATED;
    }
}
