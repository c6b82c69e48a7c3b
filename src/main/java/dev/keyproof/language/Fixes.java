package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks {@code fix set} and {@code fix split}: what they change can be written, and with this value. */
final class Fixes {
    private final Expressions expressions;
    private final Mistakes mistakes;
    private final Guards guards;
    private final Optional<Facts> facts;

    /** Reads fixes; {@code facts} say what is present when the rule fails, and are empty if that cannot be told. */
    Fixes(Expressions expressions, Guards guards, Optional<Facts> facts) {
        this.expressions = expressions;
        this.mistakes = expressions.definitions().mistakes();
        this.guards = guards;
        this.facts = facts;
    }

    Optional<Rule.Fix> read(Syntax.Fix fix, Syntax.Rule rule, Optional<Expr.Variable> before) {
        return fix instanceof Syntax.Split split ? split(split, rule) : set((Syntax.SetField) fix, rule, before);
    }

    private Optional<Rule.Fix> set(Syntax.SetField fix, Syntax.Rule rule, Optional<Expr.Variable> before) {
        Optional<Expr> target = target(fix.path(), rule);
        if (target.isEmpty() || !settable(fix.path(), target.get(), before)) {
            return Optional.empty();
        }
        Expr.Select field = (Expr.Select) target.get();
        Optional<Expr> when = fix.when().flatMap(expressions::condition);
        boolean removes = isAbsent(fix.value());
        Optional<Expr> value = removes ? Optional.empty() : expressions.value(fix.value(), Optional.of(field.type()));
        boolean fits = removes ? removable(fix, field) : value.isPresent() && fits(fix, field, value.get());
        if (!fits || when.isPresent() != fix.when().isPresent()) {
            return Optional.empty();
        }
        facts.ifPresent(known -> guard(field, value, when, known));
        return Optional.of(new Rule.Set(field, value, fix.irreversible(), when));
    }

    /** The field to set; below the target of a change rule the state after is meant. */
    private Optional<Expr> target(Syntax.Path path, Syntax.Rule rule) {
        Optional<Roots> roots = expressions.paths().roots();
        boolean named = expressions.scope().find(path.names().get(0).text()).isPresent();
        if (rule.change() && !named && roots.isPresent()) {
            Expr.Reference after = new Expr.Reference(roots.get().after(), path.span());
            return expressions.paths().steps(after, path, 0);
        }
        return expressions.path(path, Optional.empty());
    }

    private boolean settable(Syntax.Path path, Expr target, Optional<Expr.Variable> before) {
        if (!(target instanceof Expr.Select field) || field.field().group()) {
            return refuse(path.span(), "`" + path.text() + "` is no field that a fix could set", "not a field");
        }
        if (field.field().derived()) {
            return refuse(path.span(), "`" + field.field().label() + "` is derived and cannot be set", "not written");
        }
        if (before.isPresent() && root(target).map(before.get()::equals).orElse(false)) {
            return refuse(path.span(), "a fix cannot set a field of the state before", "expected `after`");
        }
        return true;
    }

    private static Optional<Expr.Variable> root(Expr expr) {
        Expr inner = expr;
        while (inner instanceof Expr.Select select) {
            inner = select.record();
        }
        return inner instanceof Expr.Reference reference ? Optional.of(reference.variable()) : Optional.empty();
    }

    private boolean isAbsent(Phrase value) {
        return value instanceof Phrase.Path path
                && path.path().text().equals("absent")
                && expressions.scope().find("absent").isEmpty();
    }

    private boolean removable(Syntax.SetField fix, Expr.Select field) {
        boolean list = field.type() instanceof Type.ListOf || field.type() instanceof Type.SetOf;
        return field.field().optional()
                || list
                || refuse(
                        fix.value().span(),
                        "`" + field.field().label() + "` cannot be removed",
                        "its absence has no meaning");
    }

    private boolean fits(Syntax.SetField fix, Expr.Select field, Expr value) {
        return Types.same(field.type(), value.type())
                || refuse(
                        fix.value().span(),
                        "the value for `" + field.field().label() + "` is of type `"
                                + value.type().name() + "`",
                        "expected `" + field.type().name() + "`");
    }

    private boolean refuse(Span at, String title, String label) {
        mistakes.add(Slug.FIX_TARGET, at, title, label);
        return false;
    }

    /** The edit is offered only if the parent of the field is there, so all on the way to the field is present. */
    private void guard(Expr.Select field, Optional<Expr> value, Optional<Expr> when, Facts known) {
        Facts inner = known;
        for (Expr parent = field.record(); ; parent = ((Expr.Select) parent).record()) {
            inner = inner.and(Facts.of(new Expr.Is(parent, Expr.State.PRESENT, Optional.empty(), parent.span()), true));
            if (!(parent instanceof Expr.Select)) {
                break;
            }
        }
        guards.place(field, inner);
        Facts reached = inner;
        when.ifPresent(condition -> guards.check(condition, reached));
        Facts offered =
                when.map(condition -> reached.and(Facts.of(condition, true))).orElse(reached);
        value.ifPresent(of -> guards.check(of, offered));
    }

    private Optional<Rule.Fix> split(Syntax.Split split, Syntax.Rule rule) {
        Optional<Roots> roots = expressions.paths().roots();
        if (!rule.change() || rule.created()) {
            refuse(split.span(), "`split` cuts an update into requests", "this rule judges no update");
            return Optional.empty();
        }
        if (roots.isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> steps = new ArrayList<>();
        boolean sound = true;
        for (List<Syntax.Path> step : split.steps()) {
            for (Syntax.Path path : step) {
                Expr.Reference after = new Expr.Reference(roots.get().after(), path.span());
                sound &= expressions.paths().steps(after, path, 0).isPresent();
            }
            steps.add(step.stream().map(Syntax.Path::text).toList());
        }
        return sound ? Optional.of(new Rule.Split(steps)) : Optional.empty();
    }
}
