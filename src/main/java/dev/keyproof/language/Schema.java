package dev.keyproof.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rules may speak of: records with their fields, and lists of words.
 *
 * @param records by name, in the order of the documentation
 * @param choices by name
 * @param targets names of the records that may stand behind {@code for}
 */
public record Schema(Map<String, Record> records, Map<String, Type.Choice> choices, List<String> targets) {
    public Schema {
        records = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(records));
        choices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        targets = List.copyOf(targets);
    }

    /** The record of a name. */
    public Optional<Record> record(String name) {
        return Optional.ofNullable(records.get(name));
    }

    /** A record: a kind of resource, a part of one, or a group of fields such as {@code v.encryption}. */
    public record Record(String name, Map<String, Field> fields) {
        public Record {
            fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** The field of a name. */
        public Optional<Field> field(String field) {
            return Optional.ofNullable(fields.get(field));
        }
    }

    /**
     * A field of a record.
     *
     * @param owner name of the record of the estate it belongs to; for a field of a group the owner of the group
     * @param path dotted name below the owner: {@code encryption.keyUri}
     * @param optional whether its absence has a meaning of its own (type {@code T?})
     * @param derived whether it is computed and cannot be set by a fix
     * @param bound for a list the number of elements that analyses consider; 0 if it may not be quantified over
     * @param slot where an evaluator finds it in entities of the owner; a group has a slot too, for its place
     * @param group whether it only groups fields, so that the next step starts again from the owner
     */
    public record Field(
            String owner,
            String path,
            Type type,
            boolean optional,
            boolean derived,
            int bound,
            int slot,
            boolean group) {
        /** Owner and path: how messages call the field. */
        public String label() {
            return owner + "." + path;
        }
    }
}
