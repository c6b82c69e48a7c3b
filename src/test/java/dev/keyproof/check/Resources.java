package dev.keyproof.check;

import dev.keyproof.estate.AccessPolicy;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Existence;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.Identity;
import dev.keyproof.estate.IdentityKind;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Mode;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Principal;
import dev.keyproof.estate.Provenance;
import dev.keyproof.estate.Shape;
import dev.keyproof.estate.StoreKind;
import dev.keyproof.estate.Tier;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/** Resources built by hand, each in a source of its own name. */
final class Resources {
    private Resources() {}

    static Span at(String name) {
        return Span.of(Source.of(name + ".yaml", name), 0, name.length());
    }

    static Entity.Builder resource(String kind, Shape shape, String name) {
        Attribute<?> named = shape.attribute("name").orElseThrow();
        return set(Entity.of(kind, shape, name, at(name), Provenance.STATED), named, name);
    }

    @SuppressWarnings("unchecked") // the name of every shape is a text
    private static Entity.Builder set(Entity.Builder builder, Attribute<?> name, String value) {
        return builder.set((Attribute<String>) name, Field.present(value, at(value)));
    }

    static <T> Field<T> present(T value) {
        return Field.present(value, at(value.toString()));
    }

    static Members<KeyOperation> operations(KeyOperation... operations) {
        return Members.of(KeyOperation.class, List.of(operations));
    }

    static Entity.Builder store(String name) {
        return resource("KeyVault", KeyStore.SHAPE, name)
                .set(KeyStore.STORE_KIND, present(StoreKind.KEY_VAULT))
                .set(KeyStore.PERMISSION_MODEL, present(PermissionModel.RBAC))
                .set(KeyStore.SOFT_DELETE, present(true))
                .set(KeyStore.PURGE_PROTECTION, present(true))
                .set(KeyStore.RETENTION_DAYS, present(90L))
                .set(KeyStore.NETWORK, present(Network.ALL_NETWORKS));
    }

    static Entity.Builder key(String name, Entity store) {
        return resource("Key", Key.SHAPE, name)
                .set(Key.TYPE, present(KeyType.RSA))
                .set(Key.SIZE, present(3072L))
                .set(Key.ENABLED, present(true))
                .set(Key.EXISTENCE, present(Existence.PRESENT))
                .set(Key.STORE, Field.present(store, at(name)));
    }

    static Entity identity(String name) {
        return resource("UserAssignedIdentity", Identity.SHAPE, name)
                .set(Identity.IDENTITY_KIND, present(IdentityKind.USER_ASSIGNED))
                .set(Identity.PRINCIPAL, present(new Principal(Optional.empty(), Optional.of(name))))
                .build();
    }

    static Entity grant(String role, Entity identity) {
        return Entity.of("RoleAssignment", Grant.SHAPE, role, at(role), Provenance.STATED)
                .set(Grant.ROLE, present(role))
                .set(Grant.PRINCIPAL, identity.get(Identity.PRINCIPAL))
                .build();
    }

    static Entity policy(Entity identity, KeyOperation... operations) {
        return Entity.of("AccessPolicy", AccessPolicy.SHAPE, identity.name(), at("policy"), Provenance.STATED)
                .set(AccessPolicy.PRINCIPAL, identity.get(Identity.PRINCIPAL))
                .set(AccessPolicy.KEY_PERMISSIONS, present(operations(operations)))
                .build();
    }

    static Entity uri(Entity key) {
        Entity store = key.value(Key.STORE).orElseThrow();
        return Entity.of("KeyUri", KeyUri.SHAPE, key.name(), at("uri"), Provenance.STATED)
                .set(KeyUri.STORE, present(store.name()))
                .set(KeyUri.STORE_KIND, present(StoreKind.KEY_VAULT))
                .set(KeyUri.KEY, present(key.name()))
                .set(KeyUri.NORMAL, present("https://" + store.name() + ".vault.azure.net/keys/" + key.name()))
                .build();
    }

    static Entity.Builder vault(String name, Entity key, Entity identity) {
        return resource("BackupVault", BackupVault.SHAPE, name)
                .set(BackupVault.REGION, present("switzerlandnorth"))
                .set(BackupVault.TIERS, present(Members.of(Tier.class, List.of(Tier.VAULT_STANDARD))))
                .set(BackupVault.SYSTEM_ASSIGNED, present(false))
                .set(BackupVault.ENCRYPTION, present(true))
                .set(BackupVault.MODE, present(Mode.CUSTOMER_MANAGED))
                .set(BackupVault.KEY_URI, Field.present(uri(key), at("uri")))
                .set(BackupVault.ENCRYPTION_IDENTITY, Field.present(identity, at(identity.name())))
                .set(BackupVault.USER_ASSIGNED, Field.present(Many.of(List.of(identity)), at("identities")))
                .set(BackupVault.KEY, Field.present(key, at(key.name())));
    }

    static Estate estate(List<Entity> vaults, List<Entity> stores, List<Entity> keys) {
        return new Estate(vaults, stores, keys, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
