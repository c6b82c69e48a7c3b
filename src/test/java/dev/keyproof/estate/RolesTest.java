package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Key Vault Crypto Service Encryption User",
                "key vault crypto service encryption user",
                "key-vault-crypto-service-encryption-user",
                "e147488a-f6f5-4113-8e2d-b22465e65bf6",
                "E147488A-F6F5-4113-8E2D-B22465E65BF6",
                "{e147488a-f6f5-4113-8e2d-b22465e65bf6}",
                "/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6",
                "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/E147488A-f6f5-4113-8e2d-b22465e65bf6"
            })
    void builtIn_isHeldAsSlug(String written) {
        assertEquals("key-vault-crypto-service-encryption-user", Roles.AZURE.normal(written));
        assertTrue(Roles.AZURE.knows(written));
    }

    @Test
    void u16_guidsOneDigitApart_areDifferentRoles() {
        assertEquals("managed-hsm-crypto-user", Roles.LOCAL.normal("21dbd100-6940-42c2-9190-5d6cb909625b"));
        assertEquals(
                "managed-hsm-crypto-service-release-user", Roles.LOCAL.normal("21dbd100-6940-42c2-9190-5d6cb909625c"));
    }

    @Test
    void unknownGuid_staysLowerCase() {
        assertEquals(
                "aaaaaaaa-0000-0000-0000-00000000000b", Roles.AZURE.normal("AAAAAAAA-0000-0000-0000-00000000000B"));
    }

    @Test
    void customName_isNeverABuiltInSlug() {
        String held = Roles.AZURE.normal("Key Vault-Crypto User");
        assertNotEquals("key-vault-crypto-user", held);
        assertFalse(Roles.AZURE.slugs().contains(held));
        assertFalse(Roles.AZURE.knows("Key Vault-Crypto User"));
    }

    @Test
    void tables_areApart() {
        assertFalse(Roles.AZURE.knows("Managed HSM Crypto User"));
        assertFalse(Roles.LOCAL.knows("Key Vault Crypto User"));
        assertEquals("Owner", Roles.AZURE.bySlug("owner").orElseThrow().name());
    }
}
