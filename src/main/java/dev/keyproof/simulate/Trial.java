package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;
import java.time.Duration;

/**
 * The three ways to run one configuration (reference 5.2), quickly and without cryptography. A configuration is a world
 * with the vault in question, not yet enabled; it is changed by the run, so give a {@link World#copy} where it is
 * needed again.
 */
public final class Trial {
    private static final String WORKLOAD = "trial";
    private static final Duration RETENTION = Duration.ofDays(3650);
    private static final Payload PAYLOAD = new Payload(1, 1 << 20);

    private Trial() {}

    /** Enables customer-managed keys as the vault wants them: yields every cause and the code. */
    public static Outcome enable(World world, String vault) {
        Vault found = find(world, vault);
        return Simulator.quick(world).apply(new VaultOperation.EnableCmk(vault, found.wantedKey, found.wantedIdentity));
    }

    /**
     * The vault is set Enabled as it is, without any check: for what cannot drift from good to bad.
     *
     * @return the version that new backups use; one without id if there is none
     */
    public static KeyVersionId adopt(World world, String vault) {
        Vault found = find(world, vault);
        KeyVersionId active = Settings.target(world, found.wantedKey);
        found.key = found.wantedKey;
        found.identity = found.wantedIdentity;
        found.identityGeneration = found.systemGeneration;
        found.active = active;
        found.everEnabled = true;
        found.state = Vault.State.ENABLED;
        found.lastPoll = world.now;
        return active;
    }

    /**
     * Puts a restore point into an adopted vault as if it had been made while everything was in order.
     *
     * @param kid the version that wraps its data key; it need not exist any more
     * @return its number
     */
    public static int plant(World world, String vault, KeyVersionId kid, Tier tier, boolean postgres) {
        Vault found = find(world, vault);
        ProtectedWorkload workload = workload(found, tier, postgres);
        long expires = world.now + RETENTION.toSeconds();
        RestorePoint point = new RestorePoint(found.points.size() + 1, workload, PAYLOAD, tier, world.now, expires);
        if (tier != Tier.OPERATIONAL) {
            AbstractCryptography cryptography = new AbstractCryptography();
            Cryptography.DataKey key = cryptography.dataKey();
            Cryptography.Binding binding =
                    new Cryptography.Binding(vault, point.number, workload.datasource(), point.created);
            point.container = cryptography.seal(binding, PAYLOAD, kid, cryptography.wrap(kid, key), key);
            point.kid = kid;
        }
        found.points.add(point);
        return point.number;
    }

    private static ProtectedWorkload workload(Vault vault, Tier tier, boolean postgres) {
        String name = WORKLOAD + (postgres ? " postgresql" : "");
        ProtectedWorkload known = vault.workload(name);
        if (known != null) {
            return known;
        }
        ProtectedWorkload workload =
                ProtectedWorkload.of(name, postgres ? "postgresql" : "azure-disk", tier, RETENTION);
        vault.workloads.add(workload);
        return workload;
    }

    /**
     * What became of each job.
     *
     * @param tier of a restore point on the vault tier to the archive tier; done where there is none
     */
    public record Jobs(Outcome backup, Outcome restore, Outcome tier, Outcome expire) {
        /** Whether every job did its work. */
        public boolean allDone() {
            return backup.isDone() && restore.isDone() && tier.isDone() && expire.isDone();
        }
    }

    /**
     * A vault that was enabled while everything was in order, and has a restore point from that time, after the world
     * has become what it is: every job is run.
     *
     * @param tier where backups go
     */
    public static Jobs drift(World world, String vault, Tier tier) {
        KeyVersionId active = adopt(world, vault);
        Vault found = find(world, vault);
        int point = plant(world, vault, active, tier, false);
        Simulator simulator = Simulator.quick(world);
        Outcome backup = simulator.apply(new JobOperation.Backup(vault, WORKLOAD, tier, PAYLOAD));
        Outcome restore = simulator.apply(new JobOperation.Restore(vault, point));
        Outcome tiering =
                tier == Tier.VAULT_STANDARD ? simulator.apply(new JobOperation.Tiering(vault, point)) : Outcome.DONE;
        found.point(point).expires = world.now;
        Outcome expire = simulator.apply(new JobOperation.Expire(vault));
        return new Jobs(backup, restore, tiering, expire);
    }

    private static Vault find(World world, String vault) {
        Vault found = world.findVault(vault);
        if (found == null || found.wantedKey == null || found.wantedIdentity == null) {
            throw new IllegalArgumentException("`" + vault + "` is no vault that wants a key and an identity");
        }
        return found;
    }
}
