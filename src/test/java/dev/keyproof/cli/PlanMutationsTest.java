package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Correct plans with one change: the right finding, alone, on the right line; or none, where the change is no fault.
 */
class PlanMutationsTest {
    private static final String SYSTEM = "plan-system-identity-rbac";
    private static final String POLICIES = "plan-access-policies";
    private static final String HSM = "plan-managed-hsm";
    private static final String AZAPI = "plan-azapi-user-identity";
    private static final String MODULES = "plan-modules";
    private static final String APPLIED = "plan-applied";
    private static final String UNDER_RBAC = "key-permission-missing-under-rbac";
    private static final String PLAIN = "Key Vault Crypto Service Encryption User";
    private static final String KEK = "azurerm_key_vault_key.kek.";
    private static final String HSM_KEK = "azurerm_key_vault_managed_hardware_security_module_key.kek.";

    /** What a change makes of a plan: a finding at the line that holds {@code line}, or none if there is no rule. */
    private record Change(String sample, String from, String to, String rule, String line) {}

    private static final List<Change> CHANGES = List.of(
            one(
                    SYSTEM,
                    "\"purge_protection_enabled\": true",
                    "\"purge_protection_enabled\": false",
                    "purge-protection-off"),
            one(
                    SYSTEM,
                    "\"purge_protection_enabled\": true",
                    "\"purge_protection_enabled\": null",
                    "purge-protection-off"),
            one(SYSTEM, "\"key_type\": \"RSA\"", "\"key_type\": \"EC\"", "key-type-unsupported"),
            one(SYSTEM, "\"key_size\": 3072", "\"key_size\": 1024", "key-size-unsupported"),
            one(SYSTEM, "\"expiration_date\": null", "\"expiration_date\": \"2026-01-31T00:00:00Z\"", "key-expired"),
            one(
                    SYSTEM,
                    "\"not_before_date\": null",
                    "\"not_before_date\": \"2027-01-31T00:00:00Z\"",
                    "key-not-yet-valid"),
            one(SYSTEM, "\"location\": \"switzerlandnorth\"", "\"location\": \"westeurope\"", "region-unsupported"),
            one(
                    SYSTEM,
                    "\"datastore_type\": \"VaultStore\"",
                    "\"datastore_type\": \"OperationalStore\"",
                    "customer-managed-key-on-operational-tier-only"),
            new Change(SYSTEM, PLAIN, "Key Vault Reader", UNDER_RBAC, "\"role_definition_name\": \"Key Vault Reader\""),
            none(SYSTEM, PLAIN, "key vault crypto service encryption USER"),
            new Change(
                    SYSTEM,
                    "\"rbac_authorization_enabled\": true",
                    "\"rbac_authorization_enabled\": false",
                    "key-permission-missing-under-access-policies",
                    "\"address\": \"azurerm_key_vault.cmk\""),
            new Change(
                    SYSTEM,
                    "\"type\": \"SystemAssigned\"",
                    "\"type\": \"UserAssigned\"",
                    "system-assigned-identity-off",
                    "customer_managed_key.payroll\""),
            new Change(SYSTEM, KEK + "versionless_id\"", KEK + "id\"", "key-version-pinned", "\"" + KEK + "id\""),
            new Change(
                    SYSTEM,
                    "\"" + KEK + "versionless_id\"",
                    "\"azurerm_key_vault.cmk.id\"",
                    "key-uri-malformed",
                    "\"azurerm_key_vault.cmk.id\""),
            new Change(
                    SYSTEM,
                    "\"" + KEK + "resource_versionless_id\"",
                    "\"azurerm_storage_account.logs.id\"",
                    UNDER_RBAC,
                    "\"address\": \"" + KEK.substring(0, KEK.length() - 1)),
            none(SYSTEM, "\"" + KEK + "resource_versionless_id\"", "\"azurerm_resource_group.backup.id\""),
            none(SYSTEM, "\"public_network_access_enabled\": true", "\"public_network_access_enabled\": false"),
            new Change(
                    POLICIES,
                    "\"UnwrapKey\"",
                    "\"Sign\"",
                    "key-permission-missing-under-access-policies",
                    "\"key_permissions\": ["),
            none(POLICIES, "\"UnwrapKey\"", "\"unwrapKEY\""),
            new Change(
                    POLICIES,
                    "\"rbac_authorization_enabled\": false",
                    "\"rbac_authorization_enabled\": true",
                    UNDER_RBAC,
                    "\"address\": \"azurerm_key_vault_key.kek\""),
            new Change(
                    HSM,
                    "33413926-3206-4cdd-b39a-83574fe37a17",
                    "515eb02d-2335-4d2d-92f2-b1cbdf9c3778",
                    "key-permission-missing-under-local-rbac",
                    "\"name\": \"515eb02d-2335-4d2d-92f2-b1cbdf9c3778\""),
            one(HSM, "\"key_type\": \"RSA-HSM\"", "\"key_type\": \"oct-HSM\"", "key-type-unsupported"),
            new Change(
                    HSM,
                    "\"scope\": \"/keys\"",
                    "\"scope\": \"/keys/another\"",
                    "key-permission-missing-under-local-rbac",
                    "\"address\": \"" + HSM_KEK.substring(0, HSM_KEK.length() - 1)),
            new Change(
                    HSM, HSM_KEK + "id\"", HSM_KEK + "versioned_id\"", "key-version-pinned", HSM_KEK + "versioned_id"),
            one(
                    HSM,
                    "\"purge_protection_enabled\": true",
                    "\"purge_protection_enabled\": null",
                    "purge-protection-off"),
            new Change(
                    AZAPI,
                    "azurerm_user_assigned_identity.cmk.principal_id",
                    "azurerm_user_assigned_identity.cmk.client_id",
                    UNDER_RBAC,
                    "\"address\": \"azurerm_role_assignment.cmk\""),
            one(
                    AZAPI,
                    "\"public_network_access_enabled\": true",
                    "\"public_network_access_enabled\": false",
                    "user-assigned-identity-with-restricted-network"),
            one(AZAPI, "\"state\": \"Enabled\"", "\"state\": \"Inconsistent\"", "encryption-settings-inconsistent"),
            one(MODULES, "\"key_type\": \"RSA\"", "\"key_type\": \"EC\"", "key-type-unsupported"),
            none(
                    MODULES,
                    "azurerm_key_vault_key.this[\\\"backup-kek\\\"].resource_versionless_id",
                    "azurerm_key_vault.cmk.id"),
            none(APPLIED, "\"default_action\": \"Allow\"", "\"default_action\": \"Deny\""),
            new Change(
                    APPLIED,
                    "\"principal_id\": \"9b1f6a34-22d7-4c5e-8d10-7e0f3c2a5b68\",\n          \"principal_type\"",
                    "\"principal_id\": \"9b1f6a34-22d7-4c5e-8d10-7e0f3c2a0000\",\n          \"principal_type\"",
                    UNDER_RBAC,
                    "\"address\": \"azurerm_role_assignment.cmk\""),
            new Change(
                    APPLIED,
                    "/keys/backup-kek\",\n          \"skip_service",
                    "/keys/another\",\n          \"skip_service",
                    UNDER_RBAC,
                    "\"address\": \"azurerm_key_vault_key.kek\""));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> oneChange_makesItsFindingAlone() {
        return CHANGES.stream()
                .map(change -> DynamicTest.dynamicTest(
                        change.sample() + ": " + change.to().strip(), () -> check(change)));
    }

