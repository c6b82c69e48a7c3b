package dev.keyproof.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.text.Position;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations that are wrong, and steps that cannot be done, each with its place. */
class DrillRunTest {
    @Test
    void wrongExpectation_saysWhatTheSimulationSays() {
        Timeline timeline = only("  - {do: EnableCmk, expect: refused}\n");
        assertEquals(
                List.of("4:29 expected `result: refused`, the simulation says `done`"),
                timeline.differences().stream().map(DrillRunTest::line).toList());
        assertEquals(
                "expected `result: refused`, the simulation says `done`",
                timeline.rows().get(0).differs().get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {state: disabled}           | expected `state: disabled`, the simulation says `enabled`
        {patches: 7}                | expected `patches: 7`, the simulation says `1`
        {code: GenericError}        | expected `code: GenericError`, the simulation says `none`
        {codes: [GenericError]}     | expected `codes: GenericError`, the simulation says `none`
        {causes: [key-not-rsa]}     | expected `causes: key-not-rsa`, the simulation says `none`
        {flags: [region-not-listed]} | expected `flags: region-not-listed`, the simulation says `none`
        {keyStore: throttled}       | expected `keyStore: throttled`, the simulation says `no refusal`
        {active: 2}                 | expected `active: version 2`, the simulation says `version 1`
        {key: kv-drill/keys/other}  | expected `key: kv-drill/keys/other`, the simulation says `kv-drill/keys/kek`
        {tier: vault-archive}       | expected `tier: vault-archive`, the simulation says `none`
        {attention: true}           | expected `attention: true`, the simulation says `false`
        {overpaid: true}            | expected `overpaid: true`, the simulation says `false`
        {done: 0}                   | expected `done: 0`, the simulation says `1`
        {silentFailures: 1}         | expected `silentFailures: 1`, the simulation says `0`
        {points: 1}                 | expected `points: 1`, the simulation says `0`
        """)
    void eachExpectation_canFail(String expectation, String said) {
        Timeline timeline = only("  - {do: EnableCmk, expect: " + expectation + "}\n");
        assertEquals(
                List.of(said),
                timeline.differences().stream().map(Diagnostic::title).toList());
    }

    @Test
    void expectationOfAStepThatDoesNothing_isWrong() {
        Timeline timeline = only("  - {after: 1d, expect: done}\n");
        assertEquals(
                List.of("4:25 expected `result: done`, the simulation says `nothing was done`"),
                timeline.differences().stream().map(DrillRunTest::line).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {do: DisableVersion, version: 3}        | 4:35 the key `kek` has no version 3 (it has 1 version)
        {do: DisableVersion, version: vv}       | 4:35 there is no version `vv` at this step (no such version)
        {do: Restore, point: 2}                 | 4:26 there is no such restore point at this step (the vault has none)
        {do: Backup, workload: disk-2}          | 4:28 there is no workload `disk-2` at this step (no such workload)
        {do: Revoke, store: kv-dril}            | 4:25 there is no key store `kv-dril` at this step (did you mean `kv-drill`?)
        {do: UaAttach, identity: id-dril}       | 4:30 there is no user-assigned identity `id-dril` at this step (did you mean `id-drill`?)
        {do: EnableCmk, vault: bv-dril}         | 4:28 there is no Backup vault `bv-dril` at this step (did you mean `bv-drill`?)
        {do: RecoverKey}                        | 4:10 no key `kek` can be recovered (cannot be done at this step)
        {do: Backup}                            | 4:10 the vault protects no workload at this step (needs `ConfigureProtection` before)
        {at: 1501d, do: Poll}                   | 4:6 a drill of more than 1500 days (too late)
        {do: Skew, duration: 6m}                | 4:26 clocks that differ by more than five minutes (at most 5m)
        """)
    void stepThatCannotBeDone_endsTheDrillWithItsPlace(String step, String said) {
        Timeline timeline = only("  - " + step + "\n");
        Diagnostic problem = timeline.impossible().orElseThrow();
        assertEquals(said, line(problem) + " (" + problem.at().get(0).text() + ")");
        assertEquals(List.of(), timeline.rows());
    }

    @Test
    void stepBeforeTheOneAboveIt_isRefused() {
        Timeline timeline = only("  - {at: 2d, do: Poll}\n  - {at: 1d, do: Poll}\n");
        assertEquals(
                "5:10 a step before the one above it",
                line(timeline.impossible().orElseThrow()));
    }

    @Test
    void essentialStepThatGoesWrong_endsTheDrill() {
        Timeline timeline = only("""
                  - {do: DisableVersion}
                  - {do: EnableCmk, essential: true, expect: done}
                  - {do: EnableVersion, version: 1}
                """);
        assertEquals(2, timeline.rows().size());
        assertEquals(Row.Tone.REFUSED, timeline.rows().get(1).tone());
        assertEquals(
                "turn customer-managed keys on with kv-drill/keys/kek as id-drill: refused with ValidationError (sim)",
                timeline.rows().get(1).seen().get(0));
        assertEquals(
                List.of(
                        "because the key version is disabled",
                        "get ok: kv-drill/keys/kek, version 1",
                        "wrap 403 Forbidden/KeyDisabled: kv-drill/keys/kek, version 1"),
                timeline.rows().get(1).below());
    }

    private static Timeline only(String steps) {
        List<Timeline> timelines = Rehearsed.steps(steps);
        assertEquals(1, timelines.size());
        return timelines.get(0);
    }

    private static String line(Diagnostic problem) {
        Position at = problem.at().get(0).span().from();
        return at.line() + ":" + at.column() + " " + problem.title();
    }
}
