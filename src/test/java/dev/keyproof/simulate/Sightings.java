package dev.keyproof.simulate;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Watches the steps of one run for what a set of runs must have met. */
final class Sightings {
    private final Set<Sighting> seen = EnumSet.noneOf(Sighting.class);
    /** The operation that broke the vault's access; empty while it works. */
    private Optional<Operation> broken = Optional.empty();

    Set<Sighting> seen() {
        return seen;
    }

    void watch(Step step) {
        step.after().vault(Scenes.VAULT).ifPresent(vault -> vault(step, vault));
        told(step);
        for (Event event : step.events()) {
            if (event.op().equals("AutoPurge")) {
                seen.add(Sighting.AUTO_PURGE_AT_END_OF_RETENTION);
            }
        }
        retries(step);
        skew(step);
        enabledLater(step);
    }

    private void vault(Step step, Vault vault) {
        if (vault.state() == Vault.State.INCONSISTENT) {
            seen.add(Sighting.INCONSISTENT_REACHED);
        }
        boolean hidden = step.events().stream()
                .anyMatch(event -> event.op().equals("Expire")
                        && event.result() == Event.Result.FAIL
                        && event.visibility() == Event.Visibility.INTERNAL);
        if (hidden && vault.points().stream().anyMatch(point -> point.state() == RestorePoint.State.EXPIRE_DUE)) {
            seen.add(Sighting.SILENT_EXPIRY_BACKLOG);
        }
        long kids = vault.points().stream()
                .filter(RestorePoint::isLive)
                .flatMap(point -> point.kid().stream())
                .distinct()
                .count();
        if (step.operation() instanceof JobOperation.RewrapSweep && kids > 1) {
            seen.add(Sighting.MIXED_KIDS_IN_ONE_SWEEP);
        }
        if (step.operation() instanceof JobOperation.Backup && step.outcome().isDone()) {
            RestorePoint made = vault.points().get(vault.points().size() - 1);
            boolean stale = made.kid().filter(kid -> !newest(step.after(), kid)).isPresent();
            if (stale) {
                seen.add(Sighting.BACKUP_WITH_STALE_VERSION);
            }
        }
        if (vault.active().isPresent()) {
            recovery(step, vault);
        }
    }

    private static boolean newest(World world, KeyVersionId kid) {
        return world.key(kid.store(), kid.key())
                .map(StoredKey::newest)
                .filter(version -> version.id().equals(kid))
                .isPresent();
    }

    private void recovery(Step step, Vault vault) {
        Reckoning now = new Reckoning(step.after());
        boolean works = now.wraps(vault, now.principal(vault), vault.identity.isSystem(), vault.active);
        if (!works && broken.isEmpty()) {
            broken = Optional.of(step.operation());
        } else if (works && broken.isPresent()) {
            recovered(broken.get(), step.operation());
            broken = Optional.empty();
        }
    }

    private void recovered(Operation breaking, Operation last) {
        boolean update = last instanceof VaultOperation.UpdateIdentity || last instanceof VaultOperation.UpdateKey;
        boolean granted = last instanceof StoreOperation.Grant || last instanceof JobOperation.Advance;
        boolean revoked = breaking instanceof StoreOperation.Revoke
                || breaking instanceof StoreOperation.SwitchPermissionModel
                || breaking instanceof StoreOperation.RedeployPolicies;
        if (revoked && granted) {
            seen.add(Sighting.RECOVERED_BY_PERMISSIONS_PRE_6);
        }
        if (breaking instanceof VaultOperation.SaOff && update) {
            seen.add(Sighting.RECOVERED_BY_SYSTEM_IDENTITY_PRE_7);
        }
        if (breaking instanceof VaultOperation.UaDetach && last instanceof VaultOperation.UaAttach) {
            seen.add(Sighting.RECOVERED_BY_ATTACHING_PRE_8);
        }
        boolean gone = breaking instanceof VaultOperation.UaDelete || breaking instanceof VaultOperation.UaDetach;
        if (gone && last instanceof VaultOperation.UpdateIdentity) {
            seen.add(Sighting.RECOVERED_BY_ANOTHER_IDENTITY_PRE_9);
        }
    }

    private void told(Step step) {
        Outcome outcome = step.outcome();
        if (outcome.below().isPresent()) {
            boolean denied = outcome.below().get() == KeyStoreError.KEY_PURGE_FORBIDDEN;
            seen.addAll(denied ? Set.of(Sighting.PURGE_DENIED) : Set.of());
        }
        if (step.operation() instanceof VaultOperation && outcome.status() == Outcome.Status.REFUSED) {
            outcome.code()
                    .filter(Code.MISSING_PERMISSION::equals)
                    .ifPresent(code -> seen.add(Sighting.MISSING_PERMISSION_CHOSEN));
            outcome.code().filter(Code.AUTH_FAILURE::equals).ifPresent(code -> seen.add(Sighting.AUTH_FAILURE_CHOSEN));
        }
        boolean old = outcome.causes().contains(Cause.OLD_KEY_ABSENT)
                || outcome.causes().contains(Cause.OLD_KEY_INACCESSIBLE)
                || outcome.causes().contains(Cause.OLD_KEY_NOT_VALID);
        if (old && step.operation() instanceof VaultOperation.UpdateKey) {
            seen.add(Sighting.UPDATE_REFUSED_BY_OLD_KEY);
        }
        if (outcome.causes().contains(Cause.CRASHED)) {
            seen.add(Sighting.CRASH_BETWEEN_WRAP_AND_PERSIST);
        }
    }

    private void retries(Step step) {
        List<Event> calls = step.events().stream()
                .filter(event -> event.op().startsWith("kv."))
                .toList();
        boolean throttled = calls.stream()
                .anyMatch(call ->
                        call.below().filter(KeyStoreError.THROTTLED::equals).isPresent());
        if (throttled && step.outcome().isDone() && step.operation() instanceof JobOperation.Backup) {
            seen.add(Sighting.RETRY_THAT_SUCCEEDED);
        }
        if (step.outcome().causes().contains(Cause.THROTTLED)) {
            seen.add(Sighting.RETRY_THAT_WAS_EXHAUSTED);
        }
    }

    /** A call under a key whose end the two clocks see differently. */
    private void skew(Step step) {
        World world = step.before();
        Optional<Version> active = world.vault(Scenes.VAULT)
                .flatMap(Vault::active)
                .flatMap(kid -> world.key(kid.store(), kid.key())
                        .flatMap(key -> key.versions().stream()
                                .filter(version -> version.id().equals(kid))
                                .findFirst()));
        boolean job = step.operation() instanceof JobOperation.Backup;
        boolean differs = active.filter(version -> version.expires().isPresent())
                .filter(version -> version.hasExpired(world.now, world.leeway)
                        != version.hasExpired(world.now + world.skew, world.leeway))
                .isPresent();
        if (job && differs) {
            seen.add(Sighting.SKEW_AT_EXPIRY);
        }
    }

    private void enabledLater(Step step) {
        if (step.operation() instanceof StoreOperation.EnableVersion enable) {
            boolean wasOff = step.before().key(enable.store(), enable.key()).stream()
                    .flatMap(key -> key.versions().stream())
                    .anyMatch(version -> version.id().version().equals(enable.version()) && !version.isEnabled());
            if (wasOff && !enable.version().equals(Scenes.V1) && step.outcome().isDone()) {
                seen.add(Sighting.VERSION_CREATED_DISABLED_AND_ENABLED_LATER);
            }
        }
    }
}
