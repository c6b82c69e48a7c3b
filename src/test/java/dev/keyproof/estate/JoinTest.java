package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Links of an estate: vault to key to store, identities, principals, private endpoints, workloads. */
class JoinTest {
    private static final String VAULT = """
            kind: BackupVault
            name: bv-payroll
            tiers: [vault-standard]
            identity:
              systemAssigned: false
              userAssigned: [id-backup]
            encryption:
              mode: customer-managed
              keyUri: https://kv-payroll.vault.azure.net/keys/backup-kek
              identity: id-backup
            """;
    private static final String IDENTITY = """
            ---
            kind: UserAssignedIdentity
            name: id-backup
            principalId: 3f1c0000-0000-0000-0000-000000000001
            """;
    private static final String STORE = """
            ---
            kind: KeyVault
            name: kv-payroll
            permissionModel: rbac
            """;
    private static final String KEY = """
            ---
            kind: Key
            name: Backup-KEK
            store: kv-payroll
            type: RSA
            """;

    @Test
    void described_isLinkedThroughout() {
        Joined joined = Joined.of(VAULT + IDENTITY + STORE + KEY);
        Entity vault = joined.vault();
        Entity key = vault.value(BackupVault.KEY).orElseThrow();
        assertSame(joined.estate().keys().get(0), key);
        assertSame(joined.estate().stores().get(0), key.value(Key.STORE).orElseThrow());
        Entity identity = vault.value(BackupVault.ENCRYPTION_IDENTITY).orElseThrow();
        assertSame(
                identity,
                vault.value(BackupVault.USER_ASSIGNED).orElseThrow().sure().get(0));
        assertSame(joined.estate().identities().get(0), identity);
        assertEquals(List.of(), joined.problems());
    }

    @Test
    void u13_storeAndKeyNotDescribed_areUnknownAndNamed() {
        Entity key = Joined.of(VAULT).vault().value(BackupVault.KEY).orElseThrow();
        assertEquals("Key/backup-kek", key.label());
        assertUnknown("no `Key` named `backup-kek` is described", key.get(Key.EXISTENCE));
        assertEquals("backup-kek", key.get(Key.TYPE).span().text());
        Entity store = key.value(Key.STORE).orElseThrow();
        assertEquals("KeyVault/kv-payroll", store.label());
        assertEquals(Optional.of(StoreKind.KEY_VAULT), store.value(KeyStore.STORE_KIND));
        assertUnknown("no `KeyVault` named `kv-payroll` is described", store.get(KeyStore.SOFT_DELETE));
        assertEquals("kv-payroll", store.get(KeyStore.NETWORK).span().text());
        assertTrue(Joined.of(VAULT).estate().stores().isEmpty());
    }

    @Test
    void storeNotDescribedButNear_isHinted() {
        Entity key = Joined.of(VAULT + STORE.replace("kv-payroll", "kv-payrol"))
                .vault()
                .value(BackupVault.KEY)
                .orElseThrow();
        assertUnknown(
                "no `KeyVault` named `kv-payroll` is described; did you mean `kv-payrol`?",
                key.value(Key.STORE).orElseThrow().get(KeyStore.SOFT_DELETE));
    }

    @Test
    void keyNotDescribed_hasItsRealStore() {
        Joined joined = Joined.of(VAULT + STORE);
        Entity key = joined.vault().value(BackupVault.KEY).orElseThrow();
        assertSame(joined.estate().stores().get(0), key.value(Key.STORE).orElseThrow());
    }

    @Test
    void storeNotDescribed_keyIsStillTheRealOne() {
        Entity key = Joined.of(VAULT + KEY).vault().value(BackupVault.KEY).orElseThrow();
        assertEquals(Optional.of(KeyType.RSA), key.value(Key.TYPE));
        assertEquals(
                Optional.of(StoreKind.KEY_VAULT),
                key.value(Key.STORE).orElseThrow().value(KeyStore.STORE_KIND));
    }

    @Test
    void hsmNotDescribed_hasLocalRbac() {
        Entity store = Joined.of(VAULT.replace("kv-payroll.vault", "hsm-pay.managedhsm"))
                .vault()
                .value(BackupVault.KEY)
                .orElseThrow()
                .value(Key.STORE)
                .orElseThrow();
        assertEquals("ManagedHsm/hsm-pay", store.label());
        assertEquals(Optional.of(PermissionModel.LOCAL_RBAC), store.value(KeyStore.PERMISSION_MODEL));
    }

