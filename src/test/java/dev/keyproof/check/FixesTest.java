package dev.keyproof.check;

import static dev.keyproof.check.Exprs.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Edits of descriptors, byte for byte. */
class FixesTest {
    private static final Expr.Variable S = Exprs.variable("s", "KeyStore", 0);
    private static final Expr SOFT_DELETE = path(S, "softDelete");

    /** What a rule that always fails makes of a text by its fix. */
    private static String fixed(String text, RuleOf rule) {
        return Texts.fixed(text, Texts.one(Texts.check(text, rule), Outcome.FAIL));
    }

    private static RuleOf store() {
        return RuleOf.rule("a-rule", S).require(Exprs.bool(false)).at(SOFT_DELETE, "here");
    }

    private static RuleOf softDelete() {
        return store().set(SOFT_DELETE, Exprs.bool(true));
    }

    private static RuleOf vault(Expr field, Expr value) {
        return RuleOf.rule("a-rule", SamplePack.V)
                .require(Exprs.bool(false))
                .at(field, "here")
                .set(field, value);
    }

    private static Optional<dev.keyproof.diagnostic.Fix> offered(String text, RuleOf rule) {
        return Texts.one(Texts.check(text, rule), Outcome.FAIL).diagnosis().fix();
    }

    @Test
    void writtenValue_isReplaced_andCommentsStay() {
        assertEquals(
                "kind: KeyVault\nname: kv\nsoftDelete:   true   # why\npurgeProtection: true\n",
                fixed("kind: KeyVault\nname: kv\nsoftDelete:   false   # why\npurgeProtection: true\n", softDelete()));
    }

    @Test
    void quotedValue_isReplacedWithItsQuotes() {
        assertEquals(
                "kind: BackupVault\nname: bv\nencryption:\n  mode: customer-managed\n",
                fixed(
                        "kind: BackupVault\nname: bv\nencryption:\n  mode: 'platform-managed'\n",
                        vault(path(SamplePack.V, "encryption.mode"), Exprs.word("Mode", "customer-managed"))));
    }

    @Test
    void absentField_isWrittenBehindTheFieldBeforeIt() {
        assertEquals(
                "kind: KeyVault\nname: kv\npermissionModel: rbac # model\nsoftDelete: true\nretentionDays: 90\n",
                fixed("kind: KeyVault\nname: kv\npermissionModel: rbac # model\nretentionDays: 90\n", softDelete()));
    }

    @Test
    void absentField_inAFileWithoutLastLineEnd() {
        assertEquals("kind: KeyVault\nname: kv\nsoftDelete: true", fixed("kind: KeyVault\nname: kv", softDelete()));
    }

    @Test
    void lineEndsOfTheFile_areKept() {
        assertEquals(
                "kind: KeyVault\r\nname: kv\r\nsoftDelete: true\r\nretentionDays: 90\r\n",
                fixed("kind: KeyVault\r\nname: kv\r\nretentionDays: 90\r\n", softDelete()));
    }

    @Test
    void flowMapping_staysOne() {
        assertEquals(
                "{kind: KeyVault, name: kv, softDelete: true, retentionDays: 90}\n",
                fixed("{kind: KeyVault, name: kv, retentionDays: 90}\n", softDelete()));
        assertEquals(
                "{\n  kind: KeyVault,\n  name: kv, softDelete: true\n}\n",
                fixed("{\n  kind: KeyVault,\n  name: kv\n}\n", softDelete()));
    }

    @Test
    void absentField_ofAGroup_getsTheIndentationOfTheGroup() {
        Expr mode = path(SamplePack.V, "encryption.mode");
        assertEquals(
                "kind: BackupVault\nname: bv\nencryption:\n    state: enabled\n    mode: customer-managed\n",
                fixed(
                        "kind: BackupVault\nname: bv\nencryption:\n    state: enabled\n",
                        vault(mode, Exprs.word("Mode", "customer-managed"))));
    }

    @Test
    void fieldOfAGroupThatIsNotThere_isNotOffered() {
        Expr mode = path(SamplePack.V, "encryption.mode");
        RuleOf rule = vault(mode, Exprs.word("Mode", "customer-managed"));
        assertTrue(offered("kind: BackupVault\nname: bv\n", rule).isEmpty());
    }

    @Test
    void unknownField_isNotOffered() {
        assertTrue(offered("kind: KeyVault\nname: kv\nsoftDelete: !unknown \"a parameter\"\n", softDelete())
                .isEmpty());
    }

    @Test
    void jsonDescriptor_isNotOffered() {
        var estate = Texts.estate("estate.json", "{\"kind\": \"KeyVault\", \"name\": \"kv\", \"softDelete\": false}");
        Verdict verdict = Texts.one(Texts.checker(softDelete()).check(estate), Outcome.FAIL);
        assertTrue(verdict.diagnosis().fix().isEmpty());
    }

