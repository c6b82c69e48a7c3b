package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.Tier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Start states made of estates; the verdicts here were written from the samples' descriptors alone. */
class EstateWorldTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    private static World.FromEstate world(String sample) {
        return World.of(Estates.sample(sample), Assumptions.DEFAULT, Parameters.DRILL, START, 1);
    }

    private static World.FromEstate described(String text) {
        return World.of(Estates.of(text), Assumptions.DEFAULT, Parameters.DRILL, START, 1);
    }

    private static Outcome enable(World world, Vault vault) {
        return Simulator.quick(world)
                .apply(new VaultOperation.EnableCmk(
                        vault.name(),
                        vault.wantedKey().orElseThrow(),
                        vault.wantedIdentity().orElseThrow()));
    }

    private static List<String> taken(World.FromEstate from) {
        return from.taken().stream()
                .map(taken -> taken.resource() + " " + taken.field() + "=" + taken.value())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access-policies",
                "inherited-grant",
                "managed-hsm",
                "system-identity-rbac",
                "user-identity-rbac",
                "versioned-key",
                "wider-role"
            })
    void compliantSample_roundTripsWithNothingTaken(String name) {
        World.FromEstate from = world("compliant/" + name);
        assertEquals(List.of(), from.taken());
        for (Vault vault : from.world().vaults()) {
            assertEquals(Outcome.DONE, enable(from.world(), vault));
            Simulator simulator = Simulator.quick(from.world());
            ProtectedWorkload disk =
                    ProtectedWorkload.of("disk", "azure-disk", Tier.VAULT_STANDARD, Duration.ofDays(1));
            for (Operation operation : List.<Operation>of(
                    new VaultOperation.ConfigureProtection(vault.name(), disk),
                    new JobOperation.Backup(vault.name(), "disk", Tier.VAULT_STANDARD, new Payload(3, 1000)),
                    new JobOperation.Tiering(vault.name(), 1),
                    new JobOperation.Restore(vault.name(), 1))) {
                assertTrue(simulator.apply(operation).isDone(), operation.toString());
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "access-policy-under-rbac | [NO_PERMISSION]",
                "azure-role-on-managed-hsm | [NO_PERMISSION]",
                "control-plane-role | [NO_PERMISSION]",
                "ec-key | [KEY_NOT_RSA]",
                "everything-at-once | [KEY_NOT_RSA, STORE_UNREACHABLE, UNWRAP_MISSING, KEY_DISABLED,"
                        + " PURGE_PROTECTION_OFF, RESTRICTED_NETWORK_WITH_USER_IDENTITY, REGION_NOT_LISTED]",
                "hsm-crypto-officer | [NO_PERMISSION]",
                "identity-detached | [IDENTITY_DETACHED]",
                "key-deleted | [KEY_DELETED]",
                "key-disabled | [KEY_DISABLED]",
                "key-expired | [KEY_EXPIRED]",
                "key-not-yet-valid | [KEY_NOT_YET_VALID]",
                "private-endpoint | [PRIVATE_ENDPOINT_WITH_USER_IDENTITY]",
                "purge-protection-off | [PURGE_PROTECTION_OFF]",
                "region-not-listed | [REGION_NOT_LISTED]",
                "restricted-network | [STORE_UNREACHABLE, RESTRICTED_NETWORK_WITH_USER_IDENTITY]",
                "role-for-another-identity | [NO_PERMISSION]",
                "role-on-another-key-vault | [NO_PERMISSION]",
                "rsa-key-of-another-size | [KEY_SIZE_UNSUPPORTED]",
                "secret-uri | [KEY_URI_MALFORMED]",
                "soft-delete-off | [SOFT_DELETE_OFF]",
                "system-identity-off | [IDENTITY_OFF, NO_PERMISSION]",
                "unwrap-not-granted | [UNWRAP_MISSING]"
            })
    void violatingSample_isRefusedForItsFault(String name, String causes) {
        World.FromEstate from = world("violating/" + name);
        assertEquals(List.of(), from.taken());
        Vault vault = from.world().vaults().get(0);
        assertEquals(causes, enable(from.world(), vault).causes().toString());
    }

    @Test
    void unknownFields_areTakenAsWhatCompliesAndListed() {
        World.FromEstate alone = world("unknown/vault-alone");
        Vault vault = alone.world().vaults().get(0);
        assertEquals(Outcome.DONE, enable(alone.world(), vault));
        assertEquals(
                List.of(
                        "KeyVault/kv-island permissionModel=rbac",
                        "KeyVault/kv-island softDelete=true",
                        "KeyVault/kv-island purgeProtection=true",
                        "KeyVault/kv-island retentionDays=90",
                        "KeyVault/kv-island network=all-networks",
                        "Key/island-kek existence=present",
                        "Key/island-kek type=RSA",
                        "Key/island-kek size=2048",
                        "Key/island-kek operations=all",
                        "Key/island-kek enabled=true",
                        "Key/island-kek notBefore=no limit",
                        "Key/island-kek expires=no limit",
                        "Key/island-kek roleAssignments=get, wrap and unwrap for system-assigned of bv-island-prod"),
                taken(alone));
        assertEquals(
                "no `Key` named `island-kek` is described", alone.taken().get(6).because());
        World.FromEstate custom = world("unknown/custom-role");
        assertEquals(
                Outcome.DONE, enable(custom.world(), custom.world().vaults().get(0)));
        assertEquals(
                List.of("Key/cannery-kek roleAssignments=get, wrap and unwrap for id-cannery-backup"), taken(custom));
    }

    @Test
    void unknownKeyUriAndIdentity_areTakenToo() {
        World.FromEstate from = described("""
                kind: BackupVault
                name: bv-fog
                region: !unknown "known after apply"
                identity: {systemAssigned: !unknown "known after apply"}
                encryption:
                  mode: customer-managed
                  keyUri: !unknown "known after apply"
                  identity: !unknown "known after apply"
                """);
        Vault vault = from.world().vaults().get(0);
        assertEquals(
                List.of(
                        "BackupVault/bv-fog region=switzerlandnorth",
                        "BackupVault/bv-fog identity.systemAssigned=true",
                        "BackupVault/bv-fog encryption.identity=system-assigned",
                        "BackupVault/bv-fog encryption.keyUri=a key that complies"),
                taken(from));
        assertEquals(Outcome.DONE, enable(from.world(), vault));
    }

    @Test
    void absentFields_getTheDocumentedDefaults() {
        World.FromEstate from = described("""
                kind: BackupVault
                name: bv-plain
                region: westcentralus
                identity: {systemAssigned: true}
                encryption: {mode: customer-managed, keyUri: 'https://kv-plain.vault.azure.net/keys/k', identity: system-assigned}
                ---
                kind: KeyVault
                name: kv-plain
                permissionModel: access-policy
                softDelete: true
                accessPolicies:
                  - {principal: bv-plain, keyPermissions: [get, wrapKey, unwrapKey]}
                ---
                kind: Key
                name: k
                store: kv-plain
                type: RSA
                """);
        Store store = from.world().store("kv-plain").orElseThrow();
        assertEquals(90, store.retentionDays());
        assertEquals(List.of(), taken(from));
        Vault vault = from.world().vaults().get(0);
        assertEquals(
                "[PURGE_PROTECTION_OFF]", enable(from.world(), vault).causes().toString());
        assertEquals(
                2048,
                from.world()
                        .key("kv-plain", "k")
                        .orElseThrow()
                        .versions()
                        .get(0)
                        .bits());
    }

    @Test
    void versions_haveTheirOwnStates() {
        World.FromEstate from = described("""
                kind: KeyVault
                name: kv-turn
                permissionModel: rbac
                softDelete: true
                purgeProtection: true
                ---
                kind: Key
                name: k
                store: kv-turn
                type: RSA
                size: 4096
                enabled: true
                expires: 2027-01-01T00:00:00Z
                rotation: {every: 90d}
                versions:
                  - {id: 0123456789abcdef0123456789abcdef, enabled: false}
                  - {id: fedcba9876543210fedcba9876543210, expires: 2026-09-01T00:00:00.5Z}
                """);
        StoredKey key = from.world().key("kv-turn", "k").orElseThrow();
        assertEquals(
                List.of("false 2027-01-01T00:00:00Z", "true 2026-09-01T00:00:01Z"),
                key.versions().stream()
                        .map(version ->
                                version.isEnabled() + " " + version.expires().orElseThrow())
                        .toList());
    }

    @Test
    void workloads_keepTheirPolicies() {
        World.FromEstate from = described("""
                kind: BackupVault
                name: bv-shop
                region: westcentralus
                tiers: [operational, vault-archive]
                ---
                {kind: Workload, name: orders, vault: bv-shop, datasource: postgresql, retentionDays: 7}
                ---
                {kind: Workload, name: disks, vault: bv-shop, datasource: azure-disk, tier: operational}
                """);
        assertEquals(
                List.of("orders (postgresql, vault-archive, PT168H)", "disks (azure-disk, operational, PT720H)"),
                from.world().vaults().get(0).workloads().stream()
                        .map(ProtectedWorkload::toString)
                        .toList());
    }

    /** Metamorphic (reference 5.7, L5): the order of documents changes nothing but the order of what is told. */
    @Test
    void orderOfDocuments_changesNoOutcome() {
        Stream.of("compliant/user-identity-rbac", "violating/everything-at-once")
                .forEach(name -> {
                    String[] documents = text(name).split("\n---\n");
                    String backwards = "";
                    for (String document : documents) {
                        backwards = document + (backwards.isEmpty() ? "" : "\n---\n" + backwards);
                    }
                    World.FromEstate one = world(name);
                    World.FromEstate other = described(backwards);
                    assertEquals(
                            enable(one.world(), one.world().vaults().get(0)).toString(),
                            enable(other.world(), other.world().vaults().get(0)).toString());
                });
    }

    private static String text(String sample) {
        try {
            return Files.readString(Path.of("samples", sample, "estate.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
