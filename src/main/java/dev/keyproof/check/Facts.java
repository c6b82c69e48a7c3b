package dev.keyproof.check;

import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Many;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Schema;
import dev.keyproof.language.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The fields of an estate as rules see them: with defaults filled in, and unknown where an assumption they rest on is
 * switched off.
 */
final class Facts {
    /** Stands for a value that is not known. */
    static final Object UNKNOWN = new Object();
    /** Stands for a value that is not there. */
    static final Object ABSENT = new Object();

    private final List<Pack.Default> defaults;
    private final Set<Assumption> off;
    /** By the field itself: a schema holds each once, and records take long to hash for the first time. */
    private final IdentityHashMap<Schema.Field, Slot> slots = new IdentityHashMap<>();

    Facts(List<Pack.Default> defaults, Set<Assumption> off) {
        this.defaults = List.copyOf(defaults);
        this.off = off.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(off));
    }

    /** Reads one field of entities; made once for each field, before evaluation. */
    Slot slot(Schema.Field field) {
        return slots.computeIfAbsent(field, one -> new Slot(one, Defaults.of(one, defaults), off));
    }

    /** One field, ready to be read. */
    static final class Slot {
        private final Schema.Field field;
        private final int index;
        private final boolean list;
        private final boolean staysAbsent;
        private final Defaults defaults;
        private final Set<Assumption> off;

        private Slot(Schema.Field field, Defaults defaults, Set<Assumption> off) {
            this.field = field;
            this.index = field.slot();
            this.list = field.type() instanceof Type.ListOf;
            // An identity that is off has no principal, and that is known.
            this.staysAbsent = field.optional() || field.group() || field.type().equals(Type.PRINCIPAL);
            this.defaults = defaults;
            this.off = off;
        }

        /** The value of an entity, or {@link #UNKNOWN} or {@link #ABSENT}; allocates nothing. */
        Object value(Entity entity) {
            Field<?> written = entity.at(index);
            if (!off.isEmpty() && restsOn(written.assumptions())) {
                return UNKNOWN;
            }
            if (written instanceof Field.Present<?> present) {
                return present.value();
            }
            if (written instanceof Field.Unknown<?>) {
                return UNKNOWN;
            }
            if (list) {
                return Many.NONE;
            }
            if (staysAbsent) {
                return ABSENT;
            }
            Defaults.Found found = defaults.forEntity(entity);
            return found.value().isEmpty() || restsOn(found.assumptions())
                    ? UNKNOWN
                    : found.value().get();
        }

        /** The field of an entity with its place and what it rests on; says the same as {@link #value}. */
        Field<Object> field(Entity entity) {
            @SuppressWarnings("unchecked") // only read
            Field<Object> written = (Field<Object>) entity.at(index);
            if (written instanceof Field.Unknown<Object>) {
                return written;
            }
            if (restsOn(written.assumptions())) {
                return switchedOff(written, written.assumptions());
            }
            if (written instanceof Field.Present<Object>) {
                return written;
            }
            if (list) {
                return new Field.Present<>(Many.NONE, written.span(), written.assumptions());
            }
            return staysAbsent ? written : filled(written, defaults.forEntity(entity));
        }

        private Field<Object> filled(Field<Object> written, Defaults.Found found) {
            if (found.value().isEmpty()) {
                return new Field.Unknown<>(found.reason(), written.span(), written.assumptions());
            }
            if (restsOn(found.assumptions())) {
                return switchedOff(written, found.assumptions());
            }
            Set<Assumption> both = EnumSet.noneOf(Assumption.class);
            both.addAll(written.assumptions());
            both.addAll(found.assumptions());
            return new Field.Present<>(found.value().get(), written.span(), both);
        }

        private Field<Object> switchedOff(Field<Object> written, Set<Assumption> rests) {
            List<String> ids = new ArrayList<>();
            for (Assumption assumption : off) {
                if (rests.contains(assumption)) {
                    ids.add("`" + assumption.id() + "`");
                }
            }
            String reason = "it rests on " + String.join(" and ", ids) + ", which is switched off";
            return new Field.Unknown<>(reason, written.span(), rests);
        }

        private boolean restsOn(Set<Assumption> rests) {
            return !rests.isEmpty() && !off.isEmpty() && !Collections.disjoint(rests, off);
        }

        /** The field that is read. */
        Schema.Field field() {
            return field;
        }
    }
}
