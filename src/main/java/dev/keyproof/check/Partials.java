package dev.keyproof.check;

import dev.keyproof.check.Value.Partial;
import dev.keyproof.language.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Arithmetic of sets that are partly known (language reference, section 8.3). */
final class Partials {
    private Partials() {}

    /** A set of which nothing is known. */
    static Partial any(Type.SetOf type) {
        return new Partial(Set.of(), new LinkedHashSet<>(type.element().words()), EstateSchema.isText(type.element()));
    }

    static Partial union(Partial one, Partial other) {
        return new Partial(
                plus(one.sure(), other.sure()), plus(one.possible(), other.possible()), one.others() || other.others());
    }

    static Partial minus(Partial one, Partial other) {
        Set<String> sure = other.others() ? Set.of() : less(one.sure(), other.possible());
        return new Partial(sure, less(one.possible(), other.sure()), one.others());
    }

    /** What is known of a set that is one of several. */
    static Partial oneOf(List<Partial> sets) {
        Set<String> sure = new LinkedHashSet<>(sets.get(0).sure());
        Partial all = sets.get(0);
        for (Partial set : sets) {
            sure.retainAll(set.sure());
            all = union(all, set);
        }
        return new Partial(sure, all.possible(), all.others());
    }

    /** The possible words alone: the set may or may not count. */
    static Partial doubtful(Partial set) {
        return new Partial(Set.of(), set.possible(), set.others());
    }

    /** true, false, or {@link Facts#UNKNOWN}. */
    static Object subset(Partial one, Partial other) {
        if (!one.others() && other.sure().containsAll(one.possible())) {
            return true;
        }
        return other.others() || other.possible().containsAll(one.sure()) ? Facts.UNKNOWN : false;
    }

    /** true, false, or {@link Facts#UNKNOWN}. */
    static Object equal(Partial one, Partial other) {
        boolean apart = !other.others() && !other.possible().containsAll(one.sure())
                || !one.others() && !one.possible().containsAll(other.sure());
        if (apart) {
            return false;
        }
        return one.isExact() && other.isExact() ? one.sure().equals(other.sure()) : Facts.UNKNOWN;
    }

    /** true, false, or {@link Facts#UNKNOWN}. */
    static Object contains(Partial set, String word) {
        if (set.sure().contains(word)) {
            return true;
        }
        return set.others() || set.possible().contains(word) ? Facts.UNKNOWN : false;
    }

    /** true, false, or {@link Facts#UNKNOWN}. */
    static Object empty(Partial set) {
        if (!set.sure().isEmpty()) {
            return false;
        }
        return set.others() || !set.possible().isEmpty() ? Facts.UNKNOWN : true;
    }

    private static Set<String> plus(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static Set<String> less(Set<String> one, Set<String> other) {
        Set<String> left = new LinkedHashSet<>(one);
        left.removeAll(other);
        return left;
    }
}
