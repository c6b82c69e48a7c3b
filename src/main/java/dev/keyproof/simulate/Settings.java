package dev.keyproof.simulate;

import java.util.List;

/**
 * Enabling customer-managed keys and updating their settings (reference 2.5): everything is checked, the key store is
 * asked, and only then both references are written in one step.
 */
final class Settings {
    private static final long INTERNAL =
            Cause.THROTTLED.bit() | Cause.SERVER_ERROR.bit() | Cause.SERVICE_FAULT.bit() | Cause.CRASHED.bit();

    private final World world;
    private final KeyStoreService keyStores;
    private final Recorder recorder;

    Settings(World world, KeyStoreService keyStores, Recorder recorder) {
        this.world = world;
        this.keyStores = keyStores;
        this.recorder = recorder;
    }

    /** Turns customer-managed keys on; after an internal error the same request may be repeated. */
    Outcome enable(Vault vault, KeyReference key, IdentityReference identity) {
        boolean retry = vault.needsAttention() && key.equals(vault.key) && identity.equals(vault.identity);
        if (vault.everEnabled && !retry) {
            return refused(Cause.ALREADY_ENABLED.bit());
        }
        return change(vault, key, identity, false);
    }

    /** Another key, version, or the same again. */
    Outcome updateKey(Vault vault, KeyReference key) {
        return vault.everEnabled ? change(vault, key, vault.identity, true) : refused(Cause.NOT_ENABLED.bit());
    }

    /** Another identity, or the same again. */
    Outcome updateIdentity(Vault vault, IdentityReference identity) {
        return vault.everEnabled ? change(vault, vault.key, identity, false) : refused(Cause.NOT_ENABLED.bit());
    }

    /** One request with key and identity; only one of them may differ from what is set (IDY-3). */
    Outcome updateBoth(Vault vault, KeyReference key, IdentityReference identity) {
        if (!vault.everEnabled) {
            return enable(vault, key, identity);
        }
        boolean otherKey = !key.equals(vault.key);
        boolean otherIdentity = !identity.equals(vault.identity);
        if (otherKey && otherIdentity) {
            return refused(Cause.KEY_AND_IDENTITY_TOGETHER.bit());
        }
        return otherIdentity ? updateIdentity(vault, identity) : updateKey(vault, key);
    }

    /** The version that settings with this key would use now; one without a version if there is none. */
    static KeyVersionId target(World world, KeyReference reference) {
        if (!reference.isRotated()) {
            return new KeyVersionId(
                    reference.store(), reference.key(), reference.version().orElseThrow());
        }
        Store store = world.findStore(reference.store());
        StoredKey key = store == null ? null : store.find(reference.key());
        return key == null || key.versions.isEmpty()
                ? new KeyVersionId(reference.store(), reference.key(), "")
                : key.current(world.now, world.leeway).id;
    }

    private Outcome change(Vault vault, KeyReference key, IdentityReference identity, boolean leavesOldKey) {
        if (key.malformed().isPresent()) {
            return refused(Cause.KEY_URI_MALFORMED.bit());
        }
        Caller caller = Caller.of(world, vault, identity);
        KeyVersionId target = target(world, key);
        long causes = Requirements.unmet(world, caller, target);
        if (leavesOldKey) {
            causes |= oldKey(vault, caller);
        }
        long inside = ask(caller, target, leavesOldKey ? vault.active : null);
        if ((causes | inside & ~INTERNAL) != 0) {
            return refused(causes | inside & ~INTERNAL);
        }
        if (inside != 0 || failsInside()) {
            return inconsistent(vault, inside == 0 ? Cause.SERVICE_FAULT.bit() : inside);
        }
        write(vault, key, identity, target);
        if (failsInside()) {
            return inconsistent(vault, Cause.SERVICE_FAULT.bit());
        }
        vault.patches++;
        patch(vault, Outcome.DONE);
        return Outcome.DONE;
    }