    @Test
    void storeOfTheOtherKind_isNotTheOneNamed() {
        Entity store = Joined.of(VAULT.replace(".vault.azure", ".managedhsm.azure") + STORE)
                .vault()
                .value(BackupVault.KEY)
                .orElseThrow()
                .value(Key.STORE)
                .orElseThrow();
        assertUnknown(
                "`kv-payroll` is described as a `KeyVault`, but named as a `ManagedHsm`",
                store.get(KeyStore.SOFT_DELETE));
    }

    @Test
    void faultyUri_keepsTheStore() {
        Joined joined = Joined.of(VAULT.replace("/keys/", "/secrets/") + STORE + KEY);
        Entity key = joined.vault().value(BackupVault.KEY).orElseThrow();
        assertSame(joined.estate().stores().get(0), key.value(Key.STORE).orElseThrow());
        assertUnknown("the URI names a secret, not a key", key.get(Key.TYPE));
        assertUnknown("the URI names a secret, not a key", key.get(Key.NAME));
    }

    @Test
    void foreignHost_leavesKeyAndStoreUnknown() {
        Entity key = Joined.of(VAULT.replace(".vault.azure.net", ".evil.example") + STORE + KEY)
                .vault()
                .value(BackupVault.KEY)
                .orElseThrow();
        assertInstanceOf(Field.Unknown.class, key.get(Key.TYPE));
        Entity store = key.value(Key.STORE).orElseThrow();
        assertInstanceOf(Field.Unknown.class, store.get(KeyStore.STORE_KIND));
        assertInstanceOf(Field.Unknown.class, store.get(KeyStore.NAME));
    }

    @Test
    void noUri_leavesTheKeyUnknown() {
        Entity vault = Joined.of("kind: BackupVault\nname: v\n").vault();
        assertUnknown("no key URI is written", vault.get(BackupVault.KEY));
        Entity later = Joined.of("kind: BackupVault\nname: v\nencryption:\n  keyUri: !unknown later\n")
                .vault();
        assertUnknown("later", later.get(BackupVault.KEY));
    }

    @Test
    void version_overridesWhatItSays() {
        String versions = """
                expires: 2027-01-01T00:00:00Z
                versions:
                  - {id: 0123456789ABCDEF0123456789abcdef, enabled: false}
                """;
        String pinned = VAULT.replace("/backup-kek", "/backup-kek/0123456789abcdef0123456789abcdef");
        Entity key = Joined.of(pinned + STORE + KEY + versions)
                .vault()
                .value(BackupVault.KEY)
                .orElseThrow();
        assertEquals(Optional.of(false), key.value(Key.ENABLED));
        assertTrue(key.value(Key.EXPIRES).isPresent());
        assertEquals(Optional.of(Existence.PRESENT), key.value(Key.EXISTENCE));
    }

    @Test
    void versionNotAmongTheDescribed_mayNotExist() {
        String versions = "versions:\n  - {id: 11111111111111111111111111111111a}\n";
        String pinned = VAULT.replace("/backup-kek", "/backup-kek/0123456789abcdef0123456789abcdef");
        Entity key = Joined.of(pinned + STORE + KEY + versions)
                .vault()
                .value(BackupVault.KEY)
                .orElseThrow();
        assertUnknown(
                "versions of `Backup-KEK` are described, but not `0123456789abcdef0123456789abcdef`",
                key.get(Key.EXISTENCE));
        assertEquals(Optional.of(KeyType.RSA), key.value(Key.TYPE));
    }

    @Test
    void versionRead_tellsNothingOfAnother() {
        String versions = "versions:\n  - {id: 11111111111111111111111111111111a}\n";
        String pinned = VAULT.replace("/backup-kek", "/backup-kek/0123456789abcdef0123456789abcdef");
        List<Entity> resources = Joined.resources(pinned + STORE);
        resources.add(Joined.read(Descriptors.one(KEY.substring(4) + versions)));
        Entity key = Joined.of(resources).vault().value(BackupVault.KEY).orElseThrow();
        assertInstanceOf(Field.Unknown.class, key.get(Key.TYPE));
        assertInstanceOf(Field.Unknown.class, key.get(Key.ENABLED));
    }

    @Test
    void systemAssigned_isAnIdentityOfTheVault() {
        Entity identity = Joined.of(VAULT.replace("identity: id-backup", "identity: system-assigned")
                        .replace("systemAssigned: false", "systemAssigned: 3f1c0000-0000-0000-0000-000000000002"))
                .vault()
                .value(BackupVault.ENCRYPTION_IDENTITY)
                .orElseThrow();
        assertEquals("bv-payroll", identity.name());
        assertEquals(Optional.of(IdentityKind.SYSTEM_ASSIGNED), identity.value(Identity.IDENTITY_KIND));
        Principal principal = identity.value(Identity.PRINCIPAL).orElseThrow();
        assertEquals(Optional.of("3f1c0000-0000-0000-0000-000000000002"), principal.objectId());
        assertEquals(Optional.of("system-assigned of bv-payroll"), principal.identity());
    }

