package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.Optional;

/** The attributes that Azure gives to a resource, by the names that Terraform has for them. */
final class Given {
    private Given() {}

    /** An attribute that is known after apply and has a form of its own; nothing for any other. */
    static Optional<String> of(Instance instance, String attribute, Names names) {
        if (attribute.equals("name")) {
            return Optional.of(names.name(instance));
        }
        if (instance.isAzapi()) {
            return ofAzapi(instance, attribute, names);
        }
        return switch (instance.thing()) {
            case KEY -> ofKey(instance, attribute, names);
            case HSM_KEY -> ofHsmKey(instance, attribute, names);
            case SECRET, CERTIFICATE -> ofSecret(instance, attribute, names);
            case KEY_VAULT ->
                attribute.equals("vault_uri") ? store(instance, names, false) : id(instance, attribute, names);
            case HSM -> attribute.equals("hsm_uri") ? store(instance, names, true) : id(instance, attribute, names);
            default -> principal(instance, attribute, names).or(() -> id(instance, attribute, names));
        };
    }

    /** The object id that Azure will give to the system-assigned identity of a resource. */
    static String systemPrincipal(Instance instance, Names names) {
        return id(instance, "identity[0].principal_id", "identity.principalId", names);
    }

    /**
     * An id that Azure gives. To a resource that this plan makes it gives one that nobody has had before: then the
     * address stands for it, which is no id that is written anywhere, and so the id of somebody else.
     */
    private static String id(Instance instance, String attribute, String property, Names names) {
        return instance.isCreated() ? instance + "." + attribute : Placeholder.property(names.id(instance), property);
    }

    private static Optional<String> id(Instance instance, String attribute, Names names) {
        return attribute.equals("id") ? Optional.of(names.id(instance)) : Optional.empty();
    }

    private static Optional<String> store(Instance store, Names names, boolean hsm) {
        return Optional.of(names.storeUri(names.id(store), hsm));
    }

    /** The object id of an identity, or its client id, which is another one. */
    private static Optional<String> principal(Instance instance, String attribute, Names names) {
        boolean own = instance.thing() == Thing.IDENTITY;
        return switch (attribute) {
            case "identity.principal_id" -> Optional.of(systemPrincipal(instance, names));
            case "principal_id", "output.properties.principalId" ->
                own ? Optional.of(id(instance, "principal_id", "principalId", names)) : Optional.empty();
            case "client_id", "output.properties.clientId" ->
                own ? Optional.of(id(instance, "client_id", "clientId", names)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofKey(Instance key, String attribute, Names names) {
        return switch (attribute) {
            case "id" -> Optional.of(names.keyUri(key, true));
            case "versionless_id" -> Optional.of(names.keyUri(key, false));
            case "resource_versionless_id" -> Optional.of(names.id(key));
            case "resource_id" -> Optional.of(names.id(key) + "/versions/" + names.version(key));
            case "version" -> Optional.of(names.version(key));
            default -> Optional.empty();
        };
    }

    /** Of a managed HSM's key the id is the URI without version: the opposite of a key vault's key. */
    private static Optional<String> ofHsmKey(Instance key, String attribute, Names names) {
        return switch (attribute) {
            case "id", "versionless_id" -> Optional.of(names.keyUri(key, false));
            case "versioned_id" -> Optional.of(names.keyUri(key, true));
            default -> Optional.empty();
        };
    }

    private static Optional<String> ofSecret(Instance secret, String attribute, Names names) {
        boolean certificate = secret.thing() == Thing.CERTIFICATE && !attribute.contains("secret");
        String uri = names.storeUri(names.parent(secret), false)
                + (certificate ? "certificates/" : "secrets/")
                + names.name(secret);
        return switch (attribute) {
            case "id", "secret_id" -> Optional.of(uri + '/' + names.version(secret));
            case "versionless_id", "versionless_secret_id" -> Optional.of(uri);
            default -> Optional.empty();
        };
    }

    /** A definition is told by its GUID or its name, and one of the two was asked for. */
    static Optional<Node.Scalar> role(Instance role) {
        Optional<Node.Scalar> id = role.attribute("role_definition_id").scalar();
        return id.isEmpty() && role.isData() ? role.attribute("name").scalar() : id;
    }

    private static Optional<String> ofAzapi(Instance instance, String attribute, Names names) {
        Optional<String> known = principal(instance, attribute, names).or(() -> id(instance, attribute, names));
        if (known.isPresent()) {
            return known;
        }
        boolean key = instance.thing() == Thing.KEY || instance.thing() == Thing.HSM_KEY;
        return switch (attribute) {
            case "output.properties.keyUri" -> key ? Optional.of(names.keyUri(instance, false)) : Optional.empty();
            case "output.properties.keyUriWithVersion" ->
                key ? Optional.of(names.keyUri(instance, true)) : Optional.empty();
            case "output.properties.vaultUri" ->
                instance.thing() == Thing.KEY_VAULT ? store(instance, names, false) : Optional.empty();
            case "output.properties.hsmUri" ->
                instance.thing() == Thing.HSM ? store(instance, names, true) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
