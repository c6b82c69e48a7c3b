package dev.keyproof.check;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.estate.Entity;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The value of an expression with everything that is told about it.
 *
 * @param it a Boolean, Long, Instant, String (also for words), Principal, Entity, Many or {@link Partial}, or one of
 *     the marks of {@link Facts}
 * @param basis what it rests on
 * @param doubts why it is not known; empty for a known value
 * @param origin the field it was read from
 */
record Value(Object it, Basis basis, List<Doubt> doubts, Optional<Origin> origin) {
    /** The field of an entity from which a value was read. */
    record Origin(Entity owner, String label, String path, Span place) {}

    /**
     * A set of words of which some are sure and more are possible.
     *
     * @param others whether words that no rule names are possible too
     */
    record Partial(Set<String> sure, Set<String> possible, boolean others) {
        static Partial exact(Set<String> words) {
            return new Partial(words, words, false);
        }

        boolean isExact() {
            return !others && sure.size() == possible.size();
        }
    }

    static Value known(Object it, Basis basis) {
        return new Value(it, basis, List.of(), Optional.empty());
    }

    static Value unknown(Basis basis, List<Doubt> doubts) {
        return new Value(Facts.UNKNOWN, basis, doubts, Optional.empty());
    }

    static Value unknown(Basis basis, Doubt doubt) {
        return unknown(basis, List.of(doubt));
    }

    boolean isUnknown() {
        return it == Facts.UNKNOWN;
    }

    boolean isAbsent() {
        return it == Facts.ABSENT;
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(it);
    }

    boolean isFalse() {
        return Boolean.FALSE.equals(it);
    }

    /** This value, resting on something more. */
    Value resting(Basis more) {
        return new Value(it, basis.and(more), doubts, origin);
    }

    /** This value with another content; of a truth value its opposite, for example. */
    Value with(Object other) {
        return new Value(other, basis, doubts, Optional.empty());
    }

    /** The doubts of several values, each once. */
    static List<Doubt> doubts(List<Value> values) {
        Set<Doubt> all = new LinkedHashSet<>();
        values.forEach(value -> all.addAll(value.doubts()));
        return new ArrayList<>(all);
    }

    /** What several values rest on together. */
    static Basis basis(List<Value> values) {
        Basis all = Basis.NONE;
        for (Value value : values) {
            all = all.and(value.basis());
        }
        return all;
    }

    /** The outcome of a rule by its two conditions (language reference, section 8.3). */
    static Outcome outcome(Value when, Value require) {
        if (when.isFalse()) {
            return Outcome.NOT_APPLICABLE;
        }
        if (require.isTrue()) {
            return Outcome.PASS;
        }
        return when.isTrue() && require.isFalse() ? Outcome.FAIL : Outcome.UNKNOWN;
    }
}
