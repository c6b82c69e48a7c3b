package dev.keyproof.simulate;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.PermissionModel;

/** What administrators do to key stores and keys (reference 2.3, 2.4). */
final class StoreAdministration implements StoreOperation.Visitor<Outcome> {
    private final World world;
    private final Keys keys;

    StoreAdministration(World world, Keys keys) {
        this.world = world;
        this.keys = keys;
    }

    @Override
    public Outcome visit(StoreOperation.CreateStore operation) {
        Store taken = world.findStore(operation.store());
        if (taken != null && !taken.isDeleted()) {
            return Outcome.impossible("there is a key store `" + operation.store() + "` already");
        }
        if (taken != null) {
            return Outcome.refused(KeyStoreError.DELETED_BUT_RECOVERABLE);
        }
        boolean hsm = operation.model() == PermissionModel.LOCAL_RBAC;
        if (operation.purgeProtection() && !operation.softDelete() && !hsm) {
            return Outcome.refused(KeyStoreError.PROTECTION_IRREVERSIBLE);
        }
        Store store = new Store(operation.store(), operation.model());
        store.softDelete = operation.softDelete() || hsm;
        store.purgeProtection = operation.purgeProtection();
        store.retentionDays = operation.retentionDays();
        world.stores.add(store);
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.DeleteStore operation) {
        Store store = live(operation.store());
        if (store == null) {
            return noStore(operation.store());
        }
        // Role assignments on the store and in it go with it, and do not come back; those from above stay (2.4).
        store.grants.removeIf(grant -> grant.model == PermissionModel.RBAC && grant.scope.level() != Scope.Level.ABOVE);
        if (store.softDelete) {
            store.deletedAt = world.now;
        } else {
            keys.remove(store);
        }
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.RecoverStore operation) {
        Store store = world.findStore(operation.store());
        if (store == null || !store.isDeleted()) {
            return Outcome.impossible("no key store `" + operation.store() + "` can be recovered");
        }
        store.deletedAt = Times.NEVER;
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.PurgeStore operation) {
        Store store = world.findStore(operation.store());
        if (store == null || !store.isDeleted()) {
            return Outcome.impossible("no key store `" + operation.store() + "` is soft-deleted");
        }
        if (store.purgeProtection) {
            return Outcome.refused(KeyStoreError.STORE_PURGE_NOT_ALLOWED);
        }
        keys.remove(store);
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.EnableSoftDelete operation) {
        Store store = live(operation.store());
        if (store == null) {
            return noStore(operation.store());
        }
        store.softDelete = true;
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.DisableSoftDelete operation) {
        Store store = live(operation.store());
        if (store == null) {
            return noStore(operation.store());
        }
        return store.softDelete ? Outcome.refused(KeyStoreError.PROTECTION_IRREVERSIBLE) : Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.EnablePurgeProtection operation) {
        Store store = live(operation.store());
        if (store == null) {
            return noStore(operation.store());
        }
        if (!store.softDelete) {
            return Outcome.refused(KeyStoreError.PROTECTION_IRREVERSIBLE);
        }
        store.purgeProtection = true;
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.DisablePurgeProtection operation) {
        Store store = live(operation.store());
        if (store == null) {
            return noStore(operation.store());
        }
        return store.purgeProtection ? Outcome.refused(KeyStoreError.PROTECTION_IRREVERSIBLE) : Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.SetNetwork operation) {
        Store store = live(operation.store());
        if (store == null) {
            return noStore(operation.store());
        }
        store.network = operation.network();
        store.evidence = operation.evidence();
        boolean unsupported = store.isRestricted() && isUsedByUserIdentity(store);
        return unsupported ? Outcome.flagged(Causes.of(Cause.RESTRICTED_NETWORK_WITH_USER_IDENTITY)) : Outcome.DONE;
    }

    private boolean isUsedByUserIdentity(Store store) {
        return world.vaults.stream()
                .anyMatch(vault ->
                        vault.active != null && vault.active.store().equals(store.name) && !vault.identity.isSystem());
    }

    @Override
    public Outcome visit(StoreOperation.SwitchPermissionModel operation) {
        Store store = live(operation.store());
        if (store == null) {
            return noStore(operation.store());
        }
        boolean hsm = operation.model() == PermissionModel.LOCAL_RBAC;
        if (hsm != store.isManagedHsm()) {
            return Outcome.impossible("a managed HSM has local RBAC, and no key vault has it");
        }
        store.model = operation.model();
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.RedeployPolicies operation) {
        Store store = live(operation.store());
        if (store == null) {
            return noStore(operation.store());
        }
        for (StoreOperation.Grant policy : operation.policies()) {
            if (Grantees.find(world, policy.principal()) == null) {
                return nobody(policy.principal());
            }
        }
        store.grants.removeIf(grant -> grant.model == PermissionModel.ACCESS_POLICY);
        for (StoreOperation.Grant policy : operation.policies()) {
            String who = Grantees.principal(world, policy.principal());
            int bits = policy.permissions().bits();
            store.grants.add(new Access(PermissionModel.ACCESS_POLICY, who, bits, Scope.STORE, world.now));
        }
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.Grant operation) {
        Store store = live(operation.store());
        String who = Grantees.find(world, operation.principal());
        if (store == null || who == null) {
            return store == null ? noStore(operation.store()) : nobody(operation.principal());
        }
        // Policies hold for a whole key vault.
        Scope scope = store.model == PermissionModel.ACCESS_POLICY ? Scope.STORE : operation.scope();
        long from = world.now + propagation(store);
        store.grants.add(new Access(store.model, who, operation.permissions().bits(), scope, from));
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.Revoke operation) {
        Store store = live(operation.store());
        String who = Grantees.find(world, operation.principal());
        if (store == null || who == null) {
            return store == null ? noStore(operation.store()) : nobody(operation.principal());
        }
        long until = world.now + propagation(store);
        for (Access grant : store.grants) {
            if (grant.model == store.model && grant.principal.equals(who)) {
                grant.until = Math.min(grant.until, until);
            }
        }
        return Outcome.DONE;
    }

