package dev.keyproof.simulate;

/**
 * Everything that stands in the way of using a key version, found without stopping at the first matter: what a service
 * that meets one matter hides is listed too. All as bits of {@link Cause}.
 */
final class Diagnosis {
    private Diagnosis() {}

    /** What keeps a caller from these permissions on a version, whatever the version's state. */
    static long access(World world, Caller caller, KeyVersionId id, int needed) {
        long causes = caller.causes;
        Store store = world.findStore(id.store());
        if (store == null) {
            return causes | Cause.STORE_ABSENT.bit();
        }
        if (store.isDeleted()) {
            causes |= Cause.STORE_DELETED.bit();
        }
        if (KeyStoreService.isSilent(world, store)) {
            causes |= Cause.STORE_OUTAGE.bit();
        }
        if (!KeyStoreService.isReachable(world, caller, store)) {
            causes |= Cause.STORE_UNREACHABLE.bit();
        }
        return causes | permission(store.permitted(caller.principal, id.key(), world.now), needed);
    }

    private static long permission(int held, int needed) {
        int missing = needed & ~held;
        if (missing == 0) {
            return 0;
        }
        if ((held & Permissions.ENCRYPTION.bits()) == 0) {
            return Cause.NO_PERMISSION.bit();
        }
        return ((missing & Permissions.GET_BIT) == 0 ? 0 : Cause.GET_MISSING.bit())
                | ((missing & Permissions.WRAP_BIT) == 0 ? 0 : Cause.WRAP_MISSING.bit())
                | ((missing & Permissions.UNWRAP_BIT) == 0 ? 0 : Cause.UNWRAP_MISSING.bit());
    }

    /** Whether the version is there. */
    static long existence(World world, KeyVersionId id) {
        Store store = world.findStore(id.store());
        if (store == null) {
            return 0;
        }
        StoredKey key = store.find(id.key());
        if (key == null || key.find(id.version()) == null) {
            return Cause.KEY_ABSENT.bit();
        }
        return key.isDeleted() ? Cause.KEY_DELETED.bit() : 0;
    }

    /** The version, deleted or not; or null. */
    static Version version(World world, KeyVersionId id) {
        Store store = world.findStore(id.store());
        StoredKey key = store == null ? null : store.find(id.key());
        return key == null ? null : key.find(id.version());
    }

    /** Whether the version is enabled and, if it matters, inside its window (KEY-6, KEY-7). */
    static long validity(World world, Version version, boolean window) {
        if (version == null) {
            return 0;
        }
        long causes = version.enabled ? 0 : Cause.KEY_DISABLED.bit();
        if (window && !version.hasBegun(world.now, world.leeway)) {
            causes |= Cause.KEY_NOT_YET_VALID.bit();
        }
        if (window && version.hasExpired(world.now, world.leeway)) {
            causes |= Cause.KEY_EXPIRED.bit();
        }
        return causes;
    }

    /** The matters that an answer of a key store tells of; what a caller may not see is told by {@link #access}. */
    static long ofAnswer(World world, KeyStoreError error, KeyVersionId id, Caller caller, int needed) {
        if (error == null) {
            return 0;
        }
        return switch (error) {
            case UNAUTHORIZED,
                    FORBIDDEN_BY_FIREWALL,
                    FORBIDDEN_BY_CONNECTION,
                    FORBIDDEN_BY_POLICY,
                    FORBIDDEN_BY_RBAC,
                    NO_ANSWER -> access(world, caller, id, needed);
            case KEY_NOT_FOUND, DELETED_KEY_NOT_FOUND -> existence(world, id);
            case KEY_DISABLED -> Cause.KEY_DISABLED.bit();
            case KEY_NOT_IN_VALIDITY_PERIOD -> outsideWindow(world, id);
            case KEY_OPERATION_FORBIDDEN -> forbidden(world, id);
            case THROTTLED -> Cause.THROTTLED.bit();
            case SERVER_ERROR -> Cause.SERVER_ERROR.bit();
            case DELETED_BUT_RECOVERABLE,
                    BEING_DELETED,
                    KEY_PURGE_FORBIDDEN,
                    STORE_PURGE_NOT_ALLOWED,
                    PROTECTION_IRREVERSIBLE -> Cause.KEY_STORE_REFUSED.bit();
        };
    }

    private static long outsideWindow(World world, KeyVersionId id) {
        Version version = version(world, id);
        boolean begun = version == null || version.hasBegun(world.now + world.skew, world.leeway);
        return begun ? Cause.KEY_EXPIRED.bit() : Cause.KEY_NOT_YET_VALID.bit();
    }

    private static long forbidden(World world, KeyVersionId id) {
        Version version = version(world, id);
        return version != null && !version.isRsa() ? Cause.KEY_NOT_RSA.bit() : Cause.KEY_OPERATION_FORBIDDEN.bit();
    }
}
