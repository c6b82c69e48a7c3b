package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorReaderTest {
    private static final String KEY = "kind: Key\nname: k\nstore: kv-payroll\n";

    @Test
    void vault_isReadWithPlaces() {
        Entity vault = Descriptors.one("""
                kind: BackupVault
                name: bv-payroll
                region: Switzerland North
                tiers: [vault-standard, vault-archive]
                identity:
                  systemAssigned: 3F1C0000-0000-0000-0000-000000000001
                  userAssigned: [id-backup]
                encryption:
                  mode: customer-managed
                  keyUri: https://kv-payroll.vault.azure.net/keys/backup-kek
                  identity: id-backup
                """);
        assertEquals("BackupVault/bv-payroll", vault.label());
        assertEquals("BackupVault", vault.span().text());
        assertEquals("switzerlandnorth", vault.value(BackupVault.REGION).orElseThrow());
        assertEquals(Set.of(Assumption.A16), vault.get(BackupVault.REGION).assumptions());
        assertEquals(
                List.of(Tier.VAULT_STANDARD, Tier.VAULT_ARCHIVE),
                vault.value(BackupVault.TIERS).orElseThrow().words());
        assertEquals(Optional.of(true), vault.value(BackupVault.SYSTEM_ASSIGNED));
        assertEquals(
                Optional.of("3f1c0000-0000-0000-0000-000000000001"),
                vault.value(BackupVault.SYSTEM_PRINCIPAL).orElseThrow().objectId());
        assertEquals("encryption", vault.get(BackupVault.ENCRYPTION).span().text());
        assertEquals("customer-managed", vault.get(BackupVault.MODE).span().text());
        Entity uri = vault.value(BackupVault.KEY_URI).orElseThrow();
        assertEquals("backup-kek", uri.get(KeyUri.KEY).span().text());
        assertEquals(
                "/0/encryption/keyUri", uri.get(KeyUri.KEY).span().pointer().toString());
        assertEquals(
                "id-backup",
                vault.value(BackupVault.IDENTITY_REFERENCE).orElseThrow().written());
    }

    @Test
    void absent_standsAtTheNearestWrittenParent() {
        Entity vault = Descriptors.one("kind: BackupVault\nname: v\nencryption:\n  mode: customer-managed\n");
        assertEquals("encryption", vault.get(BackupVault.KEY_URI).span().text());
        assertInstanceOf(Field.Absent.class, vault.get(BackupVault.KEY_URI));
        assertEquals(
                "BackupVault", vault.get(BackupVault.SYSTEM_ASSIGNED).span().text());
        assertEquals("BackupVault", vault.get(BackupVault.IDENTITY).span().text());
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "false, false, false"})
    void switch_fillsThePrincipal(String written, boolean on, boolean principal) {
        Entity vault = Descriptors.one("kind: BackupVault\nname: v\nidentity:\n  systemAssigned: " + written + "\n");
        assertEquals(Optional.of(on), vault.value(BackupVault.SYSTEM_ASSIGNED));
        assertEquals(principal, vault.value(BackupVault.SYSTEM_PRINCIPAL).isPresent());
    }

    @Test
    void key_isReadWithPartsAndDefaults() {
        Entity key = Descriptors.one(KEY + """
                type: RSA-HSM
                size: 3072
                notBefore: 2026-01-01T00:00:00+02:00
                operations: [wrapKey, unwrapKey]
                versions:
                  - id: 0123456789abcdef0123456789abcdef
                    enabled: false
                rotation:
                  every: P1W
                """);
        assertEquals(Optional.of(KeyType.RSA_HSM), key.value(Key.TYPE));
        assertEquals(Optional.of(Instant.parse("2025-12-31T22:00:00Z")), key.value(Key.NOT_BEFORE));
        assertEquals(Optional.of(Duration.ofDays(7)), key.value(Key.ROTATION_EVERY));
        assertEquals(Optional.of(Existence.PRESENT), key.value(Key.EXISTENCE));
        Entity version = key.value(Key.VERSIONS).orElseThrow().sure().get(0);
        assertEquals(Optional.of(false), version.value(KeyVersion.ENABLED));
        assertEquals("0123456789abcdef0123456789abcdef", version.name());
    }

    @Test
    void managedHsm_hasLocalRbac() {
        Entity hsm = Descriptors.one("kind: ManagedHsm\nname: hsm-payroll\n");
        assertEquals(Optional.of(StoreKind.MANAGED_HSM), hsm.value(KeyStore.STORE_KIND));
        assertEquals(Optional.of(PermissionModel.LOCAL_RBAC), hsm.value(KeyStore.PERMISSION_MODEL));
    }

    @Test
    void unknown_keepsItsReason() {
        Entity vault = Descriptors.one("""
                kind: BackupVault
                name: v
                tiers: [vault-standard, !unknown "chosen later"]
                identity: !unknown "known after apply"
                privateEndpoints: !unknown "not asked"
                """);
        assertUnknown("chosen later", vault.get(BackupVault.TIERS));
        assertUnknown("known after apply", vault.get(BackupVault.SYSTEM_ASSIGNED));
        assertUnknown("known after apply", vault.get(BackupVault.USER_ASSIGNED_REFERENCES));
        assertUnknown("not asked", vault.get(BackupVault.PRIVATE_ENDPOINT_REFERENCES));
    }

    @Test
    void unknownElement_leavesTheListOpen() {
        Entity store = Descriptors.one(
                "kind: KeyVault\nname: kv1\naccessPolicies: [{principal: id, keyPermissions: [get]}, !unknown later]\n");
        Many policies = store.value(KeyStore.ACCESS_POLICIES).orElseThrow();
        assertEquals(Optional.of("later"), policies.open());
        assertEquals(
                Optional.of("id"),
                policies.sure()
                        .get(0)
                        .value(AccessPolicy.PRINCIPAL)
                        .orElseThrow()
                        .identity());
    }

    @Test
    void y21_kindMissingUnknownOrMisspelt_isRefusedWithTheNearest() {
        assertProblem("name: v\n", "unknown-kind 1:1 a descriptor without `kind` | `kind` is missing");
        assertProblem(
                "kind: KeyValt\nname: v\n", "unknown-kind 1:7 there is no kind `KeyValt` | did you mean `KeyVault`?");
        assertProblem("Kind: KeyVault\n", "unknown-kind 1:1 a descriptor without `kind` | the field is spelled `kind`");
        assertProblem("- a\n", "no-descriptor 1:1 a document that is a list and no descriptor");
        assertFalse(Descriptors.of("kind: KeyValt\n").whole());
    }

    @Test
    void y25_unknownField_isRefusedAndNothingIsKnown() {
        String text = "kind: KeyVault\nname: kv1\nsoftDelete: true\npurgeProtectoin: true\n";
        assertProblem(
                text, "unknown-field 4:1 `KeyVault` has no field `purgeProtectoin` | did you mean `purgeProtection`?");
        Entity store = Descriptors.one(text);
        assertEquals("kv1", store.name());
        assertUnknown("the descriptor has an error", store.get(KeyStore.SOFT_DELETE));
        assertUnknown("the descriptor has an error", store.get(KeyStore.NETWORK));
        assertEquals(Optional.of(StoreKind.KEY_VAULT), store.value(KeyStore.STORE_KIND));
    }

    @Test
    void y9_fieldInAnotherCase_isRefusedWithItsSpelling() {
        assertProblem(
                "kind: KeyVault\nname: kv1\nsoftdelete: true\n",
                "unknown-field 3:1 `KeyVault` has no field `softdelete` | the field is spelled `softDelete`");
    }

    @Test
    void y19_manyUnknownFields_areOneProblem() {
        StringBuilder text = new StringBuilder("kind: KeyVault\nname: kv1\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("x").append(i).append(": 1\n");
        }
        assertProblem(
                text.toString(),
                "unknown-field 3:1 `KeyVault` has none of 1000 fields that are written, from `x0` on | no such field");
    }

    @Test
    void origin_isWhereAllFieldsCameFrom() {
        Descriptor read = Descriptors.whole("""
                kind: KeyVault
                origin: {direction: read, apiVersion: 2023-07-01, estate: 2}
                name: kv-payroll
                accessPolicies:
                  - principal: object id of nobody
                """);
        LocalDate version = LocalDate.of(2023, 7, 1);
        Provenance wanted = new Provenance(Provenance.Direction.READ, Optional.of(version));
        Entity store = read.resource();
        assertEquals(2, read.estate());
        assertEquals(wanted, store.provenance());
        Entity policy =
                store.value(KeyStore.ACCESS_POLICIES).orElseThrow().sure().get(0);
        assertEquals(wanted, policy.provenance());
        assertEquals(
                Optional.of("of nobody"),
                policy.value(AccessPolicy.PRINCIPAL).orElseThrow().objectId());
    }

    @Test
    void origin_isOfOneDescriptorAlone() {
        List<Entity> read = Descriptors.of("kind: Key\norigin: {direction: create}\nname: a\nstore: s\n---\n" + KEY)
                .resources();
        assertEquals(Provenance.Direction.CREATE, read.get(0).provenance().direction());
        assertEquals(Provenance.STATED, read.get(1).provenance());
    }

    @Test
    void originLabel_namesWhatHasNoName() {
        String grant = "kind: RoleAssignment\norigin: {label: grants}\nrole: Reader\nprincipal: x\nscope: /\n";
        assertEquals("RoleAssignment/grants", Descriptors.one(grant).label());
        assertEquals(
                "RoleAssignment/mine", Descriptors.one(grant + "name: mine\n").label());
        assertEquals(Provenance.STATED, Descriptors.one(grant).provenance());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "origin: read | wrong-type 4:9 `origin` holds a text, where a mapping is expected",
                "origin: {direction: up} | unknown-value 4:21 `direction` cannot be `up`",
                "origin: {apiVersion: 2024-04-01-preview} | wrong-form 4:22 `apiVersion` is not a date of an api-version",
                "origin: {apiVersion: 2023-02-29} | wrong-form 4:22 `apiVersion` is not a date of an api-version",
                "origin: {apiVersion: 2001-01-01} | wrong-form 4:22 `apiVersion` is not a date of an api-version",
                "origin: {estate: 0} | wrong-form 4:18 `estate` is not a whole number from 1 to 1000000",
                "origin: {estates: 1} | unknown-field 4:10 `Origin` has no field `estates`",
                "origin: {direction: !unknown x} | wrong-type 4:21 `origin.direction` holds an unknown value",
                "Origin: {} | unknown-field 4:1 `Key` has no field `Origin` | the field is spelled `origin`"
            })
    void originWithAMistake_isRefused(String line, String start) {
        String problem = Descriptors.of(KEY + line + "\n").problems().get(0);
        assertTrue(problem.startsWith(start.split(" \\| ")[0]), problem);
    }

    @Test
    void estate_isNoResource() {
        Entity extent = Descriptors.one("kind: Estate\nroleAssignmentsListed: true\nincomplete: a page is missing\n");
        assertTrue(Extent.isOne(extent));
        assertEquals(Optional.of("a page is missing"), extent.value(Extent.INCOMPLETE));
        assertEquals(Optional.of(true), extent.value(Extent.GRANTS_LISTED));
    }

    @Test
    void y26_requiredFieldMissing_isRefused() {
        for (Kind kind : Kind.all()) {
            Form form = Form.of(kind);
            form.slots().forEach((name, slot) -> {
                if (slot.attribute().absence() == Attribute.Absence.REQUIRED) {
                    assertTrue(
                            Descriptors.of("kind: " + kind.word() + "\n").problems().stream()
                                    .anyMatch(problem -> problem.startsWith(
                                            "missing-field 1:7 a `" + kind.word() + "` without `" + name + "`")),
                            kind.word() + "." + name);
                }
            });
        }
    }

    @Test
    void y26_oneFieldMissing_isAbsentAndNeverUnknown() {
        Entity key = Descriptors.one(KEY);
        for (Attribute<?> attribute : Key.KIND.attributes()) {
            boolean kept = List.of("name", "store", "existence").contains(attribute.name());
            assertEquals(kept, !(key.at(attribute.index()) instanceof Field.Absent<?>), attribute.name());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'size: \"2048\"', 'wrong-type 4:7 `size` holds a text, where a whole number from 1 to 1048576 is expected'",
        "size: 2048.0, 'wrong-type 4:7 `size` holds a number with a fraction, where a whole number from 1'",
        "size: 0, wrong-form 4:7 `size` is not a whole number from 1 to 1048576",
        "size: -1, wrong-form 4:7 `size` is not a whole number from 1 to 1048576",
        "'enabled: \"true\"', 'wrong-type 4:10 `enabled` holds a text, where true or false is expected'",
        "enabled: yes, 'wrong-type 4:10 `enabled` holds a text, where true or false is expected'",
        "enabled: null, null-value 4:10 `enabled` is null | null is not a value here",
        "type: RSAA, unknown-value 4:7 `type` cannot be `RSAA`",
        "operations: wrapKey, 'wrong-type 4:13 `operations` holds a text, where a list of'",
        "'operations: [wrapkey]', unknown-value 4:14 `operations` cannot be `wrapkey`",
        "versions: 3, 'wrong-type 4:11 `versions` holds a whole number, where a list of mappings is expected'",
        "rotation: 365d, 'wrong-type 4:11 `rotation` holds a text, where a mapping is expected'",
        "name2: x, unknown-field 4:1 `Key` has no field `name2` | did you mean `name`?",
        "curve: 256, 'wrong-type 4:8 `curve` holds a whole number, where a text is expected'",
        "curve: ' ', wrong-form 4:8 `curve` is not a name",
    })
    void y17n7_wrongValue_isRefused(String line, String problem) {
        assertProblem(KEY + line + "\n", problem);
    }

    @ParameterizedTest
    @CsvSource({"6, false", "7, true", "90, true", "91, false", "90.0, false", "'\"90\"', false"})
    void n6_retention_isSevenToNinetyWholeDays(String written, boolean good) {
        Descriptors read = Descriptors.of("kind: KeyVault\nname: kv1\nretentionDays: " + written + "\n");
        assertEquals(good, read.problems().isEmpty(), () -> read.problems().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 'a date alone leaves the hour open: `2026-01-01T00:00:00Z`'",
        "2026-01-01T00:00:00, the zone is missing: `2026-01-01T00:00:00Z`",
        "1767225600, as seconds since 1970 this is `2026-01-01T00:00:00Z`",
        "0, as seconds since 1970 this is `1970-01-01T00:00:00Z`",
        "1767225600000, 'the number counts milliseconds, it seems; write the instant in ISO 8601 with its zone'",
        "2026-02-30T00:00:00Z, the month has no such day"
    })
    void n1_instantWithoutZone_isRefusedWithHint(String written, String help) {
        assertProblem(
                KEY + "expires: " + written + "\n",
                "wrong-form 4:10 `expires` is not an instant with its zone, as in `2026-01-01T00:00:00Z`");
        assertTrue(
                Descriptors.of(KEY + "expires: " + written + "\n")
                        .problems()
                        .get(0)
                        .endsWith(help),
                help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-06-30T23:59:60Z", "2026-06-30T24:00:00Z", "2026-13-01T00:00:00Z", "now", "-1"})
    void n4_noInstant_isRefused(String written) {
        assertProblem(KEY + "expires: " + written + "\n", "wrong-form 4:10 `expires` is not an instant");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2038-01-19T03:14:08Z, 2038-01-19T03:14:08Z",
        "2026-01-01T00:00:00.5+05:45, 2025-12-31T18:15:00.500Z",
        "'\"2026-01-01T00:00Z\"', 2026-01-01T00:00:00Z"
    })
    void n4_instantWithZone_isReadInUtc(String written, String instant) {
        Entity key = Descriptors.one(KEY + "expires: " + written + "\n");
        assertEquals(Optional.of(Instant.parse(instant)), key.value(Key.EXPIRES));
    }

    @ParameterizedTest
    @CsvSource({"P1D, 1", "P90D, 90", "365d, 365", "P2W, 14", "48h, 2", "PT24H, 1", "1440m, 1"})
    void n8_fixedLength_isRead(String written, long days) {
        Entity key = Descriptors.one(KEY + "rotation:\n  every: " + written + "\n");
        assertEquals(Optional.of(Duration.ofDays(days)), key.value(Key.ROTATION_EVERY));
    }

    @ParameterizedTest
    @CsvSource({
        "P1M, months and years have no fixed length; write days",
        "P1Y2M, months and years have no fixed length; write days",
        "PT0S, ''",
        "-P1D, ''",
        "0d, ''",
        "P, ''",
        "PT, ''"
    })
    void n8_otherLength_isRefused(String written, String help) {
        List<String> problems =
                Descriptors.of(KEY + "rotation:\n  every: " + written + "\n").problems();
        assertTrue(
                problems.get(0).startsWith("wrong-form 5:10 `rotation.every` is not a fixed length"), problems.get(0));
        assertTrue(problems.get(0).endsWith(help), problems.get(0));
    }

    @Test
    void y13y14_hiddenCharacterInAName_isRefused() {
        assertProblem(
                "kind: KeyVault\nname: \"kv\\e[31m\"\n",
                "hidden-character 2:7 `name` contains the character U+001B, which no name may hold");
        assertProblem(
                "kind: KeyVault\nname: kv\u202Epay\n",
                "hidden-character 2:9 `name` contains the character U+202E, which no name may hold");
    }

    @Test
    void problems_areInTheOrderOfTheFile() {
        List<String> problems =
                Descriptors.of("kind: Key\nsize: x\ntyp: RSA\nname: k\n").problems();
        assertTrue(problems.get(0).startsWith("missing-field 1:7"), problems.toString());
        assertTrue(problems.get(1).startsWith("wrong-type 2:7"), problems.toString());
        assertTrue(problems.get(2).startsWith("unknown-field 3:1"), problems.toString());
    }

    @Test
    void grantWithoutName_isCalledByItsFile() {
        Descriptors read = Descriptors.of(
                "in/grants.yaml", "kind: RoleAssignment\nrole: Key Vault Crypto User\nprincipal: id\nscope: kv1\n");
        assertEquals("RoleAssignment/grants", read.resources().get(0).label());
        assertEquals(
                Optional.of("key-vault-crypto-user"), read.resources().get(0).value(Grant.ROLE));
    }

    @Test
    void misspeltRole_isAWarningOnly() {
        Descriptors read =
                Descriptors.of("kind: RoleAssignment\nrole: Key Vault Crypto Usr\nprincipal: id\nscope: kv1\n");
        assertTrue(
                read.problems().get(0).startsWith("unknown-role 2:7"),
                read.problems().toString());
        assertEquals(
                Optional.of("key vault crypto usr"), read.resources().get(0).value(Grant.ROLE));
    }

    private static void assertProblem(String text, String start) {
        List<String> problems = Descriptors.of(text).problems();
        assertTrue(
                problems.stream().anyMatch(problem -> problem.startsWith(start)), () -> problems + "\nwanted " + start);
    }

    private static void assertUnknown(String reason, Field<?> field) {
        assertEquals(reason, assertInstanceOf(Field.Unknown.class, field).reason());
    }
}
