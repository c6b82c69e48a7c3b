package dev.keyproof.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Several operations that belong together: what chance alone would seldom put in a row. */
final class Sagas {
    private static final Operation SETTLED = new JobOperation.Advance(Duration.ofMinutes(11));

    private final World world;
    private final Vault vault;
    private final SplittableRandom random;

    Sagas(World world, Vault vault, SplittableRandom random) {
        this.world = world;
        this.vault = vault;
        this.random = random;
    }

    List<Operation> next() {
        return switch (random.nextInt(8)) {
            case 0 -> permissions();
            case 1 -> systemIdentity();
            case 2 -> attaching();
            case 3 -> anotherIdentity();
            case 4 -> edgeOfTheWindow();
            case 5 -> rotation();
            case 6 -> deletion();
            default -> enabledLater();
        };
    }

    /** PRE-6. */
    private List<Operation> permissions() {
        return List.of(
                new StoreOperation.Revoke(Scenes.STORE, used()),
                SETTLED,
                Scenes.backup(),
                full(used()),
                SETTLED,
                Scenes.backup());
    }

    /** PRE-7. */
    private List<Operation> systemIdentity() {
        return List.of(
                new VaultOperation.SaOn(Scenes.VAULT),
                full(Grantee.systemOf(Scenes.VAULT)),
                SETTLED,
                new VaultOperation.UpdateIdentity(Scenes.VAULT, IdentityReference.SYSTEM),
                Scenes.backup(),
                new VaultOperation.SaOff(Scenes.VAULT),
                Scenes.backup(),
                new VaultOperation.SaOn(Scenes.VAULT),
                full(Grantee.systemOf(Scenes.VAULT)),
                SETTLED,
                new VaultOperation.UpdateIdentity(Scenes.VAULT, IdentityReference.SYSTEM));
    }

    /** PRE-8. */
    private List<Operation> attaching() {
        return List.of(
                new VaultOperation.UaDetach(Scenes.VAULT, Scenes.USER),
                Scenes.backup(),
                new VaultOperation.UaAttach(Scenes.VAULT, Scenes.USER),
                Scenes.backup());
    }

    /** PRE-9. */
    private List<Operation> anotherIdentity() {
        return List.of(
                random.nextBoolean()
                        ? new VaultOperation.UaDelete(Scenes.USER)
                        : new VaultOperation.UaDetach(Scenes.VAULT, Scenes.USER),
                new VaultOperation.UaAttach(Scenes.VAULT, RandomOperations.OTHER_USER),
                full(Grantee.user(RandomOperations.OTHER_USER)),
                SETTLED,
                new VaultOperation.UpdateIdentity(Scenes.VAULT, IdentityReference.user(RandomOperations.OTHER_USER)),
                Scenes.backup());
    }

    /** A key that ends while the clocks differ. */
    private List<Operation> edgeOfTheWindow() {
        String version = vault.active().map(KeyVersionId::version).orElse(Scenes.V1);
        Instant soon = world.now().plus(Duration.ofMinutes(30));
        return List.of(
                new StoreOperation.SetWindow(Scenes.STORE, Scenes.KEY, version, Optional.empty(), Optional.of(soon)),
                new JobOperation.Skew(Duration.ofSeconds(random.nextInt(601) - 300)),
                new JobOperation.Advance(Duration.ofMinutes(30 + random.nextInt(10))),
                Scenes.backup(),
                new StoreOperation.SetWindow(Scenes.STORE, Scenes.KEY, version, Optional.empty(), Optional.empty()));
    }

    /** A sweep that crashes, and versions that are disabled around it. */
    private List<Operation> rotation() {
        String version = vault.active().map(KeyVersionId::version).orElse(Scenes.V1);
        return List.of(
                Scenes.backup(),
                Scenes.backup(),
                Scenes.rotate("r" + world.serial + random.nextInt(1000)),
                Scenes.backup(),
                Scenes.poll(),
                new JobOperation.Arm(FaultPoint.CRASH, random.nextInt(12), 1),
                Scenes.sweep(),
                Scenes.disable(version),
                Scenes.enable(version),
                Scenes.sweep(),
                Scenes.disable(version));
    }

    /** A key deleted, purged if that is allowed, and recovered. */
    private List<Operation> deletion() {
        return List.of(
                Scenes.backup(),
                new StoreOperation.DeleteKey(Scenes.STORE, Scenes.KEY),
                new StoreOperation.PurgeKey(Scenes.STORE, Scenes.KEY),
                new JobOperation.Advance(Duration.ofDays(random.nextInt(100))),
                new StoreOperation.RecoverKey(Scenes.STORE, Scenes.KEY));
    }

    /** A version created disabled. */
    private List<Operation> enabledLater() {
        String made = "d" + world.serial + random.nextInt(1000);
        return List.of(
                new StoreOperation.Rotate(Scenes.STORE, Scenes.KEY, Optional.of(made), false),
                new JobOperation.Advance(Duration.ofHours(2)),
                Scenes.backup(),
                Scenes.enable(made),
                new JobOperation.Advance(Duration.ofHours(2)),
                Scenes.backup());
    }

    private Grantee used() {
        return Grantee.of(Scenes.VAULT, vault.identity().orElse(Scenes.UA));
    }

    private static StoreOperation.Grant full(Grantee who) {
        return new StoreOperation.Grant(Scenes.STORE, who, Permissions.ENCRYPTION, Scope.STORE);
    }
}
