package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Copies an expression to the place where a name brings it in: arguments take the place of parameters, variables that
 * the copy binds are new, and everything stands at the one place.
 */
final class Inliner implements Expr.Visitor<Expr> {
    private final Map<Integer, Expr> replacements;
    private final Span place;
    private final IntSupplier ids;

    private Inliner(Map<Integer, Expr> replacements, Span place, IntSupplier ids) {
        this.replacements = new HashMap<>(replacements);
        this.place = place;
        this.ids = ids;
    }

    /** The copy; {@code replacements} are by the id of the variable, {@code ids} gives unused ones. */
    static Expr copy(Expr expr, Map<Integer, Expr> replacements, Span place, IntSupplier ids) {
        return expr.accept(new Inliner(replacements, place, ids));
    }

    /** A field of a record; a group of fields is folded into the path of the field. */
    static Expr select(Expr record, Schema.Field field, Span span) {
        Expr owner = record instanceof Expr.Select inner && inner.field().group() && sameOwner(inner, field)
                ? inner.record()
                : record;
        return new Expr.Select(owner, field, span);
    }

    private static boolean sameOwner(Expr.Select group, Schema.Field field) {
        return group.field().owner().equals(field.owner())
                && field.path().startsWith(group.field().path() + ".");
    }

    private Expr copy(Expr expr) {
        return expr.accept(this);
    }

    private List<Expr> copies(List<Expr> exprs) {
        return exprs.stream().map(this::copy).toList();
    }

    private Expr.Variable fresh(Expr.Variable bound) {
        Expr.Variable variable = new Expr.Variable(bound.name(), bound.type(), ids.getAsInt());
        replacements.put(bound.id(), new Expr.Reference(variable, place));
        return variable;
    }

    @Override
    public Expr and(Expr.And expr) {
        return new Expr.And(copies(expr.operands()), place);
    }

    @Override
    public Expr or(Expr.Or expr) {
        return new Expr.Or(copies(expr.operands()), place);
    }

    @Override
    public Expr implies(Expr.Implies expr) {
        return new Expr.Implies(copy(expr.condition()), copy(expr.conclusion()), place);
    }

    @Override
    public Expr not(Expr.Not expr) {
        return new Expr.Not(copy(expr.operand()), place);
    }

    @Override
    public Expr quantified(Expr.Quantified expr) {
        Expr list = copy(expr.list());
        Expr.Variable variable = fresh(expr.variable());
        return new Expr.Quantified(expr.quantifier(), variable, list, copy(expr.body()), place);
    }

    @Override
    public Expr compare(Expr.Compare expr) {
        return new Expr.Compare(expr.relation(), copy(expr.left()), copy(expr.right()), place);
    }

    @Override
    public Expr inTable(Expr.InTable expr) {
        return new Expr.InTable(copies(expr.tuple()), expr.table(), expr.negated(), place);
    }

    @Override
    public Expr is(Expr.Is expr) {
        return new Expr.Is(copy(expr.operand()), expr.state(), expr.after().map(this::copy), place);
    }

    @Override
    public Expr literal(Expr.Literal expr) {
        return new Expr.Literal(expr.value(), expr.type(), place);
    }

    @Override
    public Expr reference(Expr.Reference expr) {
        return replacements.getOrDefault(expr.variable().id(), new Expr.Reference(expr.variable(), place));
    }

    @Override
    public Expr select(Expr.Select expr) {
        return select(copy(expr.record()), expr.field(), place);
    }

    @Override
    public Expr now(Expr.Now expr) {
        return new Expr.Now(expr.shift(), place);
    }

    @Override
    public Expr union(Expr.Union expr) {
        return new Expr.Union(copies(expr.operands()), expr.type(), place);
    }

    @Override
    public Expr minus(Expr.Minus expr) {
        return new Expr.Minus(copy(expr.left()), copy(expr.right()), expr.type(), place);
    }

    @Override
    public Expr unionOf(Expr.UnionOf expr) {
        Expr list = copy(expr.list());
        Expr.Variable variable = fresh(expr.variable());
        Optional<Expr> condition = expr.condition().map(this::copy);
        return new Expr.UnionOf(variable, list, condition, copy(expr.element()), expr.type(), place);
    }

    @Override
    public Expr firstOf(Expr.FirstOf expr) {
        Expr list = copy(expr.list());
        Expr.Variable variable = fresh(expr.variable());
        return new Expr.FirstOf(variable, list, expr.condition().map(this::copy), expr.type(), place);
    }

    @Override
    public Expr match(Expr.Match expr) {
        return new Expr.Match(
                copy(expr.subject()),
                expr.arms().stream().map(this::arm).toList(),
                expr.otherwise().map(this::arm),
                expr.type(),
                place);
    }

    private Expr.Arm arm(Expr.Arm arm) {
        return new Expr.Arm(arm.words(), arm.value().map(this::copy), place);
    }

    @Override
    public Expr lookup(Expr.Lookup expr) {
        return new Expr.Lookup(expr.table(), copies(expr.arguments()), expr.type(), place);
    }
}
