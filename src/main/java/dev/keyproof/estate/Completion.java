package dev.keyproof.estate;

/** What follows from the kind of a resource alone, so that no reader has to write it. */
final class Completion {
    private Completion() {}

    /** The resource with what its kind settles and nobody wrote; a second time changes nothing. */
    static Entity complete(Entity resource) {
        Shape shape = resource.shape();
        boolean open = shape == KeyStore.SHAPE && absent(resource, KeyStore.STORE_KIND)
                || shape == Key.SHAPE && absent(resource, Key.EXISTENCE)
                || shape == Identity.SHAPE && absent(resource, Identity.IDENTITY_KIND);
        if (!open && !resource.kind().equals(KeyStore.MANAGED_HSM.word())) {
            return resource;
        }
        Entity.Builder copy = resource.copy();
        if (resource.kind().equals(KeyStore.KEY_VAULT.word())) {
            settle(copy, KeyStore.STORE_KIND, StoreKind.KEY_VAULT);
        } else if (resource.kind().equals(KeyStore.MANAGED_HSM.word())) {
            settle(copy, KeyStore.STORE_KIND, StoreKind.MANAGED_HSM);
            settle(copy, KeyStore.PERMISSION_MODEL, PermissionModel.LOCAL_RBAC);
        } else if (shape == Key.SHAPE) {
            settle(copy, Key.EXISTENCE, Existence.PRESENT);
        } else if (shape == Identity.SHAPE) {
            settle(copy, Identity.IDENTITY_KIND, IdentityKind.USER_ASSIGNED);
        }
        return copy.build();
    }

    private static boolean absent(Entity resource, Attribute<?> attribute) {
        return resource.at(attribute.index()) instanceof Field.Absent<?>;
    }

    private static <T> void settle(Entity.Builder entity, Attribute<T> attribute, T value) {
        if (entity.get(attribute) instanceof Field.Absent<T> absent) {
            entity.set(attribute, Field.present(value, absent.span()));
        }
    }
}
