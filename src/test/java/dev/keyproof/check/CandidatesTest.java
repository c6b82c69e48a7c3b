package dev.keyproof.check;

import static dev.keyproof.check.Exprs.path;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Key stores and keys where no Backup vault is in sight. */
class CandidatesTest {
    private static final String STORE = """
            kind: KeyVault
            name: kv-payroll
            permissionModel: rbac
            softDelete: false
            purgeProtection: true
            network: selected-networks
            """;
    private static final String KEY = """
            kind: Key
            name: backup-kek
            store: kv-payroll
            type: RSA
            size: 1024
            """;

    private static final RuleOf[] RULES = {
        SamplePack.keyType(),
        SamplePack.keySize(),
        SamplePack.keyExpired(),
        SamplePack.permission(),
        SamplePack.softDelete(),
        SamplePack.purgeProtection(),
        SamplePack.identityAttached(),
        SamplePack.network(),
        SamplePack.region(),
        SamplePack.versionPinned()
    };

    private static List<Verdict> candidates(String text) {
        return Texts.checker(RULES).candidates(Texts.estate(text));
    }

    private static List<String> sorted(List<Verdict> verdicts) {
        return Texts.lines(verdicts).stream().sorted().toList();
    }

    @Test
    void store_isToldWhatItDecides() {
        assertEquals(
                List.of("fail soft-delete-off KeyVault/kv-payroll", "pass purge-protection-off KeyVault/kv-payroll"),
                sorted(candidates(STORE)));
    }

    @Test
    void key_isToldWhatItDecides_andWhatItsUndescribedStoreLeavesOpen() {
        assertEquals(
                List.of(
                        "fail key-size-unsupported Key/backup-kek",
                        "pass key-expired Key/backup-kek",
                        "pass key-type-unsupported Key/backup-kek",
                        "unknown key-permission-missing Key/backup-kek",
                        "unknown purge-protection-off Key/backup-kek",
                        "unknown soft-delete-off Key/backup-kek"),
                sorted(candidates(KEY)));
    }

    @Test
    void keyWithItsStore_eachIsToldItsOwn_once() {
        assertEquals(
                List.of(
                        "fail key-size-unsupported Key/backup-kek",
                        "fail soft-delete-off KeyVault/kv-payroll",
                        "pass key-expired Key/backup-kek",
                        "pass key-type-unsupported Key/backup-kek",
                        "pass purge-protection-off KeyVault/kv-payroll"),
                sorted(candidates(STORE + "---\n" + KEY)));
    }

    @Test
    void unknownOfTheKeyItself_isReported() {
        String text = KEY.replace("type: RSA", "type: !unknown \"a parameter\"").replace("size: 1024\n", "");
        Verdict verdict = candidates(text).stream()
                .filter(one -> one.rule().slug().equals("key-type-unsupported"))
                .findFirst()
                .orElseThrow();
        assertEquals(Outcome.UNKNOWN, verdict.outcome());
        assertEquals("Key/backup-kek", verdict.resource());
        assertEquals(4, verdict.location().from().line());
    }

    @Test
    void ruleThatTheKeyTakesOutOfPlay_isNotApplicable() {
        String text = KEY.replace("RSA", "EC");
        assertEquals(
                List.of(
                        "fail key-type-unsupported Key/backup-kek",
                        "not-applicable key-size-unsupported Key/backup-kek",
                        "pass key-expired Key/backup-kek",
                        "unknown key-permission-missing Key/backup-kek",
                        "unknown purge-protection-off Key/backup-kek",
                        "unknown soft-delete-off Key/backup-kek"),
                sorted(candidates(text)));
    }

    @Test
    void finding_standsOnTheStore_withoutLabelsOnAVaultThatIsNotThere() {
        RuleOf rule = SamplePack.softDelete().with(path(SamplePack.V, "encryption.keyUri"), "the vault's key");
        Verdict verdict = Texts.one(Texts.checker(rule).candidates(Texts.estate(STORE)), Outcome.FAIL);
        assertEquals(4, verdict.location().from().line());
        assertEquals(List.of(), verdict.diagnosis().with());
        assertEquals(STORE.replace("softDelete: false", "softDelete: true"), Texts.fixed(STORE, verdict));
    }
}