    /** DET-1: the key of today must be reachable and valid; nothing if there is none. */
    private long oldKey(Vault vault, Caller caller) {
        KeyVersionId old = vault.active;
        if (Diagnosis.existence(world, old) != 0 || world.findStore(old.store()) == null) {
            return Cause.OLD_KEY_ABSENT.bit();
        }
        int needed = Permissions.UNWRAP_BIT;
        if (world.parameters.edition() == Edition.GENERAL_2024_11) {
            needed |= Permissions.GET_BIT;
        }
        boolean window = world.assumptions.expiredKeyRestore() == Assumptions.ExpiredKeyRestore.SOURCE;
        boolean inaccessible = Diagnosis.access(world, caller, old, needed) != 0;
        boolean valid = Diagnosis.validity(world, Diagnosis.version(world, old), window) == 0;
        return (inaccessible ? Cause.OLD_KEY_INACCESSIBLE.bit() : 0) | (valid ? 0 : Cause.OLD_KEY_NOT_VALID.bit());
    }

    /** Asks the key store step by step, until it refuses or a step fails inside. */
    private long ask(Caller caller, KeyVersionId target, KeyVersionId old) {
        if (old != null) {
            if (failsInside()) {
                return Cause.SERVICE_FAULT.bit();
            }
            KeyStoreError error = keyStores.unwrap(caller, old);
            if (error != null) {
                return ofOldKey(error);
            }
        }
        int all = Permissions.ENCRYPTION.bits();
        for (int step = 0; step < 3; step++) {
            if (failsInside()) {
                return Cause.SERVICE_FAULT.bit();
            }
            KeyStoreError error = step == 0
                    ? keyStores.get(caller, target)
                    : step == 1 ? keyStores.wrap(caller, target) : keyStores.unwrap(caller, target);
            if (error != null) {
                return Diagnosis.ofAnswer(world, error, target, caller, all);
            }
        }
        return 0;
    }

    private static long ofOldKey(KeyStoreError error) {
        return switch (error) {
            case THROTTLED -> Cause.THROTTLED.bit();
            case SERVER_ERROR -> Cause.SERVER_ERROR.bit();
            case KEY_NOT_FOUND, DELETED_KEY_NOT_FOUND -> Cause.OLD_KEY_ABSENT.bit();
            case KEY_DISABLED, KEY_NOT_IN_VALIDITY_PERIOD, KEY_OPERATION_FORBIDDEN -> Cause.OLD_KEY_NOT_VALID.bit();
            default -> Cause.OLD_KEY_INACCESSIBLE.bit();
        };
    }

    private void write(Vault vault, KeyReference key, IdentityReference identity, KeyVersionId target) {
        if (!vault.everEnabled) {
            vault.lastPoll = world.now;
        }
        vault.key = key;
        vault.identity = identity;
        vault.identityGeneration = vault.systemGeneration;
        vault.use(target);
        vault.everEnabled = true;
        vault.sweepPending = Rotation.needsSweep(vault);
        boolean stays = vault.state == Vault.State.INCONSISTENT
                && world.assumptions.inconsistentExit() == Assumptions.InconsistentExit.NEVER;
        if (!stays) {
            vault.state = Vault.State.ENABLED;
        }
    }

    private boolean failsInside() {
        return world.faults.fires(FaultPoint.INTERNAL_ERROR);
    }

    private Outcome inconsistent(Vault vault, long causes) {
        vault.state = Vault.State.INCONSISTENT;
        vault.failedPatches++;
        Outcome outcome = Outcome.failed(causes, world.parameters.edition(), false);
        patch(vault, outcome);
        return outcome;
    }

    /** ASG-7: the vault's activity log. */
    private void patch(Vault vault, Outcome outcome) {
        if (recorder.isOn()) {
            List<Arg> args = List.of(Arg.of("vault", vault.name), Arg.of("state", vault.state));
            recorder.byItself("ActivityLog.PATCH", args, outcome, Event.Visibility.USER);
        }
    }

    private Outcome refused(long causes) {
        return Outcome.refused(causes, world.parameters.edition());
    }
}
