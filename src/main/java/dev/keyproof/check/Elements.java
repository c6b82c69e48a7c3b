package dev.keyproof.check;

import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Many;
import dev.keyproof.language.Type;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The elements of a list or of a set that may be partly known.
 *
 * @param all in file order, the sure ones first
 * @param open why there may be more
 */
record Elements(List<One> all, Optional<Doubt> open) {
    /** An element; {@code doubt} says why it may not belong to the list, which matters only if it is not sure. */
    record One(Object it, boolean sure, Doubt doubt) {}

    static Elements of(Value list, Type type, Span rule) {
        Doubt doubt = list.doubts().isEmpty()
                ? because(list, "not described", rule)
                : list.doubts().get(0);
        if (list.it() instanceof Many many) {
            return ofMany(list, many, rule);
        }
        if (list.it() instanceof Value.Partial set) {
            return ofSet(set, doubt);
        }
        boolean words = type instanceof Type.SetOf;
        return words ? ofSet(Partials.any((Type.SetOf) type), doubt) : new Elements(List.of(), Optional.of(doubt));
    }

    private static Elements ofMany(Value list, Many many, Span rule) {
        List<One> all = new ArrayList<>();
        for (Entity entity : many.sure()) {
            all.add(new One(entity, true, because(list, "", rule)));
        }
        for (Entity entity : many.possible()) {
            String reason = "not known whether `" + Printing.safe(entity.name()) + "` belongs to it";
            all.add(new One(entity, false, because(list, reason, rule)));
        }
        return new Elements(all, many.open().map(open -> because(list, open, rule)));
    }

    private static Elements ofSet(Value.Partial set, Doubt doubt) {
        List<One> all = new ArrayList<>();
        set.sure().forEach(word -> all.add(new One(word, true, doubt)));
        set.possible().stream()
                .filter(word -> !set.sure().contains(word))
                .forEach(word -> all.add(new One(word, false, doubt)));
        return new Elements(all, set.others() ? Optional.of(doubt) : Optional.empty());
    }

    /** A list that comes from no field is named by the place of the rule that makes it. */
    private static Doubt because(Value list, String reason, Span rule) {
        return list.origin()
                .map(origin -> Doubt.of(origin, reason))
                .orElseGet(() -> Doubt.of("the list", reason, rule));
    }
}
