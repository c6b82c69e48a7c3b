package dev.keyproof.simulate;

import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Word;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Reads fields of an estate; what is not known is taken as a value that complies, and remembered. */
final class Takings {
    private final List<Taken> taken = new ArrayList<>();

    List<Taken> list() {
        return taken;
    }

    /** The value; {@code absent} when it is not written, {@code compliant} when it is not known. */
    <T> T value(Entity entity, Attribute<T> attribute, T absent, T compliant) {
        Field<T> field = entity.get(attribute);
        if (field instanceof Field.Present<T> present) {
            return present.value();
        }
        if (field instanceof Field.Unknown<T> unknown) {
            take(entity, attribute.name(), word(compliant), unknown.reason(), unknown.span());
            return compliant;
        }
        return absent;
    }

    /** The value; one that is not written is not known either. */
    <T> T known(Entity entity, Attribute<T> attribute, T compliant) {
        if (entity.get(attribute) instanceof Field.Absent<T> absent) {
            take(entity, attribute.name(), word(compliant), "it is not written", absent.span());
            return compliant;
        }
        return value(entity, attribute, compliant, compliant);
    }

    void take(Entity entity, String field, String value, String because, Span span) {
        Taken one = new Taken(entity.label(), field, value, because, span);
        if (!taken.contains(one)) {
            taken.add(one);
        }
    }

    private static String word(Object value) {
        if (value instanceof Members<?> members) {
            return members.equals(Members.all(members.type()))
                    ? "all"
                    : members.words().toString();
        }
        return value instanceof Word word ? word.word() : value.toString();
    }
}
