package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.PrivateEndpoint;
import dev.keyproof.estate.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a template deploys, in each of the ways to write it. */
class TemplateInputTest {
    private static final String GROUP =
            "/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦resourceGroup().name⟧";

    private static Taken template(String members) {
        String schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
        return Taken.from(
                "main.json", "{\"$schema\": \"" + schema + "\", \"contentVersion\": \"1.0.0.0\",\n" + members + "}");
    }

    private static List<String> labels(Taken taken) {
        return taken.shared().resources().stream().map(Entity::label).toList();
    }

    private static String vault(String name, String more) {
        return "{\"type\": \"Microsoft.KeyVault/vaults\", \"apiVersion\": \"2024-11-01\", \"name\": \"" + name
                + "\", \"location\": \"westus\", \"properties\": {}" + more + "}";
    }

    @Test
    void childrenInThreeWays_haveTheSameId() {
        String key = "\"apiVersion\": \"2024-11-01\", \"properties\": {\"kty\": \"RSA\"}";
        for (String resources : List.of(
                "\"resources\": ["
                        + vault("kv", ", \"resources\": [{\"type\": \"keys\", \"name\": \"k\", " + key + "}]") + "]",
                "\"resources\": [{\"type\": \"Microsoft.KeyVault/vaults/keys\", \"name\": \"kv/k\", " + key + "}]",
                "\"languageVersion\": \"2.0\", \"resources\": {\"kv::k\": {\"type\": \"Microsoft.KeyVault/vaults/keys\","
                        + " \"name\": \"[format('{0}/{1}', 'kv', 'k')]\", " + key + "}}")) {
            Taken taken = template(resources);
            String store = Taken.field(taken.get("Key/k"), Key.STORE_REFERENCE);
            assertTrue(store.startsWith(GROUP + "/providers/Microsoft.KeyVault/vaults/kv @"), store);
            assertEquals("", taken.problems());
        }
    }

    @Test
    void roleAssignments_lieOnWhatTheirScopeSays() {
        String role =
                "\"apiVersion\": \"2022-04-01\", \"properties\": {\"principalId\": \"p\", \"roleDefinitionId\": \"r\"}";
        Taken taken = template("\"resources\": ["
                + "{\"type\": \"Microsoft.Authorization/roleAssignments\", \"name\": \"a\", " + role + "},"
                + "{\"type\": \"Microsoft.Authorization/roleAssignments\", \"name\": \"b\","
                + " \"scope\": \"Microsoft.KeyVault/vaults/kv/keys/k\", " + role + "},"
                + "{\"type\": \"Microsoft.Authorization/roleAssignments\", \"name\": \"c\","
                + " \"scope\": \"[subscription().id]\", " + role + "},"
                + "{\"type\": \"Microsoft.KeyVault/vaults/providers/roleAssignments\","
                + " \"name\": \"kv/Microsoft.Authorization/d\", " + role + "},"
                + vault(
                        "kv2",
                        ", \"resources\": [{\"type\": \"providers/roleAssignments\","
                                + " \"name\": \"Microsoft.Authorization/e\", " + role + "}]")
                + "]");
        assertEquals(GROUP, scope(taken, "a"));
        assertEquals(GROUP + "/providers/Microsoft.KeyVault/vaults/kv/keys/k", scope(taken, "b"));
        assertEquals("/subscriptions/⟦subscription().subscriptionId⟧", scope(taken, "c"));
        assertEquals(GROUP + "/providers/Microsoft.KeyVault/vaults/kv", scope(taken, "d"));
        assertEquals(GROUP + "/providers/Microsoft.KeyVault/vaults/kv2", scope(taken, "e"));
    }

    private static String scope(Taken taken, String name) {
        return taken.get("RoleAssignment/" + name).value(Grant.SCOPE).orElseThrow();
    }

    @Test
    void loopOverResources_isUnrolled() {
        Taken taken = template("\"resources\": [{\"copy\": {\"name\": \"all\", \"count\": 2},"
                + " \"type\": \"Microsoft.KeyVault/vaults\", \"name\": \"[format('kv-{0}', copyIndex(1))]\","
                + " \"properties\": {\"softDeleteRetentionInDays\": \"[add(7, copyIndex('all'))]\"}}]");
        assertEquals(List.of("KeyVault/kv-1", "KeyVault/kv-2"), labels(taken));
        assertTrue(
                Taken.field(taken.get("KeyVault/kv-2"), KeyStore.RETENTION_DAYS).startsWith("8 @"));
    }

