package dev.keyproof.intake;

import dev.keyproof.estate.ArmId;
import dev.keyproof.estate.Placeholder;
import java.util.Locale;
import java.util.Optional;

/** The Azure resource types that the estate knows, and those that must not be taken for one of them. */
enum ResourceType {
    BACKUP_VAULT("microsoft.dataprotection/backupvaults"),
    BACKUP_INSTANCE("microsoft.dataprotection/backupvaults/backupinstances"),
    KEY_VAULT("microsoft.keyvault/vaults"),
    MANAGED_HSM("microsoft.keyvault/managedhsms"),
    ACCESS_POLICIES("microsoft.keyvault/vaults/accesspolicies"),
    KEY("microsoft.keyvault/vaults/keys"),
    HSM_KEY("microsoft.keyvault/managedhsms/keys"),
    ROLE_ASSIGNMENT("microsoft.authorization/roleassignments"),
    IDENTITY("microsoft.managedidentity/userassignedidentities"),
    PRIVATE_ENDPOINT("microsoft.network/privateendpoints"),
    /** Another product with another way to name its key; recognised so that nobody takes silence for a pass. */
    RECOVERY_SERVICES_VAULT("microsoft.recoveryservices/vaults"),
    OTHER("");

    private static final String VERSIONS = "/versions";
    /** How older templates write an assignment: as a child of the resource that it is on. */
    private static final String NESTED_GRANTS = "/providers/roleassignments";

    private final String provider;

    ResourceType(String provider) {
        this.provider = provider;
    }

    /** The type of a spelling in any case; a version of a key is read as the key. */
    static ResourceType of(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.endsWith(NESTED_GRANTS)) {
            return ROLE_ASSIGNMENT;
        }
        String wanted =
                lower.endsWith("/keys" + VERSIONS) ? lower.substring(0, lower.length() - VERSIONS.length()) : lower;
        for (ResourceType type : values()) {
            if (type.provider.equals(wanted)) {
                return type;
            }
        }
        return OTHER;
    }

    /** The type that a resource id names, or nothing if the text is no id of a resource. */
    static Optional<ResourceType> ofId(String id) {
        String own = id.substring(Math.max(0, lastProviders(id)));
        return ArmId.parse(own)
                .filter(parsed -> parsed.namespace().isPresent())
                .map(parsed -> of(parsed.namespace().get() + "/" + String.join("/", parsed.types())));
    }

    /** What an extension resource such as a role assignment lies on: the id up to its own provider. */
    static Optional<String> scopeOf(String id) {
        int at = lastProviders(id);
        return at < 0 ? Optional.empty() : Optional.of(at == 0 ? "/" : id.substring(0, at));
    }

    private static int lastProviders(String id) {
        return Placeholder.masked(id).toLowerCase(Locale.ROOT).lastIndexOf("/providers/");
    }
}
