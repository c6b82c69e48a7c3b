package dev.keyproof.simulate;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Identity;
import dev.keyproof.estate.IdentityKind;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Mode;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Principal;
import dev.keyproof.estate.Tier;
import dev.keyproof.estate.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builds the start state of an estate: one world with all vaults, what they name, and everything else described. */
final class EstateWorld {
    private static final String ASSUMED = "assumed";
    private static final String LISTED_REGION = "switzerlandnorth";
    private static final long DEFAULT_RETENTION_DAYS = 30;

    private final Estate estate;
    private final World world;
    private final Takings takings = new Takings();
    private final EstateStores stores;
    private final EstateGrants grants;
    private final Map<Entity, String> identities = new LinkedHashMap<>();
    private final Map<Entity, Vault> vaults = new LinkedHashMap<>();

    EstateWorld(Estate estate, World world) {
        this.estate = estate;
        this.world = world;
        this.stores = new EstateStores(world, takings);
        this.grants = new EstateGrants(world, takings);
    }

    World.FromEstate build() {
        for (Entity identity : estate.identities()) {
            identity(identity);
        }
        for (Entity vault : estate.vaults()) {
            vaults.put(vault, vault(vault));
        }
        for (Entity store : estate.stores()) {
            stores.add(store);
        }
        for (Entity key : estate.keys()) {
            key(key);
        }
        for (Map.Entry<Entity, Vault> vault : vaults.entrySet()) {
            encryption(vault.getKey(), vault.getValue());
        }
        for (Entity workload : estate.workloads()) {
            workload(workload);
        }
        return new World.FromEstate(world, takings.list());
    }

    private void key(Entity key) {
        stores.add(key);
        key.value(Key.STORE).ifPresent(store -> grants.add(stores.of(store), store, key));
    }

    private String identity(Entity identity) {
        return identities.computeIfAbsent(identity, unnamed -> {
            String name = identity.name();
            for (int i = 2; identities.containsValue(name); i++) {
                name = identity.name() + " (" + i + ")";
            }
            UserIdentity user = new UserIdentity(name, Grantees.user(name, 0));
            world.identities.add(user);
            identity.value(Identity.PRINCIPAL).ifPresent(principal -> grants.know(principal, user.principal));
            return name;
        });
    }

    private Vault vault(Entity entity) {
        String region = takings.known(entity, BackupVault.REGION, LISTED_REGION);
        Vault vault = new Vault(entity.name(), region, Regions.isListed(region));
        vault.lastRun = world.now;
        Optional<Entity> identity = entity.value(BackupVault.ENCRYPTION_IDENTITY);
        boolean system = identity.flatMap(found -> found.value(Identity.IDENTITY_KIND))
                .filter(IdentityKind.SYSTEM_ASSIGNED::equals)
                .isPresent();
        boolean unknownIdentity = entity.get(BackupVault.ENCRYPTION_IDENTITY) instanceof Field.Unknown<Entity>;
        boolean usesSystem = system || unknownIdentity;
        if (takings.value(entity, BackupVault.SYSTEM_ASSIGNED, false, usesSystem)) {
            World.turnOn(vault);
        } else if (system) {
            // It was on once, or nobody would have named it: grants to it are grants to whom it was.
            World.turnOn(vault);
            vault.systemOn = false;
            String token = "system-assigned of " + entity.name().toLowerCase(Locale.ROOT);
            grants.know(new Principal(Optional.empty(), Optional.of(token)), vault.systemPrincipal);
        }
        entity.value(BackupVault.SYSTEM_PRINCIPAL)
                .ifPresent(principal -> grants.know(principal, vault.systemPrincipal));
        attach(entity, vault, identity.filter(found -> !system));
        endpoints(entity, vault);
        world.vaults.add(vault);
        return vault;
    }

    private void attach(Entity entity, Vault vault, Optional<Entity> used) {
        Field<Many> field = entity.get(BackupVault.USER_ASSIGNED);
        Many many = entity.value(BackupVault.USER_ASSIGNED).orElse(Many.NONE);
        many.sure().forEach(identity -> vault.attached.add(identity(identity)));
        many.possible().forEach(this::identity);
        used.ifPresent(identity -> {
            String name = identity(identity);
            boolean perhaps = field instanceof Field.Unknown<Many>
                    || many.possible().contains(identity)
                    || many.open().isPresent();
            if (perhaps && !vault.attached.contains(name)) {
                takings.take(
                        entity,
                        BackupVault.USER_ASSIGNED.name(),
                        "`" + name + "` attached",
                        because(field),
                        field.span());
                vault.attached.add(name);
            }
        });
    }

    private void endpoints(Entity entity, Vault vault) {
        Field<Many> field = entity.get(BackupVault.PRIVATE_ENDPOINTS);
        Many many = entity.value(BackupVault.PRIVATE_ENDPOINTS).orElse(Many.NONE);
        vault.privateEndpoint = !many.sure().isEmpty();
        boolean perhaps = field instanceof Field.Unknown<Many>
                || !many.possible().isEmpty()
                || many.open().isPresent();
        if (!vault.privateEndpoint && perhaps) {
            takings.take(entity, BackupVault.PRIVATE_ENDPOINTS.name(), "none", because(field), field.span());
        }
    }