    @Test
    void loopOverProperties_makesAList() {
        Taken taken = template(
                "\"resources\": [{\"type\": \"Microsoft.KeyVault/vaults\", \"name\": \"kv\","
                        + " \"properties\": {\"copy\": [{\"name\": \"accessPolicies\", \"count\": 2,"
                        + " \"input\": {\"objectId\": \"[concat('o', copyIndex('accessPolicies'))]\", \"permissions\": {}}}]}}]");
        assertTrue(
                Taken.field(taken.get("KeyVault/kv"), KeyStore.ACCESS_POLICIES).startsWith("2 elements @"));
    }

    @Test
    void loopOfUnknownCount_leavesOneResourceOpen() {
        Taken taken = template(
                "\"parameters\": {\"n\": {\"type\": \"int\"}}, \"resources\": [{\"copy\": {\"name\": \"all\","
                        + " \"count\": \"[parameters('n')]\"}, \"type\": \"Microsoft.KeyVault/vaults\","
                        + " \"name\": \"[format('kv-{0}', copyIndex())]\", \"properties\": {\"enablePurgeProtection\": true}}]");
        Entity store = taken.shared().resources().get(0);
        assertTrue(store.name().startsWith("kv-⟦"), store.name());
        assertTrue(Taken.field(store, KeyStore.PURGE_PROTECTION)
                .startsWith("unknown: how many of it are deployed is not known: the parameter `n` has no value"));
    }

    @Test
    void falseCondition_leavesTheResourceOut() {
        assertEquals(
                List.of(),
                labels(template("\"resources\": [" + vault("kv", ", \"condition\": \"[equals('a', 'b')]\"") + "]")));
    }

    @Test
    void unknownCondition_namesTheParameterInEveryField() {
        Taken taken = template("\"parameters\": {\"deploy\": {\"type\": \"bool\"}}, \"resources\": ["
                + vault("kv", ", \"condition\": \"[parameters('deploy')]\"") + "]");
        assertTrue(Taken.field(taken.get("KeyVault/kv"), KeyStore.PURGE_PROTECTION)
                .startsWith("unknown: whether it is deployed is not known: the parameter `deploy` has no value"));
    }

    @Test
    void existingResource_isOpenUnlessItIsAlsoDeployed() {
        String existing = "\"old\": {\"existing\": true, \"type\": \"Microsoft.KeyVault/vaults\", \"name\": \"kv\"}";
        Taken taken = template("\"languageVersion\": \"2.0\", \"resources\": {" + existing + "}");
        assertTrue(Taken.field(taken.get("KeyVault/kv"), KeyStore.PURGE_PROTECTION)
                .startsWith("unknown: `kv` exists already: the template only refers to it"));
        Taken both = template(
                "\"languageVersion\": \"2.0\", \"resources\": {" + existing + ", \"new\": " + vault("kv", "") + "}");
        assertEquals(List.of("KeyVault/kv"), labels(both));
        assertTrue(
                Taken.field(both.get("KeyVault/kv"), KeyStore.PURGE_PROTECTION).startsWith("absent"));
    }

    @Test
    void nestedDeployment_changesIdsAndScope() {
        String template =
                "\"template\": {\"contentVersion\": \"1.0.0.0\", \"parameters\": {\"n\": {\"type\": \"string\","
                        + " \"defaultValue\": \"inside\"}}, \"resources\": [" + vault("[parameters('n')]", "") + "]}";
        for (String scope : List.of("inner", "outer")) {
            Taken taken = template("\"parameters\": {\"n\": {\"type\": \"string\", \"defaultValue\": \"outside\"}},"
                    + " \"resources\": [{\"type\": \"Microsoft.Resources/deployments\", \"name\": \"d\","
                    + " \"subscriptionId\": \"s1\", \"resourceGroup\": \"rg-keys\", \"properties\": {"
                    + "\"expressionEvaluationOptions\": {\"scope\": \"" + scope + "\"}, " + template + "}}]");
            Entity store = taken.shared().resources().get(0);
            String name = scope.equals("inner") ? "inside" : "outside";
            assertEquals(
                    "/subscriptions/s1/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/" + name,
                    store.value(KeyStore.ID).orElseThrow());
        }
    }

