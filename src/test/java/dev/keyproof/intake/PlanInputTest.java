package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans as they come: whole, shortened, of a failed run, and what is taken for one. */
class PlanInputTest {
    private static final String VAULT = """
            {"address": "azurerm_key_vault.kv", "mode": "managed", "type": "azurerm_key_vault", "name": "kv",
             "provider_name": "registry.terraform.io/hashicorp/azurerm",
             "change": {"actions": ["create"], "after": {%s}, "after_unknown": {%s}, "after_sensitive": {%s}}}""";

    @Test
    void unsetAndUnknown_areTold() {
        Entity vault = vault(VAULT.formatted(
                "\"name\": \"kv-a\", \"purge_protection_enabled\": null, \"network_acls\": []",
                "\"rbac_authorization_enabled\": true, \"enable_rbac_authorization\": true",
                ""));
        assertEquals(true, vault.value(KeyStore.SOFT_DELETE).orElseThrow());
        assertTrue(vault.get(KeyStore.PURGE_PROTECTION) instanceof Field.Absent<Boolean>);
        assertEquals(Network.ALL_NETWORKS, vault.value(KeyStore.NETWORK).orElseThrow());
        assertEquals(
                "`azurerm_key_vault.kv.rbac_authorization_enabled` is known after apply",
                reason(vault.get(KeyStore.PERMISSION_MODEL)));
    }

    @Test
    void oldNameOfTheModel_isRead() {
        Entity vault = vault(VAULT.formatted("\"name\": \"kv-a\", \"enable_rbac_authorization\": true", "", ""));
        assertEquals(
                PermissionModel.RBAC, vault.value(KeyStore.PERMISSION_MODEL).orElseThrow());
        Entity neither = vault(VAULT.formatted("\"name\": \"kv-a\", \"enable_rbac_authorization\": null", "", ""));
        assertEquals(
                PermissionModel.ACCESS_POLICY,
                neither.value(KeyStore.PERMISSION_MODEL).orElseThrow());
    }

    @Test
    void sensitiveValue_isUnknownAndNeverTold() {
        Taken taken = Taken.from(
                "plan.json",
                plan(VAULT.formatted(
                        "\"name\": \"kv-canary\", \"purge_protection_enabled\": true",
                        "",
                        "\"name\": true, \"purge_protection_enabled\": true")));
        Entity vault = taken.shared().resources().get(0);
        assertEquals(
                "`azurerm_key_vault.kv.purge_protection_enabled` is marked sensitive",
                reason(vault.get(KeyStore.PURGE_PROTECTION)));
        assertFalse(vault.name().contains("canary"), vault.name());
        assertFalse(taken.problems().contains("canary"), taken.problems());
    }

    @Test
    void deletedResource_isNotThere() {
        String gone = VAULT.formatted("", "", "").replace("\"create\"", "\"delete\"");
        assertEquals(List.of(), Taken.from("p.json", plan(gone)).shared().resources());
        String replaced = VAULT.formatted("\"name\": \"kv-a\"", "", "").replace("\"create\"", "\"delete\", \"create\"");
        assertEquals("kv-a", vault(replaced).name());
    }

    @Test
    void failedRun_leavesTheEstateOpen() {
        String plan = "{\"format_version\": \"1.2\", \"errored\": true, \"resource_changes\": []}";
        Taken taken = Taken.from("p.json", plan);
        assertEquals(
                "warning plan-failed 1:38 /errored the plan is of a run that failed, and holds a part of what was planned\n",
                taken.problems());
        assertEquals(
                "`p.json` is the plan of a run that failed",
                taken.shared().incomplete().orElseThrow());
    }

    @Test
    void planThatOthersAreToFollow_leavesTheEstateOpen() {
        Taken taken = Taken.from("p.json", "{\"complete\": false, \"resource_changes\": []}");
        assertTrue(taken.problems().startsWith("warning plan-incomplete 1:14"), taken.problems());
        assertTrue(taken.shared().incomplete().isPresent());
    }

    @Test
    void newerFormat_isToldAndRead() {
        String plan = plan(VAULT.formatted("\"name\": \"kv-a\"", "", "")).replace("\"1.2\"", "\"3.0\"");
        Taken taken = Taken.from("p.json", plan);
        assertTrue(taken.problems().startsWith("warning plan-format-newer 1:20"), taken.problems());
        assertEquals(1, taken.shared().resources().size());
    }

    @Test
    void stateAndMessages_areRefusedOnceWithTheCommand() {
        Taken messages = Taken.from("run.json", """
                {"@level": "info", "@message": "Terraform 1.9.8", "@module": "terraform.ui", "type": "version"}
                {"@level": "info", "@message": "azurerm_key_vault.kv: Plan to create", "type": "planned_change"}
                """);
        assertEquals(
                "error format-not-read 1:1 /0 the file holds the messages of a Terraform run, not its plan\n",
                messages.problems());
        Taken state = Taken.from("s.json", "{\"terraform_version\": \"1.9.8\", \"values\": {\"root_module\": {}}}");
        assertEquals("error format-not-read 1:1  a Terraform state is not read; it holds secrets\n", state.problems());
    }

