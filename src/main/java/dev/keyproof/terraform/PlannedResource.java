package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import java.util.Optional;

/**
 * A resource of a plan in the shape of ARM.
 *
 * @param type the resource type: {@code Microsoft.KeyVault/vaults}
 * @param body the resource, with {@code id}, {@code name} and {@code type}
 * @param address the address in the plan: {@code module.vault.azurerm_key_vault.this[0]}
 * @param apiVersion the api-version that it is sent with, where the plan or the provider's version tells
 * @param open why a member that is missing is not known to be absent; empty if the body is whole
 */
public record PlannedResource(
        String type, Node.Mapping body, String address, Optional<String> apiVersion, Optional<String> open) {}
