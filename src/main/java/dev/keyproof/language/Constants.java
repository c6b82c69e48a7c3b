package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives constants of rules, tables and defaults their type. */
final class Constants {
    private final Mistakes mistakes;
    private final Paths paths;

    Constants(Definitions definitions, Paths paths) {
        this.mistakes = definitions.mistakes();
        this.paths = paths;
    }

    /** A set between braces; what its words mean is {@code expected}. */
    Optional<Expr> braces(Phrase.Braces phrase, Optional<Type> expected) {
        long numbers = phrase.elements().stream()
                .filter(Phrase.Whole.class::isInstance)
                .count();
        boolean wholes = expected.isPresent() && Types.same(expected.get(), Types.WHOLES);
        if (numbers == phrase.elements().size() && (numbers > 0 || wholes)) {
            List<Long> values = phrase.elements().stream()
                    .map(element -> ((Phrase.Whole) element).value())
                    .toList();
            return Optional.of(new Expr.Literal(new Constant.Wholes(values), Types.WHOLES, phrase.span()));
        }
        if (numbers > 0) {
            mistakes.add(Slug.TYPE_MISMATCH, phrase.span(), "a set holds numbers or words, not both", "both are here");
            return Optional.empty();
        }
        if (expected.isPresent() && expected.get() instanceof Type.SetOf set) {
            return words(phrase, set.element())
                    .map(words -> new Expr.Literal(new Constant.Words(words), set, phrase.span()));
        }
        String title = expected.isPresent()
                ? "`" + expected.get().name() + "` is expected, and this is a set"
                : "what the words of this set mean cannot be told";
        String label = expected.isPresent()
                ? "expected `" + expected.get().name() + "`"
                : "nothing here says which list they are from";
        mistakes.add(Slug.TYPE_MISMATCH, phrase.span(), title, label);
        return Optional.empty();
    }

    private Optional<List<String>> words(Phrase.Braces phrase, Type.Choice choice) {
        List<String> words = new ArrayList<>();
        boolean sound = true;
        for (Phrase element : phrase.elements()) {
            Syntax.Name name = ((Phrase.Path) element).path().names().get(0);
            sound &= paths.word(name, choice).isPresent();
            words.add(name.text());
        }
        return sound ? Optional.of(words) : Optional.empty();
    }

    /** A constant of a type; one of another type is reported under {@code slug}. */
    Optional<Constant> typed(Phrase phrase, Type type, Slug slug) {
        if (type instanceof Type.Choice choice && phrase instanceof Phrase.Path path) {
            Syntax.Name name = path.path().names().get(0);
            return paths.word(name, choice).map(word -> new Constant.Word(name.text()));
        }
        if (type instanceof Type.SetOf set && phrase instanceof Phrase.Braces braces && isWords(braces)) {
            return words(braces, set.element()).map(Constant.Words::new);
        }
        if (Types.same(type, Type.TEXT) && phrase instanceof Phrase.Literal literal) {
            return Texts.plain(literal.text(), mistakes).map(Constant.Text::new);
        }
        Optional<Constant> found = plain(phrase, type);
        if (found.isEmpty()) {
            mismatch(phrase.span(), type, slug);
        }
        return found;
    }

    private static boolean isWords(Phrase.Braces braces) {
        return braces.elements().stream().noneMatch(Phrase.Whole.class::isInstance);
    }

    private static Optional<Constant> plain(Phrase phrase, Type type) {
        if (Types.same(type, Type.BOOL) && phrase instanceof Phrase.Truth truth) {
            return Optional.of(new Constant.Bool(truth.value()));
        }
        if (Types.same(type, Type.INT) && phrase instanceof Phrase.Whole whole) {
            return Optional.of(new Constant.Whole(whole.value()));
        }
        if (Types.same(type, Type.INSTANT) && phrase instanceof Phrase.Date date) {
            return Optional.of(new Constant.Date(date.value()));
        }
        return Optional.empty();
    }

    private void mismatch(Span at, Type type, Slug slug) {
        mistakes.add(
                slug, at, "a constant of type `" + type.name() + "` is expected", "expected `" + type.name() + "`");
    }
}
