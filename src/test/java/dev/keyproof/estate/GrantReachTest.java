package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which grants stand at a key, which may, and whether there may be more. */
class GrantReachTest {
    private static final String GROUP = "/subscriptions/S1/resourceGroups/RG1";
    private static final String STORE = """
            kind: KeyVault
            name: kv-payroll
            """;
    private static final String PLACED = STORE + "id: " + GROUP + "/providers/Microsoft.KeyVault/vaults/kv-payroll\n";
    private static final String KEY = """
            ---
            kind: Key
            name: backup-kek
            store: kv-payroll
            """;
    private static final String HSM = """
            kind: ManagedHsm
            name: hsm-pay
            ---
            kind: Key
            name: backup-kek
            store: hsm-pay
            """;

    @ParameterizedTest
    @CsvSource({
        "kv-payroll, sure",
        "KV-Payroll, sure",
        "kv-payroll/keys/backup-kek, sure",
        "kv-payroll/keys/other, no",
        "kv-payroll/keys/backup-kek/0123456789abcdef0123456789abcdef, possible",
        "kv-other, no",
        "/, sure",
        "/subscriptions/s1, sure",
        "/subscriptions/s2, no",
        "/subscriptions/s1/resourceGroups/rg1, sure",
        "/subscriptions/s1/resourceGroups/rg2, no",
        "/subscriptions/s1/resourcegroups/rg1/providers/microsoft.keyvault/vaults/KV-PAYROLL, sure",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.KeyVault/vaults/kv-payroll/keys/backup-kek, sure",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.KeyVault/vaults/kv-payroll/keys/other, no",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.KeyVault/vaults/kv-payroll/secrets/backup-kek, no",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.KeyVault/vaults/kv-payroll/keys/backup-kek/"
                + "versions/0123456789abcdef0123456789abcdef, possible",
        "/subscriptions/s1/resourceGroups/rg2/providers/Microsoft.KeyVault/vaults/kv-payroll, no",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.KeyVault/managedHSMs/kv-payroll, no",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.Storage/storageAccounts/kv-payroll, no",
        "Microsoft.KeyVault/vaults/kv-payroll, sure",
        "Microsoft.KeyVault/vaults/kv-payroll/keys/backup-kek, sure",
        "Microsoft.KeyVault/vaults/kv-other, no",
        "Microsoft.KeyVault/managedHSMs/kv-payroll, no",
        "Microsoft.Storage/storageAccounts/kv-payroll, no",
        "/providers/Microsoft.Management/managementGroups/mg, possible",
        "/nonsense, possible",
        "'!unknown \"known after apply\"', possible",
    })
    void scope_reachesTheKey(String scope, String expected) {
        assertEquals(expected, answer(PLACED + KEY + grant(scope), false, Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/s1, possible",
        "/subscriptions/s1/resourceGroups/rg1, possible",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.KeyVault/vaults/kv-payroll, sure",
        "kv-payroll, sure"
    })
    void storeWithoutAPlace_mayBeReachedFromAbove(String scope, String expected) {
        assertEquals(expected, answer(STORE + KEY + grant(scope), false, Set.of()));
    }

    @ParameterizedTest
    @CsvSource({"/subscriptions/s1, possible", "/, possible", "kv-payroll, sure", "kv-payroll/keys/backup-kek, sure"})
    void a14Off_countsOnlyVaultAndKey(String scope, String expected) {
        assertEquals(expected, answer(PLACED + KEY + grant(scope), false, Set.of(Assumption.A14)));
    }

    @Test
    void inheritedGrant_restsOnA14() {
        Many grants = grants(PLACED + KEY + grant("/subscriptions/s1") + grant("kv-payroll"));
        assertEquals(
                Set.of(Assumption.A14), grants.sure().get(0).get(Grant.ROLE).assumptions());
        assertEquals(Set.of(), grants.sure().get(1).get(Grant.ROLE).assumptions());
    }

    @Test
    void grants_areInTheOrderOfTheInput() {
        String text = PLACED
                + KEY
                + grant("kv-payroll", "g1")
                + grant("/subscriptions/s1", "g2")
                + grant("kv-payroll/keys/backup-kek", "g3");
        assertEquals(
                List.of("g1", "g2", "g3"),
                grants(text).sure().stream().map(Entity::name).toList());
    }

    @Test
    void u14_sameGrantTwice_isHarmless() {
        Joined joined = Joined.of(PLACED + KEY + grant("kv-payroll") + grant("kv-payroll"));
        assertEquals(List.of(), joined.problems());
    }

    @Test
    void refusedGrant_mayReachAnything() {
        assertEquals("possible", answer(PLACED + KEY + grant("kv-other") + "color: red\n", false, Set.of()));
    }

    @Test
    void misspeltScope_isAWarning() {
        assertEquals(
                List.of("unknown-scope 12:8 `kv-payrol` is no key store of the input | did you mean `kv-payroll`?"),
                Joined.of(PLACED + KEY + grant("kv-payrol")).problems());
    }

    @Test
    void misspeltPrincipal_isAWarning() {
        String identity = "---\nkind: UserAssignedIdentity\nname: id-back\n";
        assertEquals(
                List.of("unknown-principal 14:12 `id-bakc` is no identity and no vault of the input"
                        + " | did you mean `id-back`?"),
                Joined.of(PLACED + KEY + identity + grant("kv-payroll").replace("id-backup", "id-bakc"))
                        .problems());
    }

    @Test
    void descriptors_closeTheList() {
        assertEquals(Optional.empty(), grants(PLACED + KEY).open());
    }

    @Test
    void readStore_isOpenUnlessListedOrComplete() {
        List<Entity> read =
                Joined.resources(PLACED + KEY).stream().map(Joined::read).toList();
        assertTrue(of(new Found(read, false, Optional.empty()), false).open().isPresent());
        assertTrue(of(new Found(read, true, Optional.empty()), false).open().isPresent());
        assertFalse(of(new Found(read, false, Optional.empty()), true).open().isPresent());
        assertTrue(of(new Found(read, true, Optional.of("cut")), true).open().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "kv-payroll, true",
        "kv-payroll/keys/other, true",
        "kv-other, false",
        "/subscriptions/s1, true",
        "/subscriptions/s2, false",
        "/subscriptions/s1/resourceGroups/rg1/providers/Microsoft.Storage/storageAccounts/x, false"
    })
    void listing_closesTheGrantsOfTheStoresItShows(String scope, boolean closed) {
        String grant = "---\nkind: RoleAssignment\nrole: Reader\nprincipal: x\nscope: " + scope + "\n";
        List<Entity> read = Joined.resources(PLACED + KEY + grant).stream()
                .map(Joined::read)
                .toList();
        assertEquals(
                closed,
                of(new Found(read, true, Optional.empty()), false).open().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "/, sure",
        "/keys, sure",
        "/keys/Backup-KEK, sure",
        "/keys/other, no",
        "/keys/backup-kek/0123456789abcdef0123456789abcdef, possible",
        "somewhere, possible",
        "!unknown later, possible"
    })
    void localScope_reachesTheKey(String scope, String expected) {
        String grant = """
                ---
                kind: LocalRoleAssignment
                hsm: hsm-pay
                role: Managed HSM Crypto User
                principal: id-backup
                scope: %s
                """.formatted(scope);
        Many grants =
                Joined.of(HSM + grant).key().value(Key.LOCAL_ROLE_ASSIGNMENTS).orElseThrow();
        assertEquals(expected, answer(grants));
        Many elsewhere = Joined.of(HSM + grant.replace("hsm-pay", "hsm-other"))
                .key()
                .value(Key.LOCAL_ROLE_ASSIGNMENTS)
                .orElseThrow();
        assertEquals("no", answer(elsewhere));
    }

    @Test
    void localGrantsOfAReadHsm_stayOpenEvenWhenGrantsAreListed() {
        List<Entity> read = Joined.resources(HSM).stream().map(Joined::read).toList();
        Joined joined = Joined.of(new Found(read, true, Optional.empty()), false, Set.of());
        assertTrue(joined.key()
                .value(Key.LOCAL_ROLE_ASSIGNMENTS)
                .orElseThrow()
                .open()
                .isPresent());
    }

    private static Many of(Found found, boolean complete) {
        return Joined.of(found, complete, Set.of())
                .key()
                .value(Key.ROLE_ASSIGNMENTS)
                .orElseThrow();
    }

    private static Many grants(String text) {
        return Joined.of(text).key().value(Key.ROLE_ASSIGNMENTS).orElseThrow();
    }

    private static String answer(String text, boolean complete, Set<Assumption> off) {
        return answer(Joined.of(Joined.resources(text), complete, off)
                .key()
                .value(Key.ROLE_ASSIGNMENTS)
                .orElseThrow());
    }

    private static String answer(Many grants) {
        if (!grants.sure().isEmpty()) {
            return "sure";
        }
        return grants.possible().isEmpty() ? "no" : "possible";
    }

    private static String grant(String scope) {
        return "---\nkind: RoleAssignment\nrole: Key Vault Crypto User\nprincipal: id-backup\nscope: " + scope + "\n";
    }

    private static String grant(String scope, String name) {
        return grant(scope) + "name: " + name + "\n";
    }
}
