package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Found;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.Identity;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that others made for other purposes; they lie outside the repository, at {@code KEYPROOF_SHARED}. */
class RealFilesTest {
    private static final String FOLDER = "KEYPROOF_SHARED";
    private static final String SETTINGS = "properties/securitySettings/encryptionSettings";

    private static Taken take(String file) throws IOException {
        String folder = System.getenv(FOLDER);
        assumeTrue(folder != null, FOLDER + " is not set: the real files are not at hand");
        Taken taken = Taken.from(file, Files.readString(Path.of(folder, "real", file)));
        assertEquals("", taken.problems());
        return taken;
    }

    private static void has(Entity resource, dev.keyproof.estate.Attribute<?> attribute, String start) {
        String field = Taken.field(resource, attribute);
        assertTrue(field.startsWith(start), attribute.name() + " is " + field);
    }

    @Test
    void creationRequestOfTheCli() throws IOException {
        Taken taken = take("azure-cli/cmk.01.put-create.request.json");
        assertEquals("arm-resource", taken.format());
        Entity vault = taken.get("BackupVault/cmk.01.put-create.request");
        has(vault, BackupVault.REGION, "centraluseuap @1:246 /location");
        has(vault, BackupVault.MODE, "customer-managed");
        has(vault, BackupVault.STATE, "enabled");
        has(vault, BackupVault.TIERS, "[vault-standard]");
        has(vault, BackupVault.SYSTEM_ASSIGNED, "false");
        String identity =
                vault.value(BackupVault.IDENTITY_REFERENCE).orElseThrow().written();
        assertTrue(identity.endsWith("userAssignedIdentities/cmk-cli-test-uami"));
        has(vault, BackupVault.USER_ASSIGNED_REFERENCES, "[" + identity + "]");
        has(vault, BackupVault.KEY_URI, "https://cmk-cli-test-keyvault.vault.azure.net/keys/cmk-cli-key1/24efffad");
    }

    @Test
    void vaultReadBackByTheCli() throws IOException {
        Taken taken = take("azure-cli/cmk.03.get-show.response-200.json");
        Entity vault = taken.get("BackupVault/cli-test-backup-vault");
        has(vault, BackupVault.STATE, "enabled");
        has(vault, BackupVault.MODE, "customer-managed");
        Entity identity = taken.get("UserAssignedIdentity/cmk-cli-test-uami");
        has(identity, Identity.PRINCIPAL_ID, "f1ca23d7-bb3b-4b18-8013-67537e2778ea");
        has(identity, Identity.CLIENT_ID, "c3b7ddfb-e700-4b45-8d05-0127c1fedc34");
    }

    @Test
    void rowOfResourceGraph() throws IOException {
        Taken taken = take("azure-cli/resource-graph-list.response.json");
        assertEquals("resource-graph", taken.format());
        Entity vault = taken.get("BackupVault/clitest-bkp-vault-persistent-bi-donotdelete");
        assertEquals("/data/0", vault.span().pointer().toString());
        has(vault, BackupVault.MODE, "platform-managed");
        assertTrue(Taken.field(vault, BackupVault.MODE).endsWith("[A1]"));
        has(vault, BackupVault.SYSTEM_ASSIGNED, "true");
        has(vault, BackupVault.SYSTEM_PRINCIPAL, "9d390201-843e-44d8-ab2c-fef15f3de22d");
        assertTrue(taken.shared().incomplete().isEmpty());
    }

    @Test
    void creationExampleOfAVault_threeStates() throws IOException {
        Taken taken = take("rest/2026-03-01.PutBackupVaultWithCMK.json");
        assertEquals("rest-example", taken.format());
        List<Found> estates = taken.collected().estates();
        assertEquals(List.of(), estates.get(0).resources());
        Entity request = Taken.get(estates.get(1), "BackupVault/swaggerExample");
        assertEquals("/parameters/parameters", request.span().pointer().toString());
        has(request, BackupVault.USER_ASSIGNED_REFERENCES, "[] @4:19");
        has(request, BackupVault.SYSTEM_ASSIGNED, "false");
        has(request, BackupVault.REGION, "westus @5:19");
        has(request, BackupVault.KEY_URI, "https://cmk2xkv.vault.azure.net/keys/Key1/0767b348bb1a4c07baa6c4ec0055d2b3");
        assertEquals(
                "2026-03-01", request.provenance().apiVersion().orElseThrow().toString());
        Entity done = Taken.get(estates.get(2), "BackupVault/swaggerExample");
        assertEquals("/responses/200/body", done.span().pointer().toString());
        has(done, BackupVault.MODE, "unknown: the answer leaves out `securitySettings`");
        has(done, BackupVault.KEY_URI, "unknown: ");
        Entity begun = Taken.get(estates.get(3), "BackupVault/swaggerExample");
        assertEquals("/responses/201/body", begun.span().pointer().toString());
        has(begun, BackupVault.MODE, "customer-managed");
        has(begun, BackupVault.SYSTEM_ASSIGNED, "unknown: `provisioningState` is `Provisioning`");
        has(begun, BackupVault.USER_ASSIGNED_REFERENCES, "unknown: `provisioningState` is `Provisioning`");
    }

