package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Found;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Provenance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private static final String VAULTS =
            "/subscriptions/s/resourceGroups/r/providers/Microsoft.DataProtection/BackupVaults/";
    private static final String STORES = "/subscriptions/s/resourceGroups/r/providers/Microsoft.KeyVault/vaults/";

    @Test
    void descriptors_yamlAndJson() {
        Taken taken = Taken.from("a.json", "kind: UserAssignedIdentity\nname: id-a\n")
                .and("b.yaml", "{\"kind\": \"UserAssignedIdentity\", \"name\": \"id-b\"}")
                .and("c", "{kind: UserAssignedIdentity, name: id-c}");
        assertEquals("", taken.problems());
        assertEquals(
                List.of("UserAssignedIdentity/id-a", "UserAssignedIdentity/id-b", "UserAssignedIdentity/id-c"),
                taken.shared().resources().stream().map(Entity::label).toList());
        assertEquals(
                List.of("descriptor", "descriptor", "descriptor"),
                taken.collected().inputs().stream().map(input -> input.format()).toList());
    }

    @Test
    void jsonWithAnUnknownKind_isADescriptorWithAnError() {
        Taken taken = Taken.from("a.json", "{\"kind\": \"KeyVualt\", \"name\": \"x\"}");
        assertTrue(taken.problems().startsWith("error "), taken.problems());
        assertTrue(taken.problems().contains("KeyVualt"));
        assertEquals("`a.json` could not be read", taken.shared().incomplete().orElseThrow());
    }

    @Test
    void descriptorWithAnError_isThereAndLeavesTheOthersAlone() {
        Taken taken = Taken.from("a.yaml", "kind: UserAssignedIdentity\nname: id-a\ncolour: red\n");
        assertTrue(taken.problems().startsWith("error "));
        assertEquals(
                "UserAssignedIdentity/id-a", taken.shared().resources().get(0).label());
        assertTrue(taken.shared().incomplete().isEmpty());
    }

    @Test
    void moreResourcesThanTheLimit_toldOnceAndLeftOpen() {
        Taken taken = Taken.within(2).and("a.yaml", "kind: UserAssignedIdentity\nname: id-a\n---\n".repeat(4));
        assertEquals("error too-many-resources 7:7 /2/kind the inputs hold more than 2 resources\n", taken.problems());
        assertEquals(2, taken.shared().resources().size());
        assertTrue(taken.shared().incomplete().isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"@level\": \"info\", \"@message\": \"Terraform 1.9.8\", \"type\": \"version\"}"
                        + "|the file holds the messages of a Terraform run, not its plan",
                "{\"version\": 4, \"terraform_version\": \"1.9.0\", \"serial\": 3, \"resources\": []}"
                        + "|a Terraform state shows what is there, not what is planned",
                "{\"data\": {\"columns\": [], \"rows\": []}}|a Resource Graph answer in table form is not read",
                "{\"error\": {\"code\": \"NotFound\"}}"
                        + "|the file holds an error answer of the service, not a resource",
                "{\"hello\": \"world\"}|the file holds JSON of no known form",
                "{}|the file holds JSON of no known form",
                "[1, 2]|the file holds a list of things that are no resources",
            })
    void formatsThatAreNotRead_refusedWithOneError(String json, String title) {
        Taken taken = Taken.from("f.json", json);
        String problems = taken.problems();
        assertTrue(problems.startsWith("error "), problems);
        assertTrue(problems.endsWith("1:1  " + title + "\n"), problems);
        assertEquals(1, problems.lines().count());
        assertTrue(taken.shared().incomplete().isPresent());
    }

    @Test
    void templateWithoutResources_isOneError() {
        Taken taken = Taken.from(
                "t.json",
                "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\"}");
        assertTrue(taken.shared().incomplete().isPresent());
        assertEquals("error template-without-resources 1:1  the template has no `resources`\n", taken.problems());
    }

    @Test
    void templateWithComments_isStillATemplate() {
        Taken taken = Taken.from("t.json", """
                { // made by hand
                  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                  "resources": [] /* none */
                }
                """);
        assertEquals("arm-template", taken.format());
        assertEquals("", taken.problems());
    }

    @Test
    void commentsElsewhere_refused() {
        Taken taken = Taken.from("t.json", "{ // made by hand\n \"id\": \"" + VAULTS + "x\"}");
        assertTrue(taken.problems().startsWith("error "));
        assertFalse(taken.problems().contains("template"));
        assertEquals(List.of(), taken.shared().resources());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "param location string = 'westus'|a Bicep file is source code and not an input",
                "// header\\ntargetScope = 'subscription'|a Bicep file is source code and not an input",
                "@description('x')|a Bicep file is source code and not an input",
                "resource kv 'Microsoft.KeyVault/vaults@2023-07-01' = {}|a Bicep file is source code and not an input",
                "# header\\nresource \"azurerm_key_vault\" \"kv\" {|Terraform code is source code and not an input",
                "terraform {|Terraform code is source code and not an input",
            })
    void sourceCode_refusedWithOneError(String text, String title) {
        String problems = Taken.from("main", text.replace("\\n", "\n")).problems();
        assertEquals("error format-not-read 1:1  " + title + "\n", problems);
    }

    @Test
    void recoveryServicesVault_warnedOfAndNotJudged() {
        Taken taken = Taken.from("rsv.json", """
                {"type": "Microsoft.RecoveryServices/vaults", "name": "rsv", "id": "/x", "properties": {}}
                """);
        assertEquals(
                "warning recovery-services-vault 1:10 /type a Recovery Services vault is not a Backup vault and is"
                        + " not judged\n",
                taken.problems());
        assertEquals(
                "Microsoft.RecoveryServices/vaults/rsv",
                taken.collected().unjudged().get(0).resource());
        assertEquals(List.of(), taken.shared().resources());
    }

    @Test
    void otherTypes_listedWithoutAProblem() {
        Taken taken = Taken.from("vnet.json", """
                [{"type": "Microsoft.Network/virtualNetworks", "name": "vnet", "id": "/x"}]
                """);
        assertEquals("", taken.problems());
        assertEquals(
                "Microsoft.Network/virtualNetworks/vnet",
                taken.collected().unjudged().get(0).resource());
    }

    @Test
    void emptyList_notedAndNotTakenForAListOfGrants() {
        Taken taken = Taken.from("grants.json", "[]");
        assertTrue(taken.problems().startsWith("note empty-list 1:1 "));
        assertFalse(taken.shared().roleAssignmentsListed());
    }

    // ---- J7

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"value\": [%s], \"nextLink\": \"https://next\"}|nextLink",
                "{\"totalRecords\": 1, \"count\": 1, \"data\": [%s], \"resultTruncated\": \"true\"}|resultTruncated",
                "{\"totalRecords\": 9, \"count\": 1, \"data\": [%s], \"resultTruncated\": \"false\"}|totalRecords",
                "{\"count\": 1, \"data\": [%s], \"skip_token\": \"abc\"}|skip_token",
            })
    void j7_pageMarker_warnsAndLeavesTheEstateOpen(String page, String marker) {
        Taken taken = Taken.from("page.json", page.formatted("{\"id\": \"" + STORES + "kv-a\", \"properties\": {}}"));
        assertTrue(taken.problems().startsWith("warning answer-incomplete 1:"), taken.problems());
        assertTrue(taken.everythingSaid().contains("`" + marker + "` says that more follows"));
        assertEquals(
                "`page.json` shows one page of several",
                taken.shared().incomplete().orElseThrow());
        assertEquals("KeyVault/kv-a", taken.shared().resources().get(0).label());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"value\": [%s], \"nextLink\": null}|arm-resource",
                "{\"value\": [%s], \"nextLink\": \"\"}|arm-resource",
                "[%s]|az-output",
                "{\"totalRecords\": 1, \"count\": 1, \"data\": [%s], \"resultTruncated\": \"false\"}|resource-graph",
            })
    void j7_wholeLists_areComplete(String list, String format) {
        Taken taken = Taken.from("page.json", list.formatted("{\"id\": \"" + STORES + "kv-a\", \"properties\": {}}"));
        assertEquals("", taken.problems());
        assertEquals(format, taken.format());
        assertTrue(taken.shared().incomplete().isEmpty());
        assertEquals("KeyVault/kv-a", taken.shared().resources().get(0).label());
    }

    @Test
    void j7_lineDelimited_eachLineAResource() {
        Taken taken = Taken.from("lines.json", """
                {"id": "%skv-a", "properties": {}}
                {"id": "%skv-b", "properties": {}}
                """.formatted(STORES, STORES));
        assertEquals("", taken.problems());
        assertEquals("2:1 /1", Taken.place(taken.get("KeyVault/kv-b").span()));
    }

    // ---- Resource Graph

    @Test
    void graphRow_chosenColumnsAreOpen() {
        String row = "\"id\": \"" + VAULTS + "bv\", \"name\": \"bv\", \"tenantId\": \"t\", \"subscriptionId\": \"s\","
                + " \"properties\": {\"securitySettings\": {}}";
        Entity chosen = Taken.from("g.json", "{\"count\": 1, \"data\": [{" + row + "}]}")
                .get("BackupVault/bv");
        assertTrue(Taken.field(chosen, BackupVault.SYSTEM_ASSIGNED)
                .startsWith("unknown: the answer shows chosen columns only"));
        assertTrue(Taken.field(chosen, BackupVault.MODE).startsWith("platform-managed"));
        Entity whole = Taken.from("g.json", "{\"count\": 1, \"data\": [{" + row + ", \"zones\": null}]}")
                .get("BackupVault/bv");
        assertTrue(Taken.field(whole, BackupVault.SYSTEM_ASSIGNED).startsWith("false"));
    }

    @Test
    void graphRowWithoutIdleColumns_isChosenWhateverElseIsMissing() {
        String row = "{\"id\": \"" + VAULTS + "bv\", \"location\": \"x\", \"properties\": {\"securitySettings\": {}}}";
        Entity chosen =
                Taken.from("g.json", "{\"count\": 1, \"data\": [" + row + "]}").get("BackupVault/bv");
        assertTrue(Taken.field(chosen, BackupVault.SYSTEM_ASSIGNED)
                .startsWith("unknown: the answer shows chosen columns only"));
    }

    @Test
    void answerWithoutRegion_isChosenByAQuery() {
        String row = "{\"id\": \"" + VAULTS + "bv\", \"properties\": {\"securitySettings\": {}}}";
        Entity chosen = Taken.from("g.json", "[" + row + "]").get("BackupVault/bv");
        assertTrue(Taken.field(chosen, BackupVault.SYSTEM_ASSIGNED)
                .startsWith("unknown: the answer shows chosen columns only"));
    }

    // ---- specification examples, J14

    private static final String EXAMPLE = """
            {
              "operationId": "%s",
              "parameters": {
                "api-version": "2024-04-01-preview",
                "vaultName": "kv-a",
                "subscriptionId": "s",
                "parameters": {
                  "location": "westus",
                  "properties": {"enablePurgeProtection": true, "tenantId": "t", "sku": {"name": "standard"}}
                }
              },
              "responses": {
                "200": {"body": {"id": "%skv-a", "properties": {"vaultUri": "https://kv-a.vault.azure.net/"}}},
                "202": {"headers": {}},
                "default": {"body": {"error": {"code": "x"}}}
              }
            }
            """;

    @Test
    void j14_exampleWithSeveralBodies_oneEstateEach() {
        Taken taken = Taken.from("example.json", EXAMPLE.formatted("Vaults_CreateOrUpdate", STORES));
        List<Found> estates = taken.collected().estates();
        assertEquals("rest-example", taken.format());
        assertEquals(3, estates.size());
        assertEquals(List.of(), estates.get(0).resources());
        Entity request = Taken.get(estates.get(1), "KeyVault/kv-a");
        assertEquals("/parameters/parameters", request.span().pointer().toString());
        assertEquals(Provenance.Direction.CREATE, request.provenance().direction());
        assertEquals(
                "2024-04-01", request.provenance().apiVersion().orElseThrow().toString());
        assertTrue(Taken.field(request, KeyStore.PURGE_PROTECTION).startsWith("true @9:"));
        Entity answer = Taken.get(estates.get(2), "KeyVault/kv-a");
        assertEquals("/responses/200/body", answer.span().pointer().toString());
        assertEquals(Provenance.Direction.READ, answer.provenance().direction());
        assertTrue(Taken.field(answer, KeyStore.PURGE_PROTECTION)
                .startsWith("unknown: the answer leaves out `enablePurgeProtection`, which the request set"));
        assertTrue(Taken.field(answer, KeyStore.RETENTION_DAYS).startsWith("absent"));
    }

    @Test
    void exampleOfAnUpdate_requestIsOpen() {
        Taken taken = Taken.from("example.json", EXAMPLE.formatted("Vaults_Update", STORES));
        Entity request = Taken.get(taken.collected().estates().get(1), "KeyVault/kv-a");
        assertTrue(Taken.field(request, KeyStore.SOFT_DELETE).startsWith("unknown: the request updates what is there"));
    }

    @Test
    void exampleWithOneBody_joinsTheSharedEstate() {
        Taken taken = Taken.from("example.json", """
                {"parameters": {"api-version": "7.4", "vaultBaseUrl": "https://kv-a.vault.azure.net", "key-name": "kek"},
                 "responses": {"200": {"body": {"key": {"kid": "https://kv-a.vault.azure.net/keys/kek", "kty": "RSA"},
                   "attributes": {"enabled": true}}}}}
                """);
        assertEquals(1, taken.collected().estates().size());
        assertTrue(Taken.field(taken.get("Key/kek"), Key.TYPE).startsWith("RSA @2:"));
        assertTrue(taken.get("Key/kek").provenance().apiVersion().isEmpty());
    }

    @Test
    void j14_listEntryAndAnswer_bothKept() {
        Taken taken = Taken.from("list.json", """
                        [{"kid": "https://kv-a.vault.azure.net/keys/kek", "attributes": {"enabled": true, "exp": 9}}]
                        """).and("key.json", """
                        {"key": {"kid": "https://kv-a.vault.azure.net/keys/kek/0123456789abcdef0123456789abcdef",
                         "kty": "EC"}, "attributes": {"enabled": false}}
                        """);
        Entity key = taken.get("Key/kek");
        assertEquals(1, taken.shared().resources().size());
        assertTrue(Taken.field(key, Key.TYPE).startsWith("EC @"));
        assertTrue(Taken.field(key, Key.ENABLED).startsWith("true @"));
        assertTrue(Taken.field(key, Key.EXPIRES).startsWith("1970-01-01T00:00:09Z @"));
        assertTrue(Taken.field(key, Key.VERSIONS).startsWith("1 elements, open: "));
    }

    @Test
    void j14_severalVersionsOfOneKey_areNoContradiction() {
        Taken taken = Taken.from("versions.json", """
                [{"kid": "https://kv-a.vault.azure.net/keys/kek/0123456789abcdef0123456789abcdef",
                  "attributes": {"enabled": true, "expires": null}},
                 {"kid": "https://kv-a.vault.azure.net/keys/kek/ffffffffffffffffffffffffffffffff",
                  "attributes": {"enabled": false, "expires": null}}]
                """);
        Entity key = taken.get("Key/kek");
        assertTrue(Taken.field(key, Key.ENABLED).startsWith("unknown: several versions of the key are shown"));
        assertTrue(Taken.field(key, Key.EXPIRES).startsWith("absent"));
        assertTrue(Taken.field(key, Key.VERSIONS).startsWith("2 elements"));
    }
}
