package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of which only the deployment decides a part: what they may be, and what they join with. */
class PlaceholderTest {
    private static final String GROUP = "/subscriptions/⟦subscription⟧/resourceGroups/⟦group⟧";

    @ParameterizedTest
    @CsvSource({
        "kv-⟦a⟧, kv-⟦a⟧, true",
        "kv-⟦a⟧, KV-⟦A⟧, true",
        "kv-⟦a⟧, kv-⟦b⟧, true",
        "kv-⟦a⟧, kv-x, true",
        "kv-⟦a⟧, other, false",
        "kv-⟦a⟧-key, kv-x-cert, false",
        "ab⟦x⟧ba, aba, false",
        "ab⟦x⟧ba, abba, true",
        "kv, kv-x, false",
        "⟦a⟧, anything, true",
        "kv-⟦uniqueString(a(b))⟧, kv-other, false",
        "kv-⟦uniqueString(a)⟧, kv-abcdefghijklm, true",
        "kv-⟦uniqueString(a)⟧⟦b⟧, kv-other, true",
        "kv-⟦uniqueString(a).b(c)⟧, kv-other, true"
    })
    void mayEqual_isDecidedByWhatStandsAroundPlaceholders(String a, String b, boolean expected) {
        assertEquals(expected, Placeholder.mayEqual(a, b));
        assertEquals(expected, Placeholder.mayEqual(b, a));
    }

    @Test
    void property_tellsItsOwner() {
        String id = GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/uai";
        String text = Placeholder.property(id, "principalId");
        assertTrue(Placeholder.isWhole(text));
        assertTrue(Placeholder.isProperty(text));
        assertEquals(Optional.of(id), Placeholder.owner(text, "principalId"));
        assertEquals(Optional.empty(), Placeholder.owner(text, "clientId"));
        assertFalse(Placeholder.isProperty(id));
    }

    @Test
    void split_leavesLabelsWhole() {
        assertEquals(List.of("", "subscriptions", "⟦a/b⟧", "x"), Placeholder.split("/subscriptions/⟦a/b⟧/x", '/'));
    }

    @Test
    void keyUri_ofKeyThatAzureVersions_hasAVersionAndNoFault() {
        Entity uri = uri("https://kv-payroll.vault.azure.net/keys/kek/⟦" + GROUP + "/kek#version⟧");
        assertEquals("⟦" + GROUP + "/kek#version⟧", uri.value(KeyUri.VERSION).orElseThrow());
        assertTrue(uri.get(KeyUri.FAULT) instanceof Field.Absent<String>);
        assertEquals("kv-payroll", uri.value(KeyUri.STORE).orElseThrow());
    }

    @Test
    void keyUri_ofNameThatIsNotGiven_isOfUnknownForm() {
        Entity uri = uri("https://kv-⟦parameters('env')⟧.vault.azure.net/keys/⟦parameters('key')⟧");
        assertEquals("kv-⟦parameters('env')⟧", uri.value(KeyUri.STORE).orElseThrow());
        assertEquals("⟦parameters('key')⟧", uri.value(KeyUri.KEY).orElseThrow());
        assertEquals(StoreKind.KEY_VAULT, uri.value(KeyUri.STORE_KIND).orElseThrow());
        assertTrue(uri.get(KeyUri.FAULT) instanceof Field.Unknown<String> open
                && open.reason().contains("parameters('env')"));
        assertTrue(uri.get(KeyUri.VERSION) instanceof Field.Absent<String>);
    }

    @ParameterizedTest
    @CsvSource({
        "https://kv.⟦suffix⟧/keys/kek",
        "⟦parameters('keyUri')⟧",
        "https://kv-payroll.vault.azure.net/⟦path⟧",
        "https://⟦host⟧/keys/kek"
    })
    void keyUri_whoseFormIsNotGiven_isUnknownAsAWhole(String text) {
        Entity uri = uri(text);
        assertTrue(uri.get(KeyUri.FAULT) instanceof Field.Unknown<String>);
        assertTrue(uri.get(KeyUri.STORE) instanceof Field.Unknown<String>);
    }

