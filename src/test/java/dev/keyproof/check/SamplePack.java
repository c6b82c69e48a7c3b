package dev.keyproof.check;

import static dev.keyproof.check.Exprs.and;
import static dev.keyproof.check.Exprs.equal;
import static dev.keyproof.check.Exprs.is;
import static dev.keyproof.check.Exprs.or;
import static dev.keyproof.check.Exprs.path;
import static dev.keyproof.check.Exprs.word;
import static dev.keyproof.check.Exprs.words;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.language.Constant;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import dev.keyproof.language.Table;
import dev.keyproof.language.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of the language reference, section 11, built by hand, and vaults that they judge. */
public final class SamplePack {
    public static final Instant AS_OF = Instant.parse("2026-11-23T00:00:00Z");

    static final Expr.Variable V = Exprs.variable("v", "BackupVault", 0);
    static final Expr KEY = path(V, "encryption.key");
    static final Expr IDENTITY = path(V, "encryption.identity");
    static final Type OPERATIONS = new Type.SetOf(Exprs.choice("KeyOperation"));
    static final Table ROLES = roles();

    private SamplePack() {}

    private static Table roles() {
        List<Table.Row> rows = List.of(
                row("key-vault-crypto-service-encryption-user", "get", "wrapKey", "unwrapKey"),
                row("key-vault-crypto-user", "get", "wrapKey", "unwrapKey", "sign"),
                row("key-vault-crypto-service-release-user", "release"));
        return new Table(
                "role-operations",
                List.of(new Table.Parameter("role", Exprs.choice("Role"))),
                Optional.of(OPERATIONS),
                List.of("KEY-2"),
                Optional.empty(),
                rows,
                Optional.of(new Table.Row(List.of(), Optional.empty(), Exprs.AT)),
                Exprs.AT);
    }

    private static Table.Row row(String role, String... operations) {
        return new Table.Row(
                List.of(new Constant.Word(role)), Optional.of(new Constant.Words(List.of(operations))), Exprs.AT);
    }

    static Expr inForce() {
        Expr.Variable tier = Exprs.element("t", "Tier", 7);
        Expr mode = equal(path(V, "encryption.mode"), word("Mode", "customer-managed"));
        Expr body = Exprs.compare(Expr.Relation.NOT_EQUAL, Exprs.ref(tier), word("Tier", "operational"));
        return and(mode, Exprs.quantified(Expr.Quantifier.ANY, tier, path(V, "tiers"), body));
    }

    static Expr granted() {
        Expr.Variable a = Exprs.variable("a", "RoleAssignment", 8);
        Expr.Variable p = Exprs.variable("p", "AccessPolicy", 9);
        Expr role = new Expr.Lookup(ROLES, List.of(path(a, "role")), OPERATIONS, Exprs.AT);
        Expr byRoles = unionOf(a, path(KEY, "roleAssignments"), role);
        Expr byPolicies = unionOf(p, path(KEY, "store.accessPolicies"), path(p, "keyPermissions"));
        return Exprs.match(
                path(KEY, "store.permissionModel"),
                OPERATIONS,
                Exprs.arm("rbac", byRoles),
                Exprs.arm("access-policy", byPolicies),
                Exprs.arm("local-rbac", words("KeyOperation")));
    }

    private static Expr unionOf(Expr.Variable variable, Expr list, Expr element) {
        Expr same = equal(path(variable, "principal"), path(IDENTITY, "principal"));
        return new Expr.UnionOf(variable, list, Optional.of(same), element, OPERATIONS, Exprs.AT);
    }

    static RuleOf keyType() {
        return RuleOf.rule("key-type-unsupported", V)
                .when(inForce())
                .require(Exprs.compare(Expr.Relation.IN, path(KEY, "type"), words("KeyType", "RSA", "RSA-HSM")))
                .title("the vault is encrypted under `", path(KEY, "name"), "`, which is not an RSA key")
                .at(path(KEY, "type"), "expected `RSA` or `RSA-HSM`")
                .with(path(V, "encryption.keyUri"), "the vault's key encryption key");
    }

