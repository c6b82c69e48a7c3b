package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.help;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives phrases their meaning and type. A phrase with a mistake has none: it is reported once, and whatever contains it
 * stays silent.
 */
final class Expressions {
    private final Definitions definitions;
    private final Paths paths;
    private final Scope scope;
    private final Comparisons comparisons;
    private final Calls calls;

    Expressions(Definitions definitions, Paths paths, Scope scope) {
        this.definitions = definitions;
        this.paths = paths;
        this.scope = scope;
        this.comparisons = new Comparisons(definitions, this);
        this.calls = new Calls(definitions, this);
    }

    Definitions definitions() {
        return definitions;
    }

    Paths paths() {
        return paths;
    }

    Scope scope() {
        return scope;
    }

    /** The same with more names. */
    Expressions inside(Scope inner) {
        return new Expressions(definitions, paths, inner);
    }

    /** A phrase that has to be true or false. */
    Optional<Expr> condition(Phrase phrase) {
        Optional<Expr> found = value(phrase, Optional.of(Type.BOOL));
        if (found.isPresent() && !Types.same(found.get().type(), Type.BOOL)) {
            String type = found.get().type().name();
            definitions
                    .mistakes()
                    .add(
                            Slug.TYPE_MISMATCH,
                            phrase.span(),
                            "a condition is expected here, and this is a value",
                            "of type `" + type + "`, not `Bool`");
            return Optional.empty();
        }
        return found;
    }

    /** A phrase of any type; {@code expected} tells what words mean, and is not enforced. */
    Optional<Expr> value(Phrase phrase, Optional<Type> expected) {
        return phrase.accept(new Reading(this, expected));
    }

    /** A phrase of one type. */
    Optional<Expr> typed(Phrase phrase, Type type) {
        Optional<Expr> found = value(phrase, Optional.of(type));
        if (found.isPresent() && !Types.same(found.get().type(), type)) {
            mismatch(phrase.span(), type, found.get().type());
            return Optional.empty();
        }
        return found;
    }

    /** Reports a value of the wrong type. */
    void mismatch(Span at, Type expected, Type found) {
        String quotes = expected instanceof Type.Choice && Types.same(found, Type.TEXT)
                ? "words of `" + expected.name() + "` stand without quotes"
                : "";
        definitions
                .mistakes()
                .add(
                        Slug.TYPE_MISMATCH,
                        at,
                        "`" + expected.name() + "` is expected, and this is `" + found.name() + "`",
                        "expected `" + expected.name() + "`",
                        help(quotes));
    }

    /** What a path means. */
    Optional<Expr> path(Syntax.Path path, Optional<Type> expected) {
        Syntax.Name first = path.names().get(0);
        boolean single = path.names().size() == 1;
        Optional<Binding> binding = scope.find(first.text());
        if (binding.isEmpty()) {
            if (single && expected.isPresent() && expected.get() instanceof Type.Choice choice) {
                return paths.word(first, choice);
            }
            paths.unknown(path, scope);
            return Optional.empty();
        }
        binding.get().use();
        Optional<Phrase> deferred = binding.get().deferred();
        if (deferred.isPresent()) {
            Optional<Type> wanted = single ? expected : Optional.empty();
            Optional<Expr> value = binding.get().meaning(wanted, () -> value(deferred.get(), wanted));
            return value.flatMap(found -> brought(found, first.span())).flatMap(found -> paths.steps(found, path, 1));
        }
        return binding.get()
                .value()
                .flatMap(value -> brought(value, first.span()))
                .flatMap(start -> paths.steps(start, path, 1));
    }

    private Optional<Expr> brought(Expr value, Span place) {
        return value instanceof Expr.Reference variable
                ? Optional.of(new Expr.Reference(variable.variable(), place))
                : definitions.inline(value, List.of(), List.of(), place);
    }

    Optional<Expr> compare(Phrase.Compare phrase) {
        return comparisons.compare(phrase);
    }

    Optional<Expr> call(Phrase.Call phrase) {
        return calls.call(phrase);
    }

    Optional<Expr> match(Phrase.Match phrase, Optional<Type> expected) {
        return new Matches(this).match(phrase, expected);
    }

    /** All phrases as conditions; empty if one of them is mistaken. */
    Optional<List<Expr>> conditions(List<Phrase> phrases) {
        List<Optional<Expr>> found = phrases.stream().map(this::condition).toList();
        return all(found);
    }

