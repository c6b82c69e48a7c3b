package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmIdTest {
    @Test
    void key_hasItsParts() {
        ArmId id = ArmId.parse("/Subscriptions/S/resourcegroups/G/providers/microsoft.keyvault/Vaults/Kv/keys/K")
                .orElseThrow();
        assertEquals(Optional.of("s"), id.subscription());
        assertEquals(Optional.of("g"), id.resourceGroup());
        assertEquals(Optional.of("Kv"), id.store());
        assertEquals(Optional.of("K"), id.key());
        assertEquals(Optional.of("K"), id.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/subscriptions/s",
                "/subscriptions/s/resourceGroups/g/",
                "/providers/Microsoft.Management/managementGroups/m"
            })
    void scope_isAboveResources(String text) {
        assertTrue(ArmId.parse(text).orElseThrow().isAboveResources());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "kv",
                "//",
                "/subscriptions",
                "/subscriptions/s/resourceGroups",
                "/subscriptions/s/x/y",
                "/subscriptions/s/providers/a",
                "/providers/a/b/c/d",
                "/subscriptions//resourceGroups/g"
            })
    void otherText_isNoId(String text) {
        assertTrue(ArmId.parse(text).isEmpty(), text);
    }
}
