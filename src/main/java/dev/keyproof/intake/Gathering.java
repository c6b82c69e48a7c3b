package dev.keyproof.intake;

import dev.keyproof.diagnostic.Report;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Found;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what describes one state of one estate, in the order of the inputs. */
final class Gathering {
    private final Room room;
    private final List<Entity> resources = new ArrayList<>();
    private final List<Report.Unjudged> unjudged = new ArrayList<>();
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
        return new Found(KeyVersions.together(withHsm()), grantsListed, incomplete);
    }

    /** Local assignments do not say of which managed HSM they are; if there is only one, they are of that one. */
    private List<Entity> withHsm() {
        List<Entity> hsms = resources.stream()
                .filter(resource -> resource.kind().equals(KeyStore.MANAGED_HSM.word()))
                .toList();
        if (hsms.size() != 1) {
            return resources;
        }
        String name = hsms.get(0).name();
        return resources.stream().map(resource -> withHsm(resource, name)).toList();
    }

    private static Entity withHsm(Entity resource, String hsm) {
        boolean open =
                resource.shape() == Grant.LOCAL_SHAPE && resource.get(Grant.HSM) instanceof Field.Unknown<Reference>;
        if (!open) {
            return resource;
        }
        Reference reference = new Reference(hsm, resource.span());
        return resource.copy()
                .set(Grant.HSM, Field.present(reference, resource.span()))
                .build();
    }
}
