package dev.keyproof.estate;

/** What follows from the kind of a resource alone, so that no reader has to write it. */
final class Completion {
    private Completion() {}

    /** Fills what the kind settles and nobody wrote; a second time changes nothing. */
    static Entity.Builder complete(String kind, Entity.Builder entity) {
        if (kind.equals(KeyStore.KEY_VAULT.word())) {
            settle(entity, KeyStore.STORE_KIND, StoreKind.KEY_VAULT);
        } else if (kind.equals(KeyStore.MANAGED_HSM.word())) {
            settle(entity, KeyStore.STORE_KIND, StoreKind.MANAGED_HSM);
            settle(entity, KeyStore.PERMISSION_MODEL, PermissionModel.LOCAL_RBAC);
        } else if (kind.equals(Key.KIND.word())) {
            settle(entity, Key.EXISTENCE, Existence.PRESENT);
        } else if (kind.equals(Identity.KIND.word())) {
            settle(entity, Identity.IDENTITY_KIND, IdentityKind.USER_ASSIGNED);
        }
        return entity;
    }

    private static <T> void settle(Entity.Builder entity, Attribute<T> attribute, T value) {
        if (entity.get(attribute) instanceof Field.Absent<T> absent) {
            entity.set(attribute, Field.present(value, absent.span()));
        }
    }
}
