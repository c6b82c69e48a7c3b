package dev.keyproof.template;

import dev.keyproof.document.Node;
import java.util.Optional;

/**
 * A resource of a template, with its expressions evaluated.
 *
 * @param type the full type: {@code Microsoft.KeyVault/vaults/keys}
 * @param body the resource, with {@code id}, {@code name} and {@code type} and, of a role assignment, {@code scope} as
 *     full texts
 * @param apiVersion of the resource, if it is known
 * @param open why a member that is missing is not known to be absent: the resource exists already, or whether it is
 *     deployed is not known; empty if the body is whole
 * @param afterParent of access policies: whether they are certainly deployed behind all that the template says of their
 *     key vault
 */
public record TemplateResource(
        String type, Node.Mapping body, Optional<String> apiVersion, Optional<String> open, boolean afterParent) {}
