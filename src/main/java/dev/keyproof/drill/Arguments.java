package dev.keyproof.drill;

import dev.keyproof.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operation of a scenario is given.
 *
 * @param values by the name of the slot; a slot that is not written is missing
 * @param at the word that names the operation
 */
record Arguments(Map<String, List<Located<?>>> values, Span at) {
    Arguments {
        values = Map.copyOf(values);
    }

    @SuppressWarnings("unchecked") // the reader fills a slot through the slot's own notation
    <T> Optional<Located<T>> located(Slot<T> slot) {
        List<Located<?>> found = values.getOrDefault(slot.name(), List.of());
        return found.isEmpty() ? Optional.empty() : Optional.of((Located<T>) found.get(0));
    }

    <T> Optional<T> get(Slot<T> slot) {
        return located(slot).map(Located::value);
    }

    <T> T get(Slot<T> slot, T otherwise) {
        return get(slot).orElse(otherwise);
    }

    @SuppressWarnings("unchecked") // as above
    <T> List<T> list(Slot<T> slot) {
        return values.getOrDefault(slot.name(), List.of()).stream()
                .map(found -> ((Located<T>) found).value())
                .toList();
    }

    boolean has(Slot<?> slot) {
        return values.containsKey(slot.name());
    }

    /** Where a slot is written; the word that names the operation if it is not. */
    Span place(Slot<?> slot) {
        List<Located<?>> found = values.getOrDefault(slot.name(), List.of());
        return found.isEmpty() ? at : found.get(0).span();
    }
}
