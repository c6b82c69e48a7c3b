package dev.keyproof.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known to be present where an expression is evaluated.
 *
 * @param impossible whether the place cannot be reached at all, so that anything may be taken as present
 * @param present the {@link ExprKey}s of what is present
 */
record Facts(boolean impossible, Set<String> present) {
    static final Facts NONE = new Facts(false, Set.of());
    private static final Facts IMPOSSIBLE = new Facts(true, Set.of());

    boolean has(String key) {
        return impossible || present.contains(key);
    }

    /** Both are known. */
    Facts and(Facts other) {
        if (impossible || other.impossible) {
            return IMPOSSIBLE;
        }
        if (other.present.isEmpty()) {
            return this;
        }
        if (present.isEmpty()) {
            return other;
        }
        Set<String> all = new HashSet<>(present);
        all.addAll(other.present);
        return new Facts(false, all);
    }

    /** One of the two is known, but not which. */
    Facts or(Facts other) {
        if (impossible) {
            return other;
        }
        if (other.impossible) {
            return this;
        }
        Set<String> common = new TreeSet<>(present);
        common.retainAll(other.present);
        return new Facts(false, common);
    }

    private static Facts of(String key) {
        return new Facts(false, Set.of(key));
    }

    /** What an expression tells by being true, or by being false. */
    static Facts of(Expr expr, boolean truth) {
        if (expr instanceof Expr.And and) {
            return chain(and.operands(), truth, truth);
        }
        if (expr instanceof Expr.Or or) {
            return chain(or.operands(), truth, !truth);
        }
        if (expr instanceof Expr.Not not) {
            return of(not.operand(), !truth);
        }
        if (expr instanceof Expr.Implies implies) {
            Facts condition = of(implies.condition(), !truth);
            Facts conclusion = of(implies.conclusion(), truth);
            return truth ? condition.or(conclusion) : condition.and(conclusion);
        }
        if (expr instanceof Expr.Literal literal && literal.value() instanceof Constant.Bool bool) {
            return bool.value() == truth ? NONE : IMPOSSIBLE;
        }
        if (expr instanceof Expr.Is is) {
            boolean present = is.state() == Expr.State.PRESENT ? truth : is.state() == Expr.State.ABSENT && !truth;
            return present ? of(ExprKey.of(is.operand())) : NONE;
        }
        return expr instanceof Expr.Match match ? match(match, truth) : NONE;
    }

    private static Facts chain(List<Expr> operands, boolean truth, boolean all) {
        Facts found = all ? NONE : IMPOSSIBLE;
        for (Expr operand : operands) {
            Facts facts = of(operand, truth);
            found = all ? found.and(facts) : found.or(facts);
        }
        return found;
    }

    /** One of the arms is taken; an arm that is unknown is neither true nor false. */
    private static Facts match(Expr.Match match, boolean truth) {
        Facts found = IMPOSSIBLE;
        for (Expr.Arm arm : match.arms()) {
            found = arm.value().isPresent() ? found.or(of(arm.value().get(), truth)) : found;
        }
        if (match.otherwise().isPresent() && match.otherwise().get().value().isPresent()) {
            found = found.or(of(match.otherwise().get().value().get(), truth));
        }
        return found;
    }
}
