package dev.keyproof.check;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Rule;
import dev.keyproof.language.Text;
import dev.keyproof.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why one rule came out as it did on one target. */
public final class Explanation {
    private final Rule rule;
    private final Entity target;
    private final Interpreter interpreter;
    private final Value when;
    private final Value require;
    private final Outcome outcome;
    private final Set<Assumption> off;
    private final List<Step> steps;

    /**
     * One expression of the rule that was evaluated.
     *
     * @param depth how deep it lies in the rule, from 0
     * @param rule where it is written in the rule
     * @param value what came out
     * @param field the field it was read from, for example {@code Key.type}; empty for what was computed
     * @param place where the input shows the field
     */
    public record Step(int depth, Span rule, String value, Optional<String> field, Optional<Span> place) {}

    private Explanation(Rule rule, Entity target, Facts facts, Instant asOf, Set<Assumption> off) {
        this.rule = rule;
        this.target = target;
        this.off = off;
        this.interpreter = new Interpreter(facts, asOf);
        interpreter.bind(rule.subject(), target, Basis.NONE);
        this.when = rule.when().map(interpreter::value).orElse(Value.known(true, Basis.NONE));
        this.require = when.isFalse() ? Value.unknown(Basis.NONE, List.of()) : interpreter.value(rule.require());
        Outcome plain = Value.outcome(when, require);
        boolean judged = plain == Outcome.PASS || plain == Outcome.FAIL;
        this.outcome = judged && Evaluator.suspended(rule, off) ? Outcome.UNKNOWN : plain;
        this.steps = steps(interpreter.steps());
    }

    static Explanation of(Rule rule, Entity target, Facts facts, Instant asOf, Set<Assumption> off) {
        return new Explanation(rule, target, facts, asOf, off);
    }

    private static List<Step> steps(List<Interpreter.Step> taken) {
        List<Step> steps = new ArrayList<>();
        for (Interpreter.Step step : taken) {
            Optional<String> field = step.field().map(Value.Origin::label);
            steps.add(new Step(
                    step.depth(), step.rule(), step.value(), field, step.field().map(Value.Origin::place)));
        }
        return steps;
    }

    /** What came out. */
    public Outcome outcome() {
        return outcome;
    }

    /** What was evaluated, in the order of the rule, outer expressions before what they are made of. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Of an unknown outcome the fields that decide it, each once; else empty. */
    public List<Undecided> undecided() {
        Map<String, Undecided> fields = new LinkedHashMap<>();
        for (Doubt doubt : doubts()) {
            Undecided field = doubt.undecided();
            Span place = field.place();
            fields.putIfAbsent(
                    field.field() + '@' + place.source().name() + ':' + place.start() + '-' + place.end(), field);
        }
        return List.copyOf(fields.values());
    }

    /** Ids of the assumptions that the outcome rests on, in the order of their numbers. */
    public List<String> assumptions() {
        Set<String> ids = new LinkedHashSet<>();
        Basis basis = basis();
        Set<Assumption> all = new java.util.TreeSet<>(basis.assumptions());
        if (outcome != Outcome.NOT_APPLICABLE) {
            rule.assumes().forEach(id -> Assumption.of(id).ifPresent(all::add));
        }
        all.forEach(assumption -> ids.add(assumption.id()));
        return List.copyOf(ids);
    }

    List<Doubt> doubts() {
        if (outcome != Outcome.UNKNOWN) {
            return List.of();
        }
        List<Doubt> doubts = new ArrayList<>();
        boolean required = require.isTrue() || require.isFalse();
        if (when.isUnknown()) {
            doubts.addAll(when.doubts());
        }
        if (!required) {
            doubts.addAll(require.doubts());
        }
        if (doubts.isEmpty()) {
            rule.assumes().stream()
                    .filter(id -> Assumption.of(id).map(off::contains).orElse(false))
                    .forEach(id -> doubts.add(Doubt.of(id, "this assumption is switched off", target.span())));
        }
        return doubts;
    }

    /** What the outcome rests on. */
    Basis basis() {
        return switch (outcome) {
            case NOT_APPLICABLE -> when.basis();
            // Where the obligation holds, it does not matter whether the rule applies.
            case PASS -> when.isTrue() ? when.basis().and(require.basis()) : require.basis();
            default -> when.basis().and(require.basis());
        };
    }

    /** What the obligation alone rests on. */
    Basis obligation() {
        return outcome == Outcome.NOT_APPLICABLE ? when.basis() : require.basis();
    }

    /** A template with its holes filled. */
    String text(Text text) {
        StringBuilder filled = new StringBuilder();
        for (Text.Part part : text.parts()) {
            if (part instanceof Text.Words words) {
                filled.append(words.text());
            } else if (part instanceof Text.Hole hole) {
                filled.append(Printing.hole(interpreter.value(hole.value())));
            }
        }
        return filled.toString();
    }

    /** The value of an expression of the rule on this target. */
    Value value(Expr expr) {
        return interpreter.value(expr);
    }

    /** The first element of a list that is known to be asked for. */
    Optional<Entity> firstSure(Expr.FirstOf expr) {
        return interpreter.firstSure(expr).filter(Entity.class::isInstance).map(Entity.class::cast);
    }

    Entity target() {
        return target;
    }

    Rule rule() {
        return rule;
    }
}