    static RuleOf keySize() {
        Expr rsa = Exprs.compare(Expr.Relation.IN, path(KEY, "type"), words("KeyType", "RSA", "RSA-HSM"));
        return RuleOf.rule("key-size-unsupported", V)
                .when(and(inForce(), rsa))
                .require(Exprs.compare(Expr.Relation.IN, path(KEY, "size"), Exprs.wholes(2048, 3072, 4096)))
                .title("an RSA key of ", path(KEY, "size"), " bits")
                .at(path(KEY, "size"), "expected 2048, 3072 or 4096");
    }

    static RuleOf keyExpired() {
        Expr expires = path(KEY, "expires");
        Expr later = Exprs.compare(Expr.Relation.GREATER, expires, Exprs.now(Duration.ZERO));
        return RuleOf.rule("key-expired", V)
                .when(inForce())
                .require(or(is(expires, Expr.State.ABSENT), later))
                .at(expires, "expired at ", expires);
    }

    static RuleOf permission() {
        Expr needed = words("KeyOperation", "get", "wrapKey", "unwrapKey");
        Expr missing = new Expr.Minus(needed, granted(), OPERATIONS, Exprs.AT);
        Expr.Variable p = Exprs.variable("p", "AccessPolicy", 9);
        Expr list = path(KEY, "store.accessPolicies");
        Expr same = equal(path(p, "principal"), path(IDENTITY, "principal"));
        Expr policy = new Expr.FirstOf(p, list, Optional.of(same), new Type.Record("AccessPolicy"), Exprs.AT);
        Expr permissions = path(policy, "keyPermissions");
        return RuleOf.rule("key-permission-missing", V)
                .when(inForce())
                .require(Exprs.compare(Expr.Relation.SUBSET, needed, granted()))
                .title("`", path(IDENTITY, "name"), "` may not ", missing, " with `", path(KEY, "name"), "`")
                .at(
                        Exprs.match(
                                path(KEY, "store.permissionModel"),
                                OPERATIONS,
                                Exprs.arm("rbac", path(KEY, "roleAssignments")),
                                Exprs.arm("access-policy", permissions),
                                Exprs.arm("local-rbac", path(KEY, "localRoleAssignments"))),
                        missing,
                        " is missing")
                .azure("UserErrorCMKKeyVaultAuthFailure", "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault")
                .set(permissions, new Expr.Union(List.of(permissions, needed), OPERATIONS, Exprs.AT));
    }

    static RuleOf softDelete() {
        return RuleOf.rule("soft-delete-off", V)
                .when(inForce())
                .require(path(KEY, "store.softDelete"))
                .at(path(KEY, "store.softDelete"), "expected `true`")
                .set(path(KEY, "store.softDelete"), Exprs.bool(true));
    }

    static RuleOf purgeProtection() {
        return RuleOf.rule("purge-protection-off", V)
                .when(inForce())
                .require(path(KEY, "store.purgeProtection"))
                .at(path(KEY, "store.purgeProtection"), "expected `true`");
    }

    static RuleOf identityAttached() {
        Expr.Variable u = Exprs.variable("u", "Identity", 6);
        Expr attached = Exprs.quantified(
                Expr.Quantifier.ANY, u, path(V, "identity.userAssigned"), equal(Exprs.ref(u), IDENTITY));
        return RuleOf.rule("encryption-identity-not-attached", V)
                .when(inForce())
                .require(Exprs.match(
                        path(IDENTITY, "kind"),
                        Type.BOOL,
                        Exprs.arm("system-assigned", path(V, "identity.systemAssigned")),
                        Exprs.arm("user-assigned", attached)))
                .at(IDENTITY, "not attached to this vault")
                .with(path(V, "identity"), "the identities of the vault");
    }

    static RuleOf network() {
        return RuleOf.rule("user-assigned-identity-with-restricted-network", V)
                .when(and(inForce(), equal(path(IDENTITY, "kind"), word("IdentityKind", "user-assigned"))))
                .require(equal(path(KEY, "store.network"), word("Network", "all-networks")))
                .at(path(KEY, "store.network"), "expected `all-networks`");
    }

    static RuleOf privateEndpoint() {
        return RuleOf.rule("user-assigned-identity-with-private-endpoint", V)
                .when(and(inForce(), equal(path(IDENTITY, "kind"), word("IdentityKind", "user-assigned"))))
                .require(is(path(V, "privateEndpoints"), Expr.State.EMPTY))
                .at(path(V, "privateEndpoints"), "no private endpoint is supported here");
    }

