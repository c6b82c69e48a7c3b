package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    void j14_complementaryBodies_areLaidOverEachOther() {
        Joined joined = Joined.of(answers("softDelete: true\n", "retentionDays: 30\nsoftDelete: true\n"));
        assertEquals(List.of(), joined.problems());
        assertEquals(1, joined.estate().stores().size());
        assertEquals(Optional.of(true), joined.store().value(KeyStore.SOFT_DELETE));
        assertEquals(Optional.of(30L), joined.store().value(KeyStore.RETENTION_DAYS));
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
    void j14_silenceOfOneAnswer_deniesWhatAnotherStates() {
        Joined joined = Joined.of(answers("purgeProtection: true\n", "softDelete: true\n"));
        assertUnknown(
                "two places say different things of `purgeProtection` of `KeyVault/kv1`",
                joined.store().get(KeyStore.PURGE_PROTECTION));
        Joined off = Joined.of(answers("purgeProtection: false\n", "softDelete: true\n"));
        assertEquals(List.of(), off.problems());
    }

    @Test
    void keyByNameOfItsStoreAndByItsUri_isOneKey() {
        String key = "---\nkind: Key\nname: k\nstore: kv1\nenabled: true\n";
        List<Entity> resources = Joined.resources(STORE + key);
        resources.add(Joined.read(Descriptors.one(
                key.substring(4).replace("kv1", "https://kv1.vault.azure.net").replace("true", "false"))));
        Joined joined = Joined.of(resources);
        assertEquals(1, joined.estate().keys().size());
        assertUnknown(
                "two places say different things of `enabled` of `Key/k`",
                joined.key().get(Key.ENABLED));
        assertEquals(1, joined.problems().size());
    }

    @Test
    void keyOfANameThatAVaultAndAnHsmHave_isNeither() {
        String key = "kind: Key\nname: k\nstore: ";
        List<Entity> resources = Joined.resources(key + "kv1\n");
        resources.add(Joined.read(Descriptors.one(key + "https://kv1.vault.azure.net/keys/k\nsize: 3072\n")));
        resources.add(Joined.read(Descriptors.one(key + "https://kv1.managedhsm.azure.net/keys/k\nsize: 4096\n")));
        Joined joined = Joined.of(resources);
        assertEquals(List.of(), joined.problems());
        assertTrue(joined.key().value(Key.SIZE).isEmpty());
    }

    @Test
    void referencesByNameAndById_agreeInAnyOrder() {
        String id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";
        assertTrue(Same.values(references("a", "b"), references(id + "B", id + "a")));
        assertFalse(Same.values(references("a", "b"), references(id + "a", id + "a")));
        assertFalse(Same.values(references(id + "a"), references(id.replace("/g/", "/h/") + "a")));
        assertTrue(Same.values(
                references("https://kv1.vault.azure.net"),
                references("/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv1")));
    }

    private static List<Reference> references(String... written) {
        Span at = Descriptors.one(STORE).span();
        return Stream.of(written).map(text -> new Reference(text, at)).toList();
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
