package dev.keyproof.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyVersion;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Provenance;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static Map<String, Outcome> outcomes(Pack pack, String target, Entity entity) {
        Evaluator evaluator = Evaluator.of(pack, target, SamplePack.AS_OF, Set.of());
        Outcome[] outcomes = new Outcome[evaluator.rules().size()];
        evaluator.run().judge(entity, outcomes);
        Map<String, Outcome> bySlug = new TreeMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            bySlug.put(evaluator.rules().get(i).slug(), outcomes[i]);
        }
        return bySlug;
    }

    @Test
    void compliantVault_passesEverything() {
        outcomes(SamplePack.pack(), "BackupVault", SamplePack.compliant())
                .forEach((slug, outcome) -> assertEquals(Outcome.PASS, outcome, slug));
    }

    @Test
    void violatingVault_failsWhatIsWrong() {
        Map<String, Outcome> outcomes = outcomes(SamplePack.pack(), "BackupVault", SamplePack.violating());
        for (String slug : List.of(
                "key-type-unsupported",
                "key-expired",
                "key-permission-missing",
                "soft-delete-off",
                "purge-protection-off",
                "encryption-identity-not-attached",
                "region-unsupported")) {
            assertEquals(Outcome.FAIL, outcomes.get(slug), slug);
        }
        assertEquals(Outcome.NOT_APPLICABLE, outcomes.get("key-size-unsupported"));
        assertEquals(Outcome.PASS, outcomes.get("user-assigned-identity-with-restricted-network"));
    }

    @Test
    void orderOfRules_changesNoOutcome() {
        List<Rule> rules = new ArrayList<>(SamplePack.pack().rules());
        Map<String, Outcome> expected = outcomes(SamplePack.pack(), "BackupVault", SamplePack.violating());
        for (long seed = 0; seed < 20; seed++) {
            Collections.shuffle(rules, new Random(seed));
            Pack shuffled = RuleOf.pack(rules.toArray(Rule[]::new));
            assertEquals(expected, outcomes(shuffled, "BackupVault", SamplePack.violating()), "seed " + seed);
        }
    }

    @Test
    void oneRun_judgesManyTargets_withoutMixingThemUp() {
        Evaluator evaluator = Evaluator.of(SamplePack.pack(), "BackupVault", SamplePack.AS_OF, Set.of());
        Evaluator.Run run = evaluator.run();
        Outcome[] first = new Outcome[evaluator.rules().size()];
        Outcome[] again = new Outcome[first.length];
        run.judge(SamplePack.compliant(), first);
        run.judge(SamplePack.violating(), again);
        run.judge(SamplePack.compliant(), again);
        assertEquals(List.of(first), List.of(again));
    }

    @Test
    void nestedQuantifiersOverLongLists_runIntoTheStepLimit() {
        Expr.Variable k = Exprs.variable("k", "Key", 0);
        Rule heavy = RuleOf.rule("heavy", k).require(pairs(k)).build();
        Rule light = RuleOf.rule("light", k).require(Exprs.path(k, "enabled")).build();
        Evaluator evaluator = Evaluator.of(RuleOf.pack(heavy, light), "Key", SamplePack.AS_OF, Set.of());
        Evaluator.Run run = evaluator.run();
        Outcome[] outcomes = new Outcome[2];

        run.judge(key(10), outcomes);
        assertEquals(Outcome.PASS, outcomes[0]);
        assertFalse(run.exceeded(0));

        run.judge(key(1000), outcomes);
        assertEquals(Outcome.UNKNOWN, outcomes[0]);
        assertTrue(run.exceeded(0));
        assertEquals(Outcome.PASS, outcomes[1]);
        assertFalse(run.exceeded(1));
    }

    @Test
    void stepLimit_doesNotDependOnWhatOtherRulesHaveComputed() {
        Expr.Variable k = Exprs.variable("k", "Key", 0);
        Expr enabled = Exprs.path(k, "enabled");
        Expr costly = pairs(k);
        Expr three = Exprs.and(costly, Exprs.or(costly, Exprs.not(enabled)), Exprs.or(Exprs.not(enabled), costly));
        Rule once = RuleOf.rule("once", k).require(costly).build();
        Rule thrice = RuleOf.rule("thrice", k).require(three).build();
        Entity key = key(80);
        Map<String, Outcome> alone = outcomes(RuleOf.pack(thrice), "Key", key);
        Map<String, Outcome> after = outcomes(RuleOf.pack(once, thrice), "Key", key);
        assertEquals(Outcome.PASS, after.get("once"));
        assertEquals(Outcome.UNKNOWN, alone.get("thrice"));
        assertEquals(alone.get("thrice"), after.get("thrice"));
    }

    private static Expr pairs(Expr.Variable k) {
        Expr.Variable one = Exprs.variable("a", "KeyVersion", 1);
        Expr.Variable other = Exprs.variable("b", "KeyVersion", 2);
        Expr versions = Exprs.path(k, "versions");
        Expr body = Exprs.or(Exprs.path(one, "enabled"), Exprs.path(other, "enabled"));
        Expr inner = Exprs.quantified(Expr.Quantifier.ALL, other, versions, body);
        return Exprs.quantified(Expr.Quantifier.ALL, one, versions, inner);
    }

    private static Entity key(int versions) {
        Entity version = Entity.of("KeyVersion", KeyVersion.SHAPE, "v", Resources.at("v"), Provenance.STATED)
                .set(KeyVersion.ENABLED, Resources.present(true))
                .build();
        return Resources.key("kek", Resources.store("kv").build())
                .set(Key.VERSIONS, Resources.present(Many.of(Collections.nCopies(versions, version))))
                .build();
    }
}
