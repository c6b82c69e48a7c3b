package dev.keyproof.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A schema for tests, after section 7 of the language reference. */
final class Schemas {
    static final Schema SCHEMA = new Schemas().schema();

    private final Map<String, Type.Choice> choices = new LinkedHashMap<>();
    private final Map<String, Map<String, Schema.Field>> records = new LinkedHashMap<>();

    private Schema schema() {
        choice("Tier", false, "operational", "vault-standard", "vault-archive");
        choice("Mode", false, "platform-managed", "customer-managed");
        choice("State", true, "enabled", "disabled", "inconsistent");
        choice("StoreKind", false, "key-vault", "managed-hsm");
        choice("PermissionModel", false, "rbac", "access-policy", "local-rbac");
        choice("Network", false, "all-networks", "selected-networks", "disabled");
        choice("KeyType", true, "RSA", "RSA-HSM", "EC", "EC-HSM", "oct", "oct-HSM");
        choice("IdentityKind", false, "system-assigned", "user-assigned");
        choice("KeyOperation", false, "get", "list", "wrapKey", "unwrapKey");
        choice("Region", true);
        choice("Role", true);
        vault();
        key();
        store();
        parts();
        Map<String, Schema.Record> all = new LinkedHashMap<>();
        records.forEach((name, fields) -> all.put(name, new Schema.Record(name, fields)));
        all.put("KeyVault", all.get("KeyStore"));
        all.put("ManagedHsm", all.get("KeyStore"));
        all.put("UserAssignedIdentity", all.get("Identity"));
        return new Schema(
                all, choices, List.of("BackupVault", "KeyStore", "Key", "UserAssignedIdentity", "RoleAssignment"));
    }

    private void vault() {
        String vault = "BackupVault";
        add(vault, "name", Type.TEXT);
        add(vault, "region", choices.get("Region"));
        add(vault, "resourceGroup", Type.TEXT);
        add(vault, "tiers", new Type.SetOf(choices.get("Tier")));
        group(vault, "identity");
        add(vault, "identity.systemAssigned", Type.BOOL);
        list(vault, "identity.userAssigned", "Identity", 2);
        group(vault, "encryption");
        add(vault, "encryption.mode", choices.get("Mode"));
        optional(vault, "encryption.state", choices.get("State"));
        optional(vault, "encryption.keyUri", new Type.Record("KeyUri"));
        optional(vault, "encryption.identity", new Type.Record("Identity"));
        derived(vault, "encryption.key", new Type.Record("Key"));
        list(vault, "privateEndpoints", "PrivateEndpoint", 0);
    }

    private void key() {
        add("Key", "name", Type.TEXT);
        add("Key", "store", new Type.Record("KeyStore"));
        add("Key", "type", choices.get("KeyType"));
        add("Key", "size", Type.INT);
        add("Key", "enabled", Type.BOOL);
        optional("Key", "notBefore", Type.INSTANT);
        optional("Key", "expires", Type.INSTANT);
        optional("Key", "operations", new Type.SetOf(choices.get("KeyOperation")));
        list("Key", "roleAssignments", "Grant", 2);
    }

    private void store() {
        add("KeyStore", "name", Type.TEXT);
        add("KeyStore", "kind", choices.get("StoreKind"));
        add("KeyStore", "permissionModel", choices.get("PermissionModel"));
        add("KeyStore", "softDelete", Type.BOOL);
        add("KeyStore", "purgeProtection", Type.BOOL);
        add("KeyStore", "retentionDays", Type.INT);
        add("KeyStore", "network", choices.get("Network"));
        list("KeyStore", "accessPolicies", "AccessPolicy", 2);
    }

    private void parts() {
        add("Identity", "name", Type.TEXT);
        add("Identity", "kind", choices.get("IdentityKind"));
        add("Identity", "principal", Type.PRINCIPAL);
        derived("KeyUri", "host", Type.TEXT);
        derived("KeyUri", "storeKind", choices.get("StoreKind"));
        derived("KeyUri", "key", Type.TEXT);
        optional("KeyUri", "version", Type.TEXT);
        add("Grant", "role", choices.get("Role"));
        add("Grant", "principal", Type.PRINCIPAL);
        add("AccessPolicy", "principal", Type.PRINCIPAL);
        add("AccessPolicy", "keyPermissions", new Type.SetOf(choices.get("KeyOperation")));
        add("PrivateEndpoint", "name", Type.TEXT);
    }

    private void choice(String name, boolean open, String... words) {
        choices.put(name, new Type.Choice(name, List.of(words), open));
    }

    private void add(String owner, String path, Type type) {
        field(owner, path, type, false, false, 0, false);
    }

    private void optional(String owner, String path, Type type) {
        field(owner, path, type, true, false, 0, false);
    }

    private void derived(String owner, String path, Type type) {
        field(owner, path, type, false, true, 0, false);
    }

    private void list(String owner, String path, String record, int bound) {
        field(owner, path, new Type.ListOf(record), false, false, bound, false);
    }

    private void group(String owner, String path) {
        field(owner, path, new Type.Record(owner + "." + path), false, false, 0, true);
    }

    private void field(
            String owner, String path, Type type, boolean optional, boolean derived, int bound, boolean group) {
        int dot = path.lastIndexOf('.');
        String record = dot < 0 ? owner : owner + "." + path.substring(0, dot);
        int slot = records.getOrDefault(owner, Map.of()).size();
        records.computeIfAbsent(record, any -> new LinkedHashMap<>())
                .put(
                        path.substring(dot + 1),
                        new Schema.Field(owner, path, type, optional, derived, bound, slot, group));
    }
}