    @Test
    void readExampleOfAVault() throws IOException {
        Taken taken = take("rest/2026-03-01.GetBackupVaultWithCMK.json");
        Entity vault = taken.get("BackupVault/swaggerExample");
        assertEquals("/responses/200/body", vault.span().pointer().toString());
        has(vault, BackupVault.USER_ASSIGNED_REFERENCES, "[] @10:15");
        has(vault, BackupVault.STATE, "enabled @27:24 /responses/200/body/" + SETTINGS + "/state");
        has(vault, BackupVault.REGION, "westus @14:21");
    }

    @Test
    void creationExampleOfAKeyVault() throws IOException {
        Taken taken = take("rest/keyvault.createVaultWithNetworkAcls.json");
        List<Found> estates = taken.collected().estates();
        Entity request = Taken.get(estates.get(1), "KeyVault/sample-vault");
        has(request, KeyStore.SOFT_DELETE, "true @10:29");
        has(request, KeyStore.PURGE_PROTECTION, "true @11:34");
        has(request, KeyStore.PERMISSION_MODEL, "absent");
        has(request, KeyStore.NETWORK, "selected-networks @14:28");
        Entity answer = Taken.get(estates.get(2), "KeyVault/sample-vault");
        has(answer, KeyStore.PURGE_PROTECTION, "unknown: the answer leaves out `enablePurgeProtection`");
        has(answer, KeyStore.NETWORK, "selected-networks");
        assertEquals("KeyVault", answer.kind());
    }

    @Test
    void readExampleOfAKeyVault() throws IOException {
        Entity store = take("rest/keyvault.getVault.json").get("KeyVault/sample-vault");
        has(store, KeyStore.PURGE_PROTECTION, "absent @15:9");
        has(store, KeyStore.NETWORK, "all-networks");
        assertEquals(
                1, store.value(KeyStore.ACCESS_POLICIES).orElseThrow().sure().size());
    }

    @Test
    void creationExampleOfAKey() throws IOException {
        List<Found> estates = take("rest/keyvault.createKey.json").collected().estates();
        assertEquals(3, estates.size());
        Entity request = Taken.get(estates.get(1), "Key/sample-key-name");
        has(request, Key.SIZE, "2048 @7:16");
        assertTrue(Taken.field(request, Key.SIZE).endsWith("[A8]"));
        has(request, Key.STORE_REFERENCE, "sample-vault-name");
        Entity answer = Taken.get(estates.get(2), "Key/sample-key-name");
        has(answer, Key.SIZE, "2048 @36:22");
        has(answer, Key.ENABLED, "true");
        has(answer, Key.EXPIRES, "absent");
        has(answer, Key.RECOVERY_LEVEL, "Purgeable @25:30");
        has(answer, Key.STORE_REFERENCE, "https://sample-vault-name.vault.azure.net");
    }

    @Test
    void listOfRoleAssignments() throws IOException {
        Taken taken = take("rest/RoleAssignments_ListForScope.json");
        Entity grant = taken.get("RoleAssignment/b0f43c54-e787-4862-89b1-a653fa9cf747");
        assertEquals("/responses/200/body/value/0", grant.span().pointer().toString());
        has(grant, Grant.ROLE, "0b5fe924-9a61-425c-96af-cfe6e287ca2d");
        has(grant, Grant.PRINCIPAL, "ce2ce14e-85d7-4629-bdbc-454d0519d987");
        has(grant, Grant.SCOPE, "/subscriptions/a925f2f7-5c63-4b7b-8799-25a5f97bc3b2");
    }

    @Test
    void keyVaultPrintedByTheCli() throws IOException {
        Taken taken = take("az-output/az-keyvault-create.output.json");
        assertEquals("az-output", taken.format());
        Entity store = taken.get("KeyVault/your-keyvault-name");
        has(store, KeyStore.SOFT_DELETE, "true @65:25");
        has(store, KeyStore.PURGE_PROTECTION, "true @63:30");
        has(store, KeyStore.PERMISSION_MODEL, "absent @64:32");
        has(store, KeyStore.NETWORK, "all-networks @69:20");
    }

    @Test
    void keyPrintedByTheCli() throws IOException {
        Taken taken = take("az-output/az-keyvault-key-create.output.json");
        assertEquals("az-output", taken.format());
        Entity key = taken.get("Key/your-key-name");
        has(key, Key.TYPE, "RSA @26:12");
        // The modulus is a placeholder.
        has(key, Key.SIZE, "1871 @27:10");
        has(key, Key.EXPIRES, "absent @5:16");
        has(key, Key.RECOVERY_LEVEL, "Recoverable");
        has(key, Key.STORE_REFERENCE, "https://your-keyvault-name.vault.azure.net");
    }
}
