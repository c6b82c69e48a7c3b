package dev.keyproof.simulate;

import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Makes a world of plain attributes, quickly: what exhaustive runs and tests start from. Methods without a resource in
 * their name are about the store, key version or vault that was added last.
 */
public final class WorldBuilder {
    private final World world;
    private Store store;
    private StoredKey key;
    private Version version;
    private Vault vault;

    WorldBuilder(World world) {
        this.world = world;
    }

    /** Adds a key store: soft delete on for 90 days, purge protection on, open to all networks. */
    public WorldBuilder store(String name, PermissionModel model) {
        store = new Store(name, model);
        store.purgeProtection = true;
        world.stores.add(store);
        return this;
    }

    /** Protection of the store. */
    public WorldBuilder protection(boolean softDelete, boolean purgeProtection, int retentionDays) {
        store.softDelete = softDelete;
        store.purgeProtection = purgeProtection;
        store.retentionDays = retentionDays;
        return this;
    }

    /** Network rules of the store; evidence is a private link or the vault's address among those listed (sim-A6). */
    public WorldBuilder network(Network network, boolean evidence) {
        store.network = network;
        store.evidence = evidence;
        return this;
    }

    /** Gives permissions under the store's own permission model, in effect since ever. */
    public WorldBuilder grant(Grantee who, Permissions permissions, Scope scope) {
        return grant(store.model, who, permissions, scope);
    }

    /** Gives permissions under any permission model; they count while the store has that model. */
    public WorldBuilder grant(PermissionModel model, Grantee who, Permissions permissions, Scope scope) {
        store.grants.add(new Access(model, Grantees.principal(world, who), permissions.bits(), scope, Times.ALWAYS));
        return this;
    }

    /** Adds a key to the store, without versions: it is as if it were absent. */
    public WorldBuilder key(String name) {
        key = new StoredKey(name);
        store.keys.add(key);
        return this;
    }

    /** Adds an enabled version to the key, newer than those before, without window. */
    public WorldBuilder version(String id, KeyType type, int bits) {
        version = new Version(
                new KeyVersionId(store.name, key.name, id), type, bits, Version.EVERY_OPERATION, world.now, true);
        key.versions.add(version);
        return this;
    }

    /** Adds a version that allows these operations only. */
    public WorldBuilder version(String id, KeyType type, int bits, Members<KeyOperation> operations) {
        int mask = Version.operations(operations);
        version = new Version(new KeyVersionId(store.name, key.name, id), type, bits, mask, world.now, true);
        key.versions.add(version);
        return this;
    }

    /** Disables the version. */
    public WorldBuilder disabled() {
        version.enabled = false;
        return this;
    }

    /** First instant of validity of the version. */
    public WorldBuilder notBefore(Instant instant) {
        version.notBefore = Times.seconds(instant);
        return this;
    }

    /** First instant behind the validity of the version. */
    public WorldBuilder expires(Instant instant) {
        version.expires = Times.seconds(instant);
        return this;
    }

    /** The key is soft-deleted since now. */
    public WorldBuilder softDeleted() {
        key.deletedAt = world.now;
        return this;
    }

    /** The key gets a new version by itself. */
    public WorldBuilder rotatedEvery(Duration period) {
        key.rotateEvery = Times.seconds(period);
        return this;
    }

    /** Adds a user-assigned identity. */
    public WorldBuilder identity(String name) {
        world.identities.add(new UserIdentity(name, Grantees.user(name, 0)));
        return this;
    }

    /** Adds a user-assigned identity that was deleted; grants to it have no effect. */
    public WorldBuilder deletedIdentity(String name) {
        identity(name);
        world.identities.get(world.identities.size() - 1).deleted = true;
        return this;
    }

    /** Adds a vault without identities, on platform-managed keys. */
    public WorldBuilder vault(String name, String region) {
        vault = new Vault(name, region, Regions.isListed(region));
        vault.lastRun = world.now;
        world.vaults.add(vault);
        return this;
    }

    /** The vault's system-assigned identity is on. */
    public WorldBuilder systemIdentity() {
        World.turnOn(vault);
        return this;
    }

    /** The vault's system-assigned identity was on and is off; grants to it name the principal that it had. */
    public WorldBuilder systemIdentityOff() {
        World.turnOn(vault);
        vault.systemOn = false;
        return this;
    }

    /** A user-assigned identity is attached to the vault. */
    public WorldBuilder attached(String identity) {
        vault.attached.add(identity);
        return this;
    }

    /** The vault has a private endpoint for Backup. */
    public WorldBuilder privateEndpoint() {
        vault.privateEndpoint = true;
        return this;
    }

    /** The vault is meant to stay on platform-managed keys. */
    public WorldBuilder platformKeys() {
        vault.platformKeys = true;
        return this;
    }

    /** What the vault is to be encrypted with. */
    public WorldBuilder wants(KeyReference wantedKey, IdentityReference wantedIdentity) {
        vault.wantedKey = wantedKey;
        vault.wantedIdentity = wantedIdentity;
        return this;
    }

    /** The vault protects a workload. */
    public WorldBuilder workload(ProtectedWorkload workload) {
        vault.workloads.add(workload);
        return this;
    }

    /** Switches fault points on: each fires per call, with a chance in thousandths. */
    public WorldBuilder faults(Set<FaultPoint> points, int perMille) {
        world.faults.switchOn(points, perMille);
        return this;
    }

    /** The world. */
    public World build() {
        return world;
    }
}
