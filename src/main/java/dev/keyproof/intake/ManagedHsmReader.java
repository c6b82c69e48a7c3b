package dev.keyproof.intake;

import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.PermissionModel;

/** Reads {@code Microsoft.KeyVault/managedHSMs} (azure.md 1.3). */
final class ManagedHsmReader {
    private ManagedHsmReader() {}

    static void read(Resource shown, Gathering into) {
        Resource resource = KeyStoreReader.settled(shown);
        into.add(KeyStoreReader.read(resource, KeyStore.MANAGED_HSM, "name")
                // KEY-11: a managed HSM has no other model.
                .set(KeyStore.PERMISSION_MODEL, Field.present(PermissionModel.LOCAL_RBAC, resource.span()))
                .build());
    }
}
