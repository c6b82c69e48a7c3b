package dev.keyproof.check;

import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Many;
import dev.keyproof.language.Expr;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/** Where the input shows what a rule points at (language reference, section 5.3). */
final class Places {
    private final Explanation explanation;

    Places(Explanation explanation) {
        this.explanation = explanation;
    }

    /** The place of a path, or of the path that a {@code match} chooses. */
    Span of(Expr place) {
        if (place instanceof Expr.Select select) {
            return ofField(select);
        }
        if (place instanceof Expr.Match match) {
            return ofMatch(match);
        }
        Optional<Entity> entity = entity(place);
        if (entity.isPresent()) {
            return entity.get().span();
        }
        return place instanceof Expr.FirstOf first ? of(first.list()) : without(explanation.value(place));
    }

    /** The entity that a path leads to; of a list with doubtful elements the first that is known to be meant. */
    private Optional<Entity> entity(Expr path) {
        if (explanation.value(path).it() instanceof Entity entity) {
            return Optional.of(entity);
        }
        return path instanceof Expr.FirstOf first ? explanation.firstSure(first) : Optional.empty();
    }

    /** Of what belongs to something that is not there: where that would be. */
    private Span ofField(Expr.Select select) {
        Optional<Entity> record = entity(select.record());
        if (record.isEmpty()) {
            return of(select.record());
        }
        Entity entity = record.get();
        Field<?> field = entity.at(select.field().slot());
        Attribute<?> attribute = EstateSchema.attribute(select.field());
        boolean computed = attribute.derived() && attribute.type() instanceof dev.keyproof.estate.Type.ListOf;
        return computed ? first(field).orElse(entity).span() : field.span();
    }

    /** A list that nobody wrote stands where its first element stands. */
    private static Optional<Entity> first(Field<?> field) {
        if (field instanceof Field.Present<?> present && present.value() instanceof Many many) {
            return many.sure().stream()
                    .findFirst()
                    .or(() -> many.possible().stream().findFirst());
        }
        return Optional.empty();
    }

    private Span ofMatch(Expr.Match match) {
        Value subject = explanation.value(match.subject());
        if (subject.it() instanceof String word) {
            Optional<Expr> chosen = match.arms().stream()
                    .filter(arm -> arm.words().contains(word))
                    .findFirst()
                    .or(match::otherwise)
                    .flatMap(Expr.Arm::value);
            if (chosen.isPresent()) {
                return of(chosen.get());
            }
        }
        return of(match.subject());
    }

    /** Of a variable that stands for nothing, or of a computed value: whatever leaves it open. */
    private Span without(Value value) {
        List<Doubt> doubts = value.doubts();
        Optional<Span> open =
                doubts.stream().findFirst().map(doubt -> doubt.undecided().place());
        return value.origin()
                .map(Value.Origin::place)
                .or(() -> open)
                .orElse(explanation.target().span());
    }
}
