package dev.keyproof.simulate;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What ought to be possible in a world, reckoned anew from its public state: the yardstick of {@link Invariants}, which
 * shares no decision with the services that it measures.
 */
final class Reckoning {
    private final World world;
    private final Instant now;

    Reckoning(World world) {
        this.world = world;
        this.now = world.now();
    }

    /** Who the vault is, as an identity; nobody if that is off, detached or deleted. */
    Optional<String> principal(Vault vault, IdentityReference identity) {
        if (identity.isSystem()) {
            return vault.hasSystemIdentity() ? Optional.of(vault.systemPrincipal()) : Optional.empty();
        }
        String name = identity.userAssigned().orElseThrow();
        List<UserIdentity> called = world.identities().stream()
                .filter(user -> user.name().equals(name))
                .toList();
        boolean attached = vault.attached().contains(name);
        return called.isEmpty() || called.get(called.size() - 1).isDeleted() || !attached
                ? Optional.empty()
                : Optional.of(called.get(called.size() - 1).principal());
    }

    /** Who the vault is by its settings; nobody after its own identity was turned off and on again (PRE-7). */
    Optional<String> principal(Vault vault) {
        boolean renewed = vault.identity.isSystem() && vault.identityGeneration != vault.systemGeneration;
        return renewed ? Optional.empty() : principal(vault, vault.identity);
    }

    /** Whether somebody gets through firewall, token and permission. */
    boolean isPermitted(Vault vault, Optional<String> who, boolean system, KeyVersionId kid, Permissions needed) {
        Optional<Store> found = world.store(kid.store());
        if (found.isEmpty() || who.isEmpty() || found.get().deletedAt().isPresent()) {
            return false;
        }
        Store store = found.get();
        if (now.isBefore(Times.instant(store.silentUntil))) {
            return false;
        }
        boolean open = store.network() == Network.ALL_NETWORKS;
        boolean assumed = world.assumptions().restrictedNetwork() == Assumptions.RestrictedNetwork.REACHABLE;
        if (!open && !(system && (store.evidence || assumed))) {
            return false;
        }
        Permissions held = store.grants().stream()
                .filter(grant -> grant.model() == store.model())
                .filter(grant -> grant.principal().equals(who.get()))
                .filter(grant -> !grant.from().isAfter(now) && now.isBefore(grant.until()))
                .filter(grant -> grant.scope().level() != Scope.Level.KEY
                        || grant.scope().key().equals(kid.key()))
                .map(Access::permissions)
                .reduce(Permissions.NONE, Permissions::and);
        return held.contains(needed) && !vault.isDeleted();
    }

    /** A version that is there and not deleted. */
    Optional<Version> version(KeyVersionId kid) {
        return world.key(kid.store(), kid.key())
                .filter(key -> key.deletedAt().isEmpty())
                .filter(key ->
                        world.store(kid.store()).orElseThrow().deletedAt().isEmpty())
                .flatMap(key -> key.versions().stream()
                        .filter(version -> version.id().equals(kid))
                        .findFirst());
    }

    /** Inside the window, by a clock that is ahead by so many seconds. */
    boolean isInside(Version version, long ahead) {
        Instant clock = now.plusSeconds(ahead);
        long leeway = world.parameters().validityLeeway().toSeconds();
        boolean begun = version.notBefore()
                .map(from -> !clock.isBefore(from.minusSeconds(leeway)))
                .orElse(true);
        boolean over = version.expires()
                .map(until -> !clock.isBefore(until.plusSeconds(leeway)))
                .orElse(false);
        return begun && !over;
    }

    boolean unwraps(Vault vault, Optional<String> who, boolean system, KeyVersionId kid) {
        Optional<Version> version = version(kid);
        return version.isPresent()
                && version.get().isEnabled()
                && isPermitted(vault, who, system, kid, Permissions.UNWRAP);
    }

    boolean wraps(Vault vault, Optional<String> who, boolean system, KeyVersionId kid) {
        Optional<Version> version = version(kid);
        return version.isPresent()
                && version.get().isEnabled()
                && isInside(version.get(), world.skew)
                && isPermitted(vault, who, system, kid, Permissions.GET.and(Permissions.WRAP));
    }

    /** Whether a restore of untouched bytes must succeed. */
    boolean mayRestore(Vault vault, RestorePoint point) {
        Optional<Container> container = point.container();
        if (container.isEmpty()) {
            return true;
        }
        KeyVersionId kid = container.get().kid();
        boolean bound = world.assumptions().expiredKeyRestore() == Assumptions.ExpiredKeyRestore.SOURCE;
        return unwraps(vault, principal(vault), vault.identity.isSystem(), kid)
                && (!bound || isInside(version(kid).orElseThrow(), 0));
    }

    /** What every accepted enabling or update implies (I11); the first thing that does not hold. */
    Optional<String> missingForSettings(Vault vault) {
        KeyVersionId active = vault.active().orElseThrow();
        Optional<Version> version = version(active);
        if (version.isEmpty()) {
            return Optional.of("the key is not there");
        }
        Store store = world.store(active.store()).orElseThrow();
        boolean hardware = store.model() == PermissionModel.LOCAL_RBAC;
        KeyType type = version.get().type();
        if (type != KeyType.RSA_HSM && (hardware || type != KeyType.RSA)) {
            return Optional.of("the key is of type " + type);
        }
        if (!List.of(2048, 3072, 4096).contains(version.get().bits())) {
            return Optional.of("the key has " + version.get().bits() + " bits");
        }
        if (!store.hasSoftDelete() || !store.hasPurgeProtection()) {
            return Optional.of("the store is not protected");
        }
        if (!version.get().isEnabled() || !isInside(version.get(), 0)) {
            return Optional.of("the key is not valid");
        }
        Optional<String> who = principal(vault);
        boolean system = vault.identity.isSystem();
        boolean all = isPermitted(vault, who, system, active, Permissions.ENCRYPTION);
        return all ? Optional.empty() : Optional.of("the identity may not get, wrap and unwrap");
    }
}