    @Test
    void systemAssignedOff_hasNoPrincipal() {
        String vault = VAULT.replace("identity: id-backup", "identity: system-assigned");
        Entity off =
                Joined.of(vault).vault().value(BackupVault.ENCRYPTION_IDENTITY).orElseThrow();
        assertInstanceOf(Field.Absent.class, off.get(Identity.PRINCIPAL));
        Entity open = Joined.of(vault.replace("systemAssigned: false", "systemAssigned: !unknown later"))
                .vault()
                .value(BackupVault.ENCRYPTION_IDENTITY)
                .orElseThrow();
        assertUnknown("later", open.get(Identity.PRINCIPAL));
    }

    @Test
    void identityByIdAndByName_isOneEntity() {
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/"
                + "userAssignedIdentities/id-backup";
        Entity stub = Joined.of(VAULT.replace("[id-backup]", "[" + id + "]")).vault();
        assertSame(
                stub.value(BackupVault.ENCRYPTION_IDENTITY).orElseThrow(),
                stub.value(BackupVault.USER_ASSIGNED).orElseThrow().sure().get(0));
        Entity described = Joined.of(VAULT.replace("[id-backup]", "[" + id.toUpperCase(java.util.Locale.ROOT) + "]")
                        + IDENTITY + "id: " + id + "\n")
                .vault();
        assertSame(
                described.value(BackupVault.ENCRYPTION_IDENTITY).orElseThrow(),
                described.value(BackupVault.USER_ASSIGNED).orElseThrow().sure().get(0));
    }

    @Test
    void u15_oneNameInTwoGroups_isToldApartById() {
        String id = "/subscriptions/s/resourceGroups/%s/providers/Microsoft.ManagedIdentity/"
                + "userAssignedIdentities/id-backup";
        String one = id.formatted("g1");
        String other = id.formatted("g2");
        List<Entity> resources = Joined.resources(
                VAULT.replace("[id-backup]", "[" + one + "]").replace("  identity: id-backup", "  identity: " + other));
        resources.add(Joined.read(Descriptors.one(IDENTITY.substring(4) + "id: " + one + "\n")));
        resources.add(
                Joined.read(Descriptors.one(IDENTITY.substring(4).replace("0001", "0002") + "id: " + other + "\n")));
        Entity vault = Joined.of(resources).vault();
        assertNotSame(
                vault.value(BackupVault.ENCRYPTION_IDENTITY).orElseThrow(),
                vault.value(BackupVault.USER_ASSIGNED).orElseThrow().sure().get(0));
    }

    @Test
    void policyPrincipal_getsTheTokenOfItsIdentity() {
        String policies = """
                accessPolicies:
                  - {principal: 3F1C0000-0000-0000-0000-000000000001, keyPermissions: [get]}
                  - {principal: id-backup, keyPermissions: [get]}
                  - {principal: 3f1c0000-0000-0000-0000-000000000009, keyPermissions: [get]}
                """;
        Joined joined = Joined.of(VAULT + IDENTITY + STORE + policies);
        List<Entity> found = joined.estate()
                .stores()
                .get(0)
                .value(KeyStore.ACCESS_POLICIES)
                .orElseThrow()
                .sure();
        Principal wanted =
                joined.estate().identities().get(0).value(Identity.PRINCIPAL).orElseThrow();
        assertEquals(
                List.of(Principal.Likeness.SAME, Principal.Likeness.SAME, Principal.Likeness.DIFFERENT),
                found.stream()
                        .map(policy -> policy.value(AccessPolicy.PRINCIPAL)
                                .orElseThrow()
                                .compare(wanted))
                        .toList());
    }

    @Test
    void objectIdOfNobody_mayBeAnIdentityWhoseIdIsNotKnown() {
        String policies = "accessPolicies:\n  - {principal: 3f1c0000-0000-0000-0000-000000000009}\n";
        Joined joined = Joined.of(VAULT + IDENTITY.replaceAll("principalId.*\n", "") + STORE + policies);
        Principal wanted =
                joined.estate().identities().get(0).value(Identity.PRINCIPAL).orElseThrow();
        Entity policy = joined.estate()
                .stores()
                .get(0)
                .value(KeyStore.ACCESS_POLICIES)
                .orElseThrow()
                .sure()
                .get(0);
        assertEquals(
                Principal.Likeness.NOT_KNOWN,
                policy.value(AccessPolicy.PRINCIPAL).orElseThrow().compare(wanted));
    }

