package dev.keyproof.terraform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a resource of a plan is, whichever provider writes it; everything else is {@link #OTHER}. */
enum Thing {
    BACKUP_VAULT("azurerm_data_protection_backup_vault", "Microsoft.DataProtection/backupVaults"),
    /** The encryption settings of a Backup vault, which azurerm writes as a resource of their own. */
    ENCRYPTION("azurerm_data_protection_backup_vault_customer_managed_key", ""),
    BACKUP_INSTANCE("", "Microsoft.DataProtection/backupVaults/backupInstances"),
    KEY_VAULT("azurerm_key_vault", "Microsoft.KeyVault/vaults"),
    ACCESS_POLICY("azurerm_key_vault_access_policy", ""),
    KEY("azurerm_key_vault_key", "Microsoft.KeyVault/vaults/keys"),
    SECRET("azurerm_key_vault_secret", ""),
    CERTIFICATE("azurerm_key_vault_certificate", ""),
    HSM("azurerm_key_vault_managed_hardware_security_module", "Microsoft.KeyVault/managedHSMs"),
    HSM_KEY("azurerm_key_vault_managed_hardware_security_module_key", "Microsoft.KeyVault/managedHSMs/keys"),
    HSM_GRANT("azurerm_key_vault_managed_hardware_security_module_role_assignment", ""),
    HSM_ROLE("azurerm_key_vault_managed_hardware_security_module_role_definition", ""),
    GRANT("azurerm_role_assignment", "Microsoft.Authorization/roleAssignments"),
    ROLE("azurerm_role_definition", "Microsoft.Authorization/roleDefinitions"),
    IDENTITY("azurerm_user_assigned_identity", "Microsoft.ManagedIdentity/userAssignedIdentities"),
    ENDPOINT("azurerm_private_endpoint", "Microsoft.Network/privateEndpoints"),
    RECOVERY_VAULT("azurerm_recovery_services_vault", "Microsoft.RecoveryServices/vaults"),
    GROUP("azurerm_resource_group", "Microsoft.Resources/resourceGroups"),
    SUBSCRIPTION("azurerm_subscription", ""),
    CLIENT("azurerm_client_config", ""),
    OTHER("", "");

    static final String AZAPI = "azapi_resource";
    static final String AZAPI_UPDATE = "azapi_update_resource";

    private static final String INSTANCE = "azurerm_data_protection_backup_instance_";
    private static final Map<String, Thing> BY_TYPE = by(Thing::type);
    private static final Map<String, Thing> BY_ARM = by(thing -> thing.arm().toLowerCase(Locale.ROOT));

    private final String type;
    private final String arm;

    Thing(String type, String arm) {
        this.type = type;
        this.arm = arm;
    }

    /** What a resource type of Terraform is; of azapi only the type in the resource tells. */
    static Thing ofType(String type) {
        return type.startsWith(INSTANCE) ? BACKUP_INSTANCE : BY_TYPE.getOrDefault(type, OTHER);
    }

    /** What a resource type of Azure is, in any case. */
    static Thing ofArm(String arm) {
        return BY_ARM.getOrDefault(arm.toLowerCase(Locale.ROOT), OTHER);
    }

    /** Whether resources of a type are read at all. */
    static boolean isRead(String type) {
        return ofType(type) != OTHER || type.equals(AZAPI) || type.equals(AZAPI_UPDATE);
    }

    /** What is backed up, for a type of instances. */
    static Optional<String> workload(String type) {
        return type.startsWith(INSTANCE) ? Optional.of(type.substring(INSTANCE.length())) : Optional.empty();
    }

    /** The type of azurerm. */
    String type() {
        return type;
    }

    /** The resource type of Azure; empty for what is no resource there. */
    String arm() {
        return arm;
    }

    private static Map<String, Thing> by(Function<Thing, String> name) {
        return Arrays.stream(values())
                .filter(thing -> !name.apply(thing).isEmpty())
                .collect(Collectors.toMap(name, Function.identity()));
    }
}