    private void encryption(Entity entity, Vault vault) {
        boolean keyWritten = !(entity.get(BackupVault.KEY_URI) instanceof Field.Absent<Entity>);
        Mode absent = keyWritten ? Mode.CUSTOMER_MANAGED : Mode.PLATFORM_MANAGED;
        if (takings.value(entity, BackupVault.MODE, absent, Mode.CUSTOMER_MANAGED) == Mode.PLATFORM_MANAGED) {
            vault.platformKeys = true;
            return;
        }
        identity(entity, vault);
        Field<Entity> uri = entity.get(BackupVault.KEY_URI);
        if (uri instanceof Field.Present<Entity> present) {
            wanted(entity, vault, present.value());
        } else if (uri instanceof Field.Unknown<Entity> unknown) {
            takings.take(entity, BackupVault.KEY_URI.name(), "a key that complies", unknown.reason(), unknown.span());
            assumedKey(vault);
        }
    }

    private void identity(Entity entity, Vault vault) {
        Field<Entity> field = entity.get(BackupVault.ENCRYPTION_IDENTITY);
        if (field instanceof Field.Present<Entity> present) {
            boolean system = present.value()
                    .value(Identity.IDENTITY_KIND)
                    .filter(IdentityKind.SYSTEM_ASSIGNED::equals)
                    .isPresent();
            vault.wantedIdentity =
                    system ? IdentityReference.SYSTEM : IdentityReference.user(identity(present.value()));
        } else if (field instanceof Field.Unknown<Entity> unknown) {
            boolean user = !vault.systemOn && !vault.attached.isEmpty();
            if (!user && !vault.systemOn) {
                World.turnOn(vault);
            }
            vault.wantedIdentity = user ? IdentityReference.user(vault.attached.get(0)) : IdentityReference.SYSTEM;
            String value = vault.wantedIdentity.toString();
            takings.take(entity, BackupVault.ENCRYPTION_IDENTITY.name(), value, unknown.reason(), unknown.span());
        }
    }

    private void wanted(Entity entity, Vault vault, Entity uri) {
        Optional<String> fault = uri.value(KeyUri.FAULT);
        if (fault.isPresent()) {
            vault.wantedKey = KeyReference.malformed(fault.get());
            return;
        }
        Optional<Entity> key = entity.value(BackupVault.KEY);
        Optional<Entity> store = key.flatMap(found -> found.value(Key.STORE));
        boolean named =
                uri.value(KeyUri.STORE).isPresent() && uri.value(KeyUri.KEY).isPresent();
        if (!named || key.isEmpty() || store.isEmpty()) {
            String part = named ? BackupVault.KEY_URI.name() : BackupVault.KEY_URI.name() + " (its parts)";
            takings.take(entity, part, "a key that complies", "no key can be read from it", uri.span());
            assumedKey(vault);
            return;
        }
        Store made = stores.add(key.get());
        grants.add(made, store.get(), key.get());
        StoredKey stored = made.find(key.get().name());
        Optional<String> version = uri.value(KeyUri.VERSION);
        version.ifPresent(id -> stores.ensureVersion(made, stored, key.get(), id));
        vault.wantedKey = version.map(id -> KeyReference.of(made.name, stored.name, id))
                .orElseGet(() -> KeyReference.of(made.name, stored.name));
        if (vault.wantedIdentity != null) {
            grants.assume(vault, made, store.get(), key.get());
        }
    }

    /** A key of which nothing is known: everything about it complies. */
    private void assumedKey(Vault vault) {
        String name = ASSUMED + " for " + vault.name;
        Store store = new Store(name, PermissionModel.RBAC);
        store.purgeProtection = true;
        world.stores.add(store);
        stores.addAssumedKey(store, ASSUMED);
        vault.wantedKey = KeyReference.of(name, ASSUMED);
        if (vault.wantedIdentity != null) {
            grants.give(vault, store);
        }
    }

    private void workload(Entity entity) {
        Optional<Entity> named = entity.value(Workload.VAULT);
        Vault vault = named.map(vaults::get).orElse(null);
        if (vault == null) {
            return;
        }
        Tier usual = tiers(named.get()).get(0);
        Tier tier = takings.value(entity, Workload.TIER, usual, usual);
        long days = takings.value(entity, Workload.RETENTION_DAYS, DEFAULT_RETENTION_DAYS, DEFAULT_RETENTION_DAYS);
        String datasource = takings.value(entity, Workload.DATASOURCE, "azure-disk", "azure-disk");
        if (vault.workload(entity.name()) == null) {
            vault.workloads.add(ProtectedWorkload.of(entity.name(), datasource, tier, Duration.ofDays(days)));
        }
    }

    /** The tiers of a vault, those that customer-managed keys act on first. */
    private List<Tier> tiers(Entity vault) {
        Members<Tier> all = Members.all(Tier.class);
        Members<Tier> written = vault.value(BackupVault.TIERS).orElse(all);
        List<Tier> found = new ArrayList<>();
        for (Tier tier : List.of(Tier.VAULT_STANDARD, Tier.VAULT_ARCHIVE, Tier.OPERATIONAL)) {
            if (written.contains(tier)) {
                found.add(tier);
            }
        }
        return found.isEmpty() ? List.of(Tier.VAULT_STANDARD) : found;
    }

    private static String because(Field<Many> field) {
        if (field instanceof Field.Unknown<Many> unknown) {
            return unknown.reason();
        }
        return field instanceof Field.Present<Many> present
                ? present.value().open().orElse("it is not known which belong to it")
                : "it is not written";
    }
}
