package dev.keyproof.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Limits;
import dev.keyproof.text.Position;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in scenarios: what is said, and where. */
class ScenarioFileTest {
    private static final String HEAD = "drill: mine\ntitle: Mine\nsteps:\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        - {do: Bakcup}                             | unknown-value | 4:10  | there is no operation `Bakcup` | did you mean `Backup`?
        - {do: Backup, teir: operational}          | unknown-field | 4:18 | `Backup` has no field `teir` | did you mean `tier`?
        - {do: Backup, tier: archive}              | unknown-value | 4:24 | there is no `tier` `archive` | no such `tier`
        - {do: Backup, size: 3 MB}                 | wrong-form    | 4:24 | `size` is not a size, as in `1MiB` | expected a size, as in `1MiB`
        - {do: Restore, point: 0}                  | wrong-form    | 4:26 | `point` is not a whole number from 1 to 1000000 | expected a whole number from 1 to 1000000
        - {after: 1M, do: Poll}                    | wrong-form    | 4:13 | `after` is not a length of time, as in `30d`, `5m` or `PT1H` | expected a length of time, as in `30d`, `5m` or `PT1H`
        - {at: 1d, after: 1d}                      | two-times     | 4:10 | a step with both `at` and `after` | one of them
        - {do: Poll, expect: doen}                 | unknown-value | 4:24 | there is no `expect` `doen` | did you mean `done`?
        - {do: Poll, expect: {cuases: [crashed]}}  | unknown-field | 4:25 | `expect` has no field `cuases` | did you mean `causes`?
        - {do: Poll, expect: {code: Nope}}         | unknown-value | 4:31 | there is no `code` `Nope` | no such `code`
        - {do: Poll, only: rolls}                  | unknown-value | 4:22 | there is no `only` `rolls` | did you mean `roles`?
        - {do: Poll, everyOrder: []}               | two-actions   | 4:5  | a step with both `do` and `everyOrder` | one of them
        - {do: ConfigureProtection}                | missing-field | 4:10  | `ConfigureProtection` without `workload` | `workload` is missing
        - {do: Poll, times: 1001}                  | wrong-form    | 4:23 | `times` is not a whole number from 1 to 1000 | expected a whole number from 1 to 1000
        - {everySubset: []}                        | missing-field | 4:6  | `everySubset` without `then` | `then` is missing
        - wait                                     | wrong-type    | 4:5  | `steps` holds a text, where a step: a mapping with `do` is expected | expected a step: a mapping with `do`
        """)
    void mistakeInAStep_isToldWithItsPlace(String step, String code, String at, String title, String label) {
        assertEquals(List.of(code + " " + at + " " + title + " (" + label + ")"), problems(HEAD + "  " + step + "\n"));
    }

    @Test
    void unknownSetting_isToldWithTheNearest() {
        assertEquals(
                List.of("unknown-value 3:12 there is no setting `expired-key-restor`"
                        + " (did you mean `expired-key-restore`?)"),
                problems("drill: mine\ntitle: Mine\nsettings: {expired-key-restor: source}\nsteps: []\n"));
    }

    @Test
    void settingOfAnotherForm_isToldWithWhatItTakes() {
        assertEquals(
                List.of("wrong-form 3:27 `poll-interval` is not a length of time from one minute to a year, as in"
                        + " `PT1H` (expected a length of time from one minute to a year, as in `PT1H`)"),
                problems("drill: mine\ntitle: Mine\nsettings: {poll-interval: 1s}\nsteps: []\n"));
    }

    @Test
    void drillWithoutTitleAndSteps_isToldOnce() {
        assertEquals(
                List.of(
                        "missing-field 1:1 `a drill` without `title` (`title` is missing)",
                        "missing-field 1:1 `a drill` without `steps` (`steps` is missing)"),
                problems("drill: mine\n"));
    }

    @Test
    void fileWithoutDrill_isTold() {
        assertEquals(
                List.of("no-drill 1:1 the file holds no drill (no document with `drill`)"),
                problems("kind: UserAssignedIdentity\nname: id-a\n"));
    }

    @Test
    void secondBranchOfOneName_isTold() {
        assertEquals(
                List.of("drill-twice 5:8 a second drill `mine` (named as one before)"),
                problems("drill: mine\ntitle: Mine\nsteps: []\n---\ndrill: mine\ntitle: Mine\nsteps: []\n"));
    }

    @Test
    void descriptorMistakes_areToldAsOfAnyDescriptor() {
        List<String> problems =
                problems(HEAD + "  - {do: Poll}\n---\nkind: KeyVault\nname: kv-a\npurgeProtectoin: true\n");
        assertEquals(
                List.of("unknown-field 8:1 `KeyVault` has no field `purgeProtectoin`"
                        + " (did you mean `purgeProtection`?)"),
                problems);
    }

    @Test
    void moreStepsThanALimit_areRefusedOnce() {
        String steps = "  - {do: Poll}\n".repeat(1_500);
        assertEquals(List.of("too-many-steps 1004:5 more than 1000 steps (one too many)"), problems(HEAD + steps));
    }

    @Test
    void runsThatWouldMultiply_areRefused() {
        String inner = "      - {do: Poll}\n".repeat(9);
        assertEquals(
                List.of("too-many-steps 14:9 `everySubset` of 9 steps (one too many)"),
                problems(HEAD + "  - then: {do: Poll}\n    everySubset:\n" + inner).stream()
                        .filter(line -> line.startsWith("too-many"))
                        .toList());
    }

    @Test
    void everyDrillCutAnywhere_givesNoMoreThanProblems() {
        String text = Drills.named("D6").orElseThrow().read().source().text();
        for (int end = 0; end < text.length(); end += 7) {
            String cut = text.substring(0, end);
            for (Diagnostic problem : read(cut)) {
                assertTrue(problem.at().get(0).span().end() <= cut.length(), problem.title());
            }
        }
    }

    private static List<String> problems(String text) {
        List<String> lines = new ArrayList<>();
        for (Diagnostic problem : read(text)) {
            Label at = problem.at().get(0);
            Position from = at.span().from();
            lines.add(problem.code() + " " + from.line() + ":" + from.column() + " " + problem.title() + " ("
                    + at.text() + ")");
        }
        return lines;
    }

    private static List<Diagnostic> read(String text) {
        List<Diagnostic> found = new ArrayList<>();
        ScenarioFile.read(Source.of("s.yaml", text), text, Limits.DEFAULT, found::add);
        return found;
    }
}
