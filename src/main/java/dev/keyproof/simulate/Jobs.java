package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;
import java.util.List;

/** Backup, restore, tiering and expiry (reference 2.5). */
final class Jobs {
    private final World world;
    private final KeyStoreService keyStores;
    private final Cryptography cryptography;
    private final Recorder recorder;

    Jobs(World world, KeyStoreService keyStores, Cryptography cryptography, Recorder recorder) {
        this.world = world;
        this.keyStores = keyStores;
        this.cryptography = cryptography;
        this.recorder = recorder;
    }

    /** Makes a restore point; on the vault tiers of an encrypting vault it is sealed under the active version. */
    Outcome backup(Vault vault, ProtectedWorkload workload, Tier tier, Payload payload) {
        if (tier == Tier.OPERATIONAL || !vault.isEncrypting()) {
            add(vault, workload, tier, payload);
            return Outcome.DONE;
        }
        boolean stale = vault.before != null && world.faults.fires(FaultPoint.STALE_VERSION);
        KeyVersionId version = stale ? vault.before : vault.active;
        Caller caller = Caller.bySettings(world, vault);
        int needed = Permissions.GET_BIT | Permissions.WRAP_BIT;
        long causes = Diagnosis.validity(world, Diagnosis.version(world, version), true);
        KeyStoreError error = keyStores.get(caller, version);
        if (error == null) {
            error = keyStores.wrap(caller, version);
        }
        if (error != null || causes != 0) {
            return failed(causes | refusal(error, version, caller, needed), workload);
        }
        Cryptography.DataKey key = cryptography.dataKey();
        Cryptography.WrappedKey wrapped = cryptography.wrap(version, key);
        if (world.faults.fires(FaultPoint.CRASH)) {
            cryptography.forget(key);
            return failed(Cause.CRASHED.bit(), workload);
        }
        RestorePoint point = add(vault, workload, tier, payload);
        point.container = cryptography.seal(binding(vault, point), payload, version, wrapped, key);
        point.kid = version;
        cryptography.forget(key);
        vault.sweepPending |= stale;
        return Outcome.DONE;
    }

    private RestorePoint add(Vault vault, ProtectedWorkload workload, Tier tier, Payload payload) {
        long expires = world.now + workload.retention().toSeconds();
        RestorePoint point = new RestorePoint(vault.points.size() + 1, workload, payload, tier, world.now, expires);
        vault.points.add(point);
        return point;
    }

    /** Opens a restore point and compares every byte. */
    Outcome restore(Vault vault, RestorePoint point) {
        if (!point.isEncrypted()) {
            return Outcome.DONE;
        }
        KeyVersionId kid = point.container.kid();
        Caller caller = Caller.bySettings(world, vault);
        boolean window = world.assumptions.expiredKeyRestore() == Assumptions.ExpiredKeyRestore.SOURCE;
        long causes = Diagnosis.validity(world, Diagnosis.version(world, kid), window);
        KeyStoreError error = keyStores.unwrap(caller, kid);
        if (error != null || causes != 0) {
            return failed(causes | refusal(error, kid, caller, Permissions.UNWRAP_BIT), point.workload);
        }
        Cryptography.Opening opening = cryptography
                .unwrap(point.container)
                .map(key -> open(vault, point, key))
                .orElse(Cryptography.Opening.REFUSED);
        return switch (opening) {
            case EXACT -> Outcome.DONE;
            case REFUSED -> failed(Cause.CONTAINER_REFUSED.bit(), point.workload);
            case WRONG -> failed(Cause.WRONG_BYTES.bit(), point.workload);
        };
    }

    private Cryptography.Opening open(Vault vault, RestorePoint point, Cryptography.DataKey key) {
        Cryptography.Opening opening =
                cryptography.open(point.container, binding(vault, point), point.payload, point.epoch, key);
        cryptography.forget(key);
        return opening;
    }

    /** Moves a restore point to the archive tier: the same bytes, elsewhere. */
    Outcome tier(Vault vault, RestorePoint point) {
        long causes = background(vault, point);
        if (causes != 0) {
            vault.hiddenFailures++;
            return failed(causes, point.workload);
        }
        point.tier = Tier.VAULT_ARCHIVE;
        return Outcome.DONE;
    }

    /** Removes what is due; what cannot be removed stays and costs. */
    Outcome expire(Vault vault) {
        long causes = 0;
        for (int i = 0; i < vault.points.size(); i++) {
            RestorePoint point = vault.points.get(i);
            if (point.isLive() && point.expires <= world.now) {
                causes |= expire(vault, point);
            }
        }
        if (causes == 0) {
            return Outcome.DONE;
        }
        vault.hiddenFailures++;
        return Outcome.failed(causes, world.parameters.edition(), false);
    }

    private long expire(Vault vault, RestorePoint point) {
        long causes = background(vault, point);
        if (causes == 0) {
            point.state = RestorePoint.State.DELETED;
            point.container = null;
            point.previous = null;
        } else {
            point.state = RestorePoint.State.EXPIRE_DUE;
        }
        return causes;
    }

    /** What tiering and expiry need (sim-A10); they call the key store only. */
    private long background(Vault vault, RestorePoint point) {
        if (!point.isEncrypted()) {
            return 0;
        }
        KeyVersionId kid = point.container.kid();
        Caller caller = Caller.bySettings(world, vault);
        boolean unwraps = world.assumptions.backgroundNeedsUnwrap() == Assumptions.BackgroundNeedsUnwrap.YES;
        KeyStoreError error = unwraps ? keyStores.unwrap(caller, kid) : keyStores.mayUnwrap(caller, kid);
        return error == null ? 0 : refusal(error, kid, caller, Permissions.UNWRAP_BIT);
    }

    /** Everything behind a refusal, not only what the key store met first. */
    private long refusal(KeyStoreError error, KeyVersionId version, Caller caller, int needed) {
        if (error == null) {
            return 0;
        }
        boolean inside = error == KeyStoreError.THROTTLED || error == KeyStoreError.SERVER_ERROR;
        long answer = Diagnosis.ofAnswer(world, error, version, caller, needed);
        return inside
                ? answer
                : answer | Diagnosis.access(world, caller, version, needed) | Diagnosis.existence(world, version);
    }

    private static Cryptography.Binding binding(Vault vault, RestorePoint point) {
        return new Cryptography.Binding(vault.name, point.number, point.workload.datasource(), point.created);
    }

    private Outcome failed(long causes, ProtectedWorkload workload) {
        return Outcome.failed(causes, world.parameters.edition(), workload.isPostgres());
    }

    /** A second trigger of a job that is done already finds that out. */
    void perhapsTwice(Operation job, Vault vault) {
        if (world.faults.fires(FaultPoint.JOB_TWICE)) {
            recorder.byItself(
                    "DuplicateTrigger",
                    List.of(Arg.of("job", job.name()), Arg.of("vault", vault.name)),
                    Outcome.DONE,
                    Event.Visibility.INTERNAL);
        }
    }
}
