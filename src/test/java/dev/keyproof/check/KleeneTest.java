package dev.keyproof.check;

import static dev.keyproof.check.Exprs.and;
import static dev.keyproof.check.Exprs.equal;
import static dev.keyproof.check.Exprs.implies;
import static dev.keyproof.check.Exprs.is;
import static dev.keyproof.check.Exprs.not;
import static dev.keyproof.check.Exprs.or;
import static dev.keyproof.check.Exprs.path;
import static dev.keyproof.diagnostic.Outcome.FAIL;
import static dev.keyproof.diagnostic.Outcome.PASS;
import static dev.keyproof.diagnostic.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Many;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the language reference, section 8.3, through the evaluator and through the interpreter. */
class KleeneTest {
    private static final Instant AS_OF = Instant.parse("2026-11-23T00:00:00Z");
    private static final Expr.Variable S = Exprs.variable("s", "KeyStore", 0);
    private static final Expr LEFT = path(S, "softDelete");
    private static final Expr RIGHT = path(S, "purgeProtection");

    private static Field<Boolean> field(String truth) {
        return truth.equals("unknown")
                ? Field.unknown("decided later", Resources.at("kv"))
                : Field.present(Boolean.valueOf(truth), Resources.at("kv"));
    }

    private static Entity store(String left, String right) {
        return Resources.store("kv")
                .set(KeyStore.SOFT_DELETE, field(left))
                .set(KeyStore.PURGE_PROTECTION, field(right))
                .build();
    }

    /** The outcome of a rule, on which both ways of evaluation agree. */
    static Outcome outcome(Rule rule, Entity target) {
        Evaluator evaluator = Evaluator.of(RuleOf.pack(rule), rule.target(), AS_OF, Set.of());
        Outcome[] outcomes = new Outcome[1];
        evaluator.run().judge(target, outcomes);
        Facts facts = new Facts(List.of(), Set.of());
        Explanation why = Explanation.of(rule, target, facts, AS_OF, Set.of());
        assertEquals(outcomes[0], why.outcome(), () -> "evaluator and interpreter on " + rule.require());
        return outcomes[0];
    }

    private static Outcome required(Expr require, Entity target) {
        return outcome(RuleOf.rule("a-rule", S).require(require).build(), target);
    }

