package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.AccessPolicy;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Principal;
import dev.keyproof.estate.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code Microsoft.KeyVault/vaults} (azure.md 1.2). */
final class KeyVaultReader {
    private static final String RBAC = "enableRbacAuthorization";
    private static final String POLICIES = "accessPolicies";
    private static final String ALL = "all";

    private KeyVaultReader() {}

    static void read(Resource shown, Gathering into) {
        Resource resource = KeyStoreReader.settled(shown);
        Body properties = resource.body().child("properties");
        Provenance provenance = resource.circumstances().provenance();
        into.add(KeyStoreReader.read(resource, KeyStore.KEY_VAULT, "vaultName")
                .set(KeyStore.PERMISSION_MODEL, permissionModel(properties))
                .set(KeyStore.ACCESS_POLICIES, policies(properties, provenance))
                .build());
    }

    /** Not written it follows the api-version, which the rule pack knows (azure-A6). */
    private static Field<PermissionModel> permissionModel(Body properties) {
        Field<Boolean> rbac = properties.truth(RBAC);
        return rbac instanceof Field.Present<Boolean> written
                ? new Field.Present<>(
                        written.value() ? PermissionModel.RBAC : PermissionModel.ACCESS_POLICY,
                        written.span(),
                        written.assumptions())
                : Body.missing(RBAC, rbac);
    }

    /** The policies that are listed in the properties of a key vault, or of a resource that changes them. */
    static Field<Many> policies(Body properties, Provenance provenance) {
        Field<List<Node>> items = properties.list(POLICIES);
        if (items instanceof Field.Absent<List<Node>> absent) {
            return new Field.Absent<>(absent.span(), Set.of(Assumption.A1));
        }
        if (!(items instanceof Field.Present<List<Node>> present)) {
            return Body.missing(POLICIES, items);
        }
        List<Entity> policies = new ArrayList<>();
        for (Body policy : properties.objects(POLICIES, present.value())) {
            policies.add(policy(policy, provenance));
        }
        Optional<String> open = policies.size() < present.value().size()
                ? Optional.of("an element of `" + POLICIES + "` is not an object")
                : Optional.empty();
        return Field.present(new Many(policies, List.of(), open), present.span());
    }

    private static Entity policy(Body policy, Provenance provenance) {
        String name = policy.plain("objectId").map(Node.Scalar::text).orElse("");
        return Entity.of(AccessPolicy.SHAPE.name(), AccessPolicy.SHAPE, name, policy.place(), provenance)
                .set(AccessPolicy.PRINCIPAL, principal(policy))
                .set(AccessPolicy.KEY_PERMISSIONS, permissions(policy.child("permissions")))
                .build();
    }

    /** An application that acts for a user is someone else than the user, and than the application. */
    private static Field<Principal> principal(Body policy) {
        boolean blank =
                policy.plain("applicationId").filter(id -> id.text().isEmpty()).isPresent();
        if (policy.has("applicationId") && !blank) {
            return Field.unknown(
                    "the policy has an `applicationId`: it is for an application that acts for someone else",
                    policy.place("applicationId"));
        }
        Field<Principal> principal = policy.name("objectId", IdentityReader::principal);
        return principal instanceof Field.Absent<Principal> absent
                ? Field.unknown("the policy has no `objectId`", absent.span())
                : principal;
    }

    private static Field<Members<KeyOperation>> permissions(Body permissions) {
        Field<List<Node>> items = permissions.list("keys");
        if (items instanceof Field.Absent<List<Node>> absent) {
            Members<KeyOperation> none = Members.of(KeyOperation.class, List.of());
            return new Field.Present<>(none, absent.span(), Set.of(Assumption.A1));
        }
        boolean all = items instanceof Field.Present<List<Node>> present
                && present.value().stream().anyMatch(KeyVaultReader::isAll);
        return all
                ? Field.present(Members.all(KeyOperation.class), items.span())
                : permissions.words("keys", KeyOperation.class);
    }

    private static boolean isAll(Node item) {
        return item instanceof Node.Scalar scalar && scalar.text().equalsIgnoreCase(ALL);
    }
}
