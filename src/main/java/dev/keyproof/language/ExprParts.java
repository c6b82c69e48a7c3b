package dev.keyproof.language;

import java.util.ArrayList;
import java.util.List;

/** The expressions directly inside an expression, in the order in which they are written. */
final class ExprParts implements Expr.Visitor<List<Expr>> {
    private static final ExprParts PARTS = new ExprParts();

    private ExprParts() {}

    static List<Expr> of(Expr expr) {
        return expr.accept(PARTS);
    }

    @Override
    public List<Expr> and(Expr.And expr) {
        return expr.operands();
    }

    @Override
    public List<Expr> or(Expr.Or expr) {
        return expr.operands();
    }

    @Override
    public List<Expr> implies(Expr.Implies expr) {
        return List.of(expr.condition(), expr.conclusion());
    }

    @Override
    public List<Expr> not(Expr.Not expr) {
        return List.of(expr.operand());
    }

    @Override
    public List<Expr> quantified(Expr.Quantified expr) {
        return List.of(expr.list(), expr.body());
    }

    @Override
    public List<Expr> compare(Expr.Compare expr) {
        return List.of(expr.left(), expr.right());
    }

    @Override
    public List<Expr> inTable(Expr.InTable expr) {
        return expr.tuple();
    }

    @Override
    public List<Expr> is(Expr.Is expr) {
        return expr.after().map(after -> List.of(expr.operand(), after)).orElse(List.of(expr.operand()));
    }

    @Override
    public List<Expr> literal(Expr.Literal expr) {
        return List.of();
    }

    @Override
    public List<Expr> reference(Expr.Reference expr) {
        return List.of();
    }

    @Override
    public List<Expr> select(Expr.Select expr) {
        return List.of(expr.record());
    }

    @Override
    public List<Expr> now(Expr.Now expr) {
        return List.of();
    }

    @Override
    public List<Expr> union(Expr.Union expr) {
        return expr.operands();
    }

    @Override
    public List<Expr> minus(Expr.Minus expr) {
        return List.of(expr.left(), expr.right());
    }

    @Override
    public List<Expr> unionOf(Expr.UnionOf expr) {
        List<Expr> parts = new ArrayList<>(List.of(expr.list()));
        expr.condition().ifPresent(parts::add);
        parts.add(expr.element());
        return parts;
    }

    @Override
    public List<Expr> firstOf(Expr.FirstOf expr) {
        List<Expr> parts = new ArrayList<>(List.of(expr.list()));
        expr.condition().ifPresent(parts::add);
        return parts;
    }

    @Override
    public List<Expr> match(Expr.Match expr) {
        List<Expr> parts = new ArrayList<>(List.of(expr.subject()));
        expr.arms().forEach(arm -> arm.value().ifPresent(parts::add));
        expr.otherwise().flatMap(Expr.Arm::value).ifPresent(parts::add);
        return parts;
    }

    @Override
    public List<Expr> lookup(Expr.Lookup expr) {
        return expr.arguments();
    }
}
