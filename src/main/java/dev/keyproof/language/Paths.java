package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.help;
import static dev.keyproof.language.Mistakes.note;

import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what names and paths mean. */
final class Paths {
    private final Definitions definitions;
    private final Optional<Roots> roots;

    Paths(Definitions definitions, Optional<Roots> roots) {
        this.definitions = definitions;
        this.roots = roots;
    }

    Optional<Roots> roots() {
        return roots;
    }

    /** The fields behind the first name of a path; {@code start} is what the first name means. */
    Optional<Expr> steps(Expr start, Syntax.Path path, int from) {
        Expr found = start;
        for (Syntax.Name name : path.names().subList(from, path.names().size())) {
            Optional<Schema.Field> field = field(found.type(), name);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            Span span = Span.of(
                    path.span().source(), path.span().start(), name.span().end());
            found = Inliner.select(found, field.get(), span);
        }
        return Optional.of(found);
    }

    /** The field of a type; empty and reported if there is none. */
    Optional<Schema.Field> field(Type type, Syntax.Name name) {
        Optional<Schema.Record> record =
                type instanceof Type.Record of ? definitions.schema().record(of.name()) : Optional.empty();
        if (record.isEmpty()) {
            String title = "`" + type.name() + "` has no fields";
            String more = type instanceof Type.ListOf
                    ? "elements of a list are reached by `all`, `any`, `none`, `first of` or `union of`"
                    : "";
            definitions.mistakes().add(Slug.UNKNOWN_FIELD, name.span(), title, "no such field", help(more));
            return Optional.empty();
        }
        Optional<Schema.Field> field = record.get().field(name.text());
        if (field.isEmpty()) {
            List<String> names = List.copyOf(record.get().fields().keySet());
            String question = Suggest.question(name.text(), names);
            definitions
                    .mistakes()
                    .add(
                            Slug.UNKNOWN_FIELD,
                            name.span(),
                            "`" + type.name() + "` has no field `" + name.text() + "`",
                            question.isEmpty() ? "no such field" : question,
                            note("fields of `" + type.name() + "`: " + String.join(", ", names)));
        }
        return field;
    }

    /** A word of a list of words; empty and reported if it is none. */
    Optional<Expr> word(Syntax.Name name, Type.Choice choice) {
        boolean anyWord = choice.open() && choice.words().isEmpty();
        if (!anyWord && !choice.words().contains(name.text())) {
            unknownWord(name, choice);
            return Optional.empty();
        }
        return Optional.of(new Expr.Literal(new Constant.Word(name.text()), choice, name.span()));
    }

    void unknownWord(Syntax.Name name, Type.Choice choice) {
        String question = Suggest.question(name.text(), choice.words());
        definitions
                .mistakes()
                .add(
                        Slug.UNKNOWN_NAME,
                        name.span(),
                        "`" + choice.name() + "` has no value `" + name.text() + "`",
                        question.isEmpty() ? "no such value" : question,
                        note("values of `" + choice.name() + "`: " + String.join(", ", choice.words())));
    }

    /** Reports a path whose first name means nothing. */
    void unknown(Syntax.Path path, Scope scope) {
        Syntax.Name first = path.names().get(0);
        if (reportRoot(path, first) || reportLater(scope, first)) {
            return;
        }
        String name = first.text();
        String question = Suggest.question(name, scope.allNames());
        String label = question.isEmpty() ? "no such name" : question;
        if (definitions.names().contains(name)) {
            label = definitions.isTable(name) ? "a table stands behind `in`" : "a function needs its arguments";
        }
        definitions
                .mistakes()
                .add(
                        Slug.UNKNOWN_NAME,
                        first.span(),
                        "`" + name + "` means nothing here",
                        label,
                        note("names known here: " + String.join(", ", scope.allNames())));
    }

    private boolean reportRoot(Syntax.Path path, Syntax.Name first) {
        boolean field = roots.isPresent()
                && roots.get().target() instanceof Type.Record record
                && definitions.schema().record(record.name()).stream()
                        .anyMatch(of -> of.field(first.text()).isPresent());
        if (field) {
            List<String> meant = new ArrayList<>();
            roots.get().before().ifPresent(before -> meant.add("`before." + path.text() + "`"));
            meant.add("`after." + path.text() + "`");
            definitions
                    .mistakes()
                    .add(
                            Slug.CHANGE_WITHOUT_ROOT,
                            path.span(),
                            "`" + path.text() + "` does not say in which state",
                            "did you mean " + String.join(" or ", meant) + "?");
        }
        return field;
    }

    private boolean reportLater(Scope scope, Syntax.Name first) {
        Optional<Syntax.Name> later = scope.later(first.text());
        if (later.isEmpty()) {
            return false;
        }
        boolean itself = scope.current().equals(first.text());
        definitions
                .mistakes()
                .add(
                        itself ? Slug.RECURSION : Slug.UNKNOWN_NAME,
                        first.span(),
                        itself
                                ? "`" + first.text() + "` is defined by itself"
                                : "`" + first.text() + "` is used before it is defined",
                        itself ? "its own name" : "not known yet",
                        new dev.keyproof.diagnostic.Label(later.get().span(), "defined here"));
        return true;
    }
}
