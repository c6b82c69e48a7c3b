package dev.keyproof.estate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An immutable set of words of one closed list, as a bit mask in the order of the list. */
public record Members<E extends Enum<E> & Word>(Class<E> type, long mask) {
    /** The set of these words. */
    public static <E extends Enum<E> & Word> Members<E> of(Class<E> type, Collection<E> words) {
        long mask = 0;
        for (E word : words) {
            mask |= 1L << word.ordinal();
        }
        return new Members<>(type, mask);
    }

    /** Every word of the list. */
    public static <E extends Enum<E> & Word> Members<E> all(Class<E> type) {
        return new Members<>(type, (1L << type.getEnumConstants().length) - 1);
    }

    /** Whether the word is in the set. */
    public boolean contains(E word) {
        return (mask & 1L << word.ordinal()) != 0;
    }

    /** The words in the order of their list. */
    public List<E> words() {
        List<E> found = new ArrayList<>();
        for (E word : type.getEnumConstants()) {
            if (contains(word)) {
                found.add(word);
            }
        }
        return found;
    }
}
