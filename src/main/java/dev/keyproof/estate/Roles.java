package dev.keyproof.estate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The built-in roles of one kind of access control (azure.md 3): display name, slug and GUID.
 *
 * <p>A role that is not in the table keeps what was written: its GUID in lower case, or its name in lower case. Such
 * a text is never the slug of a built-in role.
 */
public final class Roles {
    /** Azure RBAC: what counts for key vaults. */
    public static final Roles AZURE = new Roles(List.of(
            role("Key Vault Crypto Service Encryption User", "e147488a-f6f5-4113-8e2d-b22465e65bf6"),
            role("Key Vault Crypto User", "12338af0-0e69-4776-bea7-57ae8d297424"),
            role("Key Vault Crypto Officer", "14b46e9e-c2b7-41b4-b07b-48a6ebf60603"),
            role("Key Vault Administrator", "00482a5a-887f-4fb3-b363-3b7fe8e74483"),
            role("Key Vault Crypto Service Release User", "08bbd89e-9f13-488c-ac41-acfcb10c90ab"),
            role("Key Vault Reader", "21090545-7ca7-4776-b22c-e363652d74d2"),
            role("Key Vault Certificate User", "db79e9a7-68ee-4b58-9aeb-b90e7c24fcba"),
            role("Key Vault Contributor", "f25e0fa2-a7c8-4377-a976-54943a77a395"),
            role("Key Vault Data Access Administrator", "8b54135c-b56d-4d72-a534-26097cfdc8d8"),
            role("Key Vault Secrets Officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7"),
            role("Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6"),
            role("Key Vault Certificates Officer", "a4417e6f-fecd-4de8-b567-7b0420556985"),
            role("Key Vault Purge Operator", "a68e7c17-0ab2-4c09-9a58-125dae29748c"),
            role("Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"),
            role("Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"),
            role("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7")));

    /** Local RBAC of a managed HSM. */
    public static final Roles LOCAL = new Roles(List.of(
            role("Managed HSM Crypto Service Encryption User", "33413926-3206-4cdd-b39a-83574fe37a17"),
            role("Managed HSM Crypto User", "21dbd100-6940-42c2-9190-5d6cb909625b"),
            // One digit apart from the role before, and no key use at all (U16).
            role("Managed HSM Crypto Service Release User", "21dbd100-6940-42c2-9190-5d6cb909625c"),
            role("Managed HSM Crypto Officer", "515eb02d-2335-4d2d-92f2-b1cbdf9c3778"),
            role("Managed HSM Crypto Auditor", "2c18b078-7c48-4d3a-af88-5a3a1b3f82b3"),
            role("Managed HSM Administrator", "a290e904-7015-4bba-90c8-60543313cdb4"),
            role("Managed HSM Policy Administrator", "4bd23610-cdcf-4971-bdee-bdc562cc28e4"),
            role("Managed HSM Backup", "7b127d3c-77bd-4e3e-bbe0-dbb8971fa7f8"),
            role("Managed HSM Restore", "6efe6056-5259-49d2-8b3d-d3d73544b20b")));

    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final int GUID_LENGTH = 36;

    private final List<Role> roles;
    private final Map<String, Role> byWord;

    private Roles(List<Role> roles) {
        this.roles = roles;
        this.byWord = roles.stream()
                .flatMap(role -> java.util.stream.Stream.of(
                        Map.entry(role.guid(), role),
                        Map.entry(role.slug(), role),
                        Map.entry(lower(role.name()), role)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> first));
    }

    /**
     * A built-in role.
     *
     * @param name display name
     * @param slug the name in rules: lower case, hyphens for blanks
     * @param guid of its definition, lower case
     */
    public record Role(String name, String slug, String guid) {}

    /** The table for Azure RBAC, or for local RBAC. */
    public static Roles of(boolean local) {
        return local ? LOCAL : AZURE;
    }

    /** The slugs of all roles in the table: the words rules may write. */
    public List<String> slugs() {
        return roles.stream().map(Role::slug).toList();
    }

    /** The display names of all roles in the table. */
    public List<String> names() {
        return roles.stream().map(Role::name).toList();
    }

    /** The role in the table with this slug. */
    public Optional<Role> bySlug(String slug) {
        return Optional.ofNullable(byWord.get(slug)).filter(role -> role.slug().equals(slug));
    }

    /** Whether what was written is a role in the table or has the form of a GUID. */
    public boolean knows(String written) {
        return find(written).isPresent() || guid(written).isPresent();
    }

    /** How the role is held that was written as display name, slug, GUID or id of a role definition. */
    public String normal(String written) {
        Function<Role, String> slug = Role::slug;
        return find(written).map(slug).orElseGet(() -> guid(written).orElse(lower(written.strip())));
    }

    private Optional<Role> find(String written) {
        return Optional.ofNullable(byWord.get(guid(written).orElse(lower(written.strip()))));
    }

    /** The GUID that is written, alone, in braces, or as the last step of an id. */
    private static Optional<String> guid(String written) {
        if (written.length() < GUID_LENGTH) {
            return Optional.empty();
        }
        String last = lower(written.strip());
        last = last.substring(last.lastIndexOf('/') + 1);
        if (last.startsWith("{") && last.endsWith("}")) {
            last = last.substring(1, last.length() - 1);
        }
        Matcher guid = GUID.matcher(last);
        return guid.matches() ? Optional.of(last) : Optional.empty();
    }

    private static Role role(String name, String guid) {
        return new Role(name, lower(name).replace(' ', '-'), guid);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
