package dev.keyproof.simulate;

import java.util.List;
import java.util.Optional;

/**
 * Which role opens what: the data actions of built-in roles, as far as jobs of a Backup vault ask for them (reference
 * 2.1). Written independently of any other table of roles in this program, on purpose.
 */
public final class RolePermissions {
    private static final Permissions EVERYTHING =
            Permissions.ENCRYPTION.and(Permissions.LIST).and(Permissions.OTHER);

    /** Azure roles with data actions on keys of a key vault; the actions stand under {@code vaults/keys/}. */
    private static final List<Row> AZURE = List.of(
            new Row(
                    "key-vault-crypto-service-encryption-user",
                    "e147488a-f6f5-4113-8e2d-b22465e65bf6",
                    Permissions.ENCRYPTION),
            new Row("key-vault-crypto-user", "12338af0-0e69-4776-bea7-57ae8d297424", EVERYTHING),
            new Row("key-vault-crypto-officer", "14b46e9e-c2b7-41b4-b07b-48a6ebf60603", EVERYTHING),
            new Row("key-vault-administrator", "00482a5a-887f-4fb3-b363-3b7fe8e74483", EVERYTHING),
            new Row("key-vault-certificate-user", "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba", Permissions.GET),
            none("key-vault-crypto-service-release-user", "08bbd89e-9f13-488c-ac41-acfcb10c90ab"),
            none("key-vault-reader", "21090545-7ca7-4776-b22c-e363652d74d2"),
            none("key-vault-contributor", "f25e0fa2-a7c8-4377-a976-54943a77a395"),
            none("key-vault-data-access-administrator", "8b54135c-b56d-4d72-a534-26097cfdc8d8"),
            none("key-vault-secrets-officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"),
            none("key-vault-secrets-user", "4633458b-17de-408a-b874-0445c86b69e6"),
            none("key-vault-certificates-officer", "a4417e6f-fecd-4de8-b567-7b0420556985"),
            none("key-vault-purge-operator", "a68e7c17-0ab2-4c09-9a58-125dae29748c"),
            // Control plane: they manage the store and open none of its keys.
            none("owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
            none("contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"),
            none("reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"));

    /** Local roles of a managed HSM; the actions stand under {@code managedHsm/keys/}. */
    private static final List<Row> LOCAL = List.of(
            new Row(
                    "managed-hsm-crypto-service-encryption-user",
                    "33413926-3206-4cdd-b39a-83574fe37a17",
                    Permissions.ENCRYPTION),
            new Row("managed-hsm-crypto-user", "21dbd100-6940-42c2-9190-5d6cb909625b", EVERYTHING),
            new Row("managed-hsm-crypto-auditor", "2c18b078-7c48-4d3a-af88-5a3a1b3f82b3", Permissions.GET),
            // Unlike its namesake for key vaults it has no key use.
            none("managed-hsm-crypto-officer", "515eb02d-2335-4d2d-92f2-b1cbdf9c3778"),
            none("managed-hsm-crypto-service-release-user", "21dbd100-6940-42c2-9190-5d6cb909625c"),
            none("managed-hsm-administrator", "a290e904-7015-4bba-90c8-60543313cdb4"),
            none("managed-hsm-policy-administrator", "4bd23610-cdcf-4971-bdee-bdc562cc28e4"),
            none("managed-hsm-backup", "7b127d3c-77bd-4e3e-bbe0-dbb8971fa7f8"),
            none("managed-hsm-restore", "6efe6056-5259-49d2-8b3d-d3d73544b20b"));

    private RolePermissions() {}

    /** One role. */
    private record Row(String slug, String guid, Permissions permissions) {}

    /**
     * What an Azure role allows on keys of a key vault.
     *
     * @param role its name in lower case with hyphens, or its GUID in lower case
     * @return empty if the role is not built in, so that what it allows is not known
     */
    public static Optional<Permissions> azure(String role) {
        return find(AZURE, role);
    }

    /** What a local role allows on keys of a managed HSM. */
    public static Optional<Permissions> local(String role) {
        return find(LOCAL, role);
    }

    private static Optional<Permissions> find(List<Row> rows, String role) {
        return rows.stream()
                .filter(row -> row.slug().equals(role) || row.guid().equals(role))
                .map(Row::permissions)
                .findFirst();
    }

    private static Row none(String slug, String guid) {
        return new Row(slug, guid, Permissions.NONE);
    }
}
