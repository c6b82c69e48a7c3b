package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Row J14 and unique names. */
class DuplicatesTest {
    private static final String STORE = "kind: KeyVault\nname: kv1\n";

    @Test
    void twoDescriptorsOfOneName_areAnErrorAndUnknown() {
        Joined joined = Joined.of(STORE + "softDelete: true\n---\n" + STORE.replace("kv1", "KV1"));
        assertEquals(
                List.of("duplicate-name 5:7 two descriptors are called `KeyVault/kv1` | written a second time"
                        + " (estate.yaml 1 first written here) | give each its own name, or remove one"),
                joined.problems());
        assertUnknown(
                "two descriptors are called `KeyVault/kv1`", joined.store().get(KeyStore.SOFT_DELETE));
        assertEquals(Optional.of(StoreKind.KEY_VAULT), joined.store().value(KeyStore.STORE_KIND));
    }

    @Test
    void keysOfOneNameInTwoStores_areTwoKeys() {
        String key = "---\nkind: Key\nname: k\nstore: kv1\n";
        Joined joined = Joined.of(STORE + key + key.replace("kv1", "kv2"));
        assertEquals(List.of(), joined.problems());
        assertEquals(2, joined.estate().keys().size());
    }

    @Test
    void oneKeyWhoseStoreIsNamedInTwoWays_isOneKey() {
        String key = "kind: Key\nname: k\nstore: ";
        List<Entity> resources = Joined.resources(key + "kv1\ntype: RSA\n");
        resources.add(Joined.read(Descriptors.one(key + "https://kv1.vault.azure.net/keys/k\nsize: 3072\n")));
        Joined joined = Joined.of(resources);
        assertEquals(List.of(), joined.problems());
        assertEquals(1, joined.estate().keys().size());
        assertEquals(Optional.of(KeyType.RSA), joined.key().value(Key.TYPE));
        assertEquals(Optional.of(3072L), joined.key().value(Key.SIZE));
        resources.add(Joined.read(Descriptors.one(key + "https://kv1.managedhsm.azure.net/keys/k\nsize: 4096\n")));
        assertEquals(3, Joined.of(resources).estate().keys().size());
    }

    @Test
    void j14_complementaryBodies_areLaidOverEachOther() {
        Joined joined = Joined.of(answers("softDelete: true\n", "purgeProtection: true\nsoftDelete: true\n"));
        assertEquals(List.of(), joined.problems());
        assertEquals(1, joined.estate().stores().size());
        assertEquals(Optional.of(true), joined.store().value(KeyStore.SOFT_DELETE));
        assertEquals(Optional.of(true), joined.store().value(KeyStore.PURGE_PROTECTION));
    }

    @Test
    void j14_unknownInOneBody_isToldByTheOther() {
        Joined joined = Joined.of(answers("softDelete: !unknown projected\n", "softDelete: false\n"));
        assertEquals(Optional.of(false), joined.store().value(KeyStore.SOFT_DELETE));
    }

    @Test
    void j14_contradictingBodies_areAnErrorAndUnknown() {
        Joined joined =
                Joined.of(answers("softDelete: true\nretentionDays: 90\n", "softDelete: false\nretentionDays: 90\n"));
        String title = "two places say different things of `softDelete` of `KeyVault/kv1`";
        assertEquals(
                List.of("contradiction 3:13 " + title + " | differs from the other place"
                        + " (estate.yaml 3 stated here first)"),
                joined.problems());
        assertUnknown(title, joined.store().get(KeyStore.SOFT_DELETE));
        assertEquals(Optional.of(90L), joined.store().value(KeyStore.RETENTION_DAYS));
    }

    @Test
    void j14_samePoliciesInOtherPlaces_agree() {
        String policies = "accessPolicies: [{principal: id, keyPermissions: [get]}]\n";
        assertEquals(
                List.of(),
                Joined.of(answers(policies, "network: disabled\n" + policies)).problems());
        Joined other = Joined.of(answers(policies, policies.replace("get", "list")));
        assertInstanceOf(Field.Unknown.class, other.store().get(KeyStore.ACCESS_POLICIES));
    }

    @Test
    void j14_identityByNameAndById_agree() {
        String vault = "kind: BackupVault\nname: v\nidentity:\n  userAssigned: [%s]\n";
        String id = "/subscriptions/s/resourceGroups/%s/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id1";
        Entity named = Descriptors.one(vault.formatted("id1"));
        Entity one = Joined.read(Descriptors.one(vault.formatted(id.formatted("g"))));
        Entity other = Joined.read(Descriptors.one(vault.formatted(id.formatted("h"))));
        assertEquals(List.of(), Joined.of(List.of(named, one)).problems());
        assertInstanceOf(
                Field.Unknown.class, Joined.of(List.of(one, other)).vault().get(BackupVault.USER_ASSIGNED));
    }

    @Test
    void refusedDescriptorBesideAnAnswer_isNotMended() {
        List<Entity> resources = Joined.resources(STORE + "color: red\n");
        resources.addAll(answers("softDelete: true\n"));
        Joined joined = Joined.of(resources);
        assertUnknown(Faults.ERROR, joined.store().get(KeyStore.SOFT_DELETE));
    }

    @Test
    void j11_idsInOtherCase_areOneResource() {
        String id = "id: /subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv1\n";
        assertEquals(
                1,
                Joined.of(answers(id, id.replace("resourceGroups", "resourcegroups")))
                        .estate()
                        .stores()
                        .size());
        assertEquals(
                1,
                Joined.of(answers(id, "softDelete: true\n")).estate().stores().size());
        assertEquals(
                2,
                Joined.of(answers(id, id.replace("/g/", "/h/")))
                        .estate()
                        .stores()
                        .size());
    }

    private static List<Entity> answers(String... bodies) {
        List<Entity> found = new ArrayList<>();
        for (String body : bodies) {
            found.add(Joined.read(Descriptors.one(STORE + body)));
        }
        return found;
    }

    private static void assertUnknown(String reason, Field<?> field) {
        assertEquals(reason, assertInstanceOf(Field.Unknown.class, field).reason());
    }
}
