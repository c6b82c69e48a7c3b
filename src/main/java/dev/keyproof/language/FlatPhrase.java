package dev.keyproof.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Expressions on one line; those with a {@code match} inside have no such form. */
final class FlatPhrase implements Phrase.Visitor<Optional<String>> {
    private static final FlatPhrase FLAT = new FlatPhrase();

    private FlatPhrase() {}

    static Optional<String> of(Phrase phrase) {
        return phrase.accept(FLAT);
    }

    static String names(List<Syntax.Name> names) {
        return String.join(", ", names.stream().map(Syntax.Name::text).toList());
    }

    static String sign(Expr.Relation relation) {
        return switch (relation) {
            case EQUAL -> "==";
            case NOT_EQUAL -> "!=";
            case LESS -> "<";
            case AT_MOST -> "<=";
            case GREATER -> ">";
            case AT_LEAST -> ">=";
            case IN -> "in";
            case NOT_IN -> "not in";
            case SUBSET -> "subset of";
        };
    }

    /** The characters of a string between its quotes, with escapes and holes. */
    static String characters(Syntax.Piece piece) {
        StringBuilder text = new StringBuilder();
        for (Syntax.Part part : piece.parts()) {
            if (part instanceof Syntax.Hole hole) {
                text.append('{').append(hole.path().text()).append('}');
                continue;
            }
            for (char c : ((Syntax.Words) part).text().toCharArray()) {
                if (c == '"' || c == '\\' || c == '{' || c == '}') {
                    text.append('\\');
                }
                text.append(c);
            }
        }
        return text.toString();
    }

    /** A quantifier up to its parenthesis. */
    static String head(Phrase.Quantified phrase) {
        String quantifier = phrase.quantifier().name().toLowerCase(Locale.ROOT);
        return quantifier + " " + phrase.variable().text() + " in "
                + phrase.list().text() + ": ";
    }

    private static Optional<String> joined(List<Phrase> phrases, String joint) {
        List<String> parts = new ArrayList<>();
        for (Phrase phrase : phrases) {
            Optional<String> part = of(phrase);
            if (part.isEmpty()) {
                return part;
            }
            parts.add(part.get());
        }
        return Optional.of(String.join(joint, parts));
    }

    @Override
    public Optional<String> chain(Phrase.Chain phrase) {
        return joined(phrase.operands(), phrase.and() ? " and " : " or ");
    }

    @Override
    public Optional<String> implies(Phrase.Implies phrase) {
        return joined(List.of(phrase.condition(), phrase.conclusion()), " implies ");
    }

    @Override
    public Optional<String> not(Phrase.Not phrase) {
        return of(phrase.operand()).map(operand -> "not " + operand);
    }

    @Override
    public Optional<String> quantified(Phrase.Quantified phrase) {
        return of(phrase.body()).map(body -> head(phrase) + "(" + body + ")");
    }

    @Override
    public Optional<String> parens(Phrase.Parens phrase) {
        return of(phrase.inner()).map(inner -> "(" + inner + ")");
    }

    @Override
    public Optional<String> compare(Phrase.Compare phrase) {
        return joined(List.of(phrase.left(), phrase.right()), " " + sign(phrase.relation()) + " ");
    }

    @Override
    public Optional<String> is(Phrase.Is phrase) {
        String state = phrase.state().name().toLowerCase(Locale.ROOT);
        return of(phrase.operand()).map(operand -> operand + " is " + state);
    }

    @Override
    public Optional<String> union(Phrase.Union phrase) {
        return joined(phrase.operands(), " union ");
    }

    @Override
    public Optional<String> minus(Phrase.Minus phrase) {
        return joined(List.of(phrase.left(), phrase.right()), " minus ");
    }

    @Override
    public Optional<String> path(Phrase.Path phrase) {
        return Optional.of(phrase.path().text());
    }

    @Override
    public Optional<String> whole(Phrase.Whole phrase) {
        return Optional.of(phrase.span().text());
    }

    @Override
    public Optional<String> date(Phrase.Date phrase) {
        return Optional.of(phrase.value().toString());
    }

    @Override
    public Optional<String> truth(Phrase.Truth phrase) {
        return Optional.of(Boolean.toString(phrase.value()));
    }

    @Override
    public Optional<String> literal(Phrase.Literal phrase) {
        return Optional.of("\"" + characters(phrase.text()) + "\"");
    }

    @Override
    public Optional<String> braces(Phrase.Braces phrase) {
        return joined(phrase.elements(), ", ").map(elements -> "{" + elements + "}");
    }

    @Override
    public Optional<String> now(Phrase.Now phrase) {
        String shift = phrase.amount()
                .map(amount -> amount + (phrase.after() ? " after " : " before "))
                .orElse("");
        return Optional.of(shift + "now");
    }

    @Override
    public Optional<String> call(Phrase.Call phrase) {
        return joined(phrase.arguments(), ", ").map(arguments -> phrase.name().text() + "(" + arguments + ")");
    }

    @Override
    public Optional<String> tuple(Phrase.Tuple phrase) {
        return joined(phrase.elements(), ", ").map(elements -> "(" + elements + ")");
    }

    @Override
    public Optional<String> comprehension(Phrase.Comprehension phrase) {
        Optional<String> condition = phrase.condition().flatMap(FlatPhrase::of);
        if (condition.isPresent() != phrase.condition().isPresent()) {
            return Optional.empty();
        }
        String when = condition.map(is -> " when " + is).orElse("");
        return of(phrase.element())
                .map(element -> (phrase.first() ? "first" : "union") + " of { " + element + " for "
                        + phrase.variable().text() + " in " + phrase.list().text() + when + " }");
    }

    @Override
    public Optional<String> match(Phrase.Match phrase) {
        return Optional.empty();
    }

    @Override
    public Optional<String> unknown(Phrase.Unknown phrase) {
        return Optional.of("unknown");
    }
}
