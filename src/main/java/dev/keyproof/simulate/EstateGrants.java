package dev.keyproof.simulate;

import dev.keyproof.estate.AccessPolicy;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Grant;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Access policies and role assignments of an estate. */
final class EstateGrants {
    private final World world;
    private final Takings takings;
    private final Map<Principal, String> principals = new LinkedHashMap<>();
    private final List<Entity> done = new ArrayList<>();

    EstateGrants(World world, Takings takings) {
        this.world = world;
        this.takings = takings;
    }

    /** Learns who a principal of the estate is in the world. */
    void know(Principal principal, String id) {
        principals.putIfAbsent(principal, id);
    }

    /** Adds what is certainly granted on a key and its store; nothing is added twice. */
    void add(Store made, Entity store, Entity key) {
        store.value(KeyStore.ACCESS_POLICIES).orElse(Many.NONE).sure().stream()
                .filter(this::first)
                .forEach(policy -> policy(made, policy));
        key.value(Key.ROLE_ASSIGNMENTS).orElse(Many.NONE).sure().stream()
                .filter(this::first)
                .forEach(grant -> assignment(made, grant));
        key.value(Key.LOCAL_ROLE_ASSIGNMENTS).orElse(Many.NONE).sure().stream()
                .filter(this::first)
                .forEach(grant -> local(made, grant));
    }

    private boolean first(Entity grant) {
        boolean first = !done.contains(grant);
        if (first) {
            done.add(grant);
        }
        return first;
    }

    private void policy(Store made, Entity policy) {
        policy.value(AccessPolicy.KEY_PERMISSIONS)
                .ifPresent(allowed -> grant(
                        made,
                        PermissionModel.ACCESS_POLICY,
                        policy,
                        AccessPolicy.PRINCIPAL,
                        bits(allowed),
                        Scope.STORE));
    }

    private void assignment(Store made, Entity grant) {
        int bits = grant.value(Grant.ROLE)
                .flatMap(RolePermissions::azure)
                .map(Permissions::bits)
                .orElse(0);
        String scope = grant.value(Grant.SCOPE).orElse("").toLowerCase(Locale.ROOT);
        Scope where = scope.contains("/keys/")
                ? Scope.key(keyName(made, scope))
                : !scope.startsWith("/") || scope.contains("/microsoft.keyvault/") ? Scope.STORE : Scope.ABOVE;
        grant(made, PermissionModel.RBAC, grant, Grant.PRINCIPAL, bits, where);
    }

    private void local(Store made, Entity grant) {
        int bits = grant.value(Grant.LOCAL_ROLE)
                .flatMap(RolePermissions::local)
                .map(Permissions::bits)
                .orElse(0);
        String scope = grant.value(Grant.LOCAL_SCOPE).orElse("/").toLowerCase(Locale.ROOT);
        boolean key = scope.startsWith("/keys/") && scope.length() > "/keys/".length();
        Scope where = key ? Scope.key(keyName(made, scope)) : Scope.STORE;
        grant(made, PermissionModel.LOCAL_RBAC, grant, Grant.LOCAL_PRINCIPAL, bits, where);
    }

    /** The key that a scope names, as the store spells it. */
    private static String keyName(Store made, String scope) {
        String name = scope.substring(scope.indexOf("/keys/") + "/keys/".length());
        return made.keys.stream()
                .map(key -> key.name)
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(name);
    }

    private void grant(
            Store made, PermissionModel model, Entity grant, Attribute<Principal> attribute, int bits, Scope scope) {
        Optional<Principal> principal = grant.value(attribute);
        if (principal.isPresent() && bits != 0) {
            made.grants.add(new Access(model, id(principal.get()), bits, scope, Times.ALWAYS));
        }
    }

    private String id(Principal principal) {
        for (Map.Entry<Principal, String> known : principals.entrySet()) {
            if (known.getKey().compare(principal) == Principal.Likeness.SAME) {
                return known.getValue();
            }
        }
        return principal.objectId().or(principal::identity).orElse("somebody");
    }

    static int bits(Members<KeyOperation> allowed) {
        int bits = 0;
        for (KeyOperation operation : allowed.words()) {
            bits |= switch (operation) {
                case GET -> Permissions.GET_BIT;
                case WRAP_KEY -> Permissions.WRAP_BIT;
                case UNWRAP_KEY -> Permissions.UNWRAP_BIT;
                case LIST -> Permissions.LIST_BIT;
                case ENCRYPT,
                        DECRYPT,
                        SIGN,
                        VERIFY,
                        CREATE,
                        UPDATE,
                        IMPORT,
                        DELETE,
                        BACKUP,
                        RESTORE,
                        RECOVER,
                        PURGE,
                        RELEASE,
                        ROTATE,
                        GET_ROTATION_POLICY,
                        SET_ROTATION_POLICY -> Permissions.OTHER_BIT;
            };
        }
        return bits;
    }

