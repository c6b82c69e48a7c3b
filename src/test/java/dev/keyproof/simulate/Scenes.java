package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A world in which everything complies, and a simulator around it that tests drive. */
final class Scenes {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String VAULT = "bv";
    static final String STORE = "kv";
    static final String KEY = "kek";
    static final String V1 = "v1";
    static final String USER = "id-backup";
    static final KeyReference ROTATED = KeyReference.of(STORE, KEY);
    static final KeyReference FIXED = KeyReference.of(STORE, KEY, V1);
    static final IdentityReference UA = IdentityReference.user(USER);
    static final ProtectedWorkload DISK =
            ProtectedWorkload.of("disk", "azure-disk", Tier.VAULT_STANDARD, Duration.ofDays(30));
    static final ProtectedWorkload POSTGRES =
            ProtectedWorkload.of("orders", "postgresql", Tier.VAULT_STANDARD, Duration.ofDays(30));
    static final Payload DATA = new Payload(7, 5 << 20);

    final World world;
    final Simulator simulator;

    private Scenes(World world, Cryptography cryptography) {
        this.world = world;
        this.simulator = Simulator.of(world, cryptography, History.recording());
    }

    /** A compliant world, open to changes. */
    static WorldBuilder compliant(PermissionModel model, IdentityReference identity, Parameters parameters) {
        return compliant(model, identity, parameters, Assumptions.DEFAULT);
    }

    static WorldBuilder compliant(
            PermissionModel model, IdentityReference identity, Parameters parameters, Assumptions assumptions) {
        boolean hsm = model == PermissionModel.LOCAL_RBAC;
        WorldBuilder builder = World.builder(assumptions, parameters, START, 1)
                .vault(VAULT, "switzerlandnorth")
                .identity(USER);
        if (identity.isSystem()) {
            builder.systemIdentity();
        } else {
            builder.attached(USER);
        }
        return builder.wants(ROTATED, identity)
                .workload(DISK)
                .workload(POSTGRES)
                .store(STORE, model)
                .key(KEY)
                .version(V1, hsm ? KeyType.RSA_HSM : KeyType.RSA, 3072)
                .grant(Grantee.of(VAULT, identity), Permissions.ENCRYPTION, Scope.STORE);
    }

    static Scenes rbac(IdentityReference identity) {
        return of(compliant(PermissionModel.RBAC, identity, Parameters.DRILL));
    }

    static Scenes of(WorldBuilder builder) {
        return new Scenes(builder.build(), new AbstractCryptography());
    }

    Vault vault() {
        return world.vault(VAULT).orElseThrow();
    }

    RestorePoint point(int number) {
        return vault().points().get(number - 1);
    }

    Outcome apply(Operation operation) {
        return simulator.apply(operation);
    }

    Scenes done(Operation operation) {
        assertEquals(Outcome.DONE.toString(), withoutDetail(apply(operation)), operation.toString());
        return this;
    }

    private static String withoutDetail(Outcome outcome) {
        return outcome.with(outcome.flags(), "").toString();
    }

    Scenes enabled() {
        return enabled(ROTATED);
    }

    Scenes enabled(KeyReference key) {
        return done(new VaultOperation.EnableCmk(
                VAULT, key, vault().wantedIdentity().orElseThrow()));
    }

    Scenes backedUp() {
        return done(backup());
    }

    static JobOperation.Backup backup() {
        return new JobOperation.Backup(VAULT, DISK.name(), Tier.VAULT_STANDARD, DATA);
    }

    static JobOperation.Backup postgresBackup() {
        return new JobOperation.Backup(VAULT, POSTGRES.name(), Tier.VAULT_STANDARD, DATA);
    }

    static JobOperation.Restore restore(int point) {
        return new JobOperation.Restore(VAULT, point);
    }

    static JobOperation.Tiering tier(int point) {
        return new JobOperation.Tiering(VAULT, point);
    }

    static JobOperation.Expire expire() {
        return new JobOperation.Expire(VAULT);
    }

    static JobOperation.Poll poll() {
        return new JobOperation.Poll(VAULT);
    }

    static JobOperation.RewrapSweep sweep() {
        return new JobOperation.RewrapSweep(VAULT);
    }

    static JobOperation.Advance advance(String duration) {
        return new JobOperation.Advance(Duration.parse(duration));
    }

    static StoreOperation.Revoke revoke() {
        return new StoreOperation.Revoke(STORE, Grantee.user(USER));
    }

    static StoreOperation.Grant grant() {
        return grant(Grantee.user(USER));
    }

    static StoreOperation.Grant grant(Grantee who) {
        return new StoreOperation.Grant(STORE, who, Permissions.ENCRYPTION, Scope.STORE);
    }

    static StoreOperation.Rotate rotate(String version) {
        return new StoreOperation.Rotate(STORE, KEY, Optional.of(version), true);
    }

    static StoreOperation.DisableVersion disable(String version) {
        return new StoreOperation.DisableVersion(STORE, KEY, version);
    }

    static StoreOperation.EnableVersion enable(String version) {
        return new StoreOperation.EnableVersion(STORE, KEY, version);
    }

    static KeyVersionId version(String id) {
        return new KeyVersionId(STORE, KEY, id);
    }

    /** The codes that an outcome chose and admitted, for comparison. */
    static String told(Outcome outcome) {
        return outcome.status() + " " + outcome.code().map(Code::text).orElse("-") + " " + outcome.causes();
    }

    static Optional<Instant> at(String instant) {
        return Optional.of(Instant.parse(instant));
    }

    /** Background events of a kind that the user does not see. */
    List<Event> hidden(String op) {
        return simulator.history().events().stream()
                .filter(event -> event.visibility() == Event.Visibility.INTERNAL)
                .filter(event -> event.op().equals(op) && event.result() == Event.Result.FAIL)
                .toList();
    }
}
