package dev.keyproof.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyproof.check.Checker;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.document.Limits;
import dev.keyproof.document.YamlReader;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One thing broken in an estate that is right gives that one finding, at the line that is wrong, and nothing else. */
class OneCauseTest {
    private static final Pack PACK = RealPack.pack();
    private static final String USER = "user-identity-rbac";
    private static final String SYSTEM = "system-identity-rbac";
    private static final String POLICIES = "access-policies";
    private static final String HSM = "managed-hsm";

    /**
     * A change of one text in a sample.
     *
     * @param at a text that stands in the line of the finding, after the change
     */
    private record Break(String sample, String slug, String from, String to, String at) {
        Break(String sample, String slug, String from, String to) {
            this(sample, slug, from, to, to);
        }
    }

    private static final List<Break> BREAKS = List.of(
            new Break(USER, "region-unsupported", "region: switzerlandnorth", "region: Switzerland West"),
            new Break(SYSTEM, "region-unsupported", "region: West Central US", "region: West US"),
            new Break(
                    USER,
                    "customer-managed-key-on-operational-tier-only",
                    "tiers: [vault-standard, vault-archive]",
                    "tiers: [operational]"),
            new Break(
                    USER,
                    "encryption-key-missing",
                    "  keyUri: https://kv-payroll.vault.azure.net/keys/backup-kek\n",
                    "",
                    "encryption:"),
            new Break(USER, "encryption-identity-missing", "  identity: id-backup\n", "", "encryption:"),
            new Break(USER, "key-uri-malformed", "keys/backup-kek", "secrets/backup-kek"),
            new Break(HSM, "key-uri-malformed", "keyUri: https:", "keyUri: http:"),
            new Break(
                    USER, "key-version-pinned", "keys/backup-kek", "keys/backup-kek/7c1f0a9be2d84356b70c4e19f8a3d265"),
            new Break(
                    USER, "user-assigned-identity-not-attached", "[id-backup]", "[id-other]", "  identity: id-backup"),
            new Break(
                    HSM,
                    "system-assigned-identity-off",
                    "  identity: id-treasury-backup",
                    "  identity: system-assigned"),
            new Break(
                    POLICIES,
                    "system-assigned-identity-off",
                    "systemAssigned: 6e4a0f83-b2d9-4157-8c3e-f0957d1ba624",
                    "systemAssigned: false",
                    "  identity: system-assigned"),
            new Break(
                    USER,
                    "key-not-present",
                    "enabled: true",
                    "enabled: true\nexistence: soft-deleted",
                    "existence: soft"),
            new Break(
                    POLICIES,
                    "key-not-present",
                    "enabled: true",
                    "enabled: true\nexistence: absent",
                    "existence: absent"),
            new Break(USER, "key-type-unsupported", "type: RSA", "type: EC"),
            new Break(HSM, "key-type-unsupported", "type: RSA-HSM", "type: oct-HSM"),
            new Break(POLICIES, "key-size-unsupported", "size: 2048", "size: 1024"),
            new Break(HSM, "key-size-unsupported", "size: 3072", "size: 3071"),
            new Break(SYSTEM, "key-disabled", "enabled: true", "enabled: false"),
            new Break(USER, "key-expired", "expires: 2027", "expires: 2026"),
            new Break(USER, "key-not-yet-valid", "notBefore: 2026-01", "notBefore: 2026-07"),
            new Break(USER, "soft-delete-off", "softDelete: true", "softDelete: false"),
            new Break(POLICIES, "purge-protection-off", "purgeProtection: true", "purgeProtection: false"),
            new Break(HSM, "purge-protection-off", "purgeProtection: true", "purgeProtection: false"),
            new Break(
                    USER,
                    "user-assigned-identity-with-restricted-network",
                    "network: all-networks",
                    "network: selected-networks"),
            new Break(
                    HSM,
                    "user-assigned-identity-with-restricted-network",
                    "network: all-networks",
                    "network: disabled"),
            new Break(
                    USER,
                    "user-assigned-identity-with-private-endpoint",
                    "scope: kv-payroll\n",
                    "scope: kv-payroll\n---\nkind: PrivateEndpoint\nname: pe\nvault: bv-payroll-prod\n",
                    "kind: PrivateEndpoint"),
            new Break(
                    USER,
                    "key-permission-missing-under-rbac",
                    "role: Key Vault Crypto Service Encryption User",
                    "role: Key Vault Crypto Service Release User"),
            new Break(
                    SYSTEM,
                    "key-permission-missing-under-rbac",
                    "principal: bv-claims-prod",
                    "principal: 00d1fa37-6c5b-42e8-9a70-8be4c1f2d596",
                    "kind: RoleAssignment"),
            new Break(
                    POLICIES,
                    "key-permission-missing-under-access-policies",
                    "[get, list, wrapKey, unwrapKey]",
                    "[get, list, unwrapKey]"),
            new Break(
                    POLICIES,
                    "list-permission-missing",
                    "[get, list, wrapKey, unwrapKey]",
                    "[get, wrapKey, unwrapKey]"),
            new Break(
                    HSM,
                    "key-permission-missing-under-local-rbac",
                    "role: Managed HSM Crypto Service Encryption User",
                    "role: 21dbd100-6940-42c2-9190-5d6cb909625c"),
            new Break(
                    USER,
                    "role-grants-more-than-needed",
                    "role: Key Vault Crypto Service Encryption User",
                    "role: Key Vault Administrator"),
            new Break(USER, "encryption-settings-inconsistent", "state: enabled", "state: inconsistent"));