    /** Where it is not known whether the identity of a vault has its permissions, it is given them. */
    void assume(Vault vault, Store made, Entity store, Entity key) {
        Caller caller = Caller.of(world, vault, vault.wantedIdentity);
        int wanted = Permissions.ENCRYPTION.bits();
        if ((made.permitted(caller.principal, key.name(), world.now) & wanted) == wanted) {
            return;
        }
        Doubt doubt = new Doubt(caller.principal, principals);
        boolean policies = made.model == PermissionModel.ACCESS_POLICY;
        boolean azure = made.model == PermissionModel.RBAC;
        Optional<String> reason =
                policies ? doubt.ofPolicies(store) : azure ? doubt.ofAssignments(key) : doubt.ofLocalAssignments(key);
        reason.ifPresent(because -> {
            Entity told = policies ? store : key;
            Attribute<Many> attribute =
                    policies ? KeyStore.ACCESS_POLICIES : azure ? Key.ROLE_ASSIGNMENTS : Key.LOCAL_ROLE_ASSIGNMENTS;
            String value = "get, wrap and unwrap for " + Grantee.of(vault.name, vault.wantedIdentity);
            takings.take(
                    told, attribute.name(), value, because, told.get(attribute).span());
            give(vault, made);
        });
    }

    /** Gives the identity of a vault what it needs. */
    void give(Vault vault, Store made) {
        String principal = Caller.of(world, vault, vault.wantedIdentity).principal;
        made.grants.add(new Access(made.model, principal, Permissions.ENCRYPTION.bits(), Scope.STORE, Times.ALWAYS));
    }

    /** Why more may be granted to somebody than is certain; empty if nothing more can be. */
    private record Doubt(String who, Map<Principal, String> principals) {
        Optional<String> ofPolicies(Entity store) {
            return open(store.get(KeyStore.ACCESS_POLICIES))
                    .or(() -> store.value(KeyStore.ACCESS_POLICIES).stream()
                            .flatMap(many -> many.sure().stream())
                            .filter(policy -> mayBeWho(policy.get(AccessPolicy.PRINCIPAL)))
                            .flatMap(policy -> because(policy.get(AccessPolicy.PRINCIPAL))
                                    .or(() -> because(policy.get(AccessPolicy.KEY_PERMISSIONS)))
                                    .stream())
                            .findFirst());
        }

        Optional<String> ofAssignments(Entity key) {
            return open(key.get(Key.ROLE_ASSIGNMENTS))
                    .or(() -> ofRoles(key.get(Key.ROLE_ASSIGNMENTS), Grant.PRINCIPAL, Grant.ROLE, false));
        }

        Optional<String> ofLocalAssignments(Entity key) {
            return open(key.get(Key.LOCAL_ROLE_ASSIGNMENTS))
                    .or(() -> ofRoles(
                            key.get(Key.LOCAL_ROLE_ASSIGNMENTS), Grant.LOCAL_PRINCIPAL, Grant.LOCAL_ROLE, true));
        }

        private Optional<String> ofRoles(
                Field<Many> field, Attribute<Principal> principal, Attribute<String> role, boolean local) {
            Many many = field instanceof Field.Present<Many> present ? present.value() : Many.NONE;
            return many.sure().stream()
                    .filter(grant -> mayBeWho(grant.get(principal)))
                    .flatMap(grant -> because(grant.get(principal))
                            .or(() -> because(grant.get(role)))
                            .or(() -> grant.value(role)
                                    .filter(name -> (local ? RolePermissions.local(name) : RolePermissions.azure(name))
                                            .isEmpty())
                                    .map(name -> "what the role `" + name + "` allows is not known"))
                            .stream())
                    .findFirst();
        }

        private static Optional<String> open(Field<Many> field) {
            if (field instanceof Field.Unknown<Many> unknown) {
                return Optional.of(unknown.reason());
            }
            Many many = field instanceof Field.Present<Many> present ? present.value() : Many.NONE;
            return many.open()
                    .or(() -> many.possible().isEmpty()
                            ? Optional.empty()
                            : Optional.of("it is not known whether a grant reaches the key"));
        }

        private boolean mayBeWho(Field<Principal> field) {
            if (!(field instanceof Field.Present<Principal> present)) {
                return true;
            }
            boolean sure = principals.entrySet().stream()
                    .filter(known -> known.getValue().equals(who))
                    .allMatch(known -> known.getKey().compare(present.value()) == Principal.Likeness.DIFFERENT);
            return !sure;
        }

        /** Why the principal is not known; also when its object id may be that of the identity. */
        private static Optional<String> because(Field<?> field) {
            if (field instanceof Field.Unknown<?> unknown) {
                return Optional.of(unknown.reason());
            }
            boolean anonymous = field instanceof Field.Present<?> present
                    && present.value() instanceof Principal principal
                    && principal.identity().isEmpty();
            return anonymous ? Optional.of("it is not known whose object id it is") : Optional.empty();
        }
    }
}
