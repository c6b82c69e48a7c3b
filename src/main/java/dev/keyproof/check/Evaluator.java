package dev.keyproof.check;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The state rules of a pack about one kind of target, compiled.
 *
 * <p>Says what comes out, not why. Immutable; the mutable part is a {@link Run}, one a thread.
 */
public final class Evaluator {
    /** Elements of lists, times the size of what is asked of each, that one rule may ask of one resource. */
    public static final int STEP_LIMIT = 100_000;

    private final List<Rule> rules;
    private final Compiler compiler;
    private final Judged[] judged;

    private record Judged(Node.Truth when, Node.Truth require, boolean suspended) {}

    private Evaluator(List<Rule> rules, Facts facts, Instant asOf, Set<Assumption> off) {
        this.rules = List.copyOf(rules);
        this.compiler = new Compiler(facts, asOf);
        this.judged = new Judged[rules.size()];
        for (int i = 0; i < judged.length; i++) {
            Rule rule = rules.get(i);
            Node.Truth when = rule.when()
                    .map(condition -> compiler.condition(rule.subject(), condition))
                    .orElseGet(compiler::always);
            judged[i] = new Judged(when, compiler.condition(rule.subject(), rule.require()), suspended(rule, off));
        }
    }

    /**
     * Compiles the state rules about a target.
     *
     * @param target name of the record behind {@code for}
     * @param asOf the evaluation instant
     * @param off assumptions that are switched off
     */
    public static Evaluator of(Pack pack, String target, Instant asOf, Set<Assumption> off) {
        return of(pack, target, asOf, off, new Facts(pack.defaults(), off));
    }

    static Evaluator of(Pack pack, String target, Instant asOf, Set<Assumption> off, Facts facts) {
        String record = EstateSchema.canonical(target);
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : pack.rules()) {
            if (!rule.change() && EstateSchema.canonical(rule.target()).equals(record)) {
                rules.add(rule);
            }
        }
        return new Evaluator(rules, facts, asOf, off);
    }

    /** The rules in the order of the pack; outcomes have the same order. */
    public List<Rule> rules() {
        return rules;
    }

    /** What one thread needs to judge one resource after another. */
    public Run run() {
        return new Run(compiler.frame());
    }

    /** Whether a rule rests on an assumption that is switched off, so that it can neither pass nor fail. */
    static boolean suspended(Rule rule, Set<Assumption> off) {
        return rule.assumes().stream()
                .anyMatch(id -> Assumption.of(id).map(off::contains).orElse(false));
    }

    /** Judges one resource after another; not to be shared between threads. */
    public final class Run {
        private final Frame frame;
        private final boolean[] exceeded = new boolean[judged.length];

        private Run(Frame frame) {
            this.frame = frame;
        }

        /** Writes the outcome of every rule on a target; {@code outcomes} has room for {@link #rules}. */
        public void judge(Entity target, Outcome[] outcomes) {
            frame.begin(target);
            for (int i = 0; i < judged.length; i++) {
                frame.allow(STEP_LIMIT);
                exceeded[i] = false;
                try {
                    outcomes[i] = judge(judged[i]);
                } catch (Frame.StepLimit limit) {
                    exceeded[i] = true;
                    outcomes[i] = Outcome.UNKNOWN;
                }
            }
        }

        /** Whether the last outcome of a rule is unknown because the rule asks for more than {@link #STEP_LIMIT}. */
        public boolean exceeded(int rule) {
            return exceeded[rule];
        }

        private Outcome judge(Judged rule) {
            int when = rule.when.of(frame);
            if (when == Node.Truth.FALSE) {
                return Outcome.NOT_APPLICABLE;
            }
            int require = rule.require.of(frame);
            if (rule.suspended || require == Node.Truth.UNKNOWN) {
                return Outcome.UNKNOWN;
            }
            if (require == Node.Truth.TRUE) {
                return Outcome.PASS;
            }
            return when == Node.Truth.TRUE ? Outcome.FAIL : Outcome.UNKNOWN;
        }
    }
}