    @Test
    void linkedTemplate_isNotedAndLeavesTheEstateOpen() {
        Taken taken = template("\"resources\": [{\"type\": \"Microsoft.Resources/deployments\", \"name\": \"d\","
                + " \"properties\": {\"templateLink\": {\"uri\": \"https://example.com/t.json\"}}}]");
        assertEquals(
                "`main.json` deploys a template that is not in the input",
                taken.shared().incomplete().orElseThrow());
        assertEquals(
                "note linked-template 2:111 /resources/0/properties/templateLink a nested deployment takes its template"
                        + " from elsewhere\n",
                taken.problems());
    }

    @Test
    void accessPoliciesBehindTheirVault_belongToItForCertain() {
        String add = "{\"type\": \"Microsoft.KeyVault/vaults/accessPolicies\", \"name\": \"kv/add\", \"properties\":"
                + " {\"accessPolicies\": [{\"objectId\": \"o\", \"permissions\": {\"keys\": [\"get\"]}}]}";
        Taken after = template("\"resources\": [" + vault("kv", "") + "," + add + ", \"dependsOn\": [\"kv\"]}]");
        assertTrue(
                Taken.field(after.get("KeyVault/kv"), KeyStore.ACCESS_POLICIES).startsWith("1 elements @"));
        Taken anyOrder = template("\"resources\": [" + vault("kv", "") + "," + add + "}]");
        assertTrue(Taken.field(anyOrder.get("KeyVault/kv"), KeyStore.ACCESS_POLICIES)
                .startsWith("0 elements, open: a resource of its own changes the access policies of `kv`"));
    }

    @Test
    void instanceAndEndpoint_leadToTheirVault() {
        Taken taken = template("\"resources\": [{\"type\": \"Microsoft.DataProtection/backupVaults/backupInstances\","
                + " \"name\": \"bv/db\", \"properties\": {\"dataSourceInfo\": {\"datasourceType\":"
                + " \"Microsoft.Compute/disks\"}}}, {\"type\": \"Microsoft.Network/privateEndpoints\", \"name\": \"pe\","
                + " \"properties\": {\"privateLinkServiceConnections\": [{\"name\": \"c\", \"properties\": {"
                + "\"privateLinkServiceId\": \"[resourceId('Microsoft.DataProtection/backupVaults', 'bv')]\"}}]}}]");
        String vault = GROUP + "/providers/Microsoft.DataProtection/backupVaults/bv @";
        assertTrue(
                Taken.field(taken.get("Workload/db"), Workload.VAULT_REFERENCE).startsWith(vault));
        assertTrue(Taken.field(taken.get("PrivateEndpoint/pe"), PrivateEndpoint.VAULT)
                .startsWith(vault));
    }

    @Test
    void definitionsAndMetadata_yieldNoResources() {
        Taken taken = template("\"definitions\": {\"t\": {\"type\": \"object\", \"resources\": [" + vault("no", "")
                + "]}}, \"metadata\": {\"resources\": [" + vault("no", "") + "]}, \"resources\": []");
        assertEquals(List.of(), labels(taken));
    }

    @Test
    void secret_isNotShown() {
        Taken taken = template("\"parameters\": {\"n\": {\"type\": \"securestring\", \"defaultValue\": \"hunter2\"}},"
                + " \"resources\": [" + vault("[parameters('n')]", "") + "]");
        assertEquals(List.of("KeyVault/⟦parameters('n')⟧"), labels(taken));
        assertTrue(!taken.everythingSaid().contains("hunter2"));
    }

    @Test
    void outputOfANestedDeployment_isItsValue() {
        Taken taken = template("\"resources\": [{\"type\": \"Microsoft.Resources/deployments\", \"name\": \"names\","
                + " \"properties\": {\"template\": {\"resources\": [], \"outputs\": {\"kv\": {\"type\": \"string\","
                + " \"value\": \"[concat('kv', '-x')]\"}}}}}, {\"type\": \"Microsoft.DataProtection/backupVaults\","
                + " \"name\": \"bv\", \"location\": \"[reference('names').outputs.kv.value]\", \"properties\": {}}]");
        assertTrue(Taken.field(taken.get("BackupVault/bv"), BackupVault.REGION).contains("kv-x"));
    }

    @Test
    void twoTemplates_doNotShareTheirParameters() {
        String text =
                "{\"contentVersion\": \"1.0.0.0\", \"parameters\": {\"n\": {\"type\": \"string\"}}, \"resources\": ["
                        + vault("[parameters('n')]", "") + "]}";
        Taken taken = Taken.from("a.json", text).and("b.json", text);
        assertEquals(List.of("KeyVault/⟦parameters('n')⟧", "KeyVault/⟦parameters('n') of b.json⟧"), labels(taken));
    }
}
