package dev.keyproof.estate;

/** What a complete answer of the service says by leaving a field out (azure.md 2). */
final class Silence {
    private Silence() {}

    /** Whether one answer states what another denies by not stating it. */
    static boolean denies(Attribute<?> attribute, Field<?> stated, Field<?> silent) {
        if (!(stated instanceof Field.Present<?> present) || !(silent instanceof Field.Absent<?>)) {
            return false;
        }
        if (attribute.equals(KeyStore.PURGE_PROTECTION)) {
            return present.value().equals(true);
        }
        if (attribute.equals(KeyStore.PERMISSION_MODEL)) {
            return present.value() == PermissionModel.RBAC;
        }
        return attribute.equals(Key.NOT_BEFORE) || attribute.equals(Key.EXPIRES);
    }
}