    private static Outcome truth(String word) {
        return word.equals("unknown") ? UNKNOWN : word.equals("true") ? PASS : FAIL;
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, true, true, true",
        "true, false, false, true, false",
        "true, unknown, unknown, true, unknown",
        "false, true, false, true, true",
        "false, false, false, false, true",
        "false, unknown, false, unknown, true",
        "unknown, true, unknown, true, true",
        "unknown, false, false, unknown, unknown",
        "unknown, unknown, unknown, unknown, unknown",
    })
    void connectives_followStrongKleene(String left, String right, String and, String or, String implies) {
        Entity store = store(left, right);
        assertEquals(truth(and), required(and(LEFT, RIGHT), store));
        assertEquals(truth(or), required(or(LEFT, RIGHT), store));
        assertEquals(truth(implies), required(implies(LEFT, RIGHT), store));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "unknown, unknown"})
    void not_turnsWhatIsKnown(String operand, String expected) {
        assertEquals(truth(expected), required(not(LEFT), store(operand, "true")));
    }

    @ParameterizedTest
    @CsvSource({"true, true, true", "true, false, false", "true, unknown, unknown", "unknown, unknown, unknown"})
    void equality_ofAnUnknown_isUnknown(String left, String right, String expected) {
        assertEquals(truth(expected), required(equal(LEFT, RIGHT), store(left, right)));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true, PASS",
        "true, false, FAIL",
        "true, unknown, UNKNOWN",
        "false, true, NOT_APPLICABLE",
        "false, false, NOT_APPLICABLE",
        "false, unknown, NOT_APPLICABLE",
        "unknown, true, PASS",
        "unknown, false, UNKNOWN",
        "unknown, unknown, UNKNOWN",
    })
    void outcome_followsWhenAndRequire(String when, String require, Outcome expected) {
        Rule rule = RuleOf.rule("a-rule", S).when(LEFT).require(RIGHT).build();
        assertEquals(expected, outcome(rule, store(when, require)));
    }

    @ParameterizedTest
    @CsvSource({
        "present, PASS, FAIL, PASS",
        "absent, FAIL, PASS, PASS",
        "unknown, UNKNOWN, UNKNOWN, FAIL",
    })
    void is_asksForTheStateOfAnOptionalField(String state, Outcome present, Outcome absent, Outcome known) {
        Expr.Variable k = Exprs.variable("k", "Key", 0);
        Field<Instant> expires = switch (state) {
            case "present" -> Resources.present(AS_OF);
            case "absent" -> Field.absent(Resources.at("kek"));
            default -> Field.unknown("decided later", Resources.at("kek"));
        };
        Entity key = Resources.key("kek", Resources.store("kv").build())
                .set(dev.keyproof.estate.Key.EXPIRES, expires)
                .build();
        Expr field = path(k, "expires");
        assertEquals(
                present,
                outcome(
                        RuleOf.rule("r", k)
                                .require(is(field, Expr.State.PRESENT))
                                .build(),
                        key));
        assertEquals(
                absent,
                outcome(
                        RuleOf.rule("r", k)
                                .require(is(field, Expr.State.ABSENT))
                                .build(),
                        key));
        assertEquals(
                known,
                outcome(RuleOf.rule("r", k).require(is(field, Expr.State.KNOWN)).build(), key));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', false, PASS, FAIL, PASS, PASS",
        "'', '', true, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
        "true, '', false, PASS, PASS, FAIL, FAIL",
        "true, '', true, UNKNOWN, PASS, FAIL, FAIL",
        "false, '', true, FAIL, UNKNOWN, UNKNOWN, FAIL",
        "'true,false', '', false, FAIL, PASS, FAIL, FAIL",
        "'true,unknown', '', false, UNKNOWN, PASS, FAIL, FAIL",
        "'false,unknown', '', false, FAIL, UNKNOWN, UNKNOWN, FAIL",
        "'', true, false, PASS, UNKNOWN, UNKNOWN, UNKNOWN",
        "'', false, false, UNKNOWN, FAIL, PASS, UNKNOWN",
        "true, unknown, false, UNKNOWN, PASS, FAIL, FAIL",
    })
    void quantifiers_countSurePossibleAndUnseenElements(
            String sure, String possible, boolean open, Outcome all, Outcome any, Outcome none, Outcome empty) {
        Expr.Variable k = Exprs.variable("k", "Key", 0);
        Expr.Variable version = Exprs.variable("v", "KeyVersion", 1);
        Many many =
                new Many(versions(sure), versions(possible), open ? Optional.of("more may exist") : Optional.empty());
        Entity key = Resources.key("kek", Resources.store("kv").build())
                .set(dev.keyproof.estate.Key.VERSIONS, Resources.present(many))
                .build();
        Expr list = path(k, "versions");
        Expr body = path(version, "enabled");
        assertEquals(all, quantified(Expr.Quantifier.ALL, k, version, list, body, key));
        assertEquals(any, quantified(Expr.Quantifier.ANY, k, version, list, body, key));
        assertEquals(none, quantified(Expr.Quantifier.NONE, k, version, list, body, key));
        assertEquals(
                empty,
                outcome(RuleOf.rule("r", k).require(is(list, Expr.State.EMPTY)).build(), key));
    }

    private static Outcome quantified(
            Expr.Quantifier quantifier, Expr.Variable k, Expr.Variable version, Expr list, Expr body, Entity key) {
        Expr require = Exprs.quantified(quantifier, version, list, body);
        return outcome(RuleOf.rule("r", k).require(require).build(), key);
    }

    private static List<Entity> versions(String truths) {
        return truths.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(truths.split(",", -1))
                        .map(truth -> Entity.of(
                                        "KeyVersion",
                                        dev.keyproof.estate.KeyVersion.SHAPE,
                                        truth,
                                        Resources.at(truth),
                                        dev.keyproof.estate.Provenance.STATED)
                                .set(dev.keyproof.estate.KeyVersion.ENABLED, field(truth))
                                .build())
                        .toList();
    }
}
