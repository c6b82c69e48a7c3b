package dev.keyproof.language;

import java.util.List;

/**
 * The types of the rule language.
 *
 * <p>Types are compared at every start, so equality is written out: what a record makes by itself is put together when
 * it is first called, and that takes a millisecond for each record.
 */
public sealed interface Type {
    /** The name as rules write it and messages print it. */
    String name();

    /** A type without parts. */
    record Plain(String name) implements Type {
        @Override
        public boolean equals(Object other) {
            return other instanceof Plain plain && name.equals(plain.name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    Type BOOL = new Plain("Bool");
    Type INT = new Plain("Int");
    Type INSTANT = new Plain("Instant");
    Type TEXT = new Plain("Text");
    Type PRINCIPAL = new Plain("Principal");
    Type RESOURCE_ID = new Plain("ResourceId");

    /**
     * A list of words.
     *
     * @param open whether values outside the list are legal; then {@code match} and tables need {@code else}
     */
    record Choice(String name, List<String> words, boolean open) implements Type {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Choice choice
                    && name.equals(choice.name)
                    && open == choice.open
                    && words.equals(choice.words);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A set of words. */
    record SetOf(Choice element) implements Type {
        @Override
        public boolean equals(Object other) {
            return other instanceof SetOf set && element.equals(set.element);
        }

        @Override
        public int hashCode() {
            return 31 * element.hashCode();
        }

        @Override
        public String name() {
            return "Set of " + element.name();
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** A list of records, in file order. */
    record ListOf(String record) implements Type {
        @Override
        public boolean equals(Object other) {
            return other instanceof ListOf list && record.equals(list.record);
        }

        @Override
        public int hashCode() {
            return 37 * record.hashCode();
        }

        @Override
        public String name() {
            return "List of " + record;
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** A record of the schema, by its name; names and not objects, because records refer to each other. */
    record Record(String name) implements Type {
        @Override
        public boolean equals(Object other) {
            return other instanceof Record same && name.equals(same.name);
        }

        @Override
        public int hashCode() {
            return 41 * name.hashCode();
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