    @TestFactory
    Stream<DynamicTest> breakingOneThing_givesThatOneFinding() {
        return BREAKS.stream()
                .map(one -> dynamicTest(one.slug() + " in " + one.sample(), () -> {
                    String whole = Files.readString(path(one.sample()));
                    assertTrue(whole.contains(one.from()), "the sample has no `" + one.from() + "`");
                    String broken = whole.replace(one.from(), one.to());
                    int line = 1
                            + (int) broken.substring(0, broken.indexOf(one.at()))
                                    .chars()
                                    .filter(c -> c == '\n')
                                    .count();
                    assertEquals(List.of("fail " + one.slug() + " at line " + line), findings(one.sample(), broken));
                }));
    }

    @TestFactory
    Stream<DynamicTest> rightEstate_givesNothing() {
        return Stream.of(USER, SYSTEM, POLICIES, HSM, "inherited-grant")
                .map(sample -> dynamicTest(
                        sample, () -> assertEquals(List.of(), findings(sample, Files.readString(path(sample))))));
    }

    @Test
    void everyStateRule_isBroken() {
        Set<String> left = new TreeSet<>();
        PACK.rules().stream().filter(rule -> !rule.change()).map(Rule::slug).forEach(left::add);
        BREAKS.forEach(one -> left.remove(one.slug()));
        assertEquals(Set.of(), left);
    }

    private static List<String> findings(String sample, String text) throws IOException {
        Source source = Source.of(path(sample).toString(), text);
        var documents = new YamlReader(Limits.DEFAULT).read(source, problem -> {
            throw new AssertionError(problem.toString());
        });
        List<String> findings = new ArrayList<>();
        Checker checker = new Checker(PACK, Instant.parse("2026-06-01T00:00:00Z"), Set.of(), true);
        for (Verdict verdict : checker.check(Estates.join(Estates.resources(documents)))) {
            if (verdict.outcome() == Outcome.FAIL || verdict.outcome() == Outcome.UNKNOWN) {
                findings.add(verdict.outcome().word() + " " + verdict.rule().slug() + " at line "
                        + verdict.location().from().line());
            }
        }
        return findings;
    }

    private static Path path(String sample) {
        return Path.of("samples", "compliant", sample, "estate.yaml");
    }
}
