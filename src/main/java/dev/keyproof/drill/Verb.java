package dev.keyproof.drill;

import dev.keyproof.simulate.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operation as scenarios write it.
 *
 * @param word what stands behind {@code do}
 * @param slots its fields
 */
record Verb(String word, List<Slot<?>> slots, Maker maker) {
    /** Makes the operation for a world as it is at that step. */
    interface Maker {
        Operation make(Subject subject, Arguments arguments);
    }

    Verb {
        slots = List.copyOf(slots);
    }

    static Verb of(String word, Maker maker, Slot<?>... slots) {
        return new Verb(word, List.of(slots), maker);
    }

    /** Every operation, in the order of the documentation. */
    static List<Verb> all() {
        List<Verb> verbs = new ArrayList<>(VaultVerbs.ALL);
        verbs.addAll(StoreVerbs.ALL);
        verbs.addAll(JobVerbs.ALL);
        return verbs;
    }

    static Optional<Verb> of(String word) {
        return all().stream().filter(verb -> verb.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return all().stream().map(Verb::word).toList();
    }

    List<String> fields() {
        return slots.stream().<String>map(Slot::name).toList();
    }
}
