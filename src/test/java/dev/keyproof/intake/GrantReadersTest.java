package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.Identity;
import dev.keyproof.estate.PrivateEndpoint;
import dev.keyproof.estate.Workload;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantReadersTest {
    private static final String VAULT = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-a";
    private static final String ENCRYPTION_USER = "e147488a-f6f5-4113-8e2d-b22465e65bf6";

    private static String flat(String extra) {
        return """
                [
                  {
                    "name": "grant-1",
                    "principalId": "AAAAAAAA-0000-0000-0000-000000000001",
                    "principalType": "ServicePrincipal",
                    "roleDefinitionId": "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/%s",
                    "roleDefinitionName": "Key Vault Crypto Service Encryption User",
                    %s
                    "scope": "%s"
                  }
                ]
                """.formatted(ENCRYPTION_USER.toUpperCase(java.util.Locale.ROOT), extra, VAULT);
    }

    @Test
    void cliList_everyFieldAtItsPlaceAndTheListClosed() {
        Taken taken = Taken.from("grants.json", flat(""));
        Entity grant = taken.get("RoleAssignment/grant-1");
        assertEquals("", taken.problems());
        assertEquals("az-output", taken.format());
        assertTrue(taken.shared().roleAssignmentsListed());
        assertEquals("2:3 /0", Taken.place(grant.span()));
        assertEquals(
                "key-vault-crypto-service-encryption-user @6:25 /0/roleDefinitionId", Taken.field(grant, Grant.ROLE));
        assertEquals("aaaaaaaa-0000-0000-0000-000000000001 @4:20 /0/principalId", Taken.field(grant, Grant.PRINCIPAL));
        assertEquals(VAULT + " @9:14 /0/scope", Taken.field(grant, Grant.SCOPE));
    }

    @Test
    void condition_roleUnknown() {
        Entity grant = Taken.from("g.json", flat("\"condition\": \"@Resource[x] equals 'y'\","))
                .get("RoleAssignment/grant-1");
        assertEquals(
                "unknown: the assignment holds under a condition @8:18 /0/condition [A13]",
                Taken.field(grant, Grant.ROLE));
    }

    @Test
    void conditionOfAnotherType_isStillACondition() {
        Entity grant = Taken.from("g.json", flat("\"condition\": {\"x\": 1},")).get("RoleAssignment/grant-1");
        assertTrue(Taken.field(grant, Grant.ROLE).startsWith("unknown: the assignment holds under a condition @8:18"));
    }

    @Test
    void maskedObjectIds_areNobody() {
        String masked =
                flat("").replace("AAAAAAAA-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000000");
        Entity grant = Taken.from("g.json", masked).get("RoleAssignment/grant-1");
        assertEquals(
                Optional.empty(), grant.value(Grant.PRINCIPAL).orElseThrow().objectId());
    }

    @Test
    void conditionNull_noMatter() {
        Entity grant = Taken.from("g.json", flat("\"condition\": null,")).get("RoleAssignment/grant-1");
        assertTrue(Taken.field(grant, Grant.ROLE).startsWith("key-vault-crypto-service-encryption-user"));
    }

    @Test
    void group_principalUnknown() {
        Entity grant = Taken.from("g.json", flat("").replace("ServicePrincipal", "Group"))
                .get("RoleAssignment/grant-1");
        assertEquals(
                "unknown: the assignment is for a group, whose members no input shows @5:22 /0/principalType [A13]",
                Taken.field(grant, Grant.PRINCIPAL));
    }

    @Test
    void templateResource_scopeBesideTheProperties() {
        Entity grant =
                Taken.from("g.json", """
                        {"type": "Microsoft.Authorization/roleAssignments", "apiVersion": "2022-04-01", "name": "g",
                         "scope": "%s", "properties": {"roleDefinitionId": "%s", "principalId": "p"}}
                        """.formatted(VAULT, ENCRYPTION_USER)).get("RoleAssignment/g");
        assertTrue(Taken.field(grant, Grant.SCOPE).startsWith(VAULT + " @2:11"));
        assertTrue(Taken.field(grant, Grant.ROLE).startsWith("key-vault-crypto-service-encryption-user @2:"));
    }

    @Test
    void answerWithoutScope_scopeOfItsId() {
        Entity grant = Taken.from("g.json", """
                        {"id": "%s/providers/Microsoft.Authorization/roleAssignments/g",
                         "properties": {"roleDefinitionId": "11111111-2222-3333-4444-555555555555",
                           "principalId": "p"}}
                        """.formatted(VAULT)).get("RoleAssignment/g");
        assertTrue(Taken.field(grant, Grant.SCOPE).startsWith(VAULT + " @1:8"));
        assertTrue(Taken.field(grant, Grant.ROLE).startsWith("11111111-2222-3333-4444-555555555555"));
    }

    @Test
    void assignmentNestedInItsScope_isAnAssignmentWithoutAScope() {
        Entity grant = Taken.from("g.json", """
                        {"type": "Microsoft.KeyVault/vaults/providers/roleAssignments", "apiVersion": "2022-04-01",
                         "name": "kv-a/Microsoft.Authorization/g",
                         "properties": {"roleDefinitionId": "%s", "principalId": "p"}}
                        """.formatted(ENCRYPTION_USER)).get("RoleAssignment/g");
        assertTrue(Taken.field(grant, Grant.SCOPE).startsWith("unknown: the assignment names no scope"));
    }

    private static String local(String scope) {
        return """
                [{"id": "/x", "name": "l", "principalId": "p", "roleName": "Managed HSM Crypto User", "scope": "%s",
                  "roleDefinitionId":
                  "Microsoft.KeyVault/providers/Microsoft.Authorization/roleDefinitions/21dbd100-6940-42c2-9190-5d6cb909625b"}]
                """.formatted(scope);
    }

    @Test
    void localAssignments_hsmUnknownUnlessThereIsOne() {
        Taken alone = Taken.from("l.json", local("/keys/kek"));
        Entity grant = alone.get("LocalRoleAssignment/l");
        assertTrue(Taken.field(grant, Grant.HSM).startsWith("unknown: the answer does not say which managed HSM"));
        assertTrue(Taken.field(grant, Grant.LOCAL_ROLE).startsWith("managed-hsm-crypto-user @3:"));
        assertTrue(Taken.field(grant, Grant.LOCAL_SCOPE).startsWith("/keys/kek @1:"));
        assertFalse(alone.shared().roleAssignmentsListed());
        Taken beside = alone.and("hsm.json", """
                {"id": "/subscriptions/s/resourceGroups/r/providers/Microsoft.KeyVault/managedHSMs/hsm-a",
                 "properties": {}}
                """);
        assertTrue(Taken.field(beside.get("LocalRoleAssignment/l"), Grant.HSM).startsWith("hsm-a @1:2"));
        Taken another = beside.and("key.json", """
                {"key": {"kid": "https://hsm-b.managedhsm.azure.net/keys/kek", "kty": "RSA-HSM"}}
                """);
        assertTrue(Taken.field(another.get("LocalRoleAssignment/l"), Grant.HSM).startsWith("unknown: "));
    }

    @ParameterizedTest
    @CsvSource({
        "/, 21dbd100-6940-42c2-9190-5d6cb909625b, LocalRoleAssignment",
        "/, e147488a-f6f5-4113-8e2d-b22465e65bf6, RoleAssignment",
        "/keys, x, LocalRoleAssignment",
        "/subscriptions/s, 21dbd100-6940-42c2-9190-5d6cb909625b, RoleAssignment"
    })
    void localOrNot_byRoleAndScope(String scope, String role, String kind) {
        Taken taken = Taken.from("l.json", """
                [{"name": "g", "principalId": "p", "roleDefinitionId": "%s", "scope": "%s"}]
                """.formatted(role, scope));
        assertEquals(kind + "/g", taken.shared().resources().get(0).label());
    }

    @Test
    void identity_flatAndNested() {
        String id = "/subscriptions/s/resourceGroups/r/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-a";
        Taken flat = Taken.from("i.json", """
                {"id": "%s", "clientId": "c", "principalId": "AAAA", "tenantId": "t", "resourceGroup": "r"}
                """.formatted(id));
        Taken nested = Taken.from("i.json", """
                {"id": "%s", "properties": {"clientId": "c", "principalId": "AAAA"}}
                """.formatted(id));
        for (Taken taken : new Taken[] {flat, nested}) {
            Entity identity = taken.get("UserAssignedIdentity/id-a");
            assertTrue(Taken.field(identity, Identity.PRINCIPAL_ID).startsWith("aaaa @1:"));
            assertTrue(Taken.field(identity, Identity.CLIENT_ID).startsWith("c @1:"));
            assertTrue(Taken.field(identity, Identity.ID).startsWith(id));
        }
        assertEquals("az-output", flat.format());
    }

    @Test
    void privateEndpoint_readOnlyIfItLeadsToABackupVault() {
        String vault = "/subscriptions/s/resourceGroups/r/providers/Microsoft.DataProtection/BackupVaults/bv";
        String json = """
                {"id": "/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/privateEndpoints/pe",
                 "properties": {"manualPrivateLinkServiceConnections": [
                   {"properties": {"privateLinkServiceId": "%s", "groupIds": ["AzureBackup"]}}]}}
                """;
        Entity endpoint = Taken.from("pe.json", json.formatted(vault)).get("PrivateEndpoint/pe");
        assertTrue(Taken.field(endpoint, PrivateEndpoint.VAULT).startsWith(vault + " @3:44"));
        Taken other = Taken.from("pe.json", json.formatted(VAULT));
        assertEquals(0, other.shared().resources().size());
        assertEquals(
                "it does not lead to a Backup vault",
                other.collected().unjudged().get(0).because());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | the private endpoint does not show where it leads",
                "[{'groupIds': ['AzureBackup']}] | the private endpoint does not show where it leads",
                "[{'privateLinkServiceId': 'V/a'}, {'privateLinkServiceId': 'V/b'}]"
                        + " | the private endpoint leads to more than one Backup vault"
            })
    void privateEndpointWithoutOneVault_mayLeadToAny(String connections, String reason) {
        String vault = "/subscriptions/s/resourceGroups/r/providers/Microsoft.DataProtection/backupVaults";
        Entity endpoint = Taken.from(
                        "pe.json", """
                        {"id": "/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/privateEndpoints/pe",
                         "privateLinkServiceConnections": %s}
                        """.formatted(connections.replace('\'', '"').replace("V/", vault + "/")))
                .get("PrivateEndpoint/pe");
        assertTrue(Taken.field(endpoint, PrivateEndpoint.VAULT).startsWith("unknown: " + reason));
    }

    @Test
    void backupInstance_vaultAndDatasource() {
        String vault = "/subscriptions/s/resourceGroups/r/providers/Microsoft.DataProtection/backupVaults/bv";
        Entity workload = Taken.from("b.json", """
                        [{"id": "%s/backupInstances/disk-1", "name": "disk-1",
                          "properties": {"dataSourceInfo": {"datasourceType": "Microsoft.Compute/disks"}}}]
                        """.formatted(vault)).get("Workload/disk-1");
        assertTrue(Taken.field(workload, Workload.VAULT_REFERENCE).startsWith(vault + " @1:9"));
        assertTrue(Taken.field(workload, Workload.DATASOURCE).startsWith("azure-disk @2:"));
        assertTrue(Taken.field(workload, Workload.TIER).startsWith("unknown: the policy that sets the tier"));
    }
}
