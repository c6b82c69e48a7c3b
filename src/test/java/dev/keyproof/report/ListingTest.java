package dev.keyproof.report;

import static dev.keyproof.report.Cases.span;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final Source VAULTS = Source.of("vaults.yaml", """
            kind: BackupVault
            name: bv-a
            encryption:
              mode: customer-managed
              keyUri: https://kv-a.vault.azure.net/keys/kek
              identity: id-a
            ---
            kind: BackupVault
            name: bv-b
            encryption:
              mode: customer-managed
              keyUri: https://kv-b.vault.azure.net/keys/kek
              identity: system-assigned
            """);
    private static final Span URI_A = span(VAULTS, "https://kv-a.vault.azure.net/keys/kek");
    private static final Span URI_B = span(VAULTS, "https://kv-b.vault.azure.net/keys/kek");
    private static final String NO_STORE = "the key vault `kv-a` is not described";
    private static final String NO_KEY = "the key `kek` is not described";

    @Test
    void vaultWithoutItsKeyVault_isOneBlock() {
        Span vault = span(VAULTS, "BackupVault");
        List<Verdict> verdicts = List.of(
                Cases.unknown(Cases.KEY_TYPE, "BackupVault/bv-a", vault, new Undecided("Key.type", NO_KEY, URI_A)),
                Cases.unknown(
                        Cases.KEY_DISABLED, "BackupVault/bv-a", vault, new Undecided("Key.enabled", NO_KEY, URI_A)),
                Cases.unknown(Cases.KEY_SIZE, "BackupVault/bv-a", vault, new Undecided("Key.size", NO_KEY, URI_A)),
                Cases.unknown(
                        Cases.KEY_PERMISSION,
                        "BackupVault/bv-a",
                        vault,
                        new Undecided("KeyStore.permissionModel", NO_STORE, URI_A),
                        new Undecided("KeyStore.accessPolicies", NO_STORE, URI_A)));
        assertEquals("""
                unknown[4 rules]: cannot tell for `bv-a`: the rules ask for `Key.enabled`, `Key.size`, `Key.type` and 2 more
                 --> vaults.yaml:5:11
                  |
                4 |   mode: customer-managed
                5 |   keyUri: https://kv-a.vault.azure.net/keys/kek
                  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  |           not known: the key `kek` is not described; the key vault `kv-a` is not described
                6 |   identity: id-a
                  |
                  = help: give `keyUri` and describe the key it names, or check again after the deployment
                  = note: they ask for `Key.enabled`, `Key.size`, `Key.type`, `KeyStore.accessPolicies` and
                          `KeyStore.permissionModel`
                  = open: key-disabled, key-permission-missing, key-type-unsupported (error); key-size-small
                          (warning)

                4 unknown in 1 file; 4 rules of 2023-11-20: none passed
                """, Cases.text(report(verdicts)));
    }

    @Test
    void sameRuleOnTwoVaults_isTwoBlocks() {
        List<Verdict> verdicts = List.of(
                Cases.unknown(
                        Cases.KEY_TYPE,
                        "BackupVault/bv-a",
                        span(VAULTS, "BackupVault"),
                        new Undecided("Key.type", "not described", URI_A)),
                Cases.unknown(
                        Cases.KEY_TYPE,
                        "BackupVault/bv-b",
                        span(VAULTS, "BackupVault", 2, ""),
                        new Undecided("Key.type", "not described", URI_B)));
        assertEquals("""
                vaults.yaml:5:11: unknown[key-type-unsupported]: cannot tell for `bv-a`: the rule asks for `Key.type`
                vaults.yaml:12:11: unknown[key-type-unsupported]: cannot tell for `bv-b`: the rule asks for `Key.type`
                2 unknown in 1 file; 4 rules of 2023-11-20: 3 not applicable
                """, Cases.render(new BriefRenderer(), report(verdicts)));
    }

    @Test
    void manyPlacesAndHelps_areCutWithACount() {
        String lines = "- principal: a\n".repeat(12);
        Source grants = Source.of("grants.yaml", lines);
        Undecided[] fields = new Undecided[12];
        for (int i = 0; i < 12; i++) {
            Span place = Span.of(grants, i * 15 + 13, i * 15 + 14);
            fields[i] = new Undecided("Grant.principal", "known after apply", place);
        }
        Verdict first = Cases.unknown(Cases.KEY_TYPE, "BackupVault/bv-a", URI_A, fields);
        Verdict second = Cases.unknown(Cases.KEY_DISABLED, "BackupVault/bv-a", URI_A, fields);
        String text = Cases.text(report(List.of(first, second)));
        assertEquals(
                "unknown[2 rules]: cannot tell for `bv-a`: the rules ask for `Grant.principal`",
                text.lines().findFirst().orElseThrow());
        assertEquals(
                8,
                text.lines()
                        .filter(line -> line.contains("^ not known: known after apply"))
                        .count());
        assertEquals(
                1,
                text.lines()
                        .filter(line -> line.endsWith("= note: and 4 more places"))
                        .count());
    }

    @Test
    void manyProblemsOfOneFile_areCutWithACount() {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Diagnostic fault = Diagnostic.error("unknown-field", "fault " + i, new Label(URI_A, ""), "");
            problems.add(Problem.input(fault));
        }
        Formats.Options two = new Formats.Options(false, 2, Severity.ERROR, false);
        Report report = Cases.report(List.of(), List.of(VAULTS), List.of(), problems, Report.Result.ERROR);
        String text = Cases.render(new TextRenderer(two), report);
        List<String> heads = text.lines()
                .filter(line -> !line.startsWith(" ") && !line.matches("[0-9].*"))
                .toList();
        assertEquals(
                List.of(
                        "error[unknown-field]: fault 0",
                        "",
                        "",
                        "error[unknown-field]: fault 1",
                        "",
                        "",
                        "and 3 more problems in vaults.yaml",
                        ""),
                heads);
        assertEquals("5 problems; nothing was checked: the rule pack holds no rule", lastLine(text));
    }

    @Test
    void success_isOneLine() {
        Verdict pass = Cases.pass(Cases.KEY_TYPE, "BackupVault/bv-a", URI_A);
        assertEquals(
                "no findings in 1 file; 4 rules of 2023-11-20: 1 passed, 3 not applicable\n",
                Cases.text(report(List.of(pass))));
    }

    @Test
    void emptyRuns_sayThatNothingWasChecked() {
        Verdict aside = Cases.verdict(
                Cases.KEY_TYPE,
                "BackupVault/bv-a",
                URI_A,
                Outcome.NOT_APPLICABLE,
                Cases.diagnostic(Cases.KEY_TYPE, "not in force", List.of()));
        assertEquals(
                "nothing was checked: no rule of 2023-11-20 applies to what 1 file holds\n",
                Cases.text(report(List.of(aside))));
        assertEquals(
                "nothing was checked: 1 file holds no resource that a rule of 2023-11-20 judges\n",
                Cases.text(report(List.of())));
        Report noFile = Cases.report(List.of(Cases.KEY_TYPE), List.of(), List.of(), List.of(), Report.Result.EMPTY);
        assertEquals("nothing was checked: no input was read\n", Cases.text(noFile));
    }

    private static String lastLine(String text) {
        return text.lines().reduce("", (a, b) -> b);
    }

    private static Report report(List<Verdict> verdicts) {
        return Cases.report(
                List.of(Cases.KEY_TYPE, Cases.KEY_DISABLED, Cases.KEY_SIZE, Cases.KEY_PERMISSION),
                List.of(VAULTS),
                verdicts,
                List.of(),
                Report.Result.UNKNOWN);
    }
}
