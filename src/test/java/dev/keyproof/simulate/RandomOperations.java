package dev.keyproof.simulate;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes seeded worlds, and operations that fit the world as it is: mostly sensible ones, with faults in between. */
final class RandomOperations {
    private static final String OTHER_STORE = "kv2";
    private static final String OTHER_USER = "id-other";
    private static final List<Duration> TIMES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(6),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(31),
            Duration.ofDays(91));

    private final SplittableRandom random;
    private final World world;
    private final Deque<Operation> saga = new ArrayDeque<>();
    private boolean swapped;

    RandomOperations(World world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(seed);
    }

    /** The start of a run. */
    static World world(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PermissionModel model = PermissionModel.values()[random.nextInt(3)];
        IdentityReference identity = random.nextBoolean() ? IdentityReference.SYSTEM : Scenes.UA;
        Assumptions assumptions = assumptions(random);
        Edition edition = random.nextInt(4) == 0 ? Edition.GENERAL_2024_11 : Edition.PREVIEW_2023_11;
        Parameters parameters = Parameters.DRILL.withEdition(edition);
        WorldBuilder builder = Scenes.compliant(model, identity, parameters, assumptions)
                .identity(OTHER_USER)
                .grant(Grantee.other("somebody"), Permissions.ENCRYPTION, Scope.STORE);
        boolean softDelete = random.nextInt(10) > 0;
        if (!softDelete || random.nextInt(5) == 0) {
            builder.protection(softDelete, false, 7 + random.nextInt(84));
        }
        if (random.nextInt(8) == 0) {
            builder.rotatedEvery(Duration.ofDays(30));
        }
        builder.store(OTHER_STORE, PermissionModel.values()[random.nextInt(2)])
                .key(Scenes.KEY)
                .version("w1", KeyType.RSA, 2048)
                .grant(Grantee.of(Scenes.VAULT, identity), Permissions.ENCRYPTION, Scope.STORE);
        return builder.build();
    }

    private static Assumptions assumptions(SplittableRandom random) {
        Assumptions assumptions = Assumptions.DEFAULT;
        for (Assumptions.Switch one : assumptions.list()) {
            if (!one.values().isEmpty() && random.nextInt(4) == 0) {
                assumptions = assumptions.with(one.name(), one.values().get(1)).orElseThrow();
            }
        }
        return assumptions;
    }

    /** The next operation for the world as it is. */
    Operation next() {
        int die = random.nextInt(100);
        if (!saga.isEmpty() && die < 80) {
            return saga.remove();
        }
        Vault vault = world.vault(Scenes.VAULT).orElse(null);
        if (vault == null) {
            return new VaultOperation.CreateVault(
                    Scenes.VAULT, "westcentralus", Optional.of(key()), Optional.of(IdentityReference.user(user())));
        }
        if (!vault.wasEverEnabled() && die < 40) {
            return new VaultOperation.EnableCmk(
                    Scenes.VAULT, key(), die < 30 ? vault.wantedIdentity().orElse(Scenes.UA) : identity());
        }
        if (saga.isEmpty() && vault.wasEverEnabled() && random.nextInt(20) == 0) {
            saga.addAll(saga(vault));
            return saga.remove();
        }
        if (die < 45) {
            return job(vault);
        }
        if (die < 58) {
            return new JobOperation.Advance(pick(TIMES));
        }
        if (die < 66) {
            return fault(vault);
        }
        if (die < 78) {
            return settings(vault);
        }
        return die < 88 ? repair(vault) : store();
    }

    /** Several operations that belong together; others come in between. */
    private List<Operation> saga(Vault vault) {
        Operation settled = new JobOperation.Advance(Duration.ofMinutes(11));
        Instant soon = world.now().plus(Duration.ofMinutes(30));
        String version = vault.active().map(KeyVersionId::version).orElse(Scenes.V1);
        IdentityReference other = IdentityReference.user(OTHER_USER);
        return switch (random.nextInt(8)) {
            case 0 ->
                List.of(
                        new StoreOperation.Revoke(Scenes.STORE, used(vault)),
                        settled,
                        backup(vault),
                        full(used(vault)),
                        settled,
                        backup(vault));
            case 1 ->
                List.of(
                        new VaultOperation.SaOn(Scenes.VAULT),
                        full(Grantee.systemOf(Scenes.VAULT)),
                        settled,
                        new VaultOperation.UpdateIdentity(Scenes.VAULT, IdentityReference.SYSTEM),
                        backup(vault),
                        new VaultOperation.SaOff(Scenes.VAULT),
                        backup(vault),
                        new VaultOperation.SaOn(Scenes.VAULT),
                        full(Grantee.systemOf(Scenes.VAULT)),
                        settled,
                        new VaultOperation.UpdateIdentity(Scenes.VAULT, IdentityReference.SYSTEM));
            case 2 ->
                List.of(
                        new VaultOperation.UaDetach(Scenes.VAULT, Scenes.USER),
                        backup(vault),
                        new VaultOperation.UaAttach(Scenes.VAULT, Scenes.USER),
                        backup(vault));
            case 3 ->
                List.of(
                        random.nextBoolean()
                                ? new VaultOperation.UaDelete(Scenes.USER)
                                : new VaultOperation.UaDetach(Scenes.VAULT, Scenes.USER),
                        new VaultOperation.UaAttach(Scenes.VAULT, OTHER_USER),
                        full(Grantee.user(OTHER_USER)),
                        settled,
                        new VaultOperation.UpdateIdentity(Scenes.VAULT, other),
                        backup(vault));
            case 4 ->
                List.of(
                        new StoreOperation.SetWindow(
                                Scenes.STORE, Scenes.KEY, version, Optional.empty(), Optional.of(soon)),
                        new JobOperation.Skew(Duration.ofSeconds(random.nextInt(601) - 300)),
                        new JobOperation.Advance(Duration.ofMinutes(30 + random.nextInt(10))),
                        backup(vault),
                        new StoreOperation.SetWindow(
                                Scenes.STORE, Scenes.KEY, version, Optional.empty(), Optional.empty()));
            case 5 ->
                List.of(
                        backup(vault),
                        backup(vault),
                        Scenes.rotate("r" + world.serial + random.nextInt(1000)),
                        backup(vault),
                        Scenes.poll(),
                        new JobOperation.Arm(FaultPoint.CRASH, random.nextInt(12), 1),
                        Scenes.sweep(),
                        Scenes.disable(version),
                        Scenes.enable(version),
                        Scenes.sweep(),
                        Scenes.disable(version));
            case 6 ->
                List.of(
                        backup(vault),
                        new StoreOperation.DeleteKey(Scenes.STORE, Scenes.KEY),
                        new StoreOperation.PurgeKey(Scenes.STORE, Scenes.KEY),
                        new JobOperation.Advance(Duration.ofDays(random.nextInt(100))),
                        new StoreOperation.RecoverKey(Scenes.STORE, Scenes.KEY));
            default ->
                List.of(
                        new StoreOperation.Rotate(
                                Scenes.STORE,
                                Scenes.KEY,
                                Optional.of("d" + world.serial + random.nextInt(1000)),
                                false),
                        new JobOperation.Advance(Duration.ofHours(2)),
                        backup(vault),
                        Scenes.enable(version()),
                        new JobOperation.Advance(Duration.ofHours(2)),
                        backup(vault));
        };
    }

    private static Grantee used(Vault vault) {
        return Grantee.of(Scenes.VAULT, vault.identity().orElse(Scenes.UA));
    }

    private static StoreOperation.Grant full(Grantee who) {
        return new StoreOperation.Grant(Scenes.STORE, who, Permissions.ENCRYPTION, Scope.STORE);
    }

    private Operation job(Vault vault) {
        int point =
                vault.points().isEmpty() ? 1 : 1 + random.nextInt(vault.points().size());
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> backup(vault);
            case 3, 4 -> Scenes.restore(point);
            case 5 -> Scenes.tier(point);
            case 6, 7 -> Scenes.expire();
            case 8 -> Scenes.poll();
            default -> Scenes.sweep();
        };
    }

    private Operation backup(Vault vault) {
        String workload =
                vault.workloads().isEmpty() ? "disk" : pick(vault.workloads()).name();
        Tier tier = pick(List.of(Tier.VAULT_STANDARD, Tier.VAULT_STANDARD, Tier.VAULT_ARCHIVE, Tier.OPERATIONAL));
        return new JobOperation.Backup(
                Scenes.VAULT, workload, tier, new Payload(random.nextInt(1000), random.nextInt(1 << 21)));
    }

    private Operation fault(Vault vault) {
        int point =
                vault.points().isEmpty() ? 1 : 1 + random.nextInt(vault.points().size());
        return switch (random.nextInt(8)) {
            case 0 -> new JobOperation.Outage(Scenes.STORE, pick(TIMES.subList(0, 5)));
            case 1 -> new JobOperation.Skew(Duration.ofSeconds(random.nextInt(601) - 300));
            case 2 -> tamper(point);
            default ->
                new JobOperation.Arm(pick(List.of(FaultPoint.values())), random.nextInt(4), 1 + random.nextInt(5));
        };
    }

    /** Headers are swapped once at most: a second swap may put the first one right. */
    private Operation tamper(int point) {
        Tampering kind = pick(List.of(Tampering.values()));
        boolean again = kind == Tampering.HEADER_SWAP && swapped;
        swapped |= kind == Tampering.HEADER_SWAP;
        return new JobOperation.Tamper(Scenes.VAULT, point, again ? Tampering.BIT_FLIP : kind);
    }

    private Operation settings(Vault vault) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> new VaultOperation.UpdateKey(Scenes.VAULT, key());
            case 3, 4 -> new VaultOperation.UpdateIdentity(Scenes.VAULT, identity());
            case 5 -> new VaultOperation.UpdateBoth(Scenes.VAULT, key(), identity());
            case 6 -> new VaultOperation.SaOff(Scenes.VAULT);
            case 7 -> new VaultOperation.UaDetach(Scenes.VAULT, user());
            case 8 ->
                random.nextInt(3) == 0
                        ? new VaultOperation.UaDelete(user())
                        : new VaultOperation.MoveVault(Scenes.VAULT);
            case 9 -> new VaultOperation.RevertToPlatformKeys(Scenes.VAULT);
            case 10 -> new VaultOperation.SetPrivateEndpoint(Scenes.VAULT, random.nextInt(3) == 0);
            case 11 ->
                new VaultOperation.ConfigureProtection(
                        Scenes.VAULT,
                        new ProtectedWorkload(
                                "aks" + vault.workloads().size(),
                                "aks",
                                pick(List.of(Tier.values())),
                                Duration.ofDays(10),
                                Duration.ofDays(2)));
            case 12 -> new VaultOperation.SetRetention(Scenes.VAULT, "disk", pick(TIMES.subList(3, 8)));
            case 13 ->
                random.nextInt(20) == 0
                        ? new VaultOperation.DeleteBackupVault(Scenes.VAULT)
                        : new VaultOperation.EnableCmk(Scenes.VAULT, key(), identity());
            default -> Scenes.poll();
        };
    }

    /** What brings a broken vault back. */
    private Operation repair(Vault vault) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> grant(Permissions.ENCRYPTION, Scope.STORE);
            case 2 -> new VaultOperation.SaOn(Scenes.VAULT);
            case 3 -> new VaultOperation.UaAttach(Scenes.VAULT, user());
            case 4 -> new StoreOperation.RecoverKey(storeName(), Scenes.KEY);
            case 5 -> new StoreOperation.RecoverStore(storeName());
            case 6 -> new StoreOperation.EnableVersion(Scenes.STORE, Scenes.KEY, version());
            case 7 -> new StoreOperation.SetNetwork(Scenes.STORE, Network.ALL_NETWORKS, false);
            case 8 -> new VaultOperation.UaCreate(user());
            default ->
                new VaultOperation.UpdateIdentity(Scenes.VAULT, vault.identity().orElse(IdentityReference.SYSTEM));
        };
    }

    private Operation store() {
        return switch (random.nextInt(20)) {
            case 0, 1 -> new StoreOperation.Rotate(storeName(), Scenes.KEY, Optional.empty(), random.nextInt(3) > 0);
            case 2, 3 -> new StoreOperation.DisableVersion(Scenes.STORE, Scenes.KEY, version());
            case 4, 5 -> new StoreOperation.SetWindow(Scenes.STORE, Scenes.KEY, version(), edge(-2), edge(1));
            case 6, 7 -> new StoreOperation.DeleteKey(storeName(), Scenes.KEY);
            case 8 -> new StoreOperation.PurgeKey(storeName(), Scenes.KEY);
            case 9 -> new StoreOperation.DeleteStore(storeName());
            case 10 -> new StoreOperation.PurgeStore(storeName());
            case 11 ->
                new StoreOperation.SwitchPermissionModel(storeName(), PermissionModel.values()[random.nextInt(2)]);
            case 12 -> new StoreOperation.RedeployPolicies(Scenes.STORE, List.of());
            case 13 -> new StoreOperation.Revoke(storeName(), grantee());
            case 14 -> grant(new Permissions(random.nextInt(32)), Scope.key(Scenes.KEY));
            case 15 -> new StoreOperation.SetNetwork(Scenes.STORE, Network.SELECTED_NETWORKS, random.nextBoolean());
            case 16 -> new StoreOperation.EnablePurgeProtection(storeName());
            case 17 -> new StoreOperation.DisablePurgeProtection(storeName());
            case 18 ->
                new StoreOperation.CreateKey(
                        storeName(),
                        pick(List.of(Scenes.KEY, "key2")),
                        pick(List.of(KeyType.RSA, KeyType.RSA_HSM, KeyType.EC, KeyType.OCT)),
                        pick(List.of(1024, 2048, 4096)),
                        Optional.empty());
            default -> new StoreOperation.CreateStore(storeName(), PermissionModel.RBAC, true, true, 90);
        };
    }

    private StoreOperation.Grant grant(Permissions permissions, Scope scope) {
        return new StoreOperation.Grant(storeName(), grantee(), permissions, scope);
    }

    private Optional<Instant> edge(int days) {
        return random.nextInt(3) == 0
                ? Optional.of(world.now().plus(Duration.ofDays(days)).plusSeconds(random.nextInt(86_400)))
                : Optional.empty();
    }

    private Grantee grantee() {
        return random.nextBoolean() ? Grantee.systemOf(Scenes.VAULT) : Grantee.user(user());
    }

    private String storeName() {
        return random.nextInt(4) == 0 ? OTHER_STORE : Scenes.STORE;
    }

    private String user() {
        return random.nextInt(3) == 0 ? OTHER_USER : Scenes.USER;
    }

    private IdentityReference identity() {
        return random.nextBoolean() ? IdentityReference.SYSTEM : IdentityReference.user(user());
    }

    private KeyReference key() {
        return switch (random.nextInt(8)) {
            case 0 -> KeyReference.of(OTHER_STORE, Scenes.KEY);
            case 1 -> KeyReference.of(Scenes.STORE, Scenes.KEY, version());
            case 2 -> KeyReference.picked(Scenes.STORE, Scenes.KEY);
            case 3 ->
                random.nextInt(4) == 0 ? KeyReference.malformed("https://kv") : KeyReference.of(Scenes.STORE, "key2");
            default -> Scenes.ROTATED;
        };
    }

    private String version() {
        List<Version> versions =
                world.key(Scenes.STORE, Scenes.KEY).map(StoredKey::versions).orElse(List.of());
        return versions.isEmpty() ? Scenes.V1 : pick(versions).id().version();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
