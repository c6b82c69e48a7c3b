package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Join;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows J7 to J17 of the table of hostile inputs; J7 and J14 stand with the formats, J16 with the keys. */
class HostileJsonTest {
    private static final String VAULT =
            "/subscriptions/s/resourceGroups/r/providers/Microsoft.DataProtection/backupVaults/bv";
    private static final String STORE = "/subscriptions/s/resourceGroups/r/providers/Microsoft.KeyVault/vaults/kv-a";

    private static Taken store(String properties) {
        return Taken.from("kv.json", "{\"id\": \"" + STORE + "\",\n \"properties\": {" + properties + "}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"enableSoftDelete\": []|/properties/enableSoftDelete|`enableSoftDelete` is a list, not a boolean",
                "\"enableSoftDelete\": 1|/properties/enableSoftDelete|`enableSoftDelete` is a whole number, not a boolean",
                "\"enableSoftDelete\": \"yes\"|/properties/enableSoftDelete|`enableSoftDelete` is a text, not a boolean",
            })
    void j8_wrongTypeOfAField_warnedOfAndTheRestRead(String property, String pointer, String title) {
        Taken taken = store(property + ", \"enablePurgeProtection\": true");
        assertEquals("warning wrong-type 2:37 " + pointer + " " + title + "\n", taken.problems());
        Entity store = taken.get("KeyVault/kv-a");
        assertTrue(Taken.field(store, KeyStore.SOFT_DELETE).startsWith("unknown: " + title + " @2:37"));
        assertTrue(Taken.field(store, KeyStore.PURGE_PROTECTION).startsWith("true"));
    }

    @Test
    void j8_textForAnObject_everythingInItUnknown() {
        Taken taken = store("\"networkAcls\": \"none\", \"accessPolicies\": {}");
        assertEquals(
                List.of(
                        "warning wrong-type 2:32 /properties/networkAcls `networkAcls` is a text, not an object",
                        "warning wrong-type 2:58 /properties/accessPolicies `accessPolicies` is an object, not a list"),
                taken.problems().lines().toList());
        Entity store = taken.get("KeyVault/kv-a");
        assertTrue(Taken.field(store, KeyStore.NETWORK).startsWith("unknown: `networkAcls` is a text"));
        assertTrue(Taken.field(store, KeyStore.ACCESS_POLICIES).startsWith("unknown: `accessPolicies` is an object"));
    }

    @Test
    void j8_propertiesAsText_everythingUnknown() {
        Taken taken = Taken.from("kv.json", "{\"id\": \"" + STORE + "\", \"properties\": \"hidden\"}");
        Entity store = taken.get("KeyVault/kv-a");
        assertTrue(Taken.field(store, KeyStore.PURGE_PROTECTION).startsWith("unknown: `properties` is a text"));
        assertTrue(Taken.field(store, KeyStore.NETWORK).startsWith("unknown: `properties` is a text"));
    }

    @Test
    void j8_textsForBooleansAndNumbers_noted() {
        assertEquals(
                "note value-in-quotes 2:37 /properties/enableSoftDelete `enableSoftDelete` is a boolean written as a"
                        + " text\n",
                store("\"enableSoftDelete\": \"true\"").problems());
        assertEquals(
                "note value-in-quotes 2:46 /properties/softDeleteRetentionInDays `softDeleteRetentionInDays` is a"
                        + " number written as a text\n",
                store("\"softDeleteRetentionInDays\": \"30\"").problems());
    }

    @ParameterizedTest
    @CsvSource({"6", "91", "-7", "12345678901234567"})
    void numberOutOfRange_warnedOf(String days) {
        Taken taken = store("\"softDeleteRetentionInDays\": " + days);
        assertTrue(taken.problems().startsWith("warning value-not-usable 2:46 "));
        assertTrue(
                Taken.field(taken.get("KeyVault/kv-a"), KeyStore.RETENTION_DAYS).startsWith("unknown: "));
    }

    @ParameterizedTest
    @CsvSource({
        "Microsoft.DataProtection/Backupvaults",
        "microsoft.dataprotection/backupvaults",
        "MICROSOFT.DATAPROTECTION/BACKUPVAULTS"
    })
    void j11_typeInAnyCase_isTheSameType(String type) {
        Taken taken = Taken.from("v.json", "{\"type\": \"" + type + "\", \"name\": \"bv\", \"id\": \"/x\"}");
        assertEquals("BackupVault/bv", taken.shared().resources().get(0).label());
    }

    @Test
    void j11_idInAnyCase_joinsAndIsKeptAsWritten() {
        String id = VAULT.replace("resourceGroups", "resourcegroups").replace("backupVaults", "BackupVaults");
        Entity vault = Taken.from("v.json", "{\"id\": \"" + id + "\", \"properties\": {}}")
                .get("BackupVault/bv");
        assertTrue(Taken.field(vault, BackupVault.ID).startsWith(id));
        assertTrue(Taken.field(vault, BackupVault.RESOURCE_GROUP).startsWith("r @"));
    }

