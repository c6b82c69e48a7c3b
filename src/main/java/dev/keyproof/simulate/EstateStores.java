package dev.keyproof.simulate;

import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Existence;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.KeyVersion;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Provenance;
import dev.keyproof.estate.StoreKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Key stores and keys of an estate, with the documented defaults (reference 2.4). */
final class EstateStores {
    private static final LocalDate SOFT_DELETE_BY_DEFAULT = LocalDate.of(2019, 9, 1);
    private static final LocalDate RBAC_BY_DEFAULT = LocalDate.of(2026, 2, 1);
    private static final int DEFAULT_BITS = 2048;

    private final World world;
    private final Takings takings;
    private final Map<String, Store> made = new LinkedHashMap<>();

    EstateStores(World world, Takings takings) {
        this.world = world;
        this.takings = takings;
    }

    /** Adds a store, or a key with its store; what is there already stays as it is. */
    Store add(Entity entity) {
        if (!entity.shape().equals(Key.SHAPE)) {
            return of(entity);
        }
        Store store = of(entity.value(Key.STORE).orElseThrow());
        if (store.find(entity.name()) == null) {
            key(store, entity);
        }
        return store;
    }

    /** The store that was made of an entity. */
    Store of(Entity entity) {
        Optional<StoreKind> kind = entity.value(KeyStore.STORE_KIND);
        boolean hsm = kind.filter(StoreKind.MANAGED_HSM::equals).isPresent();
        return made.computeIfAbsent((hsm ? "hsm " : "vault ") + entity.name(), first -> store(entity, hsm));
    }

    private Store store(Entity entity, boolean hsm) {
        String taken = entity.name();
        String name = world.findStore(taken) == null ? taken : taken + (hsm ? " (managed HSM)" : " (key vault)");
        Store store = new Store(name, hsm ? PermissionModel.LOCAL_RBAC : model(entity));
        store.softDelete = hsm || softDelete(entity);
        store.purgeProtection = takings.value(entity, KeyStore.PURGE_PROTECTION, false, true);
        long days = Store.LONGEST_RETENTION_DAYS;
        store.retentionDays =
                takings.value(entity, KeyStore.RETENTION_DAYS, days, days).intValue();
        store.network = takings.value(entity, KeyStore.NETWORK, Network.ALL_NETWORKS, Network.ALL_NETWORKS);
        world.stores.add(store);
        return store;
    }

    private boolean softDelete(Entity entity) {
        Provenance from = entity.provenance();
        boolean written = !(entity.get(KeyStore.SOFT_DELETE) instanceof Field.Absent<Boolean>);
        if (written) {
            return takings.value(entity, KeyStore.SOFT_DELETE, true, true);
        }
        if (entity.value(KeyStore.PURGE_PROTECTION).orElse(false)) {
            return true;
        }
        return from.apiVersion()
                .filter(version -> from.direction() != Provenance.Direction.READ)
                .map(version -> !version.isBefore(SOFT_DELETE_BY_DEFAULT))
                .orElseGet(() -> takings.known(entity, KeyStore.SOFT_DELETE, true));
    }

    private PermissionModel model(Entity entity) {
        Provenance from = entity.provenance();
        boolean written = !(entity.get(KeyStore.PERMISSION_MODEL) instanceof Field.Absent<PermissionModel>);
        if (written) {
            PermissionModel usual = likelyModel(entity);
            return takings.value(entity, KeyStore.PERMISSION_MODEL, usual, usual);
        }
        return switch (from.direction()) {
            case READ -> PermissionModel.ACCESS_POLICY;
            case CREATE ->
                from.apiVersion()
                        .map(version -> version.isBefore(RBAC_BY_DEFAULT)
                                ? PermissionModel.ACCESS_POLICY
                                : PermissionModel.RBAC)
                        .orElseGet(() -> takings.known(entity, KeyStore.PERMISSION_MODEL, likelyModel(entity)));
            case STATED -> takings.known(entity, KeyStore.PERMISSION_MODEL, likelyModel(entity));
        };
    }

