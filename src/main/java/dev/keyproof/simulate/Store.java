package dev.keyproof.simulate;

import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A key vault or managed HSM. */
public final class Store {
    static final int LONGEST_RETENTION_DAYS = 90;

    final String name;
    PermissionModel model;
    boolean softDelete = true;
    boolean purgeProtection;
    int retentionDays = LONGEST_RETENTION_DAYS;
    Network network = Network.ALL_NETWORKS;
    /** A private link, or the vault's address among those listed (sim-A6). */
    boolean evidence;

    long deletedAt = Times.NEVER;
    long silentUntil = Times.ALWAYS;
    final ArrayList<Access> grants = new ArrayList<>(2);
    final ArrayList<StoredKey> keys = new ArrayList<>(1);

    Store(String name, PermissionModel model) {
        this.name = name;
        this.model = model;
    }

    Store copy() {
        Store copy = new Store(name, model);
        copy.softDelete = softDelete;
        copy.purgeProtection = purgeProtection;
        copy.retentionDays = retentionDays;
        copy.network = network;
        copy.evidence = evidence;
        copy.deletedAt = deletedAt;
        copy.silentUntil = silentUntil;
        for (int i = 0; i < grants.size(); i++) {
            copy.grants.add(grants.get(i).copy());
        }
        for (int i = 0; i < keys.size(); i++) {
            copy.keys.add(keys.get(i).copy());
        }
        return copy;
    }

    boolean isManagedHsm() {
        return model == PermissionModel.LOCAL_RBAC;
    }

    boolean isDeleted() {
        return deletedAt != Times.NEVER;
    }

    boolean isRestricted() {
        return network != Network.ALL_NETWORKS;
    }

    long retention() {
        return retentionDays * Times.DAY;
    }

    /** The key, or null. */
    StoredKey find(String key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).name.equals(key)) {
                return keys.get(i);
            }
        }
        return null;
    }

    /** What a principal may do with a key, as bits of {@link Permissions}. */
    int permitted(String principal, String key, long now) {
        int bits = 0;
        for (int i = 0; i < grants.size(); i++) {
            Access grant = grants.get(i);
            if (grant.model == model && grant.holds(principal, key, now)) {
                bits |= grant.bits;
            }
        }
        return bits;
    }

    /** Name of the store. */
    public String name() {
        return name;
    }

    /** How it decides who may use its keys. */
    public PermissionModel model() {
        return model;
    }

    /** Whether deleted keys can be recovered. */
    public boolean hasSoftDelete() {
        return softDelete;
    }

    /** Whether deleted keys stay recoverable until retention ends. */
    public boolean hasPurgeProtection() {
        return purgeProtection;
    }

    /** Days for which deleted keys can be recovered. */
    public int retentionDays() {
        return retentionDays;
    }

    /** Which networks reach it. */
    public Network network() {
        return network;
    }

    /** When it was deleted. */
    public Optional<Instant> deletedAt() {
        return Times.optional(deletedAt);
    }

    /** Every grant it holds, also those that do not count under its present model. */
    public List<Access> grants() {
        return Collections.unmodifiableList(grants);
    }

    /** Its keys, soft-deleted ones included. */
    public List<StoredKey> keys() {
        return Collections.unmodifiableList(keys);
    }
}
