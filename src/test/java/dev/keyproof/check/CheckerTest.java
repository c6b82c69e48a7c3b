package dev.keyproof.check;

import static dev.keyproof.check.Exprs.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Estate;
import dev.keyproof.language.Constant;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckerTest {
    static final String ESTATE = """
            kind: BackupVault
            name: bv-payroll
            region: switzerlandnorth
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
            softDelete: true
            accessPolicies:
              - principal: id-backup
                keyPermissions: [get, list, wrapKey]
            ---
            kind: Key
            name: backup-kek
            store: kv-payroll
            type: EC-HSM
            expires: 2026-01-01T01:00:00+01:00
            """;

    private static List<String> remarks(Verdict verdict) {
        return verdict.diagnosis().remarks().stream()
                .map(remark -> remark.kind().word() + ": " + remark.text())
                .toList();
    }

    private static List<String> labels(List<Label> labels) {
        return labels.stream().map(Texts::label).toList();
    }

    @Test
    void failure_tellsPlacesReasonsAndSources() {
        RuleOf rule = SamplePack.keyType()
                .azure("UserErrorCMKMissingMangedIdentityPermissionOnKeyVault")
                .azureRemark("the code speaks of a permission")
                .note("another key has another history");
        Verdict verdict = Texts.one(Texts.check(ESTATE, rule), Outcome.FAIL);
        assertEquals("BackupVault/bv-payroll", verdict.resource());
        assertEquals(
                "the vault is encrypted under `backup-kek`, which is not an RSA key",
                verdict.diagnosis().title());
        assertEquals(
                List.of("26:7 expected `RSA` or `RSA-HSM`"),
                labels(verdict.diagnosis().at()));
        assertEquals(
                List.of("9:11 the vault's key encryption key"),
                labels(verdict.diagnosis().with()));
        assertEquals(
                List.of(
                        "why: the reason",
                        "azure: `UserErrorCMKMissingMangedIdentityPermissionOnKeyVault`: the code speaks of a permission",
                        "help: the way out",
                        "note: another key has another history",
                        "rule: rules/2023-11-20/02-key-requirements.cmk:3",
                        "source: KEY-9, ERR-1 in \"Encryption of backup data\", 2023-11-20, § Key requirements"),
                remarks(verdict));
    }

    @Test
    void severalCodes_areAlternatives() {
        Verdict verdict = Texts.one(Texts.check(ESTATE, SamplePack.permission()), Outcome.FAIL);
        assertTrue(remarks(verdict)
                .contains("azure: `UserErrorCMKKeyVaultAuthFailure` or"
                        + " `UserErrorCMKMissingMangedIdentityPermissionOnKeyVault`"));
        assertEquals(
                List.of("UserErrorCMKKeyVaultAuthFailure", "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault"),
                verdict.azure());
    }

    @Test
    void setInATitle_isPrintedInTicks_andPlaceFollowsThePermissionModel() {
        Verdict verdict = Texts.one(Texts.check(ESTATE, SamplePack.permission()), Outcome.FAIL);
        assertEquals(
                "`id-backup` may not `unwrapKey` with `backup-kek`",
                verdict.diagnosis().title());
        assertEquals(
                List.of("21:21 `unwrapKey` is missing"),
                labels(verdict.diagnosis().at()));
    }

    @Test
    void elementThatIsNotThere_standsAtItsList() {
        String other = ESTATE.replace("- principal: id-backup", "- principal: id-other");
        Verdict verdict = Texts.one(Texts.check(other, SamplePack.permission()), Outcome.FAIL);
        assertEquals(
                List.of("20:3 `get`, `wrapKey`, `unwrapKey` is missing"),
                labels(verdict.diagnosis().at()));
        String none = ESTATE.replaceAll("(?s)accessPolicies:.*?---", "---");
        verdict = Texts.one(Texts.check(none, SamplePack.permission()), Outcome.FAIL);
        assertEquals(
                "15:7 `get`, `wrapKey`, `unwrapKey` is missing",
                labels(verdict.diagnosis().at()).get(0));
    }

    @Test
    void derivedList_standsAtItsFirstElement_elseAtItsOwner() {
        String rbac = ESTATE.replace("access-policy", "rbac");
        Verdict verdict = Texts.one(Texts.check(rbac, SamplePack.permission()), Outcome.FAIL);
        assertEquals(23, verdict.location().from().line());
        String granted = rbac + "---\nkind: RoleAssignment\nrole: Key Vault Crypto Service Release User\n"
                + "principal: id-backup\nscope: kv-payroll\n";
        verdict = Texts.one(Texts.check(granted, SamplePack.permission()), Outcome.FAIL);
        assertEquals(
                "29:7 `get`, `wrapKey`, `unwrapKey` is missing",
                Texts.label(verdict.diagnosis().at().get(0)));
    }

    @Test
    void instant_isPrintedInUtc() {
        Verdict verdict = Texts.one(Texts.check(ESTATE, SamplePack.keyExpired()), Outcome.FAIL);
        assertEquals(
                List.of("27:10 expired at 2026-01-01T00:00:00Z"),
                labels(verdict.diagnosis().at()));
    }

    @Test
    void unknown_namesTheFieldThatDecides() {
        String later = ESTATE.replace(
                "keyUri: https://kv-payroll.vault.azure.net/keys/backup-kek", "keyUri: !unknown \"known after apply\"");
        Verdict verdict = Texts.one(Texts.check(later, SamplePack.keyType()), Outcome.UNKNOWN);
        assertEquals(
                "cannot tell for `bv-payroll`: the rule asks for `Key.type`",
                verdict.diagnosis().title());
        assertEquals(
                List.of("9:11 not known: known after apply"),
                labels(verdict.diagnosis().at()));
        Undecided field = verdict.unknown().get(0);
        assertEquals("Key.type", field.field());
        assertEquals("known after apply", field.because());
        assertEquals(
                List.of("help: give `Key.type`, or check again after the deployment"),
                remarks(verdict).stream()
                        .filter(line -> line.startsWith("help"))
                        .toList());
    }

    @Test
    void keyThatIsNotDescribed_isUnknownAtTheUriThatNamesIt() {
        String alone = ESTATE.substring(0, ESTATE.indexOf("---\nkind: Key\n"));
        Verdict verdict = Texts.one(Texts.check(alone, SamplePack.keyType()), Outcome.UNKNOWN);
        assertEquals(9, verdict.location().from().line());
        assertEquals("Key.type", verdict.unknown().get(0).field());
    }

    @Test
    void pass_showsTheRequirementAtItsPlace() {
        String good = ESTATE.replace("EC-HSM", "RSA");
        Verdict verdict = Texts.one(Texts.check(good, SamplePack.keyType()), Outcome.PASS);
        assertEquals("Key type RSA.", verdict.diagnosis().title());
        assertEquals(26, verdict.location().from().line());
    }

    @Test
    void ruleThatDoesNotApply_standsAtTheResource() {
        Verdict verdict = Texts.one(Texts.check(ESTATE, SamplePack.keySize()), Outcome.NOT_APPLICABLE);
        assertEquals(1, verdict.location().from().line());
    }

    @Test
    void valueOfADefault_namesItsAssumption_andIsUnknownWithoutIt() {
        Schema.Field field = EstateSchema.schema()
                .record("KeyStore")
                .flatMap(store -> store.field("purgeProtection"))
                .orElseThrow();
        Pack.Default off = new Pack.Default(
                "KeyStore",
                "KeyVault",
                field,
                new Constant.Bool(false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("azure-A4"),
                List.of(),
                Optional.empty(),
                Exprs.AT);
        Pack pack = RuleOf.pack(List.of(off), SamplePack.purgeProtection().build());
        Estate estate = Texts.estate(ESTATE);
        Verdict verdict = Texts.one(Checker.check(estate, pack, SamplePack.AS_OF, Set.of(), true), Outcome.FAIL);
        assertEquals(List.of("azure-A4"), verdict.assumptions());
        assertTrue(remarks(verdict).contains("assumes: azure-A4: purge protection not written is off"));

        Set<Assumption> without = Set.of(Assumption.A4);
        Verdict open = Texts.one(Checker.check(estate, pack, SamplePack.AS_OF, without, true), Outcome.UNKNOWN);
        assertEquals(
                "it rests on `azure-A4`, which is switched off",
                open.unknown().get(0).because());
    }

    @Test
    void ruleThatRestsOnASwitchedOffAssumption_isNeitherPassNorFail() {
        Pack pack = RuleOf.pack(SamplePack.keyExpired().assumes("azure-A17").build());
        Estate estate = Texts.estate(ESTATE);
        Verdict with = Texts.one(Checker.check(estate, pack, SamplePack.AS_OF, Set.of(), false), Outcome.FAIL);
        assertEquals(List.of("azure-A17"), with.assumptions());
        Set<Assumption> off = Set.of(Assumption.A17);
        Verdict without = Texts.one(Checker.check(estate, pack, SamplePack.AS_OF, off, false), Outcome.UNKNOWN);
        assertEquals(
                "cannot tell for `bv-payroll`: the rule rests on `azure-A17`",
                without.diagnosis().title());
    }

    @Test
    void falseConjunct_decidesAlone() {
        Pack pack = RuleOf.pack(RuleOf.rule("a-rule", SamplePack.V)
                .require(Exprs.and(path(SamplePack.KEY, "store.softDelete"), Exprs.bool(false)))
                .at(path(SamplePack.V, "region"), "here")
                .build());
        Verdict verdict =
                Texts.one(Checker.check(Texts.estate(ESTATE), pack, SamplePack.AS_OF, Set.of(), true), Outcome.FAIL);
        assertEquals(List.of(), verdict.assumptions());
    }

    @Test
    void orderOfDocuments_changesNoOutcome() {
        List<String> documents = new java.util.ArrayList<>(List.of(ESTATE.split("---\n", -1)));
        List<String> expected = Texts.lines(Texts.check(ESTATE, SamplePack.permission(), SamplePack.keyType()));
        java.util.Collections.reverse(documents);
        String reversed = String.join("\n---\n", documents);
        assertEquals(
                expected.stream().sorted().toList(),
                Texts.lines(Texts.check(reversed, SamplePack.permission(), SamplePack.keyType())).stream()
                        .sorted()
                        .toList());
    }

    @Test
    void keysAndStoresThatNoVaultRefersTo_areListedNotJudged() {
        RuleOf rule = RuleOf.rule("store-rule", Exprs.variable("s", "KeyStore", 0));
        String text = ESTATE + "---\nkind: KeyVault\nname: kv-other\n";
        assertEquals(List.of("pass store-rule KeyVault/kv-payroll"), Texts.lines(Texts.check(text, rule)));
        assertEquals(
                List.of("KeyVault/kv-other: no Backup vault of the input refers to it"),
                Checker.unjudged(Texts.estate(text)).stream()
                        .map(one -> one.resource() + ": " + one.because())
                        .toList());
    }

    @Test
    void steps_showWhatEveryPartOfTheRuleCameTo() {
        Estate estate = Texts.estate(ESTATE);
        Explanation why = Texts.checker(SamplePack.keyType())
                .explain(SamplePack.keyType().build(), estate.vaults().get(0));
        List<String> fields = why.steps().stream()
                .filter(step -> step.field().isPresent())
                .map(step -> step.depth() + " " + step.field().get() + " = " + step.value())
                .toList();
        assertTrue(fields.contains("1 Key.type = EC-HSM"), fields::toString);
        assertTrue(fields.contains("2 BackupVault.encryption.mode = customer-managed"), fields::toString);
    }
}