    /** The model under which what is described can work. */
    private static PermissionModel likelyModel(Entity entity) {
        boolean policies = entity.value(KeyStore.ACCESS_POLICIES)
                .filter(many -> !many.sure().isEmpty())
                .isPresent();
        return policies ? PermissionModel.ACCESS_POLICY : PermissionModel.RBAC;
    }

    private void key(Store store, Entity entity) {
        Existence existence = takings.value(entity, Key.EXISTENCE, Existence.PRESENT, Existence.PRESENT);
        StoredKey key = new StoredKey(entity.name());
        store.keys.add(key);
        if (existence == Existence.ABSENT) {
            return;
        }
        key.deletedAt = existence == Existence.SOFT_DELETED ? world.now : Times.NEVER;
        key.rotateEvery = entity.value(Key.ROTATION_EVERY).map(Times::seconds).orElse(0L);
        Many versions = entity.value(Key.VERSIONS).orElse(Many.NONE);
        for (Entity version : versions.sure()) {
            Version one = version(store, entity, version.name());
            one.enabled = own(version, KeyVersion.ENABLED, one.enabled);
            moment(version, KeyVersion.NOT_BEFORE).ifPresent(at -> one.notBefore = at);
            moment(version, KeyVersion.EXPIRES).ifPresent(at -> one.expires = at);
            key.versions.add(one);
        }
        if (key.versions.isEmpty()) {
            key.versions.add(version(store, entity, idFor(store, entity)));
        }
    }

    private <T> T own(Entity version, Attribute<T> attribute, T ofKey) {
        return version.get(attribute) instanceof Field.Absent<T>
                ? ofKey
                : takings.value(version, attribute, ofKey, ofKey);
    }

    private Version version(Store store, Entity entity, String id) {
        boolean read = entity.provenance().direction() == Provenance.Direction.READ;
        KeyType type = takings.known(entity, Key.TYPE, KeyType.RSA);
        boolean rsa = type == KeyType.RSA || type == KeyType.RSA_HSM;
        long usual = DEFAULT_BITS;
        long bits = !rsa
                ? 0
                : read ? takings.known(entity, Key.SIZE, usual) : takings.value(entity, Key.SIZE, usual, usual);
        Members<KeyOperation> all = Members.all(KeyOperation.class);
        int operations = Version.operations(takings.value(entity, Key.OPERATIONS, all, all));
        boolean enabled =
                read ? takings.known(entity, Key.ENABLED, true) : takings.value(entity, Key.ENABLED, true, true);
        KeyVersionId named = new KeyVersionId(store.name, entity.name(), id);
        Version version = new Version(named, type, Math.toIntExact(bits), operations, world.now, enabled);
        moment(entity, Key.NOT_BEFORE).ifPresent(at -> version.notBefore = at);
        moment(entity, Key.EXPIRES).ifPresent(at -> version.expires = at);
        return version;
    }

    private Optional<Long> moment(Entity entity, Attribute<Instant> attribute) {
        if (entity.get(attribute) instanceof Field.Unknown<Instant> unknown) {
            takings.take(entity, attribute.name(), "no limit", unknown.reason(), unknown.span());
        }
        return entity.value(attribute).map(Times::seconds);
    }

    /** A key whose URI names a version that is not among those described has it, as the oldest. */
    void ensureVersion(Store store, StoredKey key, Entity entity, String id) {
        if (key.versions.isEmpty() || key.find(id) != null) {
            return;
        }
        if (entity.value(Key.VERSIONS).filter(many -> !many.sure().isEmpty()).isEmpty()) {
            key.versions.clear();
        }
        key.versions.add(0, version(store, entity, id));
    }

    /** Adds a key of which everything complies. */
    void addAssumedKey(Store store, String name) {
        StoredKey key = new StoredKey(name);
        KeyVersionId id = new KeyVersionId(store.name, name, world.newVersionId());
        key.versions.add(new Version(id, KeyType.RSA, DEFAULT_BITS, Version.EVERY_OPERATION, world.now, true));
        store.keys.add(key);
    }

    private static String idFor(Store store, Entity entity) {
        long hash = Mix.of(store.name + "/" + entity.name());
        return Mix.hex(hash, Mix.bits(hash + Mix.STEP));
    }
}
