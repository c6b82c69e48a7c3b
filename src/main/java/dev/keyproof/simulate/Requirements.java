package dev.keyproof.simulate;

import dev.keyproof.estate.KeyOperation;

/** What encryption settings must meet when they are made: every matter that does not hold, as bits of {@link Cause}. */
final class Requirements {
    private static final int BOTH_OPERATIONS =
            1 << KeyOperation.WRAP_KEY.ordinal() | 1 << KeyOperation.UNWRAP_KEY.ordinal();

    private Requirements() {}

    /**
     * The matters that do not hold.
     *
     * @param target the version that the settings would use
     */
    static long unmet(World world, Caller caller, KeyVersionId target) {
        long causes = Diagnosis.access(world, caller, target, Permissions.ENCRYPTION.bits())
                | Diagnosis.existence(world, target)
                | Diagnosis.validity(world, Diagnosis.version(world, target), true)
                | kind(Diagnosis.version(world, target))
                | protection(world.findStore(target.store()));
        Vault vault = caller.vault;
        if (!vault.listedRegion) {
            causes |= Cause.REGION_NOT_LISTED.bit();
        }
        return caller.system ? causes : causes | userIdentity(vault, world.findStore(target.store()));
    }

    /** Whether the version is of a type, a size and a purpose that can wrap data keys (KEY-9). */
    static long kind(Version version) {
        if (version == null) {
            return 0;
        }
        if (!version.isRsa()) {
            return Cause.KEY_NOT_RSA.bit();
        }
        boolean both = (version.operations & BOTH_OPERATIONS) == BOTH_OPERATIONS;
        return (both ? 0 : Cause.KEY_OPERATION_FORBIDDEN.bit())
                | (version.hasGoodSize() ? 0 : Cause.KEY_SIZE_UNSUPPORTED.bit());
    }

    private static long protection(Store store) {
        if (store == null) {
            return 0;
        }
        return (store.softDelete ? 0 : Cause.SOFT_DELETE_OFF.bit())
                | (store.purgeProtection ? 0 : Cause.PURGE_PROTECTION_OFF.bit());
    }

    /** What does not go with a user-assigned identity (UAI-1, UAI-2). */
    private static long userIdentity(Vault vault, Store store) {
        return (vault.privateEndpoint ? Cause.PRIVATE_ENDPOINT_WITH_USER_IDENTITY.bit() : 0)
                | (store != null && store.isRestricted() ? Cause.RESTRICTED_NETWORK_WITH_USER_IDENTITY.bit() : 0);
    }
}
