package dev.keyproof.language;

import java.util.HashMap;
import java.util.Map;

/** A text that two expressions share if and only if they are the same but for their places and bound variables. */
final class ExprKey {
    private final StringBuilder text = new StringBuilder();
    private final Map<Integer, Integer> bound = new HashMap<>();

    private ExprKey() {}

    static String of(Expr expr) {
        ExprKey key = new ExprKey();
        key.write(expr);
        return key.text.toString();
    }

    private void write(Expr expr) {
        text.append(expr.getClass().getSimpleName()).append('(');
        detail(expr);
        for (Expr part : ExprParts.of(expr)) {
            write(part);
            text.append(',');
        }
        text.append(')');
    }

    /** What tells expressions of one sort apart, besides the expressions inside them. */
    private void detail(Expr expr) {
        if (expr instanceof Expr.Reference reference) {
            int id = reference.variable().id();
            text.append(bound.containsKey(id) ? "bound" + bound.get(id) : "free" + id);
        } else if (expr instanceof Expr.Select select) {
            text.append(select.field().label());
        } else if (expr instanceof Expr.Literal literal) {
            text.append(literal.value());
        } else if (expr instanceof Expr.Compare compare) {
            text.append(compare.relation());
        } else if (expr instanceof Expr.Is is) {
            text.append(is.state());
        } else if (expr instanceof Expr.Now now) {
            text.append(now.shift());
        } else if (expr instanceof Expr.InTable table) {
            text.append(table.table().name()).append(table.negated());
        } else if (expr instanceof Expr.Lookup lookup) {
            text.append(lookup.table().name());
        } else if (expr instanceof Expr.Match match) {
            match.arms()
                    .forEach(arm -> text.append(arm.words()).append(arm.value().isPresent()));
        } else if (expr instanceof Expr.Quantified quantified) {
            text.append(quantified.quantifier());
            bind(quantified.variable());
        } else if (expr instanceof Expr.UnionOf union) {
            bind(union.variable());
        } else if (expr instanceof Expr.FirstOf first) {
            bind(first.variable());
        }
    }

    private void bind(Expr.Variable variable) {
        bound.put(variable.id(), bound.size());
    }
}
