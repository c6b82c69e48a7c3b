package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Mapping;
import java.util.Optional;

/** Tells what an object describes: by its type, by its id, or by members that only one kind of resource has. */
final class Typing {
    private Typing() {}

    /** The type of resource, {@link ResourceType#OTHER} for one of no concern, nothing for what is no resource. */
    static Optional<ResourceType> of(Mapping object) {
        Optional<ResourceType> byType =
                text(object, "type").filter(type -> type.indexOf('/') > 0).map(ResourceType::of);
        return byType.or(() -> text(object, "id").flatMap(ResourceType::ofId)).or(() -> byMembers(object));
    }

    /** Whether a member is there and not null. */
    static boolean has(Mapping object, String... names) {
        for (String name : names) {
            if (member(object, name).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** The value of a member that is not null. */
    static Optional<Node> member(Mapping object, String name) {
        return object.find(name)
                .map(Node.Entry::value)
                .filter(value -> !(value instanceof Node.Scalar scalar && scalar.form() == Node.Form.NULL));
    }

    /** The object in a member. */
    static Optional<Mapping> object(Mapping object, String name) {
        return member(object, name).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The list in a member. */
    static Optional<Node.Sequence> list(Mapping object, String name) {
        return member(object, name).filter(Node.Sequence.class::isInstance).map(Node.Sequence.class::cast);
    }

    /** The text in a member. */
    static Optional<String> text(Mapping object, String name) {
        return member(object, name)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(scalar -> scalar.form() == Node.Form.TEXT)
                .map(Node.Scalar::text);
    }

    private static Optional<ResourceType> byMembers(Mapping object) {
        boolean key = object(object, "key")
                .filter(inner -> has(inner, "kid") || has(inner, "kty"))
                .isPresent();
        if (key || has(object, "kid", "attributes") || has(object, "kty")) {
            return Optional.of(ResourceType.KEY);
        }
        if (has(object, "lifetimeActions")) {
            return Optional.of(ResourceType.OTHER);
        }
        if (isGrant(object)
                || object(object, "properties").filter(Typing::isGrant).isPresent()) {
            return Optional.of(ResourceType.ROLE_ASSIGNMENT);
        }
        if (has(object, "clientId", "principalId")) {
            return Optional.of(ResourceType.IDENTITY);
        }
        return object(object, "properties").flatMap(Typing::byProperties);
    }

    private static boolean isGrant(Mapping object) {
        return has(object, "principalId")
                && (has(object, "roleDefinitionId") || has(object, "roleDefinitionName") || has(object, "roleName"));
    }

    private static Optional<ResourceType> byProperties(Mapping properties) {
        if (has(properties, "storageSettings")
                || object(properties, "securitySettings")
                        .filter(inner -> has(inner, "encryptionSettings"))
                        .isPresent()) {
            return Optional.of(ResourceType.BACKUP_VAULT);
        }
        if (has(properties, "kty")) {
            return Optional.of(ResourceType.KEY);
        }
        if (has(properties, "hsmUri") || has(properties, "initialAdminObjectIds")) {
            return Optional.of(ResourceType.MANAGED_HSM);
        }
        boolean keyVault = has(properties, "vaultUri") || has(properties, "tenantId", "sku");
        return keyVault ? Optional.of(ResourceType.KEY_VAULT) : Optional.empty();
    }
}
