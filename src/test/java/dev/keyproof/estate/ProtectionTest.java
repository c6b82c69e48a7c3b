package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is known of soft delete and purge protection beyond what a store states. */
class ProtectionTest {
    private static final String STORE = "kind: KeyVault\nname: kv1\n";

    @ParameterizedTest
    @CsvSource({
        "Purgeable, false, false",
        "Recoverable+Purgeable, true, false",
        "CustomizedRecoverable+Purgeable, true, false",
        "Recoverable, true, true",
        "Recoverable+ProtectedSubscription, true, true"
    })
    void a7_recoveryLevel_tellsTheProtection(String level, boolean softDelete, boolean purgeProtection) {
        Entity store = join(STORE, level, Set.of());
        assertEquals(Optional.of(softDelete), store.value(KeyStore.SOFT_DELETE));
        assertEquals(Optional.of(purgeProtection), store.value(KeyStore.PURGE_PROTECTION));
        assertEquals(Set.of(Assumption.A7), store.get(KeyStore.PURGE_PROTECTION).assumptions());
    }

    @Test
    void a7_storeNotDescribed_isToldToo() {
        String vault = "kind: BackupVault\nname: v\nencryption:\n  keyUri: https://kv1.vault.azure.net/keys/k\n";
        List<Entity> resources = Joined.resources(vault);
        resources.add(key("Recoverable"));
        Entity store = Joined.of(resources)
                .vault()
                .value(BackupVault.KEY)
                .orElseThrow()
                .value(Key.STORE)
                .orElseThrow();
        assertEquals(Optional.of(true), store.value(KeyStore.PURGE_PROTECTION));
        assertInstanceOf(Field.Unknown.class, store.get(KeyStore.NETWORK));
    }

    @Test
    void a7_keyThatShowsNothingNew_isNotKeptForAStoreThatIsNotDescribed() {
        List<Entity> before = List.of(key("Purgeable"), key("Recoverable+Purgeable"));
        assertFalse(Protection.showsMore(key("CustomizedRecoverable+Purgeable"), before));
        assertFalse(Protection.showsMore(key("a level of tomorrow"), before));
        assertTrue(Protection.showsMore(key("Recoverable"), before));
    }

    @Test
    void a7_contradiction_isUnknownWithBothNamed() {
        Field<Boolean> field = join(STORE + "purgeProtection: true\n", "Recoverable+Purgeable", Set.of())
                .get(KeyStore.PURGE_PROTECTION);
        String reason = ((Field.Unknown<Boolean>) field).reason();
        assertEquals(
                "`purgeProtection` as stated at estate.yaml:3 contradicts the recovery level"
                        + " `Recoverable+Purgeable` of a key at estate.yaml:2",
                reason);
    }

    @Test
    void a7_purgeableKeyOfAManagedHsm_leavesSoftDeleteOn() {
        Entity store = join("kind: ManagedHsm\nname: kv1\n", "Purgeable", Set.of());
        assertEquals(Optional.of(true), store.value(KeyStore.SOFT_DELETE));
        assertEquals(Optional.of(false), store.value(KeyStore.PURGE_PROTECTION));
    }

    @Test
    void a7Off_tellsNothing() {
        Entity store = join(STORE, "Recoverable", Set.of(Assumption.A7));
        assertInstanceOf(Field.Absent.class, store.get(KeyStore.SOFT_DELETE));
    }

    @ParameterizedTest
    @CsvSource({"Eternal", "NotRecoverable", "Recoverable+Something"})
    void a7_levelOfNoTable_tellsNothing(String level) {
        assertInstanceOf(Field.Absent.class, join(STORE, level, Set.of()).get(KeyStore.PURGE_PROTECTION));
    }

    @Test
    void a7_answerWithoutPurgeProtection_contradictsAProtectedKey() {
        List<Entity> resources = new ArrayList<>();
        resources.add(Joined.read(Descriptors.one(STORE)));
        resources.add(key("Recoverable"));
        Entity store = Joined.of(resources).store();
        assertInstanceOf(Field.Unknown.class, store.get(KeyStore.PURGE_PROTECTION));
        resources.set(1, key("Recoverable+Purgeable"));
        assertEquals(Optional.of(false), Joined.of(resources).store().value(KeyStore.PURGE_PROTECTION));
    }

    @Test
    void a7_contradictionOfTwoPlaces_isNotSettledByAKey() {
        List<Entity> resources = new ArrayList<>();
        resources.add(Joined.read(Descriptors.one(STORE + "purgeProtection: true\n")));
        resources.add(Joined.read(Descriptors.one(STORE + "purgeProtection: false\n")));
        resources.add(key("Recoverable"));
        assertInstanceOf(Field.Unknown.class, Joined.of(resources).store().get(KeyStore.PURGE_PROTECTION));
    }

    @Test
    void purgeProtectionOn_presupposesSoftDelete() {
        Entity store = Joined.of(STORE + "purgeProtection: true\n").store();
        assertEquals(Optional.of(true), store.value(KeyStore.SOFT_DELETE));
        assertEquals("true", store.get(KeyStore.SOFT_DELETE).span().text());
        assertTrue(Joined.of(STORE + "purgeProtection: false\n")
                .store()
                .value(KeyStore.SOFT_DELETE)
                .isEmpty());
    }

    @Test
    void softDeleteOff_staysAsStated() {
        Entity store =
                Joined.of(STORE + "purgeProtection: true\nsoftDelete: false\n").store();
        assertEquals(Optional.of(false), store.value(KeyStore.SOFT_DELETE));
    }

    @Test
    void managedHsm_alwaysHasSoftDelete() {
        Entity hsm = Joined.of("kind: ManagedHsm\nname: hsm1\n").store();
        assertEquals(Optional.of(true), hsm.value(KeyStore.SOFT_DELETE));
        assertInstanceOf(Field.Absent.class, hsm.get(KeyStore.PURGE_PROTECTION));
    }

    private static Entity join(String store, String level, Set<Assumption> off) {
        List<Entity> resources = new ArrayList<>(Joined.resources(store));
        resources.add(key(level));
        return Joined.of(resources, false, off).store();
    }

    private static Entity key(String level) {
        Entity stated = Descriptors.one("kind: Key\nname: k\nstore: kv1\n");
        return Joined.read(stated)
                .copy()
                .set(
                        Key.RECOVERY_LEVEL,
                        Field.present(level, stated.get(Key.NAME).span()))
                .build();
    }
}