    static RuleOf region() {
        return RuleOf.rule("region-unsupported", V)
                .when(equal(path(V, "encryption.mode"), word("Mode", "customer-managed")))
                .require(Exprs.compare(
                        Expr.Relation.IN, path(V, "region"), words("Region", "westcentralus", "switzerlandnorth")))
                .at(path(V, "region"), "not among the listed regions");
    }

    static RuleOf versionPinned() {
        return RuleOf.rule("key-version-pinned", V)
                .when(and(inForce(), is(path(V, "encryption.keyUri"), Expr.State.PRESENT)))
                .require(is(path(V, "encryption.keyUri.version"), Expr.State.ABSENT))
                .at(path(V, "encryption.keyUri.version"), "a version in the key URI")
                .set(path(V, "encryption.keyUri.version"), null);
    }

    private static List<RuleOf> all() {
        return List.of(
                keyType(),
                keySize(),
                keyExpired(),
                permission(),
                softDelete(),
                purgeProtection(),
                identityAttached(),
                network(),
                privateEndpoint(),
                region(),
                versionPinned());
    }

    /** Eleven rules. */
    public static Pack pack() {
        return RuleOf.pack(all().stream().map(RuleOf::build).toArray(Rule[]::new));
    }

    /** Forty-four rules: each of the eleven also asks something of its own in three more. */
    public static Pack large() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            for (RuleOf one : all()) {
                Rule rule = one.build();
                Expr.Relation relation = i % 2 == 0 ? Expr.Relation.GREATER : Expr.Relation.AT_LEAST;
                Expr days = path(KEY, "store.retentionDays");
                Expr more = Exprs.compare(relation, days, Exprs.whole(i));
                rules.add(one.require(i == 0 ? rule.require() : and(more, rule.require()))
                        .build());
            }
        }
        return RuleOf.pack(rules.toArray(Rule[]::new));
    }

    /** A vault on which every rule holds. */
    public static Entity compliant() {
        Entity identity = Resources.identity("id-backup");
        Entity grant = Resources.grant("key-vault-crypto-service-encryption-user", identity);
        Entity key = Resources.key("backup-kek", Resources.store("kv-payroll").build())
                .set(Key.ROLE_ASSIGNMENTS, Resources.present(Many.of(List.of(grant))))
                .build();
        return Resources.vault("bv-payroll", key, identity).build();
    }

    /** A vault on which nearly every rule fails. */
    public static Entity violating() {
        Entity identity = Resources.identity("id-backup");
        Entity policy = Resources.policy(identity, KeyOperation.GET, KeyOperation.LIST, KeyOperation.WRAP_KEY);
        Entity store = Resources.store("kv-payroll")
                .set(KeyStore.PERMISSION_MODEL, Resources.present(PermissionModel.ACCESS_POLICY))
                .set(KeyStore.ACCESS_POLICIES, Resources.present(Many.of(List.of(policy))))
                .set(KeyStore.SOFT_DELETE, Resources.present(false))
                .set(KeyStore.PURGE_PROTECTION, Resources.present(false))
                .build();
        Entity key = Resources.key("backup-kek", store)
                .set(Key.TYPE, Resources.present(KeyType.EC_HSM))
                .set(Key.EXPIRES, Resources.present(AS_OF))
                .build();
        return Resources.vault("bv-payroll", key, identity)
                .set(BackupVault.USER_ASSIGNED, Field.present(Many.NONE, Resources.at("identities")))
                .set(BackupVault.REGION, Resources.present("westeurope"))
                .build();
    }

    /** A compliant vault of which fields are left to defaults or not described. */
    public static Entity sparse() {
        Entity identity = Resources.identity("id-backup");
        Entity store = Resources.store("kv-payroll")
                .set(KeyStore.SOFT_DELETE, Field.absent(Resources.at("kv-payroll")))
                .set(KeyStore.PURGE_PROTECTION, Field.absent(Resources.at("kv-payroll")))
                .set(KeyStore.NETWORK, Field.absent(Resources.at("kv-payroll")))
                .build();
        return Resources.vault("bv-payroll", Resources.key("backup-kek", store).build(), identity)
                .build();
    }
}
