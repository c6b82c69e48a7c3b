package dev.keyproof.drill;

import static dev.keyproof.drill.Slot.BITS;
import static dev.keyproof.drill.Slot.ENABLED;
import static dev.keyproof.drill.Slot.EVIDENCE;
import static dev.keyproof.drill.Slot.EXPIRES;
import static dev.keyproof.drill.Slot.KEY;
import static dev.keyproof.drill.Slot.MODEL;
import static dev.keyproof.drill.Slot.NETWORK;
import static dev.keyproof.drill.Slot.NEW_VERSION;
import static dev.keyproof.drill.Slot.NOT_BEFORE;
import static dev.keyproof.drill.Slot.PERMISSIONS;
import static dev.keyproof.drill.Slot.PRINCIPAL;
import static dev.keyproof.drill.Slot.PURGE_PROTECTION;
import static dev.keyproof.drill.Slot.RETENTION_DAYS;
import static dev.keyproof.drill.Slot.SCOPE;
import static dev.keyproof.drill.Slot.SOFT_DELETE;
import static dev.keyproof.drill.Slot.STORE;
import static dev.keyproof.drill.Slot.TYPE;
import static dev.keyproof.drill.Slot.VAULT;
import static dev.keyproof.drill.Slot.VERSION;

import dev.keyproof.estate.KeyType;
import dev.keyproof.simulate.Permissions;
import dev.keyproof.simulate.StoreOperation;
import java.util.List;

/** What is asked of key vaults and managed HSMs, as scenarios write it. */
final class StoreVerbs {
    private static final int USUAL_BITS = 2048;
    private static final int USUAL_RETENTION_DAYS = 90;

    static final List<Verb> ALL = List.of(
            Verb.of(
                    "CreateStore",
                    (s, a) -> new StoreOperation.CreateStore(
                            a.get(STORE, ""),
                            a.get(MODEL).orElseThrow(),
                            a.get(SOFT_DELETE, true),
                            a.get(PURGE_PROTECTION, true),
                            a.get(RETENTION_DAYS, USUAL_RETENTION_DAYS)),
                    STORE.needed(),
                    MODEL,
                    SOFT_DELETE,
                    PURGE_PROTECTION,
                    RETENTION_DAYS),
            Verb.of("DeleteStore", (s, a) -> new StoreOperation.DeleteStore(s.store(a)), VAULT, STORE),
            Verb.of("RecoverStore", (s, a) -> new StoreOperation.RecoverStore(s.store(a)), VAULT, STORE),
            Verb.of("PurgeStore", (s, a) -> new StoreOperation.PurgeStore(s.store(a)), VAULT, STORE),
            Verb.of("EnableSoftDelete", (s, a) -> new StoreOperation.EnableSoftDelete(s.store(a)), VAULT, STORE),
            Verb.of("DisableSoftDelete", (s, a) -> new StoreOperation.DisableSoftDelete(s.store(a)), VAULT, STORE),
            Verb.of(
                    "EnablePurgeProtection",
                    (s, a) -> new StoreOperation.EnablePurgeProtection(s.store(a)),
                    VAULT,
                    STORE),
            Verb.of(
                    "DisablePurgeProtection",
                    (s, a) -> new StoreOperation.DisablePurgeProtection(s.store(a)),
                    VAULT,
                    STORE),
            Verb.of(
                    "SetNetwork",
                    (s, a) -> new StoreOperation.SetNetwork(
                            s.store(a), a.get(NETWORK).orElseThrow(), a.get(EVIDENCE, false)),
                    VAULT,
                    STORE,
                    NETWORK,
                    EVIDENCE),
            Verb.of(
                    "SwitchPermissionModel",
                    (s, a) -> new StoreOperation.SwitchPermissionModel(
                            s.store(a), a.get(MODEL).orElseThrow()),
                    VAULT,
                    STORE,
                    MODEL),
            Verb.of(
                    "RedeployPolicies",
                    (s, a) -> new StoreOperation.RedeployPolicies(
                            s.store(a), a.has(PRINCIPAL) ? List.of(grant(s, a)) : List.of()),
                    VAULT,
                    STORE,
                    PRINCIPAL,
                    PERMISSIONS),
            Verb.of("Grant", StoreVerbs::grant, VAULT, STORE, KEY, PRINCIPAL, PERMISSIONS, SCOPE),
            Verb.of("Revoke", (s, a) -> new StoreOperation.Revoke(s.store(a), s.principal(a)), VAULT, STORE, PRINCIPAL),
            Verb.of(
                    "CreateKey",
                    (s, a) -> new StoreOperation.CreateKey(
                            s.store(a),
                            a.get(KEY, ""),
                            a.get(TYPE, KeyType.RSA),
                            a.get(BITS, rsa(a) ? USUAL_BITS : 0),
                            a.get(NEW_VERSION)),
                    VAULT,
                    STORE,
                    KEY.needed(),
                    TYPE,
                    BITS,
                    NEW_VERSION),
            Verb.of(
                    "Rotate",
                    (s, a) -> new StoreOperation.Rotate(
                            s.store(a), s.keyName(a), a.get(NEW_VERSION), a.get(ENABLED, true)),
                    VAULT,
                    STORE,
                    KEY,
                    NEW_VERSION,
                    ENABLED),
            Verb.of(
                    "EnableVersion",
                    (s, a) -> new StoreOperation.EnableVersion(s.store(a), s.keyName(a), s.version(a)),
                    VAULT,
                    STORE,
                    KEY,
                    VERSION),
            Verb.of(
                    "DisableVersion",
                    (s, a) -> new StoreOperation.DisableVersion(s.store(a), s.keyName(a), s.version(a)),
                    VAULT,
                    STORE,
                    KEY,
                    VERSION),
            Verb.of(
                    "SetWindow",
                    (s, a) -> new StoreOperation.SetWindow(
                            s.store(a),
                            s.keyName(a),
                            s.version(a),
                            a.get(NOT_BEFORE).map(moment -> moment.at(s.start())),
                            a.get(EXPIRES).map(moment -> moment.at(s.start()))),
                    VAULT,
                    STORE,
                    KEY,
                    VERSION,
                    NOT_BEFORE,
                    EXPIRES),
            Verb.of("DeleteKey", (s, a) -> new StoreOperation.DeleteKey(s.store(a), s.keyName(a)), VAULT, STORE, KEY),
            Verb.of("RecoverKey", (s, a) -> new StoreOperation.RecoverKey(s.store(a), s.keyName(a)), VAULT, STORE, KEY),
            Verb.of("PurgeKey", (s, a) -> new StoreOperation.PurgeKey(s.store(a), s.keyName(a)), VAULT, STORE, KEY));

    private StoreVerbs() {}

    private static boolean rsa(Arguments a) {
        KeyType type = a.get(TYPE, KeyType.RSA);
        return type == KeyType.RSA || type == KeyType.RSA_HSM;
    }

    private static StoreOperation.Grant grant(Subject s, Arguments a) {
        Permissions permissions = a.list(PERMISSIONS).stream()
                .reduce(Permissions::and)
                .orElse(a.has(PERMISSIONS) ? Permissions.NONE : Permissions.ENCRYPTION);
        return new StoreOperation.Grant(s.store(a), s.principal(a), permissions, s.scope(a));
    }
}
