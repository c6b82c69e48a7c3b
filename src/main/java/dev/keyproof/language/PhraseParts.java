package dev.keyproof.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The phrases directly inside a phrase, in the order in which they are written. */
final class PhraseParts implements Phrase.Visitor<List<Phrase>> {
    private static final PhraseParts PARTS = new PhraseParts();

    private PhraseParts() {}

    static List<Phrase> of(Phrase phrase) {
        return phrase.accept(PARTS);
    }

    /** The names of all functions and tables that a phrase calls, at any depth. */
    static Stream<String> calls(Phrase phrase) {
        Stream<String> own =
                phrase instanceof Phrase.Call call ? Stream.of(call.name().text()) : Stream.empty();
        return Stream.concat(own, of(phrase).stream().flatMap(PhraseParts::calls));
    }

    @Override
    public List<Phrase> chain(Phrase.Chain phrase) {
        return phrase.operands();
    }

    @Override
    public List<Phrase> implies(Phrase.Implies phrase) {
        return List.of(phrase.condition(), phrase.conclusion());
    }

    @Override
    public List<Phrase> not(Phrase.Not phrase) {
        return List.of(phrase.operand());
    }

    @Override
    public List<Phrase> quantified(Phrase.Quantified phrase) {
        return List.of(phrase.body());
    }

    @Override
    public List<Phrase> parens(Phrase.Parens phrase) {
        return List.of(phrase.inner());
    }

    @Override
    public List<Phrase> compare(Phrase.Compare phrase) {
        return List.of(phrase.left(), phrase.right());
    }

    @Override
    public List<Phrase> is(Phrase.Is phrase) {
        return List.of(phrase.operand());
    }

    @Override
    public List<Phrase> union(Phrase.Union phrase) {
        return phrase.operands();
    }

    @Override
    public List<Phrase> minus(Phrase.Minus phrase) {
        return List.of(phrase.left(), phrase.right());
    }

    @Override
    public List<Phrase> path(Phrase.Path phrase) {
        return List.of();
    }

    @Override
    public List<Phrase> whole(Phrase.Whole phrase) {
        return List.of();
    }

    @Override
    public List<Phrase> date(Phrase.Date phrase) {
        return List.of();
    }

    @Override
    public List<Phrase> truth(Phrase.Truth phrase) {
        return List.of();
    }

    @Override
    public List<Phrase> literal(Phrase.Literal phrase) {
        return List.of();
    }

    @Override
    public List<Phrase> braces(Phrase.Braces phrase) {
        return phrase.elements();
    }

    @Override
    public List<Phrase> now(Phrase.Now phrase) {
        return List.of();
    }

    @Override
    public List<Phrase> call(Phrase.Call phrase) {
        return phrase.arguments();
    }

    @Override
    public List<Phrase> tuple(Phrase.Tuple phrase) {
        return phrase.elements();
    }

    @Override
    public List<Phrase> comprehension(Phrase.Comprehension phrase) {
        return Stream.of(Optional.of(phrase.element()), phrase.condition())
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Phrase> match(Phrase.Match phrase) {
        return phrase.arms().stream().map(Phrase.Arm::value).toList();
    }

    @Override
    public List<Phrase> unknown(Phrase.Unknown phrase) {
        return List.of();
    }
}