    @Test
    void keyUri_thatIsWrongWhereItIsWritten_hasThatFault() {
        Entity uri = uri("https://kv-⟦env⟧.vault.azure.net/keys/kek/abc");
        assertEquals(
                "the version has 3 characters; one of Azure has 32",
                uri.value(KeyUri.FAULT).orElseThrow());
    }

    @Test
    void keyUri_withVersionThatMayBeEmpty_isNotKnownToBePinned() {
        Entity uri = uri("https://kv-payroll.vault.azure.net/keys/kek/⟦parameters('version')⟧");
        assertTrue(uri.get(KeyUri.VERSION) instanceof Field.Unknown<String>);
    }

    @Test
    void keyUri_ofDescribedKeyWithTheSamePlaceholders_isSound() {
        Joined joined = Joined.of("""
                kind: KeyVault
                name: kv-⟦x⟧
                ---
                kind: Key
                name: kek
                store: kv-⟦x⟧
                type: RSA
                ---
                kind: BackupVault
                name: bv
                encryption: {mode: customer-managed, keyUri: "https://kv-⟦x⟧.vault.azure.net/keys/kek"}
                """);
        Entity uri = joined.vault().value(BackupVault.KEY_URI).orElseThrow();
        assertTrue(uri.get(KeyUri.FAULT) instanceof Field.Absent<String>);
        Entity key = joined.vault().value(BackupVault.KEY).orElseThrow();
        assertEquals(KeyType.RSA, key.value(Key.TYPE).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"kv-⟦x⟧, sure", "kv-⟦y⟧, possible", "kv-one, possible", "other, no"})
    void grantOnStoreWithPlaceholder_reachesWhatItMayMean(String scope, String expected) {
        Joined joined = Joined.of("""
                kind: KeyVault
                name: kv-⟦x⟧
                ---
                kind: Key
                name: kek
                store: kv-⟦x⟧
                ---
                kind: RoleAssignment
                name: grant
                principal: bv
                role: Key Vault Crypto User
                scope: %s
                ---
                kind: BackupVault
                name: bv
                """.formatted(scope));
        Many grants = joined.key().value(Key.ROLE_ASSIGNMENTS).orElseThrow();
        String found = !grants.sure().isEmpty() ? "sure" : !grants.possible().isEmpty() ? "possible" : "no";
        assertEquals(expected, found);
    }

    @Test
    void attachedIdentityWithPlaceholder_mayBeTheOneThatIsUsed() {
        Joined joined = Joined.of("""
                kind: BackupVault
                name: bv
                identity: {systemAssigned: false, userAssigned: ["⟦parameters('uai')⟧"]}
                encryption:
                  mode: customer-managed
                  keyUri: https://kv-payroll.vault.azure.net/keys/kek
                  identity: /subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/u
                """);
        Many attached = joined.vault().value(BackupVault.USER_ASSIGNED).orElseThrow();
        assertEquals("u", attached.possible().get(0).name());
    }

    @ParameterizedTest
    @CsvSource({
        "uai-⟦a⟧, uai-⟦a⟧, SAME",
        "uai-⟦a⟧, uai-⟦b⟧, NOT_KNOWN",
        "uai-⟦a⟧, other, DIFFERENT",
        "uai, other, DIFFERENT"
    })
    void principals_areToldApartAsFarAsTheirNamesAreKnown(String a, String b, Principal.Likeness expected) {
        assertEquals(expected, principal(a).compare(principal(b)));
    }

    private static Principal principal(String token) {
        return new Principal(Optional.empty(), Optional.of(token));
    }

    private static Entity uri(String text) {
        Set<Assumption> all = EnumSet.allOf(Assumption.class);
        return KeyUri.parse(text, Span.of(Source.of("main.json", text), 0, text.length()), all);
    }
}
