package dev.keyproof.estate;

/**
 * One attribute of a shape.
 *
 * @param name spelled as in descriptors and rules, groups joined by dots: {@code encryption.keyUri}
 * @param absence what it means when it is not written
 * @param index slot of the attribute in entities of its shape
 * @param derived whether it is computed from others and never written
 * @param meaning one clause for editors and {@code --help}
 */
public record Attribute<T>(String name, Type<T> type, Absence absence, int index, boolean derived, String meaning) {
    /** What it means that an attribute is not written. */
    public enum Absence {
        /** A descriptor without it is refused. */
        REQUIRED,
        /** Absence has a meaning of its own; rules ask {@code is absent}. */
        OPTIONAL,
        /** A default of {@code rules/defaults.cmk} applies, else it is not known. */
        DEFAULTED,
        /** A list that is not written is empty. */
        EMPTY
    }
}