    @Test
    void j12_unlistedValue_shownOnlyIfHarmless() {
        String secret = "AccountKey=c2VjcmV0LWNhbmFyeQ==";
        Taken taken = store("\"publicNetworkAccess\": \"" + secret + "\"");
        assertTrue(Taken.field(taken.get("KeyVault/kv-a"), KeyStore.NETWORK)
                .startsWith("unknown: `publicNetworkAccess` is a text of 31 characters, whose meaning is not known"));
        assertFalse(taken.everythingSaid().contains("c2VjcmV0"));
    }

    @Test
    void j15_versionOfAWrongForm_isNotKnown() {
        for (String version : new String[] {"latest", "2024-13-01", "9999-01-01", "2024-4-1", "1999-01-01", ""}) {
            assertTrue(Versions.date(version).isEmpty(), version);
        }
        assertEquals("2024-04-01", Versions.date("2024-04-01").orElseThrow().toString());
        assertEquals(
                "2024-04-01", Versions.date("2024-04-01-preview").orElseThrow().toString());
    }

    @Test
    void j6_controlCharacterInAName_refused() {
        Taken taken = Taken.from("v.json", "{\"id\": \"" + VAULT + "\", \"name\": \"b\\u202ev\", \"properties\": {}}");
        assertTrue(taken.problems().contains("error control-character-in-name 1:"), taken.problems());
        assertFalse(taken.everythingSaid().contains("\u202e"));
    }

    @Test
    void j17_fileCutAnywhere_neitherCrashesNorGainsCertainty() {
        String text = "{\"id\": \"" + VAULT + "\", \"location\": \"westus\", \"properties\": {\"storageSettings\":"
                + " [{\"datastoreType\": \"VaultStore\"}], \"securitySettings\": {}}}";
        for (int end = 0; end < text.length(); end++) {
            Taken taken = Taken.from("v.json", text.substring(0, end));
            assertEquals(List.of(), taken.shared().resources(), "cut at " + end);
            assertFalse(taken.problems().isEmpty(), "cut at " + end);
        }
    }

    @Test
    void fileThatCannotBeRead_leavesTheOthersReadAndTheEstateOpen() {
        Taken taken = Taken.from("broken.json", "{\"id\": ").and("kv.json", "{\"id\": \"" + STORE + "\"}");
        assertEquals(
                "`broken.json` could not be read", taken.shared().incomplete().orElseThrow());
        assertEquals("KeyVault/kv-a", taken.shared().resources().get(0).label());
        assertEquals(1, taken.collected().inputs().size());
    }

    @Test
    void problemsOfOneFile_areCapped() {
        String policies = "\"x\",".repeat(500);
        Taken taken = store("\"accessPolicies\": [" + policies + "\"x\"]");
        assertEquals(101, taken.problems().lines().count());
        assertTrue(taken.problems().contains("and 401 more problems in this file"));
    }

    @Test
    void folderOfCliOutputs_joinsToOneEstate() {
        String uami =
                "/subscriptions/s/resourceGroups/r/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-a";
        Taken taken = Taken.from("vault.json", """
                        {"id": "%s", "name": "bv", "location": "westcentralus", "resourceGroup": "r",
                         "type": "Microsoft.DataProtection/backupVaults",
                         "identity": {"type": "UserAssigned", "userAssignedIdentities": {"%s": {"principalId": "P1"}}},
                         "properties": {"storageSettings": [{"datastoreType": "VaultStore"}], "securitySettings":
                           {"encryptionSettings": {"state": "Enabled",
                            "keyVaultProperties": {"keyUri": "https://kv-a.vault.azure.net/keys/kek"},
                            "kekIdentity": {"identityType": "UserAssigned", "identityId": "%s"}}}}}
                        """.formatted(VAULT, uami, uami.toUpperCase(java.util.Locale.ROOT)))
                .and("identity.json", """
                        {"id": "%s", "name": "id-a", "clientId": "C1", "principalId": "P1", "resourceGroup": "r"}
                        """.formatted(uami))
                .and("store.json", """
                        {"id": "%s", "name": "kv-a", "properties": {"enableRbacAuthorization": true}}
                        """.formatted(STORE))
                .and("key.json", """
                        {"attributes": {"enabled": true}, "key": {"kid":
                         "https://kv-a.vault.azure.net/keys/kek/0123456789abcdef0123456789abcdef", "kty": "RSA"}}
                        """)
                .and("grants.json", """
                        [{"name": "g", "principalId": "P1", "roleDefinitionId": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
                          "scope": "%s/keys/kek"}]
                        """.formatted(STORE));
        assertEquals("", taken.problems());
        List<Object> told = new ArrayList<>();
        Estate estate = Join.join(taken.shared(), true, Set.of(), told::add);
        assertEquals(List.of(), told);
        assertEquals(1, estate.identities().size());
        Entity vault = estate.vaults().get(0);
        Entity key = vault.value(BackupVault.KEY).orElseThrow();
        assertTrue(Taken.field(key, Key.TYPE).startsWith("RSA"));
        assertEquals("kv-a", key.value(Key.STORE).orElseThrow().name());
        assertEquals(
                "g", key.value(Key.ROLE_ASSIGNMENTS).orElseThrow().sure().get(0).name());
        assertTrue(key.value(Key.ROLE_ASSIGNMENTS).orElseThrow().open().isEmpty());
    }
}
