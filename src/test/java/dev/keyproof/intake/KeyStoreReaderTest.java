package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.AccessPolicy;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Many;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyStoreReaderTest {
    private static final String ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-a";

    /** A key vault as the service answers, with these properties. */
    private static Entity answer(String properties) {
        return Taken.from("kv.json", "{\"id\": \"" + ID + "\", \"properties\": {" + properties + "}}")
                .get("KeyVault/kv-a");
    }

    /** A key vault as a template resource writes it. */
    private static Entity template(String properties) {
        return Taken.from(
                        "kv.json",
                        "{\"type\": \"Microsoft.KeyVault/vaults\", \"apiVersion\": \"2018-02-14\", \"name\": \"kv-a\","
                                + " \"properties\": {" + properties + "}}")
                .get("KeyVault/kv-a");
    }

    @Test
    void cliOutput_everyFieldAtItsPlace() {
        Taken taken = Taken.from("kv.json", """
                {
                  "id": "%s",
                  "location": "uksouth",
                  "name": "kv-a",
                  "properties": {
                    "enablePurgeProtection": true,
                    "enableRbacAuthorization": true,
                    "enableSoftDelete": null,
                    "networkAcls": {"defaultAction": "Deny", "bypass": "AzureServices"},
                    "publicNetworkAccess": "Enabled",
                    "softDeleteRetentionInDays": 30.0
                  },
                  "resourceGroup": "rg"
                }
                """.formatted(ID));
        Entity store = taken.get("KeyVault/kv-a");
        assertEquals("", taken.problems());
        assertEquals("az-output", taken.format());
        assertEquals("uksouth @3:15 /location", Taken.field(store, KeyStore.REGION));
        assertEquals("rbac @7:32 /properties/enableRbacAuthorization", Taken.field(store, KeyStore.PERMISSION_MODEL));
        assertEquals("true @6:30 /properties/enablePurgeProtection", Taken.field(store, KeyStore.PURGE_PROTECTION));
        // Purge protection implies soft delete.
        assertEquals("true @6:30 /properties/enablePurgeProtection", Taken.field(store, KeyStore.SOFT_DELETE));
        assertEquals("30 @11:34 /properties/softDeleteRetentionInDays", Taken.field(store, KeyStore.RETENTION_DAYS));
        assertEquals(
                "selected-networks @9:38 /properties/networkAcls/defaultAction [A11]",
                Taken.field(store, KeyStore.NETWORK));
    }

    @Test
    void flagsAbsent_templateLeavesThemToThePackAndAnAnswerIsUnknown() {
        assertEquals("absent @1:83 /properties", Taken.field(template(""), KeyStore.SOFT_DELETE));
        assertEquals("absent @1:83 /properties", Taken.field(template(""), KeyStore.PURGE_PROTECTION));
        assertEquals("absent @1:83 /properties", Taken.field(template(""), KeyStore.PERMISSION_MODEL));
        assertTrue(Taken.field(answer(""), KeyStore.SOFT_DELETE)
                .startsWith("unknown: the answer leaves out `enableSoftDelete` @"));
        assertTrue(Taken.field(answer(""), KeyStore.PURGE_PROTECTION).startsWith("absent @"));
        assertTrue(Taken.field(answer("\"enableRbacAuthorization\": null"), KeyStore.PERMISSION_MODEL)
                .startsWith("absent @"));
    }

    @Test
    void templateApiVersion_isKept() {
        assertEquals(
                "2018-02-14",
                template("").provenance().apiVersion().orElseThrow().toString());
    }

    @Test
    void flagsAsTexts_readWithTheAssumption() {
        Entity store = template("\"enableSoftDelete\": \"true\", \"enablePurgeProtection\": \"False\","
                + " \"softDeleteRetentionInDays\": \"30\"");
        assertTrue(Taken.field(store, KeyStore.SOFT_DELETE).matches("true @.* \\[A5\\]"));
        assertTrue(Taken.field(store, KeyStore.PURGE_PROTECTION).matches("false @.* \\[A5\\]"));
        assertTrue(Taken.field(store, KeyStore.RETENTION_DAYS).matches("30 @.* \\[A5\\]"));
    }

    @Test
    void recoveredVault_keepsWhatIsNotWritten() {
        Entity store = template("\"createMode\": \"recover\"");
        assertTrue(Taken.field(store, KeyStore.PURGE_PROTECTION)
                .startsWith("unknown: `createMode` is `recover`: what is not written stays as it was"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"x\": 1|all-networks|[A1, A11]",
                "\"networkAcls\": null, \"publicNetworkAccess\": null|all-networks|[A1, A11]",
                "\"publicNetworkAccess\": \"disabled\"|disabled|[A11]",
                "\"networkAcls\": {\"defaultAction\": \"Allow\"}|all-networks|[A11]",
                "\"networkAcls\": {\"defaultAction\": \"deny\"}|selected-networks|[A11]",
                "\"publicNetworkAccess\": \"SecuredBySomething\""
                        + "|unknown: `publicNetworkAccess` is `SecuredBySomething`, whose meaning is not known|''",
                "\"publicNetworkAccess\": \"Other\", \"networkAcls\": {\"defaultAction\": \"Deny\"}"
                        + "|selected-networks|[A11]",
                "\"networkAcls\": {\"ipRules\": [{\"value\": \"1.2.3.4\"}]}"
                        + "|unknown: the firewall has rules, but no `defaultAction`|''",
                "\"networkAcls\": {}|all-networks|[A1, A11]",
            })
    void network_byFirewallAndPublicAccess(String properties, String network, String assumptions) {
        String field = Taken.field(answer(properties), KeyStore.NETWORK);
        assertTrue(field.startsWith(network + " @"), field);
        assertTrue(field.endsWith(assumptions), field);
    }

    @Test
    void propertiesAbsent_everythingOpen() {
        Entity store = Taken.from("kv.json", "[{\"id\": \"" + ID + "\", \"name\": \"kv-a\"}]")
                .get("KeyVault/kv-a");
        assertTrue(Taken.field(store, KeyStore.PURGE_PROTECTION)
                .startsWith("unknown: the input does not show `properties`"));
        assertTrue(Taken.field(store, KeyStore.NETWORK).startsWith("unknown: the input does not show `properties`"));
        assertTrue(Taken.field(store, KeyStore.ACCESS_POLICIES)
                .startsWith("unknown: the input does not show `properties`"));
    }

    @Test
    void hsmPool_doesNotMakeAManagedHsm() {
        assertEquals("KeyVault", answer("\"hsmPoolResourceId\": \"0000\"").kind());
    }

    @Test
    void accessPolicies_principalAndPermissions() {
        Many policies = answer("""
                "accessPolicies": [
                  {"objectId": "AAAAAAAA-0000-0000-0000-000000000001", "permissions": {"keys": ["Get", "UNWRAPKEY"]},
                   "applicationId": ""},
                  {"objectId": "x", "applicationId": "y", "permissions": {"keys": ["All"]}},
                  {"objectId": "x", "applicationId": null, "permissions": {"keys": ["get", "levitate"]}},
                  {"objectId": "x", "permissions": {"secrets": ["get"]}}
                ]
                """).value(KeyStore.ACCESS_POLICIES).orElseThrow();
        Entity first = policies.sure().get(0);
        assertEquals(
                "aaaaaaaa-0000-0000-0000-000000000001 @2:16 /properties/accessPolicies/0/objectId",
                Taken.field(first, AccessPolicy.PRINCIPAL));
        assertEquals(
                "[get, unwrapKey] @2:80 /properties/accessPolicies/0/permissions/keys",
                Taken.field(first, AccessPolicy.KEY_PERMISSIONS));
        Entity compound = policies.sure().get(1);
        assertTrue(
                Taken.field(compound, AccessPolicy.PRINCIPAL).startsWith("unknown: the policy has an `applicationId`"));
        assertTrue(Taken.field(compound, AccessPolicy.KEY_PERMISSIONS).contains("wrapKey, unwrapKey, encrypt"));
        assertTrue(Taken.field(policies.sure().get(2), AccessPolicy.KEY_PERMISSIONS)
                .startsWith("unknown: `keys` is `levitate`, whose meaning is not known @5:"));
        assertTrue(Taken.field(policies.sure().get(3), AccessPolicy.KEY_PERMISSIONS)
                .matches("\\[\\] @6:.* \\[A1\\]"));
    }

    @ParameterizedTest
    @CsvSource({"add, 0 elements", "remove, unknown: ", "replace, unknown: "})
    void policiesByAResourceOfTheirOwn_leaveTheListOpen(String change, String expected) {
        Taken taken = Taken.from("kv.json", """
                {"type": "Microsoft.KeyVault/vaults", "apiVersion": "2023-07-01", "name": "kv-a", "location": "x",
                 "properties": {"tenantId": "t", "sku": {}, "accessPolicies": []}}
                """).and("more.json", """
                {"type": "Microsoft.KeyVault/vaults/accessPolicies", "apiVersion": "2023-07-01",
                 "name": "kv-a/%s", "properties": {"accessPolicies": []}}
                """.formatted(change));
        String policies = Taken.field(taken.get("KeyVault/kv-a"), KeyStore.ACCESS_POLICIES);
        assertTrue(policies.startsWith(expected), policies);
        assertTrue(policies.contains("a resource of its own changes the access policies of `kv-a`"), policies);
    }

    @Test
    void policyOfAWrongType_leavesTheListOpen() {
        Entity store = answer("\"accessPolicies\": [\"everyone\"]");
        assertTrue(Taken.field(store, KeyStore.ACCESS_POLICIES)
                .startsWith("0 elements, open: an element of `accessPolicies` is not an object"));
    }

    @Test
    void managedHsm_localRbacAlways() {
        Taken taken = Taken.from("hsm.json", """
                {"id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/managedHsms/hsm-a",
                 "properties": {"hsmUri": null, "enablePurgeProtection": null, "publicNetworkAccess": "Disabled"}}
                """);
        Entity hsm = taken.get("ManagedHsm/hsm-a");
        assertTrue(Taken.field(hsm, KeyStore.PERMISSION_MODEL).startsWith("local-rbac"));
        assertTrue(Taken.field(hsm, KeyStore.PURGE_PROTECTION).startsWith("absent @2:"));
        assertTrue(Taken.field(hsm, KeyStore.NETWORK).startsWith("disabled @2:"));
    }
}