    private long propagation(Store store) {
        if (store.model == PermissionModel.ACCESS_POLICY) {
            return 0;
        }
        long usual = Times.seconds(world.parameters.grantPropagation());
        return world.faults.fires(FaultPoint.SLOW_PROPAGATION) ? 2 * usual : usual;
    }

    @Override
    public Outcome visit(StoreOperation.CreateKey operation) {
        Store store = live(operation.store());
        if (store == null) {
            return noStore(operation.store());
        }
        StoredKey taken = store.find(operation.key());
        if (taken != null) {
            return taken.isDeleted()
                    ? Outcome.refused(KeyStoreError.DELETED_BUT_RECOVERABLE)
                    : Outcome.impossible("there is a key `" + operation.key() + "` already");
        }
        if (store.isManagedHsm() && operation.type() == KeyType.RSA) {
            return Outcome.impossible("a managed HSM holds no software keys");
        }
        if (keys.isGone(operation.store(), operation.key(), operation.version())) {
            return Outcome.impossible("a version that is gone cannot be made again");
        }
        StoredKey key = new StoredKey(operation.key());
        store.keys.add(key);
        keys.add(store, key, operation.version(), operation.type(), operation.bits(), true);
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.Rotate operation) {
        Store store = live(operation.store());
        StoredKey key = live(store, operation.key());
        if (key == null || key.versions.isEmpty()) {
            return noKey(operation.store(), operation.key());
        }
        if (operation.version().map(key::find).isPresent()) {
            return Outcome.impossible("`" + operation.key() + "` has that version already");
        }
        Version like = key.newest();
        Version made = keys.add(store, key, operation.version(), like.type, like.bits, operation.enabled());
        return Outcome.done(made.id.version());
    }

    @Override
    public Outcome visit(StoreOperation.EnableVersion operation) {
        return enabled(operation.store(), operation.key(), operation.version(), true);
    }

    @Override
    public Outcome visit(StoreOperation.DisableVersion operation) {
        return enabled(operation.store(), operation.key(), operation.version(), false);
    }

    private Outcome enabled(String store, String key, String id, boolean enabled) {
        Version version = version(store, key, id);
        if (version == null) {
            return noVersion(store, key, id);
        }
        version.enabled = enabled;
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.SetWindow operation) {
        Version version = version(operation.store(), operation.key(), operation.version());
        if (version == null) {
            return noVersion(operation.store(), operation.key(), operation.version());
        }
        version.notBefore = operation.notBefore().map(Times::seconds).orElse(Times.ALWAYS);
        version.expires = operation.expires().map(Times::seconds).orElse(Times.NEVER);
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.DeleteKey operation) {
        Store store = live(operation.store());
        StoredKey key = live(store, operation.key());
        if (key == null) {
            return noKey(operation.store(), operation.key());
        }
        if (store.softDelete) {
            key.deletedAt = world.now;
        } else {
            keys.remove(store, key);
        }
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.RecoverKey operation) {
        StoredKey key = deleted(operation.store(), operation.key());
        if (key == null) {
            return Outcome.impossible("no key `" + operation.key() + "` can be recovered");
        }
        key.deletedAt = Times.NEVER;
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(StoreOperation.PurgeKey operation) {
        StoredKey key = deleted(operation.store(), operation.key());
        if (key == null) {
            return Outcome.impossible("no key `" + operation.key() + "` is soft-deleted");
        }
        Store store = live(operation.store());
        if (store.purgeProtection) {
            return Outcome.refused(KeyStoreError.KEY_PURGE_FORBIDDEN);
        }
        keys.remove(store, key);
        return Outcome.DONE;
    }

    private Store live(String name) {
        Store store = world.findStore(name);
        return store == null || store.isDeleted() ? null : store;
    }

    private static StoredKey live(Store store, String name) {
        StoredKey key = store == null ? null : store.find(name);
        return key == null || key.isDeleted() ? null : key;
    }

    private StoredKey deleted(String storeName, String name) {
        Store store = live(storeName);
        StoredKey key = store == null ? null : store.find(name);
        return key == null || !key.isDeleted() ? null : key;
    }

    private Version version(String storeName, String keyName, String id) {
        StoredKey key = live(live(storeName), keyName);
        return key == null ? null : key.find(id);
    }

    private static Outcome noStore(String name) {
        return Outcome.impossible("there is no key store `" + name + "`");
    }

    private static Outcome noKey(String store, String key) {
        return Outcome.impossible("there is no key `" + key + "` in `" + store + "`");
    }

    private static Outcome noVersion(String store, String key, String version) {
        return Outcome.impossible("there is no version `" + version + "` of `" + key + "` in `" + store + "`");
    }

    private static Outcome nobody(Grantee who) {
        return Outcome.impossible("nobody is called `" + who + "`");
    }
}
