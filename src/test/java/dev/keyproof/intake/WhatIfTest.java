package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Provenance.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatIfTest {
    private static final String GROUP = "/subscriptions/s/resourceGroups/g/providers/";
    private static final String STORE = GROUP + "Microsoft.KeyVault/vaults/kv";
    private static final String VAULT = GROUP + "Microsoft.DataProtection/backupVaults/bv";

    @ParameterizedTest
    @ValueSource(strings = {"Create", "Deploy", "Modify", "NoChange", "NoEffect"})
    void deployedResource_isWhatWillBeSent(String type) {
        Taken taken = result(change(type, "null", store("\"enableRbacAuthorization\": true")));
        assertEquals("what-if", taken.format());
        Entity store = taken.get("KeyVault/kv");
        assertEquals(Direction.CREATE, store.provenance().direction());
        assertEquals("2023-07-01", store.provenance().apiVersion().orElseThrow().toString());
        assertTrue(Taken.field(store, KeyStore.PERMISSION_MODEL)
                .endsWith("/changes/0/after/properties/enableRbacAuthorization"));
    }

    @Test
    void envelopeOfTheService_isNoMatter() {
        Taken taken = Taken.from(
                "w.json",
                "{\"status\": \"Succeeded\", \"properties\": {\"changes\": [" + change("Create", "null", store(""))
                        + "]}}");
        assertEquals("KeyVault/kv", taken.get("KeyVault/kv").label());
    }

    @Test
    void deletedResource_isLeftOut() {
        Taken taken = result(change("Delete", store(""), "null"));
        assertTrue(taken.shared().resources().isEmpty());
        assertTrue(taken.shared().incomplete().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ignore", "Unsupported", "Whatever"})
    void resourceThatIsNotShown_leavesTheEstateOpen(String type) {
        Taken taken = result(change(type, store(""), "null"));
        assertTrue(taken.shared().resources().isEmpty());
        assertTrue(taken.shared().incomplete().orElseThrow().endsWith("names resources that it does not show"));
        assertTrue(taken.problems().startsWith("note change-not-shown "), taken.problems());
    }

    @Test
    void ignoredResourceOfNoConcern_isNoMatter() {
        String other = "{\"resourceId\": \"" + GROUP + "Microsoft.Storage/storageAccounts/st\","
                + " \"changeType\": \"Ignore\", \"after\": null}";
        assertTrue(result(other).shared().incomplete().isEmpty());
    }

    @Test
    void purgeProtectionThatIsOn_stays() {
        String before = store("\"enablePurgeProtection\": true");
        Entity store = result(change("Modify", before, store("\"sku\": {}"))).get("KeyVault/kv");
        assertTrue(Taken.field(store, KeyStore.PURGE_PROTECTION).startsWith("true"));
        assertTrue(Taken.field(store, KeyStore.PURGE_PROTECTION).contains("/changes/0/before/"));
    }

    @Test
    void encryptionThatIsNotSent_isNotKnown() {
        String before = vault("\"securitySettings\": {\"encryptionSettings\": {\"state\": \"Enabled\"}}");
        Entity vault = result(change("Modify", before, vault("\"storageSettings\": []")))
                .get("BackupVault/bv");
        assertTrue(Taken.field(vault, BackupVault.MODE)
                .startsWith("unknown: the vault has encryption settings now, and the deployment sends none"));
    }

    @Test
    void expression_isDecidedAtTheDeployment() {
        String grant =
                "{\"id\": \"" + STORE + "/providers/Microsoft.Authorization/roleAssignments/a\", \"name\": \"a\","
                        + " \"type\": \"Microsoft.Authorization/roleAssignments\", \"apiVersion\": \"2022-04-01\","
                        + " \"properties\": {\"principalId\": \"[reference('" + VAULT
                        + "', '2024-04-01', 'Full').identity.principalId]\", \"roleDefinitionId\": \"[variables('role')]\"}}";
        Entity assignment = result(change("Create", "null", grant)).get("RoleAssignment/a");
        assertEquals(
                "system-assigned of " + VAULT,
                assignment.value(Grant.PRINCIPAL).orElseThrow().identity().orElseThrow());
        assertTrue(Taken.field(assignment, Grant.ROLE)
                .startsWith("unknown: `variables('role')` is decided at the deployment"));
    }

    @Test
    void bracketsThatAreMeant_areText() {
        Entity store = result(change("Create", "null", store("").replace("\"westus\"", "\"[[x]\"")))
                .get("KeyVault/kv");
        assertTrue(Taken.field(store, KeyStore.REGION).startsWith("unknown: `location` is"));
    }

    private static Taken result(String change) {
        return Taken.from("w.json", "{\"changes\": [" + change + "], \"status\": \"Succeeded\"}");
    }

    private static String change(String type, String before, String after) {
        return "{\"resourceId\": \"" + STORE + "\", \"changeType\": \"" + type + "\", \"before\": " + before
                + ", \"after\": " + after + "}";
    }

    private static String store(String properties) {
        return body(STORE, "kv", "Microsoft.KeyVault/vaults", "2023-07-01", properties);
    }

    private static String vault(String properties) {
        return body(VAULT, "bv", "Microsoft.DataProtection/backupVaults", "2024-04-01", properties);
    }

    private static String body(String id, String name, String type, String version, String properties) {
        return "{\"apiVersion\": \"" + version + "\", \"id\": \"" + id + "\", \"name\": \"" + name + "\", \"type\": \""
                + type + "\", \"location\": \"westus\", \"properties\": {" + properties + "}}";
    }
}
