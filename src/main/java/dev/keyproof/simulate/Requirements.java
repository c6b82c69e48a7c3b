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
                | key(world, Diagnosis.version(world, target))
                | protection(world.findStore(target.store()));
        Vault vault = caller.vault;
        if (!vault.listedRegion) {
            causes |= Cause.REGION_NOT_LISTED.bit();
        }
        return caller.system ? causes : causes | userIdentity(vault, world.findStore(target.store()));
    }

    private static long key(World world, Version version) {
        if (version == null) {
            return 0;
        }
        long causes = Diagnosis.validity(world, version, true);
        if (!version.isRsa()) {
            return causes | Cause.KEY_NOT_RSA.bit();
        }
        if ((version.operations & BOTH_OPERATIONS) != BOTH_OPERATIONS) {
            causes |= Cause.KEY_OPERATION_FORBIDDEN.bit();
        }
        return version.hasGoodSize() ? causes : causes | Cause.KEY_SIZE_UNSUPPORTED.bit();
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
