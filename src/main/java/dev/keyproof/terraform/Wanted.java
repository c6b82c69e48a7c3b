package dev.keyproof.terraform;

import java.util.Optional;
import java.util.Set;

/** What a value should name, so that of several references in one expression the right one is found. */
enum Wanted {
    BACKUP_VAULT_ID,
    KEY_VAULT_ID,
    HSM_ID,
    IDENTITY_ID,
    /** Any resource id: what a role is assigned on, what a private endpoint leads to. */
    RESOURCE_ID,
    KEY_URI,
    PRINCIPAL,
    ROLE,
    GROUP_NAME,
    /** Anything else, which a name leads to and nothing is made of. */
    PLAIN;

    private static final Set<String> URIS = Set.of(
            "id",
            "versionless_id",
            "versioned_id",
            "secret_id",
            "versionless_secret_id",
            "output.properties.keyUri",
            "output.properties.keyUriWithVersion");

    private static final Set<String> ROLES =
            Set.of("id", "role_definition_id", "role_definition_resource_id", "resource_manager_id", "name");

    /** Whether an attribute of a resource is of this kind. */
    boolean fits(Referred referred) {
        Thing thing = referred.thing();
        String name = referred.name();
        return switch (this) {
            case BACKUP_VAULT_ID -> thing == Thing.BACKUP_VAULT && isId(thing, name);
            case KEY_VAULT_ID -> thing == Thing.KEY_VAULT && isId(thing, name);
            case HSM_ID -> thing == Thing.HSM && isId(thing, name);
            case IDENTITY_ID -> thing == Thing.IDENTITY && isId(thing, name);
            case RESOURCE_ID -> isId(thing, name);
            case KEY_URI -> isNested(thing) && URIS.contains(name);
            case PRINCIPAL -> isPrincipal(name);
            case ROLE -> (thing == Thing.ROLE || thing == Thing.HSM_ROLE) && ROLES.contains(name);
            case GROUP_NAME -> thing == Thing.GROUP && name.equals("name");
            case PLAIN -> false;
        };
    }

    /**
     * The attribute that is meant where a plan keeps only the resource. A user-assigned identity has two ids that can
     * be taken for each other, so nothing is meant there; of a key the form without version is taken (NEW-3).
     */
    Optional<String> usual(Thing thing) {
        return switch (this) {
            case BACKUP_VAULT_ID -> id(thing == Thing.BACKUP_VAULT);
            case KEY_VAULT_ID -> id(thing == Thing.KEY_VAULT);
            case HSM_ID -> id(thing == Thing.HSM);
            case IDENTITY_ID -> id(thing == Thing.IDENTITY);
            case RESOURCE_ID ->
                thing == Thing.KEY ? Optional.of("resource_versionless_id") : id(thing != Thing.HSM_KEY);
            case KEY_URI ->
                thing == Thing.KEY || thing == Thing.HSM_KEY ? Optional.of("versionless_id") : Optional.empty();
            case PRINCIPAL -> thing == Thing.BACKUP_VAULT ? Optional.of("identity[0].principal_id") : Optional.empty();
            case ROLE -> thing == Thing.ROLE || thing == Thing.HSM_ROLE ? Optional.of("id") : Optional.empty();
            case GROUP_NAME -> thing == Thing.GROUP ? Optional.of("name") : Optional.empty();
            case PLAIN -> Optional.empty();
        };
    }

    private static Optional<String> id(boolean fits) {
        return fits ? Optional.of("id") : Optional.empty();
    }

    private static boolean isId(Thing thing, String name) {
        return thing == Thing.KEY
                ? name.equals("resource_versionless_id") || name.equals("resource_id")
                : name.equals("id") && !isNested(thing);
    }

    /** Whether it lies in a key store and is called by a URI. */
    private static boolean isNested(Thing thing) {
        return thing == Thing.KEY || thing == Thing.HSM_KEY || thing == Thing.SECRET || thing == Thing.CERTIFICATE;
    }

    private static boolean isPrincipal(String name) {
        return name.equals("principal_id")
                || name.endsWith(".principal_id")
                || name.equals("object_id")
                || name.endsWith(".principalId");
    }
}
