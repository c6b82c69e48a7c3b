package dev.keyproof.check;

import dev.keyproof.check.Value.Partial;
import dev.keyproof.diagnostic.Fix;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Provenance;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Rule;
import dev.keyproof.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns the first fix of a rule that can be offered into an edit of the input (language reference, section 5.4).
 *
 * <p>Only descriptors are edited: in a file of another format the value may come from elsewhere.
 */
final class Fixes {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
    private static final Pattern NOT_A_TEXT =
            Pattern.compile("true|false|yes|no|on|off|null|y|n", Pattern.CASE_INSENSITIVE);
    private static final Offer NONE = new Offer(Optional.empty(), Optional.empty());

    private Fixes() {}

    /**
     * What is offered.
     *
     * @param reason why no edit is
     */
    record Offer(Optional<Fix> fix, Optional<String> reason) {}

    static Offer offer(Explanation why) {
        for (Rule.Fix fix : why.rule().fixes()) {
            if (fix instanceof Rule.Manual manual) {
                return new Offer(Optional.empty(), Optional.of(why.text(manual.reason())));
            }
            if (fix instanceof Rule.Set set) {
                Optional<Fix.Edit> edit = edit(set, why);
                if (edit.isPresent()) {
                    Fix offered = new Fix(List.of(edit.get()), set.irreversible());
                    return new Offer(Optional.of(offered), Optional.empty());
                }
            }
        }
        return NONE;
    }

    private static Optional<Fix.Edit> edit(Rule.Set set, Explanation why) {
        boolean wanted = set.when().map(why::value).map(Value::isTrue).orElse(true);
        if (!wanted || !(set.field() instanceof Expr.Select select)) {
            return Optional.empty();
        }
        Value record = why.value(select.record());
        if (!(record.it() instanceof Entity entity) || !isDescribed(entity, record)) {
            return Optional.empty();
        }
        Attribute<?> attribute = EstateSchema.attribute(select.field());
        if (set.value().isEmpty()) {
            return removed(entity, attribute);
        }
        Value value = why.value(set.value().get());
        Value before = why.value(select);
        return written(value).flatMap(text -> {
            Field<?> field = entity.at(attribute.index());
            if (field instanceof Field.Present<?> && !isWritten(field.span(), attribute)
                    || field instanceof Field.Unknown<?>) {
                return Optional.empty();
            }
            if (field instanceof Field.Absent<?>) {
                return inserted(entity, attribute, text);
            }
            return value.it() instanceof Partial more && before.it() instanceof Partial now
                    ? YamlText.extended(field.span(), now.sure(), more.sure())
                    : Optional.of(new Fix.Edit(field.span(), text));
        });
    }

    /** Whether the entity stands in a descriptor; the parts of a key URI stand where the URI stands. */
    private static boolean isDescribed(Entity entity, Value record) {
        Entity owner = entity.shape() == KeyUri.SHAPE
                ? record.origin().map(Value.Origin::owner).orElse(entity)
                : entity;
        return owner.provenance().direction() == Provenance.Direction.STATED
                && !owner.span().source().name().endsWith(".json");
    }

    private static boolean isWritten(Span value, Attribute<?> attribute) {
        return YamlText.isValueOf(value, last(attribute));
    }

    private static Optional<Fix.Edit> removed(Entity entity, Attribute<?> attribute) {
        if (!(entity.at(attribute.index()) instanceof Field.Present<?> present)) {
            return Optional.empty();
        }
        if (attribute.equals(KeyUri.VERSION)) {
            return YamlText.cutStep(present.span(), present.value().toString());
        }
        return isWritten(present.span(), attribute)
                ? YamlText.removed(present.span(), last(attribute))
                : Optional.empty();
    }

    /** Writes a field that is not there yet behind one that is: the nearest before it in the order of the kind. */
    private static Optional<Fix.Edit> inserted(Entity entity, Attribute<?> attribute, String text) {
        String group = group(attribute);
        List<Attribute<?>> siblings = new ArrayList<>();
        for (Attribute<?> other : entity.shape().attributes()) {
            boolean before = other.index() < attribute.index();
            if (!other.derived() && group(other).equals(group)) {
                siblings.add(before ? 0 : siblings.size(), other);
            }
        }
        for (Attribute<?> sibling : siblings) {
            Optional<Fix.Edit> edit = entity.at(sibling.index()) instanceof Field.Absent<?>
                    ? Optional.empty()
                    : YamlText.inserted(entity.at(sibling.index()).span(), last(sibling), last(attribute), text);
            if (edit.isPresent()) {
                return edit;
            }
        }
        return group.isEmpty() ? YamlText.inserted(entity.span(), "kind", last(attribute), text) : Optional.empty();
    }

    private static String group(Attribute<?> attribute) {
        int dot = attribute.name().lastIndexOf('.');
        return dot < 0 ? "" : attribute.name().substring(0, dot);
    }

    private static String last(Attribute<?> attribute) {
        return attribute.name().substring(attribute.name().lastIndexOf('.') + 1);
    }

    /** A value as a descriptor spells it. */
    private static Optional<String> written(Value value) {
        Object it = value.it();
        if (it instanceof Partial set) {
            return set.isExact() ? Optional.of("[" + String.join(", ", set.sure()) + "]") : Optional.empty();
        }
        if (it instanceof Boolean || it instanceof Long || it instanceof Instant) {
            return Optional.of(it.toString());
        }
        if (it instanceof Entity entity) {
            return Optional.of(scalar(entity.name()));
        }
        return it instanceof String text ? Optional.of(scalar(text)) : Optional.empty();
    }

    private static String scalar(String text) {
        boolean plain =
                PLAIN.matcher(text).matches() && !NOT_A_TEXT.matcher(text).matches();
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
