package dev.keyproof.simulate;

import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;

/**
 * What key stores answer to the backup service (reference 2.1, 2.2): firewall, token, permission, object, operation, in
 * this order. An answer of null means that the call went through.
 *
 * <p>Knows nothing of what the backup service demands beyond that.
 */
final class KeyStoreService {
    private static final int WRAP_OPERATION = 1 << KeyOperation.WRAP_KEY.ordinal();
    private static final int UNWRAP_OPERATION = 1 << KeyOperation.UNWRAP_KEY.ordinal();

    private final World world;
    private final Recorder recorder;

    KeyStoreService(World world, Recorder recorder) {
        this.world = world;
        this.recorder = recorder;
    }

    KeyStoreError get(Caller caller, KeyVersionId id) {
        return call("kv.get", caller, id, Permissions.GET_BIT, true);
    }

    KeyStoreError wrap(Caller caller, KeyVersionId id) {
        return call("kv.wrap", caller, id, Permissions.WRAP_BIT, true);
    }

    KeyStoreError unwrap(Caller caller, KeyVersionId id) {
        return call("kv.unwrap", caller, id, Permissions.UNWRAP_BIT, true);
    }

    /** Asks only whether unwrap is permitted, whatever the state of the key (sim-A10, {@code no-key-state}). */
    KeyStoreError mayUnwrap(Caller caller, KeyVersionId id) {
        return call("kv.unwrap", caller, id, Permissions.UNWRAP_BIT, false);
    }

    private KeyStoreError call(String op, Caller caller, KeyVersionId id, int action, boolean looksAtKey) {
        KeyStoreError error = attempt(caller, id, action, looksAtKey);
        for (int retry = 0; isPassing(error) && retry < world.parameters.retryLimit(); retry++) {
            recorder.call(op, caller, id, error);
            error = attempt(caller, id, action, looksAtKey);
        }
        recorder.call(op, caller, id, error);
        return error;
    }

    private static boolean isPassing(KeyStoreError error) {
        return error == KeyStoreError.THROTTLED || error == KeyStoreError.SERVER_ERROR;
    }

    private KeyStoreError attempt(Caller caller, KeyVersionId id, int action, boolean looksAtKey) {
        Store store = world.findStore(id.store());
        if (store == null || store.isDeleted() || isSilent(world, store)) {
            return KeyStoreError.NO_ANSWER;
        }
        if (world.faults.fires(FaultPoint.THROTTLED)) {
            return KeyStoreError.THROTTLED;
        }
        if (world.faults.fires(FaultPoint.SERVER_ERROR)) {
            return KeyStoreError.SERVER_ERROR;
        }
        if (!isReachable(world, caller, store)) {
            return store.network == Network.DISABLED
                    ? KeyStoreError.FORBIDDEN_BY_CONNECTION
                    : KeyStoreError.FORBIDDEN_BY_FIREWALL;
        }
        if (!caller.hasToken()) {
            return KeyStoreError.UNAUTHORIZED;
        }
        if ((store.permitted(caller.principal, id.key(), world.now) & action) == 0) {
            return store.model == PermissionModel.ACCESS_POLICY
                    ? KeyStoreError.FORBIDDEN_BY_POLICY
                    : KeyStoreError.FORBIDDEN_BY_RBAC;
        }
        return looksAtKey ? object(store.find(id.key()), id, action) : null;
    }

    private KeyStoreError object(StoredKey key, KeyVersionId id, int action) {
        Version version = key == null ? null : key.find(id.version());
        if (version == null) {
            return KeyStoreError.KEY_NOT_FOUND;
        }
        if (key.isDeleted()) {
            return KeyStoreError.DELETED_KEY_NOT_FOUND;
        }
        return action == Permissions.GET_BIT ? null : operation(version, action == Permissions.WRAP_BIT);
    }

    private KeyStoreError operation(Version version, boolean wrap) {
        boolean stillWraps = wrap && world.assumptions.disabledKeyWrap() == Assumptions.DisabledKeyWrap.ALLOWED;
        if (!version.enabled && !stillWraps) {
            return KeyStoreError.KEY_DISABLED;
        }
        // Outside the window a key still unwraps (reference 2.2).
        if (wrap && !version.isInWindow(world.now + world.skew, world.leeway)) {
            return KeyStoreError.KEY_NOT_IN_VALIDITY_PERIOD;
        }
        boolean allowed = (version.operations & (wrap ? WRAP_OPERATION : UNWRAP_OPERATION)) != 0;
        return allowed && version.isRsa() ? null : KeyStoreError.KEY_OPERATION_FORBIDDEN;
    }

    static boolean isSilent(World world, Store store) {
        return world.now < store.silentUntil;
    }

    /** Whether the network rules let the caller in (sim-A6, UAI-2). */
    static boolean isReachable(World world, Caller caller, Store store) {
        if (!store.isRestricted()) {
            return true;
        }
        boolean assumed = world.assumptions.restrictedNetwork() == Assumptions.RestrictedNetwork.REACHABLE;
        return caller.system && (store.evidence || assumed);
    }
}
