package dev.keyproof.prove;

import java.util.StringJoiner;

/**
 * One point of the space: a class of every {@link Dimension}. Code 0 is the compliant baseline.
 *
 * @param code the classes, packed into 30 bits; exhaustive loops use it without this record
 */
public record Configuration(int code) {
    /** The compliant baseline. */
    public static final Configuration BASELINE = new Configuration(0);

    /** Its class of a dimension, by number. */
    public int of(Dimension dimension) {
        return dimension.of(code);
    }

    /** The same with another class of one dimension, by name as in {@link Dimension#classes}. */
    public Configuration with(Dimension dimension, String value) {
        int number = dimension.classes().indexOf(value);
        if (number < 0) {
            throw new IllegalArgumentException("`" + dimension.title() + "` has no class `" + value + "`");
        }
        return new Configuration(dimension.with(code, number));
    }

    /** In how many dimensions it differs from the baseline. */
    public int distance() {
        int distance = 0;
        for (Dimension dimension : Dimension.values()) {
            distance += dimension.of(code) == 0 ? 0 : 1;
        }
        return distance;
    }

    /** What differs from the baseline, as {@code enabled: no, tier: archive}; {@code baseline} if nothing does. */
    @Override
    public String toString() {
        StringJoiner words = new StringJoiner(", ");
        words.setEmptyValue("baseline");
        for (Dimension dimension : Dimension.values()) {
            if (dimension.of(code) != 0) {
                words.add(dimension.title() + ": " + dimension.classes().get(dimension.of(code)));
            }
        }
        return words.toString();
    }
}
