package dev.keyproof.simulate;

/** Turns what an administrator names into a principal. */
final class Grantees {
    private Grantees() {}

    /** The principal, or null when nobody is called so. */
    static String find(World world, Grantee who) {
        return switch (who.kind()) {
            case SYSTEM_OF_VAULT -> {
                Vault vault = world.findVault(who.name());
                yield vault == null || vault.systemGeneration == 0 ? null : vault.systemPrincipal;
            }
            case USER_IDENTITY -> {
                UserIdentity identity = world.findIdentity(who.name());
                yield identity == null ? null : identity.principal;
            }
            case OTHER -> who.name();
        };
    }

    static String principal(World world, Grantee who) {
        String found = find(world, who);
        if (found == null) {
            throw new IllegalArgumentException("nobody is called " + who);
        }
        return found;
    }

    /** Principal of a user-assigned identity; a later one of the same name is somebody else. */
    static String user(String name, long serial) {
        return serial == 0 ? name : name + "#" + serial;
    }
}