    @Test
    void versionOfAKeyUri_isCutOff() {
        String text = """
                kind: BackupVault
                name: bv
                encryption:
                  mode: customer-managed
                  keyUri: "https://kv.vault.azure.net/keys/kek/0123456789abcdef0123456789abcdef"  # pinned
                """;
        RuleOf rule = RuleOf.rule("a-rule", SamplePack.V)
                .require(Exprs.is(path(SamplePack.V, "encryption.keyUri.version"), Expr.State.ABSENT))
                .at(path(SamplePack.V, "encryption.keyUri.version"), "a version")
                .set(path(SamplePack.V, "encryption.keyUri.version"), null);
        assertEquals(text.replace("/0123456789abcdef0123456789abcdef", ""), fixed(text, rule));
    }

    @Test
    void absent_removesTheLine_orTheMemberOfAFlowMapping() {
        Expr state = path(SamplePack.V, "encryption.state");
        assertEquals(
                "kind: BackupVault\nname: bv\nencryption:\n  mode: platform-managed\n",
                fixed(
                        "kind: BackupVault\nname: bv\nencryption:\n  state: disabled # old\n  mode: platform-managed\n",
                        vault(state, null)));
        assertEquals(
                "kind: BackupVault\nname: bv\nencryption: {mode: platform-managed}\n",
                fixed(
                        "kind: BackupVault\nname: bv\nencryption: {mode: platform-managed, state: disabled}\n",
                        vault(state, null)));
        assertEquals(
                "kind: BackupVault\nname: bv\nencryption: {mode: platform-managed}\n",
                fixed(
                        "kind: BackupVault\nname: bv\nencryption: {state: disabled, mode: platform-managed}\n",
                        vault(state, null)));
    }

    private static String permissions(String permissions) {
        return """
                kind: BackupVault
                name: bv-payroll
                tiers: [vault-standard]
                identity:
                  userAssigned: [id-backup]
                encryption:
                  mode: customer-managed
                  keyUri: https://kv-payroll.vault.azure.net/keys/backup-kek
                  identity: id-backup
                ---
                kind: UserAssignedIdentity
                name: id-backup
                ---
                kind: KeyVault
                name: kv-payroll
                permissionModel: access-policy
                accessPolicies:
                  - principal: id-backup
                """ + permissions + """
                ---
                kind: Key
                name: backup-kek
                store: kv-payroll
                """;
    }

    private static void assertPermissions(String expected, String written) {
        assertEquals(permissions(expected), fixed(permissions(written), SamplePack.permission()));
    }

    @Test
    void flowList_keepsItsOrder_andGetsWhatIsMissing() {
        assertPermissions(
                "    keyPermissions: [list, wrapKey, get, unwrapKey]   # all\n",
                "    keyPermissions: [list, wrapKey, get]   # all\n");
        assertPermissions("    keyPermissions: [ get, wrapKey, unwrapKey ]\n", "    keyPermissions: [ get ]\n");
        assertPermissions("    keyPermissions: [get, wrapKey, unwrapKey]\n", "    keyPermissions: []\n");
    }

    @Test
    void flowListOverLines_keepsItsLines() {
        assertPermissions(
                "    keyPermissions: [\n      get,\n      wrapKey, unwrapKey\n    ]\n",
                "    keyPermissions: [\n      get,\n      wrapKey\n    ]\n");
    }

    @Test
    void blockList_getsALineForEach() {
        assertPermissions(
                "    keyPermissions:\n      - list\n      - get   # read\n      - wrapKey\n      - unwrapKey\n",
                "    keyPermissions:\n      - list\n      - get   # read\n");
        assertPermissions(
                "    keyPermissions:\n    - get\n    - wrapKey\n    - unwrapKey\n", "    keyPermissions:\n    - get\n");
    }

    @Test
    void conditionThatDoesNotHold_passesToTheNextFix() {
        RuleOf rule = store().fix(new Rule.Set(
                        SOFT_DELETE, Optional.of(Exprs.bool(true)), false, Optional.of(path(S, "purgeProtection"))))
                .fix(new Rule.Manual(Exprs.text("`", path(S, "name"), "` is old")));
        String text = "kind: KeyVault\nname: kv\nsoftDelete: false\npurgeProtection: ";
        assertEquals(text.replace("false", "true") + "true\n", fixed(text + "true\n", rule));

        Verdict verdict = Texts.one(Texts.check(text + "false\n", rule), Outcome.FAIL);
        assertTrue(verdict.diagnosis().fix().isEmpty());
        assertTrue(verdict.diagnosis()
                .remarks()
                .contains(new Remark(Remark.Kind.NOTE, "no edit is offered: `kv` is old")));
    }

    @Test
    void irreversibleFix_saysSo() {
        Rule.Fix fix = new Rule.Set(SOFT_DELETE, Optional.of(Exprs.bool(true)), true, Optional.empty());
        var offered = offered("kind: KeyVault\nname: kv\nsoftDelete: false\n", store().fix(fix));
        assertEquals(
                List.of(true), offered.map(one -> List.of(one.irreversible())).orElse(List.of()));
    }
}
