package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.help;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which values may be compared how; language reference, section 6. */
final class Comparisons {
    private final Definitions definitions;
    private final Expressions expressions;

    Comparisons(Definitions definitions, Expressions expressions) {
        this.definitions = definitions;
        this.expressions = expressions;
    }

    Optional<Expr> compare(Phrase.Compare phrase) {
        boolean membership = phrase.relation() == Expr.Relation.IN || phrase.relation() == Expr.Relation.NOT_IN;
        if (membership && asksTable(phrase)) {
            return inTable(phrase);
        }
        Soft soft = new Soft(expressions.scope());
        Optional<Expr> left;
        Optional<Expr> right;
        if (soft.isSoft(phrase.left()) && !soft.isSoft(phrase.right())) {
            right = expressions.value(phrase.right(), Optional.empty());
            left = right.flatMap(found -> expressions.value(phrase.left(), leftOf(phrase.relation(), found.type())));
        } else {
            left = expressions.value(phrase.left(), Optional.empty());
            right = left.flatMap(found -> expressions.value(phrase.right(), rightOf(phrase.relation(), found.type())));
        }
        if (left.isEmpty() || right.isEmpty() || !allowed(phrase, left.get(), right.get())) {
            return Optional.empty();
        }
        return Optional.of(new Expr.Compare(phrase.relation(), left.get(), right.get(), phrase.span()));
    }

    private static Optional<Type> rightOf(Expr.Relation relation, Type left) {
        boolean membership = relation == Expr.Relation.IN || relation == Expr.Relation.NOT_IN;
        return Optional.of(membership && left instanceof Type.Choice choice ? new Type.SetOf(choice) : left);
    }

    private static Optional<Type> leftOf(Expr.Relation relation, Type right) {
        boolean membership = relation == Expr.Relation.IN || relation == Expr.Relation.NOT_IN;
        return Optional.of(membership && right instanceof Type.SetOf set ? set.element() : right);
    }

    private boolean allowed(Phrase.Compare phrase, Expr left, Expr right) {
        return switch (phrase.relation()) {
            case EQUAL, NOT_EQUAL -> equality(phrase, left, right);
            case LESS, AT_MOST, GREATER, AT_LEAST -> order(phrase, left, right);
            case IN, NOT_IN -> membership(phrase, left, right);
            case SUBSET -> {
                boolean sets = left.type() instanceof Type.SetOf && Types.same(left.type(), right.type());
                yield sets || refuse(phrase, left, right, "`subset of` compares sets of the same words");
            }
        };
    }

    private boolean equality(Phrase.Compare phrase, Expr left, Expr right) {
        if (!Types.same(left.type(), right.type())) {
            boolean quoted = left.type() instanceof Type.Choice && Types.same(right.type(), Type.TEXT);
            return refuse(
                    phrase, left, right, quoted ? "words of `" + left.type().name() + "` stand without quotes" : "");
        }
        if (Types.same(left.type(), Type.BOOL)) {
            return refuse(phrase, left, right, "a condition stands by itself, or behind `not`");
        }
        if (Types.same(left.type(), Type.INT) || Types.same(left.type(), Type.INSTANT)) {
            return order(phrase, left, right);
        }
        return !(left.type() instanceof Type.ListOf) || refuse(phrase, left, right, "lists are not compared");
    }

    private boolean order(Phrase.Compare phrase, Expr left, Expr right) {
        boolean same = Types.same(left.type(), right.type());
        if (same && Types.same(left.type(), Type.INT)) {
            return left instanceof Expr.Literal
                    || right instanceof Expr.Literal
                    || refuse(phrase, left, right, "numbers are compared with numbers written in the rule");
        }
        if (same && Types.same(left.type(), Type.INSTANT)) {
            return left instanceof Expr.Now
                    || right instanceof Expr.Now
                    || refuse(phrase, left, right, "instants are compared with `now` or `30d after now`");
        }
        return refuse(phrase, left, right, same ? "only numbers and instants have an order" : "");
    }

    private boolean membership(Phrase.Compare phrase, Expr left, Expr right) {
        boolean word = right.type() instanceof Type.SetOf set && Types.same(set.element(), left.type());
        boolean number = Types.same(left.type(), Type.INT) && Types.same(right.type(), Types.WHOLES);
        return word || number || refuse(phrase, left, right, "`in` asks for a word in a set of such words");
    }

    private boolean refuse(Phrase.Compare phrase, Expr left, Expr right, String help) {
        boolean same = Types.same(left.type(), right.type());
        String title = same
                ? "values of type `" + left.type().name() + "` are not compared like this"
                : "`" + left.type().name() + "` and `" + right.type().name() + "` are not compared like this";
        definitions
                .mistakes()
                .add(
                        Slug.TYPE_MISMATCH,
                        phrase.right().span(),
                        title,
                        "of type `" + right.type().name() + "`",
                        new Label(
                                phrase.left().span(), "of type `" + left.type().name() + "`"),
                        help(help));
        return false;
    }

    /** Whether the right side names a table: a single name without another meaning. */
    private boolean asksTable(Phrase.Compare phrase) {
        if (phrase.left() instanceof Phrase.Tuple) {
            return true;
        }
        if (!(phrase.right() instanceof Phrase.Path path) || path.path().names().size() > 1) {
            return false;
        }
        return expressions.scope().find(path.path().text()).isEmpty();
    }

    private Optional<Expr> inTable(Phrase.Compare phrase) {
        List<Phrase> cells = phrase.left() instanceof Phrase.Tuple tuple ? tuple.elements() : List.of(phrase.left());
        String name = phrase.right() instanceof Phrase.Path path ? path.path().text() : "";
        if (definitions.isMistaken(name)) {
            return Optional.empty();
        }
        Optional<Table> table = definitions.table(name);
        if (table.isEmpty() || table.get().result().isPresent()) {
            reportNoRelation(phrase, name, table.isPresent());
            return Optional.empty();
        }
        int columns = table.get().parameters().size();
        if (columns != cells.size()) {
            definitions
                    .mistakes()
                    .add(
                            Slug.ARITY,
                            phrase.left().span(),
                            "`" + name + "` has " + Calls.count(columns, "column") + ", and "
                                    + Calls.count(cells.size(), "value") + " " + (cells.size() == 1 ? "is" : "are")
                                    + " looked for",
                            "expected " + Calls.count(columns, "value"),
                            new Label(table.get().span(), "the table"));
            return Optional.empty();
        }
        List<Optional<Expr>> found = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            found.add(expressions.typed(
                    cells.get(i), table.get().parameters().get(i).type()));
        }
        boolean negated = phrase.relation() == Expr.Relation.NOT_IN;
        return Expressions.all(found).map(tuple -> new Expr.InTable(tuple, table.get(), negated, phrase.span()));
    }

    private void reportNoRelation(Phrase.Compare phrase, String name, boolean total) {
        String question = Suggest.question(name, definitions.names());
        String label = question.isEmpty() ? "no such table" : question;
        boolean tuple = phrase.left() instanceof Phrase.Tuple && name.isEmpty();
        definitions
                .mistakes()
                .add(
                        total || tuple ? Slug.TYPE_MISMATCH : Slug.UNKNOWN_NAME,
                        phrase.right().span(),
                        total
                                ? "`" + name + "` is a table with results"
                                : tuple ? "a tuple is looked for in a table" : "there is no table `" + name + "`",
                        total ? "called with its arguments" : tuple ? "not a table" : label);
    }
}