    @Test
    void severalPlansInOneFile_areEstatesOfTheirOwn() {
        String one = plan(VAULT.formatted("\"name\": \"kv-a\"", "", ""));
        Taken taken = Taken.from("mocks.json", "{\"mock\": {\"a\": " + one + ", \"b\": " + one + "}}");
        assertEquals(3, taken.collected().estates().size());
        assertEquals(List.of(), taken.shared().resources());
        assertEquals("terraform-plan", taken.format());
    }

    @Test
    void listOfChangesAndSingleResource_areRead() {
        String change = VAULT.formatted("\"name\": \"kv-a\"", "", "");
        assertEquals("kv-a", resource("[" + change + "]").name());
        assertEquals("kv-a", resource(change).name());
    }

    @Test
    void plannedValuesAlone_leaveWhatIsMissingUnknown() {
        Entity vault = resource("""
                {"format_version": "1.2", "planned_values": {"root_module": {"child_modules": [{"address": "module.kv",
                 "resources": [{"address": "module.kv.azurerm_key_vault.kv", "mode": "managed", "type": "azurerm_key_vault",
                  "name": "kv", "provider_name": "azurerm", "values": {"name": "kv-a", "purge_protection_enabled": null}}]}]}}}
                """);
        assertTrue(vault.get(KeyStore.PURGE_PROTECTION) instanceof Field.Absent<Boolean>);
        assertEquals(
                "`planned_values` shows neither what is unset nor what is known after apply",
                reason(vault.get(KeyStore.NETWORK)));
    }

    @Test
    void dataSource_tellsAPart() {
        Entity key = resource("""
                {"format_version": "1.2", "resource_changes": [], "prior_state": {"values": {"root_module": {"resources": [
                 {"address": "data.azurerm_key_vault_key.k", "mode": "data", "type": "azurerm_key_vault_key", "name": "k",
                  "values": {"name": "kek", "key_type": "RSA", "key_size": 2048,
                   "key_vault_id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-a"}},
                 {"address": "azurerm_key_vault.kv", "mode": "managed", "type": "azurerm_key_vault", "name": "kv",
                  "values": {"name": "kv-before"}}]}}}}
                """);
        assertEquals("kek", key.name());
        assertEquals(2048L, key.value(Key.SIZE).orElseThrow());
        assertEquals("the plan shows a data source, which tells a part of the resource", reason(key.get(Key.EXPIRES)));
    }

    @Test
    void bodyAsText_isRead() {
        Entity vault = resource("""
                {"format_version": "1.2", "resource_changes": [{"address": "azapi_resource.bv", "type": "azapi_resource",
                 "name": "bv", "mode": "managed", "change": {"actions": ["create"], "after_unknown": {"id": true},
                 "after": {"type": "Microsoft.DataProtection/backupVaults@2025-07-01", "name": "bv-a",
                  "parent_id": "/subscriptions/s/resourceGroups/g", "location": "westcentralus",
                  "body": "{\\"properties\\": {\\"storageSettings\\": [{\\"datastoreType\\": \\"VaultStore\\"}]}}"}}}]}
                """);
        assertEquals("BackupVault", vault.kind());
        assertEquals(
                Members.of(Tier.class, List.of(Tier.VAULT_STANDARD)),
                vault.value(BackupVault.TIERS).orElseThrow());
        assertEquals(
                "/subscriptions/s/resourceGroups/g/providers/Microsoft.DataProtection/backupVaults/bv-a",
                vault.value(BackupVault.ID).orElseThrow());
    }

    @Test
    void groupAsPrincipal_isUnknown() {
        Entity grant = resource("""
                {"format_version": "1.2", "resource_changes": [{"address": "azurerm_role_assignment.a", "type": "azurerm_role_assignment",
                 "name": "a", "mode": "managed", "change": {"actions": ["create"], "after_unknown": {"principal_id": true, "name": true},
                 "after": {"role_definition_name": "Key Vault Crypto User", "scope": "/subscriptions/s"}}}],
                 "configuration": {"root_module": {"resources": [{"address": "azurerm_role_assignment.a", "expressions":
                  {"principal_id": {"references": ["azuread_group.ops.object_id", "azuread_group.ops"]}}}]}}}
                """);
        assertEquals("azurerm_role_assignment.a", grant.name());
        assertEquals("the assignment is for a group, whose members no input shows", reason(grant.get(Grant.PRINCIPAL)));
    }

    @Test
    void recoveryServicesVault_isNamedAndNotJudged() {
        Taken taken = Taken.from("p.json", plan("""
                {"address": "azurerm_recovery_services_vault.rsv", "type": "azurerm_recovery_services_vault", "name": "rsv",
                 "mode": "managed", "change": {"actions": ["create"], "after": {"name": "rsv-a"}, "after_unknown": {}}}"""));
        assertTrue(taken.problems().startsWith("warning recovery-services-vault"), taken.problems());
        assertEquals(List.of(), taken.shared().resources());
    }

    private static Entity vault(String change) {
        return resource(plan(change));
    }

    private static Entity resource(String json) {
        Taken taken = Taken.from("plan.json", json);
        assertEquals("", taken.problems());
        return taken.shared().resources().get(0);
    }

    private static String plan(String changes) {
        return "{\"format_version\": \"1.2\", \"resource_changes\": [" + changes + "]}";
    }

    private static String reason(Field<?> field) {
        return field instanceof Field.Unknown<?> unknown ? unknown.reason() : field.toString();
    }
}
