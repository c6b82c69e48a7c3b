package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Identity;
import dev.keyproof.estate.KeyUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupVaultReaderTest {
    private static final String ID =
            "/subscriptions/s1/resourcegroups/RG/providers/microsoft.dataprotection/BackupVaults/bv-a";
    private static final String UAMI =
            "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-a";

    private static final String SHOWN = """
            {
              "id": "%s",
              "name": "bv-a",
              "type": "Microsoft.DataProtection/Backupvaults",
              "location": "Switzerland North",
              "identity": {
                "type": "SystemAssigned, UserAssigned",
                "principalId": "AAAAAAAA-0000-0000-0000-000000000001",
                "userAssignedIdentities": {
                  "%s": {"clientId": "c", "principalId": "bbbbbbbb-0000-0000-0000-000000000002"}
                }
              },
              "properties": {
                "provisioningState": "Succeeded",
                "storageSettings": [
                  {"datastoreType": "VaultStore", "type": "ZoneRedundant"},
                  {"datastoreType": "archivestore", "type": "ZoneRedundant"}
                ],
                "securitySettings": {
                  "encryptionSettings": {
                    "state": "Enabled",
                    "keyVaultProperties": {"keyUri": "https://kv-a.vault.azure.net/keys/k"},
                    "kekIdentity": {"identityType": "UserAssigned", "identityId": "%s"}
                  }
                }
              }
            }
            """.formatted(ID, UAMI, UAMI);

    private static Entity shown(String json) {
        return Taken.from("vault.json", json).shared().resources().stream()
                .filter(resource -> resource.shape() == BackupVault.SHAPE)
                .findFirst()
                .orElseThrow();
    }

    /** A vault as an answer with this identity block and these properties, both JSON. */
    private static Entity answer(String identity, String properties) {
        return shown("{\"id\": \"" + ID + "\", \"location\": \"westus\", \"identity\": " + identity
                + ", \"properties\": " + properties + "}");
    }

    /** A vault as a creation with this identity block and these settings; apostrophes stand for quotes. */
    private static Entity request(String identity, String settings) {
        return shown(("{'location': 'westus', 'identity': " + identity + ", 'properties': ").replace('\'', '"')
                + security(settings.replace('\'', '"')) + "}");
    }

    private static String security(String settings) {
        return "{\"storageSettings\": [{\"datastoreType\": \"VaultStore\"}], \"securitySettings\":"
                + " {\"encryptionSettings\": " + settings + "}}";
    }

    @Test
    void answer_everyFieldAtItsPlace() {
        Taken taken = Taken.from("vault.json", SHOWN);
        Entity vault = taken.get("BackupVault/bv-a");
        assertEquals("", taken.problems());
        assertEquals("arm-resource", taken.format());
        assertEquals("1:1 ", Taken.place(vault.span()));
        assertEquals("bv-a @3:11 /name", Taken.field(vault, BackupVault.NAME));
        assertEquals(ID + " @2:9 /id", Taken.field(vault, BackupVault.ID));
        assertEquals("switzerlandnorth @5:15 /location [A16]", Taken.field(vault, BackupVault.REGION));
        assertEquals("rg @2:9 /id", Taken.field(vault, BackupVault.RESOURCE_GROUP));
        assertEquals("s1 @2:9 /id", Taken.field(vault, BackupVault.SUBSCRIPTION));
        assertEquals(
                "[vault-standard, vault-archive] @15:24 /properties/storageSettings",
                Taken.field(vault, BackupVault.TIERS));
        assertEquals("true @7:13 /identity/type", Taken.field(vault, BackupVault.SYSTEM_ASSIGNED));
        assertEquals(
                "aaaaaaaa-0000-0000-0000-000000000001 @8:20 /identity/principalId",
                Taken.field(vault, BackupVault.SYSTEM_PRINCIPAL));
        assertTrue(Taken.field(vault, BackupVault.USER_ASSIGNED_REFERENCES).startsWith("[" + UAMI + "] @10:7 "));
        String settings = "/properties/securitySettings/encryptionSettings";
        assertEquals("true @20:7 " + settings, Taken.field(vault, BackupVault.ENCRYPTION));
        assertEquals(
                "customer-managed @22:42 " + settings + "/keyVaultProperties/keyUri",
                Taken.field(vault, BackupVault.MODE));
        assertEquals(
                "https://kv-a.vault.azure.net/keys/k @22:42 " + settings + "/keyVaultProperties/keyUri",
                Taken.field(vault, BackupVault.KEY_URI));
        Entity uri = vault.value(BackupVault.KEY_URI).orElseThrow();
        assertEquals("kv-a", uri.value(KeyUri.STORE).orElseThrow());
        assertEquals(22, uri.get(KeyUri.KEY).span().from().line());
        assertEquals(77, uri.get(KeyUri.KEY).span().from().column());
        assertEquals(
                UAMI + " @23:71 " + settings + "/kekIdentity/identityId",
                Taken.field(vault, BackupVault.IDENTITY_REFERENCE));
        assertEquals("enabled @21:18 " + settings + "/state", Taken.field(vault, BackupVault.STATE));
    }

    @Test
    void attachedIdentityWithPrincipal_isAnIdentityOfTheEstate() {
        Entity identity = Taken.from("vault.json", SHOWN).get("UserAssignedIdentity/id-a");
        assertTrue(
                Taken.field(identity, Identity.PRINCIPAL_ID).startsWith("bbbbbbbb-0000-0000-0000-000000000002 @10:"));
        assertTrue(Taken.field(identity, Identity.ID).startsWith(UAMI + " @10:7"));
    }

    @ParameterizedTest
    @CsvSource({"{}", "null"})
    void attachedIdentityWithoutPrincipal_isAttachedAndNotDescribed(String value) {
        String identity = "{\"type\": \"UserAssigned\", \"userAssignedIdentities\": {\"" + UAMI + "\": " + value + "}}";
        Taken taken =
                Taken.from("v.json", "{\"id\": \"" + ID + "\", \"identity\": " + identity + ", \"properties\": {}}");
        Entity vault = taken.get("BackupVault/bv-a");
        assertTrue(Taken.field(vault, BackupVault.USER_ASSIGNED_REFERENCES).startsWith("[" + UAMI + "]"));
        assertEquals(1, taken.shared().resources().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "None|false|[]",
                "systemAssigned|true|[]",
                "SYSTEMASSIGNED|true|[]",
                "Elsewhere|unknown: `identity.type` is `Elsewhere`, whose meaning is not known|unknown: `identity.type`"
                        + " is `Elsewhere`, whose meaning is not known",
                "None,SystemAssigned|unknown: `identity.type` is `None,SystemAssigned`, whose meaning is not known"
                        + "|unknown: `identity.type` is `None,SystemAssigned`, whose meaning is not known",
                "UserAssigned|false|unknown: `identity.type` says that identities are attached, but lists none",
            })
    void identityType_wordsInAnyCase(String type, String system, String user) {
        Entity vault = answer("{\"type\": \"" + type + "\"}", "{}");
        assertTrue(Taken.field(vault, BackupVault.SYSTEM_ASSIGNED).startsWith(system + " @"));
        assertTrue(Taken.field(vault, BackupVault.USER_ASSIGNED_REFERENCES).startsWith(user + " @"));
    }

    @Test
    void identityTypeEmpty_isUnknown() {
        Entity vault = answer("{\"type\": \"\"}", "{}");
        assertTrue(Taken.field(vault, BackupVault.SYSTEM_ASSIGNED)
                .startsWith("unknown: `identity.type` is an empty text, whose meaning is not known"));
    }

    @Test
    void typeNoneBesideAttachedIdentities_isUnknown() {
        String identity = "{\"type\": \"None\", \"userAssignedIdentities\": {\"" + UAMI + "\": {}}}";
        assertTrue(Taken.field(answer(identity, "{}"), BackupVault.USER_ASSIGNED_REFERENCES)
                .startsWith("unknown: identities are listed, but `identity.type` does not say so"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'None', 'userAssignedIdentities': {'/a': {}}}",
                "{'type': 'SystemAssigned', 'userAssignedIdentities': {'/a': {}}}",
                "{'type': 'UserAssigned', 'userAssignedIdentities': {}}",
                "{'type': 'UserAssigned'}",
            },
            quoteCharacter = '"')
    void requestWhoseTypeAndListDoNotFit_attachesNone(String identity) {
        Entity vault = request(identity, "{'state': 'Enabled'}");
        assertTrue(Taken.field(vault, BackupVault.USER_ASSIGNED_REFERENCES).startsWith("[] @"), identity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'identityType': 'UserAssigned'}|UserAssigned|absent",
                "{'identityType': 'UserAssigned', 'identityId': ''}|UserAssigned|absent",
                "{'identityType': 'SystemAssigned', 'identityId': '/a'}|UserAssigned|system-assigned",
                "{'identityType': 'SystemAssigned', 'identityId': '/a'}|SystemAssigned|unknown: `identityType` is"
                        + " `SystemAssigned`, yet `identityId` names an identity",
            },
            quoteCharacter = '"')
    void requestWhoseKindAndIdDoNotFit_isDecidedByTheKind(String kek, String type, String expected) {
        Entity vault = request("{'type': '" + type + "'}", "{'state': 'Enabled', 'kekIdentity': " + kek + "}");
        assertTrue(
                Taken.field(vault, BackupVault.IDENTITY_REFERENCE).startsWith(expected),
                Taken.field(vault, BackupVault.IDENTITY_REFERENCE));
    }

    @Test
    void requestThatSwitchesSettingsOffAndNamesAKey_platformManaged() {
        Entity vault = request("null", "{'state': 'Disabled', 'keyVaultProperties': {'keyUri': 'https://a'}}");
        assertTrue(Taken.field(vault, BackupVault.MODE).startsWith("platform-managed @"));
    }

    @Test
    void identityAbsent_none() {
        Entity vault = answer("null", "{\"provisioningState\": \"Succeeded\"}");
        assertTrue(Taken.field(vault, BackupVault.SYSTEM_ASSIGNED).startsWith("false @1:"));
        assertTrue(Taken.field(vault, BackupVault.SYSTEM_ASSIGNED).endsWith("/identity [A1]"));
        assertTrue(Taken.field(vault, BackupVault.USER_ASSIGNED_REFERENCES).startsWith("[] @1:"));
    }

    @Test
    void identityAbsentWhileProvisioning_unknown() {
        Entity vault = answer("null", "{\"provisioningState\": \"Provisioning\"}");
        assertTrue(Taken.field(vault, BackupVault.SYSTEM_ASSIGNED)
                .startsWith("unknown: `provisioningState` is `Provisioning`: the resource is not final"));
    }

    @Test
    void securitySettingsAbsentInAnAnswer_unknown() {
        Entity vault = answer("null", "{\"storageSettings\": [{\"datastoreType\": \"VaultStore\"}]}");
        String reason = "unknown: the answer leaves out `securitySettings`, which it may do although a key is set";
        assertTrue(Taken.field(vault, BackupVault.MODE).startsWith(reason));
        assertTrue(Taken.field(vault, BackupVault.KEY_URI).startsWith(reason));
        assertTrue(Taken.field(vault, BackupVault.IDENTITY_REFERENCE).startsWith(reason));
    }

    @Test
    void encryptionSettingsAbsentInAnAnswer_platformManaged() {
        Entity vault = answer("null", "{\"securitySettings\": {\"softDeleteSettings\": {\"state\": \"On\"}}}");
        assertTrue(Taken.field(vault, BackupVault.MODE).startsWith("platform-managed @1:"));
        assertTrue(Taken.field(vault, BackupVault.MODE).endsWith("/properties/securitySettings [A1]"));
        assertTrue(Taken.field(vault, BackupVault.KEY_URI).startsWith("absent"));
    }

    @Test
    void encryptionSettingsAbsentWhileUpdating_unknown() {
        Entity vault = answer("null", "{\"provisioningState\": \"Updating\", \"securitySettings\": {}}");
        assertTrue(Taken.field(vault, BackupVault.MODE)
                .startsWith("unknown: `provisioningState` is `Updating`: the resource is not final"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"state\": \"Disabled\"}|platform-managed|disabled",
                "{\"state\": \"Disabled\", \"keyVaultProperties\": {\"keyUri\": \"https://a\"}}"
                        + "|unknown: `state` is `Disabled`, yet a key is named|disabled",
                "{\"state\": \"Inconsistent\"}|customer-managed|inconsistent",
                "{\"keyVaultProperties\": {\"keyUri\": \"https://a\"}}|customer-managed"
                        + "|unknown: the answer leaves out `state`",
                "{}|unknown: the encryption settings name no key and no state|unknown: the answer leaves out `state`",
                "{\"state\": \"Paused\", \"keyVaultProperties\": {\"keyUri\": \"https://a\"}}"
                        + "|unknown: `state` is `Paused`, whose meaning is not known"
                        + "|unknown: `state` is `Paused`, whose meaning is not known",
            })
    void encryptionSettings_mode(String settings, String mode, String state) {
        Entity vault = answer("null", security(settings));
        assertTrue(Taken.field(vault, BackupVault.MODE).startsWith(mode + " @"), Taken.field(vault, BackupVault.MODE));
        assertTrue(Taken.field(vault, BackupVault.STATE).startsWith(state + " @"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"identityType\": \"systemassigned\"}|system-assigned",
                "{\"identityType\": \"SystemAssigned\", \"identityId\": \"\"}|system-assigned",
                "{\"identityType\": \"SystemAssigned\", \"identityId\": \"/x\"}"
                        + "|unknown: `identityType` is `SystemAssigned`, yet `identityId` names an identity",
                "{\"identityType\": \"UserAssigned\"}"
                        + "|unknown: `identityType` is `UserAssigned`, but no `identityId` says which",
                "{\"identityType\": \"Sideways\"}|unknown: `identityType` is `Sideways`, whose meaning is not known",
                "{\"identityId\": \"/x\"}|/x",
                "null|absent",
            })
    void kekIdentity_reference(String kek, String expected) {
        Entity vault = answer("null", security("{\"state\": \"Enabled\", \"kekIdentity\": " + kek + "}"));
        assertTrue(Taken.field(vault, BackupVault.IDENTITY_REFERENCE).startsWith(expected + " @"));
    }

    @Test
    void creationWithoutSecuritySettings_leftToTheDefaultsOfThePack() {
        Entity vault = shown("""
                {"location": "westus", "properties": {"storageSettings": [{"datastoreType": "OperationalStore"}]}}
                """);
        assertEquals("vault", vault.name());
        assertEquals("absent @1:24 /properties", Taken.field(vault, BackupVault.MODE));
        assertEquals("[operational] @1:58 /properties/storageSettings", Taken.field(vault, BackupVault.TIERS));
        assertTrue(Taken.field(vault, BackupVault.SYSTEM_ASSIGNED).startsWith("false"));
    }

    @Test
    void bodyWithoutLocation_updatesAndLeavesTheRestOpen() {
        Entity vault = shown("""
                {"properties": {"securitySettings": {"encryptionSettings": {"state": "Enabled"}}}}
                """);
        String reason = "unknown: the body has no `location`, which a creation needs: it updates what is there @";
        assertTrue(Taken.field(vault, BackupVault.SYSTEM_ASSIGNED).startsWith(reason));
        assertTrue(Taken.field(vault, BackupVault.KEY_URI).startsWith(reason));
        assertTrue(Taken.field(vault, BackupVault.TIERS).startsWith(reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|unknown: `storageSettings` names no store",
                "[{\"datastoreType\": \"MoonStore\"}]|unknown: `datastoreType` is `MoonStore`, whose meaning is not known",
                "[{\"type\": \"ZoneRedundant\"}]|unknown: a storage setting has no `datastoreType`",
                "null|absent",
            })
    void storageSettings_tiers(String settings, String expected) {
        Entity vault = answer("null", "{\"storageSettings\": " + settings + "}");
        assertTrue(Taken.field(vault, BackupVault.TIERS).startsWith(expected));
    }
}
