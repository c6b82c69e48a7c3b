package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives one phrase its meaning, sort by sort. */
final class Reading implements Phrase.Visitor<Optional<Expr>> {
    private final Expressions expressions;
    private final Mistakes mistakes;
    /** What words mean here, if the surroundings say so. */
    private final Optional<Type> expected;

    Reading(Expressions expressions, Optional<Type> expected) {
        this.expressions = expressions;
        this.mistakes = expressions.definitions().mistakes();
        this.expected = expected;
    }

    @Override
    public Optional<Expr> chain(Phrase.Chain phrase) {
        return expressions
                .conditions(phrase.operands())
                .map(operands ->
                        phrase.and() ? new Expr.And(operands, phrase.span()) : new Expr.Or(operands, phrase.span()));
    }

    @Override
    public Optional<Expr> implies(Phrase.Implies phrase) {
        return expressions
                .conditions(List.of(phrase.condition(), phrase.conclusion()))
                .map(both -> new Expr.Implies(both.get(0), both.get(1), phrase.span()));
    }

    @Override
    public Optional<Expr> not(Phrase.Not phrase) {
        return expressions.condition(phrase.operand()).map(operand -> new Expr.Not(operand, phrase.span()));
    }

    @Override
    public Optional<Expr> quantified(Phrase.Quantified phrase) {
        return expressions.quantified(phrase);
    }

    @Override
    public Optional<Expr> parens(Phrase.Parens phrase) {
        return expressions.value(phrase.inner(), expected);
    }

    @Override
    public Optional<Expr> compare(Phrase.Compare phrase) {
        return expressions.compare(phrase);
    }

    @Override
    public Optional<Expr> is(Phrase.Is phrase) {
        if (phrase.state() == Expr.State.CHANGED) {
            return changed(phrase);
        }
        Optional<Expr> operand = expressions.value(phrase.operand(), Optional.empty());
        if (operand.isEmpty() || !admits(phrase, operand.get())) {
            return Optional.empty();
        }
        return Optional.of(new Expr.Is(operand.get(), phrase.state(), Optional.empty(), phrase.span()));
    }

    private boolean admits(Phrase.Is phrase, Expr operand) {
        if (phrase.state() == Expr.State.EMPTY) {
            if (!(operand.type() instanceof Type.SetOf || operand.type() instanceof Type.ListOf)) {
                mistakes.add(
                        Slug.TYPE_MISMATCH,
                        phrase.operand().span(),
                        "only sets and lists can be empty",
                        "of type `" + operand.type().name() + "`");
                return false;
            }
            return true;
        }
        if (phrase.state() != Expr.State.KNOWN && !Guards.isOptional(operand)) {
            mistakes.add(
                    Slug.TYPE_MISMATCH,
                    phrase.operand().span(),
                    "what is asked here is never absent",
                    "absence has no meaning of its own here",
                    help("a field that is not described is unknown: ask `is known`"));
            return false;
        }
        return true;
    }

    private Optional<Expr> changed(Phrase.Is phrase) {
        Optional<Roots> roots = expressions.paths().roots();
        if (roots.isEmpty() || roots.get().before().isEmpty() || !(phrase.operand() instanceof Phrase.Path path)) {
            mistakes.add(
                    Slug.TYPE_MISMATCH,
                    phrase.span(),
                    "`is changed` needs a path and the states before and after",
                    roots.isEmpty() ? "a rule sees one state" : "not two states of one field",
                    help("`change ... for K` compares the states of a resource that is there in both"));
            return Optional.empty();
        }
        Paths paths = expressions.paths();
        Expr.Reference before = new Expr.Reference(roots.get().before().get(), phrase.span());
        Optional<Expr> old = paths.steps(before, path.path(), 0);
        if (old.isEmpty()) {
            return Optional.empty();
        }
        Expr.Reference after = new Expr.Reference(roots.get().after(), phrase.span());
        Optional<Expr> now = paths.steps(after, path.path(), 0);
        return Optional.of(new Expr.Is(old.get(), Expr.State.CHANGED, now, phrase.span()));
    }

    @Override
    public Optional<Expr> union(Phrase.Union phrase) {
        return sets(phrase.operands())
                .map(sets -> new Expr.Union(sets, sets.get(0).type(), phrase.span()));
    }

    @Override
    public Optional<Expr> minus(Phrase.Minus phrase) {
        return sets(List.of(phrase.left(), phrase.right()))
                .map(sets ->
                        new Expr.Minus(sets.get(0), sets.get(1), sets.get(0).type(), phrase.span()));
    }

    /** Sets of one type: those whose type is plain say what the words of the others mean. */
    private Optional<List<Expr>> sets(List<Phrase> phrases) {
        Optional<Type> type = Optional.empty();
        Soft soft = new Soft(expressions.scope());
        List<Optional<Expr>> found = new ArrayList<>();
        for (Phrase phrase : phrases) {
            boolean plain = !soft.isSoft(phrase);
            found.add(plain ? set(phrase, expected) : Optional.empty());
            if (plain && found.get(found.size() - 1).isEmpty()) {
                return Optional.empty();
            }
            type = type.or(() -> found.get(found.size() - 1).map(Expr::type));
        }
        Optional<Type> agreed = type.or(() -> expected);
        for (int i = 0; i < phrases.size(); i++) {
            if (found.get(i).isEmpty()) {
                found.set(i, set(phrases.get(i), agreed));
            } else if (!Types.same(found.get(i).get().type(), agreed.get())) {
                expressions.mismatch(
                        phrases.get(i).span(), agreed.get(), found.get(i).get().type());
                return Optional.empty();
            }
        }
        return Expressions.all(found);
    }

