package dev.keyproof.drill;

import dev.keyproof.estate.PermissionModel;
import dev.keyproof.simulate.IdentityReference;
import dev.keyproof.simulate.KeyReference;
import dev.keyproof.simulate.Store;
import dev.keyproof.simulate.Vault;
import dev.keyproof.simulate.World;
import java.util.Optional;

/** What a vault must have for a drill, or for one step of it, to make sense. */
enum Need {
    SYSTEM_IDENTITY("encrypts as its system-assigned identity"),
    USER_IDENTITY("encrypts as a user-assigned identity"),
    VERSIONLESS("names its key without version"),
    VERSIONED("names one version of its key"),
    ROLES("uses a key vault that decides by roles"),
    POLICIES("uses a key vault that decides by access policies"),
    MANAGED_HSM("uses a managed HSM"),
    WORKLOAD("protects a workload"),
    NO_WORKLOAD("protects no workload"),
    /** Steps that name resources of the file's own estate. */
    OWN_ESTATE("is described in the file of the drill");

    private final String meaning;

    Need(String meaning) {
        this.meaning = meaning;
    }

    /** What it says of a vault, as a clause. */
    String meaning() {
        return meaning;
    }

    /** Whether the vault has it. */
    boolean isMet(World world, String name, boolean ownEstate) {
        Optional<Vault> vault = world.vault(name);
        Optional<KeyReference> key = vault.flatMap(found -> found.key().or(found::wantedKey));
        Optional<IdentityReference> identity =
                vault.flatMap(found -> found.identity().or(found::wantedIdentity));
        return switch (this) {
            case SYSTEM_IDENTITY -> identity.filter(IdentityReference::isSystem).isPresent();
            case USER_IDENTITY ->
                identity.flatMap(IdentityReference::userAssigned).isPresent();
            case VERSIONLESS -> key.filter(KeyReference::isRotated).isPresent();
            case VERSIONED -> key.filter(found -> !found.isRotated()).isPresent();
            case ROLES -> decides(world, key, PermissionModel.RBAC);
            case POLICIES -> decides(world, key, PermissionModel.ACCESS_POLICY);
            case MANAGED_HSM -> decides(world, key, PermissionModel.LOCAL_RBAC);
            case WORKLOAD -> vault.filter(found -> !found.workloads().isEmpty()).isPresent();
            case NO_WORKLOAD ->
                vault.filter(found -> found.workloads().isEmpty()).isPresent();
            case OWN_ESTATE -> ownEstate;
        };
    }

    private static boolean decides(World world, Optional<KeyReference> key, PermissionModel model) {
        return key.flatMap(found -> world.store(found.store()))
                .map(Store::model)
                .filter(model::equals)
                .isPresent();
    }
}
