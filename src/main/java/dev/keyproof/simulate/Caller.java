package dev.keyproof.simulate;

/** The backup service as it calls a key store: as one identity of one vault. */
final class Caller {
    final Vault vault;
    final boolean system;
    /** The principal that the identity has, or had before it was turned off or deleted. */
    final String principal;
    /** Why it gets no token; 0: it gets one. */
    final long causes;

    private Caller(Vault vault, boolean system, String principal, long causes) {
        this.vault = vault;
        this.system = system;
        this.principal = principal;
        this.causes = causes;
    }

    /** As the identity of the vault's settings, of the generation that the settings were made with (PRE-7). */
    static Caller bySettings(World world, Vault vault) {
        Caller caller = of(world, vault, vault.identity);
        boolean renewed = caller.system && vault.systemOn && vault.identityGeneration != vault.systemGeneration;
        return renewed
                ? new Caller(vault, true, caller.principal, caller.causes | Cause.IDENTITY_RENEWED.bit())
                : caller;
    }

    /** As an identity that the settings are to name, as it is now. */
    static Caller of(World world, Vault vault, IdentityReference identity) {
        if (identity.isSystem()) {
            long off = vault.systemOn ? 0 : Cause.IDENTITY_OFF.bit();
            return new Caller(vault, true, vault.systemPrincipal, off);
        }
        String name = identity.userAssigned().orElseThrow();
        UserIdentity user = world.findIdentity(name);
        if (user == null || user.deleted) {
            return new Caller(vault, false, user == null ? "" : user.principal, Cause.IDENTITY_DELETED.bit());
        }
        long detached = vault.attached.contains(name) ? 0 : Cause.IDENTITY_DETACHED.bit();
        return new Caller(vault, false, user.principal, detached);
    }

    boolean hasToken() {
        return causes == 0;
    }
}