    private void check(Change change) throws IOException {
        Path sample = Path.of("samples", "compliant", change.sample(), "plan.json");
        String plan = Files.readString(sample);
        assertTrue(plan.contains(change.from()), change.from() + " is not in " + sample);
        Path file = Files.writeString(folder.resolve("plan.json"), plan.replace(change.from(), change.to()));
        Ran ran = Ran.keyproof(
                "check", file.toString(), "--complete", "--format", "json", "--as-of", "2026-06-01T00:00:00Z");
        JsonNode report = new ObjectMapper().readTree(ran.out());
        List<String> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (JsonNode verdict : report.get("verdicts")) {
            String outcome = verdict.get("outcome").asString();
            if (outcome.equals("fail") || outcome.equals("unknown")) {
                int line = verdict.get("location").get("line").asInt();
                String text = lines.get(line - 1);
                String place = text.contains(change.line()) ? change.line() : text.strip();
                found.add(outcome + " " + verdict.get("rule").asString() + " at " + place);
            }
        }
        List<String> expected =
                change.rule().isEmpty() ? List.of() : List.of("fail " + change.rule() + " at " + change.line());
        assertEquals(expected, found);
        assertEquals(
                0, report.get("problems").size(), () -> report.get("problems").toString());
    }

    /** A change of a value that is found where it is made. */
    private static Change one(String sample, String from, String to, String rule) {
        return new Change(sample, from, to, rule, to);
    }

    private static Change none(String sample, String from, String to) {
        return new Change(sample, from, to, "", "");
    }
}
