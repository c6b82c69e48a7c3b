package dev.keyproof.terraform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void modulesAndKeys_areTakenApart() {
        Address address = Address.of("module.a[\"x.y\\\"z\"].module.b.data.azurerm_key_vault.kv[0]")
                .orElseThrow();
        assertEquals(
                List.of(new Address.Call("a", Optional.of("x.y\"z")), new Address.Call("b", Optional.empty())),
                address.modules());
        assertEquals("azurerm_key_vault", address.type());
        assertEquals("kv", address.name());
        assertEquals(Optional.of("0"), address.key());
        assertEquals("module.a[x.y\"z].module.b.data.azurerm_key_vault.kv", address.block());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "[", "module", "module.a", "data.x", "azurerm_key_vault", "[\"a", "module.a[0]."})
    void whatIsNoAddress_isNone(String text) {
        assertEquals(Optional.empty(), Address.of(text));
    }
}
