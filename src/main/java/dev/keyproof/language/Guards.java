package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.help;

import dev.keyproof.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that what may be absent is asked for only where it is known to be present; language reference, section 6.
 * Works on checked expressions, so that guards hold through {@code let} and functions.
 */
final class Guards {
    private final Mistakes mistakes;
    private final Slug slug;
    private final Set<String> reported;

    private Guards(Mistakes mistakes, Slug slug, Set<String> reported) {
        this.mistakes = mistakes;
        this.slug = slug;
        this.reported = reported;
    }

    /** Guards of one rule: what may be absent is reported once. */
    static Guards of(Mistakes mistakes) {
        return new Guards(mistakes, Slug.OPTIONAL_WITHOUT_GUARD, new HashSet<>());
    }

    /** The same for holes of texts. */
    Guards ofHoles() {
        return new Guards(mistakes, Slug.HOLE_MAY_BE_ABSENT, reported);
    }

    /** Whether an expression may be absent by itself. */
    static boolean isOptional(Expr expr) {
        return expr instanceof Expr.FirstOf
                || (expr instanceof Expr.Select select && select.field().optional());
    }

    /** Checks an expression whose value is needed. */
    void check(Expr expr, Facts facts) {
        if (isOptional(expr) && !facts.has(ExprKey.of(expr)) && reported.add(ExprKey.of(expr))) {
            report(expr);
        }
        inside(expr, facts);
    }

    /** Checks what is needed to reach a place: the value itself and what it is reached through may be absent. */
    void place(Expr expr, Facts facts) {
        if (expr instanceof Expr.Select select) {
            place(select.record(), facts);
        } else if (expr instanceof Expr.Match match) {
            check(match.subject(), facts);
            match.arms().forEach(arm -> arm.value().ifPresent(value -> place(value, facts)));
            match.otherwise().flatMap(Expr.Arm::value).ifPresent(value -> place(value, facts));
        } else if (expr instanceof Expr.FirstOf first) {
            place(first.list(), facts);
            first.condition().ifPresent(condition -> check(condition, facts));
        }
    }

    private void inside(Expr expr, Facts facts) {
        if (expr instanceof Expr.And and) {
            chain(and.operands(), true, facts);
        } else if (expr instanceof Expr.Or or) {
            chain(or.operands(), false, facts);
        } else if (expr instanceof Expr.Implies implies) {
            check(implies.condition(), facts);
            check(implies.conclusion(), facts.and(Facts.of(implies.condition(), true)));
        } else if (expr instanceof Expr.Is is) {
            state(is, facts);
        } else if (expr instanceof Expr.UnionOf union) {
            check(union.list(), facts);
            union.condition().ifPresent(condition -> check(condition, facts));
            check(
                    union.element(),
                    union.condition().map(is -> facts.and(Facts.of(is, true))).orElse(facts));
        } else {
            ExprParts.of(expr).forEach(part -> check(part, facts));
        }
    }

    private void chain(List<Expr> operands, boolean truth, Facts facts) {
        Facts known = facts;
        for (Expr operand : operands) {
            check(operand, known);
            known = known.and(Facts.of(operand, truth));
        }
    }

    private void state(Expr.Is is, Facts facts) {
        switch (is.state()) {
            case ABSENT, PRESENT, KNOWN -> inside(is.operand(), facts);
            case EMPTY -> check(is.operand(), facts);
            case CHANGED -> {
                // Absence is a state like any other here.
            }
        }
    }

    private void report(Expr expr) {
        String what = name(expr);
        Span at = expr.span();
        if (slug == Slug.HOLE_MAY_BE_ABSENT) {
            mistakes.add(
                    slug,
                    at,
                    "the text names " + what + ", which can be absent when the rule fails",
                    "may be absent",
                    help("ask `is present` in `when`"));
        } else {
            mistakes.add(
                    slug,
                    at,
                    what + " may be absent here",
                    "no guard says that it is present",
                    help("guard it by `is present` in `when` or before `and`, or by `is absent` before `or`"));
        }
    }

    private static String name(Expr expr) {
        return expr instanceof Expr.Select select
                ? "`" + select.field().label() + "`"
                : "the element that `first of` looks for";
    }
}
