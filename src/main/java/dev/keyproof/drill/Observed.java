package dev.keyproof.drill;

import dev.keyproof.simulate.Event;
import dev.keyproof.simulate.KeyReference;
import dev.keyproof.simulate.KeyVersionId;
import dev.keyproof.simulate.Outcome;
import dev.keyproof.simulate.RestorePoint;
import dev.keyproof.simulate.StoredKey;
import dev.keyproof.simulate.Vault;
import dev.keyproof.simulate.Version;
import dev.keyproof.simulate.World;
import java.util.List;
import java.util.Optional;

/**
 * What a step came to, as expectations look at it.
 *
 * @param outcomes one for each operation of the step
 * @param during events of the step, those of the time that passed before it included
 * @param all every event so far
 */
record Observed(World world, String vaultName, List<Outcome> outcomes, List<Event> during, List<Event> all) {
    Observed {
        outcomes = List.copyOf(outcomes);
        during = List.copyOf(during);
    }

    Optional<Vault> vault() {
        return world.vault(vaultName);
    }

    List<RestorePoint> livePoints() {
        return vault().map(Vault::points).orElse(List.of()).stream()
                .filter(point -> point.state() != RestorePoint.State.DELETED)
                .toList();
    }

    Optional<RestorePoint> lastPoint() {
        return livePoints().stream().reduce((first, second) -> second);
    }

    /** A version by its number in its key if it has one there, for readers. */
    String version(KeyVersionId id) {
        List<String> ids = world.key(id.store(), id.key()).map(StoredKey::versions).orElse(List.of()).stream()
                .map(Version::id)
                .map(KeyVersionId::version)
                .toList();
        int index = ids.indexOf(id.version());
        return index < 0 ? id.version() : "version " + (index + 1);
    }

    /** Whether what is written names the version. */
    static boolean names(Notation.VersionName written, KeyVersionId id, Observed seen) {
        return written.id().isEmpty()
                ? seen.version(id).equals("version " + written.number())
                : written.id().equals(id.version());
    }

    /** Failures of this step that portal, REST and CLI show. */
    long visibleFailures() {
        return during.stream()
                .filter(event -> event.result() == Event.Result.FAIL)
                .filter(event -> event.visibility() == Event.Visibility.USER)
                .count();
    }

    /** Runs of tiering and expiry in this step that failed and showed nothing (LIM-2). */
    long silentFailures() {
        return during.stream()
                .filter(event -> event.result() == Event.Result.FAIL)
                .filter(event -> event.visibility() == Event.Visibility.INTERNAL)
                .filter(event -> event.op().equals("Tier") || event.op().equals("Expire"))
                .count();
    }

    String key() {
        return vault().flatMap(Vault::key).map(KeyReference::toString).orElse("none");
    }
}
