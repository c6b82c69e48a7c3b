package dev.keyproof.language;

import java.util.List;

/** The types of the rule language. */
public sealed interface Type {
    /** The name as rules write it and messages print it. */
    String name();

    /** A type without parts. */
    record Plain(String name) implements Type {
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
        public String toString() {
            return name;
        }
    }

    /** A set of words. */
    record SetOf(Choice element) implements Type {
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
        public String toString() {
            return name;
        }
    }
}
