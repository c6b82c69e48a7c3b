package dev.keyproof.language;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks uses of functions, which are inlined, and of tables with results. */
final class Calls {
    private final Definitions definitions;
    private final Expressions expressions;

    Calls(Definitions definitions, Expressions expressions) {
        this.definitions = definitions;
        this.expressions = expressions;
    }

    Optional<Expr> call(Phrase.Call phrase) {
        String name = phrase.name().text();
        if (definitions.isMistaken(name)) {
            return Optional.empty();
        }
        Optional<Definitions.Function> function = definitions.function(name);
        if (function.isPresent()) {
            return call(phrase, function.get());
        }
        Optional<Table> table = definitions.table(name);
        if (table.isPresent() && table.get().result().isPresent()) {
            return lookup(phrase, table.get());
        }
        String question = Suggest.question(name, definitions.names());
        definitions
                .mistakes()
                .add(
                        table.isPresent() ? Slug.TYPE_MISMATCH : Slug.UNKNOWN_NAME,
                        phrase.name().span(),
                        table.isPresent()
                                ? "`" + name + "` is a table without results"
                                : "there is no function or table `" + name + "`",
                        table.isPresent() ? "stands behind `in`" : question.isEmpty() ? "no such name" : question);
        return Optional.empty();
    }

    private Optional<Expr> call(Phrase.Call phrase, Definitions.Function function) {
        List<Type> types =
                function.parameters().stream().map(Expr.Variable::type).toList();
        Optional<List<Expr>> arguments =
                arguments(phrase, types, function.name().span());
        if (arguments.isEmpty() || function.body().isEmpty()) {
            return Optional.empty();
        }
        return definitions.inline(function.body().get(), function.parameters(), arguments.get(), phrase.span());
    }

    private Optional<Expr> lookup(Phrase.Call phrase, Table table) {
        List<Type> types =
                table.parameters().stream().map(Table.Parameter::type).toList();
        return arguments(phrase, types, table.span())
                .map(arguments ->
                        new Expr.Lookup(table, arguments, table.result().get(), phrase.span()));
    }

    private Optional<List<Expr>> arguments(Phrase.Call phrase, List<Type> types, Span defined) {
        int given = phrase.arguments().size();
        if (given != types.size()) {
            definitions
                    .mistakes()
                    .add(
                            Slug.ARITY,
                            phrase.span(),
                            "`" + phrase.name().text() + "` takes " + count(types.size(), "argument") + ", not "
                                    + given,
                            "expected " + count(types.size(), "argument"),
                            new Label(defined, "defined here"));
            return Optional.empty();
        }
        List<Optional<Expr>> found = new ArrayList<>();
        for (int i = 0; i < given; i++) {
            found.add(expressions.typed(phrase.arguments().get(i), types.get(i)));
        }
        return Expressions.all(found);
    }

    /** A number with its noun. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