    private Optional<Expr> set(Phrase phrase, Optional<Type> type) {
        Optional<Expr> found = expressions.value(phrase, type);
        if (found.isPresent() && !(found.get().type() instanceof Type.SetOf)) {
            mistakes.add(
                    Slug.TYPE_MISMATCH,
                    phrase.span(),
                    "a set of words is expected, and this is `"
                            + found.get().type().name() + "`",
                    "expected a set");
            return Optional.empty();
        }
        return found;
    }

    @Override
    public Optional<Expr> path(Phrase.Path phrase) {
        return expressions.path(phrase.path(), expected);
    }

    @Override
    public Optional<Expr> whole(Phrase.Whole phrase) {
        return Optional.of(new Expr.Literal(new Constant.Whole(phrase.value()), Type.INT, phrase.span()));
    }

    @Override
    public Optional<Expr> date(Phrase.Date phrase) {
        return Optional.of(new Expr.Literal(new Constant.Date(phrase.value()), Type.INSTANT, phrase.span()));
    }

    @Override
    public Optional<Expr> truth(Phrase.Truth phrase) {
        return Optional.of(new Expr.Literal(new Constant.Bool(phrase.value()), Type.BOOL, phrase.span()));
    }

    @Override
    public Optional<Expr> literal(Phrase.Literal phrase) {
        return Texts.plain(phrase.text(), mistakes)
                .map(text -> new Expr.Literal(new Constant.Text(text), Type.TEXT, phrase.span()));
    }

    @Override
    public Optional<Expr> braces(Phrase.Braces phrase) {
        return new Constants(expressions.definitions(), expressions.paths()).braces(phrase, expected);
    }

    @Override
    public Optional<Expr> now(Phrase.Now phrase) {
        return Optional.of(new Expr.Now(Expressions.shift(phrase), phrase.span()));
    }

    @Override
    public Optional<Expr> call(Phrase.Call phrase) {
        return expressions.call(phrase);
    }

    @Override
    public Optional<Expr> tuple(Phrase.Tuple phrase) {
        mistakes.add(
                Slug.TYPE_MISMATCH,
                phrase.span(),
                "a tuple stands only before `in` and a table",
                "no table is asked here");
        return Optional.empty();
    }

    @Override
    public Optional<Expr> comprehension(Phrase.Comprehension phrase) {
        Optional<Expr> list = expressions.list(phrase.list());
        Optional<Expr.Variable> variable = list.flatMap(of -> expressions.element(of, phrase.variable()));
        Scope inner = expressions.bound(phrase.variable(), variable);
        Expressions inside = expressions.inside(inner);
        Optional<Expr> element = inside.value(phrase.element(), phrase.first() ? Optional.empty() : expected);
        Optional<Expr> condition = phrase.condition().flatMap(inside::condition);
        boolean sound = element.isPresent()
                && condition.isPresent() == phrase.condition().isPresent();
        expressions.reportUnused(inner, sound);
        if (list.isEmpty() || variable.isEmpty() || !sound) {
            return Optional.empty();
        }
        return phrase.first()
                ? firstOf(phrase, list.get(), variable.get(), element.get(), condition)
                : unionOf(phrase, list.get(), variable.get(), element.get(), condition);
    }

    private Optional<Expr> firstOf(
            Phrase.Comprehension phrase, Expr list, Expr.Variable variable, Expr element, Optional<Expr> condition) {
        boolean itself = element instanceof Expr.Reference reference
                && reference.variable().id() == variable.id();
        if (!itself || !(list.type() instanceof Type.ListOf)) {
            mistakes.add(
                    Slug.TYPE_MISMATCH,
                    itself ? phrase.list().span() : phrase.element().span(),
                    "`first of` gives an element of a list as it is",
                    itself ? "not a list" : "expected `" + variable.name() + "`");
            return Optional.empty();
        }
        return Optional.of(new Expr.FirstOf(variable, list, condition, variable.type(), phrase.span()));
    }

    private Optional<Expr> unionOf(
            Phrase.Comprehension phrase, Expr list, Expr.Variable variable, Expr element, Optional<Expr> condition) {
        if (!(element.type() instanceof Type.SetOf)) {
            mistakes.add(
                    Slug.TYPE_MISMATCH,
                    phrase.element().span(),
                    "`union of` joins sets, and this is `" + element.type().name() + "`",
                    "expected a set");
            return Optional.empty();
        }
        return Optional.of(new Expr.UnionOf(variable, list, condition, element, element.type(), phrase.span()));
    }

    @Override
    public Optional<Expr> match(Phrase.Match phrase) {
        return expressions.match(phrase, expected);
    }

    @Override
    public Optional<Expr> unknown(Phrase.Unknown phrase) {
        mistakes.add(
                Slug.UNKNOWN_NOT_HERE,
                phrase.span(),
                "`unknown` stands only behind an arrow",
                "not in an arm of `match`, not in an `else` row",
                help("whether a value is known is asked by `is known`"));
        return Optional.empty();
    }
}
