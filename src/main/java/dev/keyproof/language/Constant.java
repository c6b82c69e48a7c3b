package dev.keyproof.language;

import java.time.LocalDate;
import java.util.List;

/** A value written in a rule, a table or a default. */
public sealed interface Constant {
    /** A whole number. */
    record Whole(long value) implements Constant {}

    /** true or false. */
    record Bool(boolean value) implements Constant {}

    /** A date: the first instant of that day, UTC. */
    record Date(LocalDate value) implements Constant {}

    /** A text. */
    record Text(String value) implements Constant {}

    /** A word of a {@link Type.Choice}. */
    record Word(String value) implements Constant {}

    /** A set of words, in the order written. */
    record Words(List<String> values) implements Constant {
        public Words {
            values = List.copyOf(values);
        }
    }

    /** A set of whole numbers, in the order written. */
    record Wholes(List<Long> values) implements Constant {
        public Wholes {
            values = List.copyOf(values);
        }
    }
}
