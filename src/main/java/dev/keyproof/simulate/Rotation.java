package dev.keyproof.simulate;

import java.util.List;
import java.util.Optional;

/** New key versions: finding them, and moving restore points to them (reference 2.7). No byte of a body changes. */
final class Rotation {
    private final World world;
    private final KeyStoreService keyStores;
    private final Cryptography cryptography;
    private final Recorder recorder;

    Rotation(World world, KeyStoreService keyStores, Cryptography cryptography, Recorder recorder) {
        this.world = world;
        this.keyStores = keyStores;
        this.cryptography = cryptography;
        this.recorder = recorder;
    }

    /** Whether some restore point names another version than the active one, or its catalogue entry lags behind. */
    static boolean needsSweep(Vault vault) {
        for (int i = 0; i < vault.points.size(); i++) {
            if (needsSweep(vault, vault.points.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean needsSweep(Vault vault, RestorePoint point) {
        return point.isLive()
                && point.isEncrypted()
                && (!point.container.kid().equals(vault.active) || point.epoch != point.container.epoch());
    }

    /** Looks for the newest version that is enabled and inside its window (ASG-6). */
    Outcome poll(Vault vault) {
        vault.lastPoll = world.now;
        Store store = world.findStore(vault.key.store());
        StoredKey key = store == null ? null : store.find(vault.key.key());
        KeyVersionId newest =
                key == null || key.versions.isEmpty() ? vault.active : key.current(world.now, world.leeway).id;
        Caller caller = Caller.bySettings(world, vault);
        KeyStoreError error = keyStores.get(caller, newest);
        if (error != null) {
            long causes = Diagnosis.ofAnswer(world, error, newest, caller, Permissions.GET_BIT);
            return Outcome.failed(causes, world.parameters.edition(), false);
        }
        Version version = Diagnosis.version(world, newest);
        if (newest.equals(vault.active) || Diagnosis.validity(world, version, true) != 0) {
            return Outcome.DONE;
        }
        long unfit = Requirements.kind(version);
        if (unfit != 0) {
            // The key was made anew under its old name, as one that cannot wrap data keys.
            return Outcome.failed(unfit, world.parameters.edition(), false);
        }
        vault.use(newest);
        vault.sweepPending = needsSweep(vault);
        return Outcome.done("active version is " + newest.version());
    }

    /** Re-wraps what names another version. Idempotent; a crash leaves every restore point usable. */
    Outcome sweep(Vault vault) {
        long causes = 0;
        int moved = 0;
        for (int i = 0; i < vault.points.size(); i++) {
            RestorePoint point = vault.points.get(i);
            if (needsSweep(vault, point)) {
                long failure = rewrap(vault, point);
                causes |= failure;
                if (failure == Cause.CRASHED.bit()) {
                    break;
                }
                moved += failure == 0 ? 1 : 0;
            }
        }
        vault.sweepPending = needsSweep(vault);
        if (causes == 0) {
            return moved == 0 ? Outcome.DONE : Outcome.done(moved + " re-wrapped");
        }
        return Outcome.failed(causes, world.parameters.edition(), false).with(Causes.NONE, moved + " re-wrapped");
    }

    private long rewrap(Vault vault, RestorePoint point) {
        KeyVersionId old = point.container.kid();
        KeyVersionId next = vault.active;
        if (!old.equals(next)) {
            Caller caller = Caller.bySettings(world, vault);
            KeyStoreError error = keyStores.unwrap(caller, old);
            if (error != null) {
                return Diagnosis.ofAnswer(world, error, old, caller, Permissions.UNWRAP_BIT);
            }
            Optional<Cryptography.DataKey> key = cryptography.unwrap(point.container);
            if (key.isEmpty()) {
                return Cause.CONTAINER_REFUSED.bit();
            }
            long causes = rewrap(point, caller, next, key.get());
            cryptography.forget(key.get());
            if (causes != 0) {
                return causes;
            }
        }
        if (crashes()) {
            return Cause.CRASHED.bit();
        }
        // The catalogue follows the header: a header that is ahead of it is no roll-back.
        point.kid = point.container.kid();
        point.epoch = point.container.epoch();
        return 0;
    }

    private long rewrap(RestorePoint point, Caller caller, KeyVersionId next, Cryptography.DataKey key) {
        if (crashes()) {
            return Cause.CRASHED.bit();
        }
        KeyStoreError error = keyStores.wrap(caller, next);
        if (error != null) {
            return Diagnosis.ofAnswer(world, error, next, caller, Permissions.WRAP_BIT);
        }
        Cryptography.WrappedKey wrapped = cryptography.wrap(next, key);
        if (crashes()) {
            return Cause.CRASHED.bit();
        }
        error = keyStores.unwrap(caller, next);
        if (error != null) {
            return Diagnosis.ofAnswer(world, error, next, caller, Permissions.UNWRAP_BIT);
        }
        if (!cryptography.unwrapsTo(next, wrapped, key)) {
            return Cause.SERVICE_FAULT.bit();
        }
        if (crashes()) {
            return Cause.CRASHED.bit();
        }
        point.previous = point.container;
        point.container = cryptography.rewrap(point.container, next, wrapped, key);
        return 0;
    }

    private boolean crashes() {
        return world.faults.fires(FaultPoint.CRASH);
    }

    /** A poll and a sweep that happen by themselves; told only if they found or failed at something. */
    void byItself(Vault vault) {
        if (vault.key.isRotated()) {
            KeyVersionId before = vault.active;
            int mark = recorder.history().size();
            Outcome outcome = poll(vault);
            boolean news = !vault.active.equals(before) || outcome.causes().bits() != vault.pollCauses;
            vault.pollCauses = outcome.causes().bits();
            if (news) {
                recorder.byItself("Poll", args(vault), outcome, Event.Visibility.INTERNAL);
            } else {
                recorder.history().cutTo(mark);
            }
        } else {
            vault.lastPoll = world.now;
        }
        if (vault.sweepPending) {
            int mark = recorder.history().size();
            Outcome outcome = sweep(vault);
            boolean news = outcome.causes().bits() != vault.sweepCauses
                    || !outcome.detail().startsWith("0 ");
            vault.sweepCauses = outcome.causes().bits();
            if (news) {
                recorder.byItself("RewrapSweep", args(vault), outcome, Event.Visibility.INTERNAL);
            } else {
                recorder.history().cutTo(mark);
            }
        }
    }

    private static List<Arg> args(Vault vault) {
        return List.of(Arg.of("vault", vault.name));
    }
}