    @Test
    void refusedIdentity_isNeverWhoAGrantNames() {
        Joined joined = Joined.of(VAULT + IDENTITY + "color: red\n");
        assertInstanceOf(
                Field.Unknown.class,
                joined.vault()
                        .value(BackupVault.ENCRYPTION_IDENTITY)
                        .orElseThrow()
                        .get(Identity.PRINCIPAL));
    }

    @Test
    void privateEndpoints_ofDescriptorsAreClosed() {
        String endpoint = "---\nkind: PrivateEndpoint\nname: pe1\nvault: bv-payroll\n";
        Many none =
                Joined.of(VAULT).vault().value(BackupVault.PRIVATE_ENDPOINTS).orElseThrow();
        assertEquals(Many.NONE, none);
        Many one = Joined.of(VAULT + "privateEndpoints: [pe1, pe2]\n" + endpoint)
                .vault()
                .value(BackupVault.PRIVATE_ENDPOINTS)
                .orElseThrow();
        assertEquals(
                List.of("pe1", "pe2"), one.sure().stream().map(Entity::name).toList());
    }

    @Test
    void a12_privateEndpointsOfAnAnswer_areOpenUnlessComplete() {
        List<Entity> resources = List.of(Joined.read(Descriptors.one(VAULT)));
        Field<Many> open = Joined.of(resources).vault().get(BackupVault.PRIVATE_ENDPOINTS);
        assertTrue(((Field.Present<Many>) open).value().open().isPresent());
        assertEquals(Set.of(Assumption.A12), open.assumptions());
        assertEquals(
                Many.NONE,
                Joined.of(resources, true, Set.of())
                        .vault()
                        .value(BackupVault.PRIVATE_ENDPOINTS)
                        .orElseThrow());
        assertEquals(
                Many.NONE,
                Joined.of(resources, false, Set.of(Assumption.A12))
                        .vault()
                        .value(BackupVault.PRIVATE_ENDPOINTS)
                        .orElseThrow());
    }

    @Test
    void incomplete_opensWhatCompleteWouldClose() {
        Found found = new Found(Joined.resources(VAULT), true, Optional.of("a file cannot be read"));
        Estate estate = Join.join(found, true, Set.of(), problem -> {});
        assertEquals(
                Optional.of("a file cannot be read"),
                estate.vaults()
                        .get(0)
                        .value(BackupVault.PRIVATE_ENDPOINTS)
                        .orElseThrow()
                        .open());
    }

    @Test
    void workload_linksToItsVault() {
        String workload = "---\nkind: Workload\nname: disk1\nvault: bv-payroll\ntier: vault-standard\n";
        Joined joined = Joined.of(VAULT + workload);
        assertSame(
                joined.vault(),
                joined.estate().workloads().get(0).value(Workload.VAULT).orElseThrow());
        Entity stray = Joined.of(workload)
                .estate()
                .workloads()
                .get(0)
                .value(Workload.VAULT)
                .orElseThrow();
        assertUnknown("no `BackupVault` named `bv-payroll` is described", stray.get(BackupVault.MODE));
    }

    @Test
    void switchedOff_leavesWhatRestedOnItUnknown() {
        Entity vault = Joined.of(Joined.resources(VAULT + "region: Switzerland North\n"), false, Set.of(Assumption.A16))
                .vault();
        assertUnknown("it rests on `azure-A16`, which is switched off", vault.get(BackupVault.REGION));
    }

    @Test
    void refusedVault_isUnknownInEveryLink() {
        Entity vault =
                Joined.of(VAULT + "color: red\n" + IDENTITY + STORE + KEY).vault();
        for (Attribute<?> attribute : BackupVault.SHAPE.attributes()) {
            boolean known = attribute.equals(BackupVault.NAME) || attribute.equals(BackupVault.PRIVATE_ENDPOINTS);
            assertEquals(!known, vault.at(attribute.index()) instanceof Field.Unknown<?>, attribute.name());
        }
        assertTrue(
                vault.value(BackupVault.PRIVATE_ENDPOINTS).orElseThrow().open().isPresent());
    }

    private static void assertUnknown(String reason, Field<?> field) {
        assertEquals(reason, assertInstanceOf(Field.Unknown.class, field).reason());
    }
}
