package dev.keyproof.intake;

import dev.keyproof.diagnostic.Report;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what describes one state of one estate, in the order of the inputs. */
final class Gathering {
    private final Room room;
    private final List<Entity> resources = new ArrayList<>();
    private final List<Report.Unjudged> unjudged = new ArrayList<>();
    private final PolicyChanges policyChanges = new PolicyChanges();
    private boolean grantsListed;
    private Optional<String> incomplete = Optional.empty();

    Gathering(Room room) {
        this.room = room;
    }

    /** Takes a resource, if the run has room for it. */
    void add(Entity resource) {
        if (room.take(resource)) {
            resources.add(resource);
        } else {
            leaveOpen("the inputs hold more resources than are read");
        }
    }

    /** Takes a resource that is named and not judged. */
    void leaveOut(Report.Unjudged resource) {
        unjudged.add(resource);
    }

    /** Takes a resource that changes the access policies of a key vault. */
    void change(Resource policies) {
        policyChanges.add(policies);
    }

    /** Takes such a resource that is certainly deployed behind its key vault. */
    void changeLast(Resource policies) {
        policyChanges.addLast(policies);
    }

    /** Notes that a listing of role assignments closes the list of grants. */
    void closeGrants() {
        grantsListed = true;
    }

    /** Notes why more may exist than was found; the first reason stays. */
    void leaveOpen(String reason) {
        incomplete = incomplete.or(() -> Optional.of(reason));
    }

    /** The resources found so far. */
    List<Entity> resources() {
        return resources;
    }

    /** Resources that are named and not judged. */
    List<Report.Unjudged> unjudged() {
        return unjudged;
    }

    /** What was gathered. */
    Found found() {
        List<Entity> placed = policyChanges.applied(LocalGrants.placed(resources));
        return new Found(KeyVersions.together(placed), grantsListed, incomplete);
    }
}