    /** The values, if none is missing. */
    static Optional<List<Expr>> all(List<Optional<Expr>> exprs) {
        List<Expr> found = new ArrayList<>();
        exprs.forEach(expr -> expr.ifPresent(found::add));
        return found.size() == exprs.size() ? Optional.of(found) : Optional.empty();
    }

    Optional<Expr> quantified(Phrase.Quantified phrase) {
        Optional<Expr> list = list(phrase.list());
        Optional<Expr.Variable> variable = list.flatMap(found -> element(found, phrase.variable()));
        Scope inner = bound(phrase.variable(), variable);
        Optional<Expr> body = inside(inner).condition(phrase.body());
        reportUnused(inner, body.isPresent());
        if (list.isEmpty() || variable.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Expr.Quantified(phrase.quantifier(), variable.get(), list.get(), body.get(), phrase.span()));
    }

    /** A list or set to go through; lists need a bound for analyses. */
    Optional<Expr> list(Syntax.Path path) {
        Optional<Expr> found = path(path, Optional.empty());
        if (found.isEmpty() || found.get().type() instanceof Type.SetOf) {
            return found;
        }
        if (!(found.get().type() instanceof Type.ListOf)) {
            String type = found.get().type().name();
            definitions
                    .mistakes()
                    .add(
                            Slug.TYPE_MISMATCH,
                            path.span(),
                            "`" + path.text() + "` is no list and no set",
                            "of type `" + type + "`");
            return Optional.empty();
        }
        if (!isBounded(found.get())) {
            definitions
                    .mistakes()
                    .add(
                            Slug.LIST_WITHOUT_BOUND,
                            path.span(),
                            "the list `" + path.text() + "` has no bound for analyses",
                            "cannot be gone through",
                            help("the schema gives a bound to each list that rules may go through"));
            return Optional.empty();
        }
        return found;
    }

    private static boolean isBounded(Expr list) {
        if (list instanceof Expr.Select select) {
            return select.field().bound() > 0;
        }
        return ExprParts.of(list).stream()
                .filter(part -> part.type() instanceof Type.ListOf)
                .allMatch(Expressions::isBounded);
    }

    /** A new variable for the elements of a list. */
    Optional<Expr.Variable> element(Expr list, Syntax.Name name) {
        Type type = list.type() instanceof Type.SetOf set ? set.element() : new Type.Record(record(list.type()));
        return Optional.of(definitions.variable(name.text(), type));
    }

    private static String record(Type type) {
        return type instanceof Type.ListOf list ? list.record() : type.name();
    }

    /** A scope with one more variable; one of a mistaken list is known by name only. */
    Scope bound(Syntax.Name name, Optional<Expr.Variable> variable) {
        Scope inner = scope.inner();
        scope.find(name.text()).ifPresent(other -> shadowed(definitions, name, other.name()));
        inner.add(variable.map(of -> Binding.variable(name, of)).orElse(Binding.mistaken(name)));
        return inner;
    }

    static void shadowed(Definitions definitions, Syntax.Name name, Syntax.Name other) {
        definitions
                .mistakes()
                .add(
                        Slug.SHADOWED_NAME,
                        name.span(),
                        "`" + name.text() + "` already has a meaning here",
                        "a second meaning",
                        new Label(other.span(), "the first meaning"));
    }

    /** Reports names of a scope that nothing uses, unless a mistake may be why. */
    void reportUnused(Scope inner, boolean sound) {
        for (Binding binding : inner.own()) {
            if (sound && !binding.isUsed()) {
                String name = binding.name().text();
                definitions
                        .mistakes()
                        .add(Slug.UNUSED_NAME, binding.name().span(), "nothing uses `" + name + "`", "never used");
            }
        }
    }

    /** {@code 30d after now} as a shift of the evaluation instant. */
    static Duration shift(Phrase.Now phrase) {
        if (phrase.amount().isEmpty()) {
            return Duration.ZERO;
        }
        String amount = phrase.amount().get();
        long number = Long.parseLong(amount.substring(0, amount.length() - 1));
        Duration length = switch (amount.charAt(amount.length() - 1)) {
            case 'd' -> Duration.ofDays(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
        return phrase.after() ? length : length.negated();
    }
}
