package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import java.util.Optional;

/**
 * A resource of a plan in the shape of ARM.
 *
 * @param type the resource type: {@code Microsoft.KeyVault/vaults}
 * @param body the resource, with {@code id}, {@code name} and {@code type}
 * @param address the address in the plan: {@code module.vault.azurerm_key_vault.this[0]}
 * @param apiVersion the api-version that it is sent with, where the plan tells
 * @param open why a member that is missing is not known to be absent; empty if the body is whole
 * @param parameters what a request would say beside the body: {@code vaultBaseUrl} of what lies in a managed HSM
 */
public record PlannedResource(
        String type,
        Node.Mapping body,
        String address,
        Optional<String> apiVersion,
        Optional<String> open,
        Optional<Node.Mapping> parameters) {

    /** The same resource with another body. */
    PlannedResource with(Node.Mapping other) {
        return new PlannedResource(type, other, address, apiVersion, open, parameters);
    }

    /** The same resource, of which only a part is known. */
    PlannedResource open(String reason) {
        return new PlannedResource(type, body, address, apiVersion, Optional.of(reason), parameters);
    }
}
