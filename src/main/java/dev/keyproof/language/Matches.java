package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.note;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Checks {@code match}: one arm for every word, none twice, {@code else} on open lists alone. */
final class Matches {
    private final Expressions expressions;
    private final Mistakes mistakes;

    Matches(Expressions expressions) {
        this.expressions = expressions;
        this.mistakes = expressions.definitions().mistakes();
    }

    /** A match in an expression: all arms have one type. */
    Optional<Expr> match(Phrase.Match phrase, Optional<Type> expected) {
        Soft soft = new Soft(expressions.scope());
        Optional<Phrase> plain = expected.isPresent()
                ? Optional.empty()
                : phrase.arms().stream()
                        .map(Phrase.Arm::value)
                        .filter(value -> !(value instanceof Phrase.Unknown) && !soft.isSoft(value))
                        .findFirst();
        // The arm whose type is plain is read first, and once: it says what the words of the others mean.
        Optional<Expr> first = plain.flatMap(value -> expressions.value(value, Optional.empty()));
        if (plain.isPresent() && first.isEmpty()) {
            return Optional.empty();
        }
        Optional<Type> type = expected.or(() -> first.map(Expr::type));
        Function<Phrase, Optional<Expr>> reader = value -> {
            if (plain.isPresent() && value == plain.get()) {
                return first;
            }
            return type.isPresent() ? expressions.typed(value, type.get()) : expressions.value(value, type);
        };
        return match(phrase, reader, type);
    }

    /** A match whose arms are all read by {@code reader}. */
    Optional<Expr> places(Phrase.Match phrase, Function<Phrase, Optional<Expr>> reader) {
        return match(phrase, reader, Optional.empty());
    }

    private Optional<Expr> match(Phrase.Match phrase, Function<Phrase, Optional<Expr>> reader, Optional<Type> agreed) {
        Optional<Expr> subject = expressions.path(phrase.subject(), Optional.empty());
        boolean sound = subject.isPresent() && covered(phrase, subject.get());
        List<Expr.Arm> arms = new ArrayList<>();
        Optional<Expr.Arm> otherwise = Optional.empty();
        Optional<Type> type = agreed;
        for (Phrase.Arm arm : phrase.arms()) {
            boolean unknown = arm.value() instanceof Phrase.Unknown;
            Optional<Expr> value = unknown ? Optional.empty() : reader.apply(arm.value());
            sound &= unknown || value.isPresent();
            type = type.or(() -> value.map(Expr::type));
            Expr.Arm read =
                    new Expr.Arm(arm.words().stream().map(Syntax.Name::text).toList(), value, arm.span());
            if (arm.words().isEmpty()) {
                otherwise = Optional.of(read);
            } else {
                arms.add(read);
            }
        }
        if (sound && type.isEmpty()) {
            mistakes.add(Slug.TYPE_MISMATCH, phrase.span(), "all arms are `unknown`", "expected a value");
        }
        return sound && type.isPresent()
                ? Optional.of(new Expr.Match(subject.get(), arms, otherwise, type.get(), phrase.span()))
                : Optional.empty();
    }

    private boolean covered(Phrase.Match phrase, Expr subject) {
        int before = mistakes.count();
        if (subject.type() instanceof Type.Choice choice) {
            coverage(phrase, choice);
        } else {
            mistakes.add(
                    Slug.TYPE_MISMATCH,
                    phrase.subject().span(),
                    "`match` needs a field with a list of words",
                    "of type `" + subject.type().name() + "`");
        }
        return mistakes.count() == before;
    }

    private void coverage(Phrase.Match phrase, Type.Choice choice) {
        Map<String, Span> seen = new HashMap<>();
        Optional<Phrase.Arm> otherwise = Optional.empty();
        for (Phrase.Arm arm : phrase.arms()) {
            if (otherwise.isPresent()) {
                mistakes.add(
                        Slug.UNREACHABLE_ARM,
                        arm.span(),
                        "no value reaches this arm",
                        "stands behind `else`",
                        new Label(otherwise.get().span(), "takes every other value"));
                return;
            }
            if (arm.words().isEmpty()) {
                otherwise = Optional.of(arm);
            }
            arm.words().forEach(word -> word(word, choice, seen));
        }
        if (otherwise.isPresent() && !choice.open()) {
            mistakes.add(
                    Slug.ELSE_ON_CLOSED_ENUM,
                    otherwise.get().span(),
                    "`" + choice.name() + "` has no other values",
                    "`else` would hide a value that is added later",
                    note("values of `" + choice.name() + "`: " + String.join(", ", choice.words())));
        } else if (otherwise.isEmpty()) {
            missing(phrase, choice, seen);
        }
    }

    private void word(Syntax.Name word, Type.Choice choice, Map<String, Span> seen) {
        Span other = seen.putIfAbsent(word.text(), word.span());
        if (other != null) {
            mistakes.add(
                    Slug.DUPLICATE_ARM,
                    word.span(),
                    "`" + word.text() + "` has two arms",
                    "the second one",
                    new Label(other, "the first one"));
        } else {
            expressions.paths().word(word, choice);
        }
    }

    private void missing(Phrase.Match phrase, Type.Choice choice, Map<String, Span> seen) {
        List<String> missing = new ArrayList<>(choice.words().stream()
                .filter(word -> !seen.containsKey(word))
                .map(word -> "`" + word + "`")
                .toList());
        boolean mistaken =
                seen.keySet().stream().anyMatch(word -> !choice.words().contains(word));
        if (choice.open()) {
            missing.add("`else`");
        }
        if (!missing.isEmpty() && !mistaken) {
            mistakes.add(
                    Slug.MATCH_NOT_EXHAUSTIVE,
                    phrase.subject().span(),
                    "`match` has no arm for some values of `" + choice.name() + "`",
                    "missing: " + String.join(", ", missing));
        }
    }
}
