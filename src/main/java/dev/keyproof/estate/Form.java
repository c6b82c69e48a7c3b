package dev.keyproof.estate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields that one mapping of a descriptor may hold, by name, in the order of the documentation: dotted names of
 * attributes are mappings inside mappings.
 *
 * @param of the word messages call it by: {@code Key}, {@code encryption}
 * @param kind whether the mapping also holds {@code kind}: a whole document
 * @param required names of the fields that no mapping may leave out
 */
record Form(String of, boolean kind, Map<String, Slot> slots, List<String> required) {
    private static final Map<String, Form> KINDS =
            Kind.all().stream().collect(Collectors.toUnmodifiableMap(Kind::word, Form::make));
    private static final Map<String, Form> PARTS = java.util.stream.Stream.of(
                    AccessPolicy.SHAPE, KeyVersion.SHAPE, Origin.SHAPE)
            .collect(Collectors.toUnmodifiableMap(Shape::name, Form::make));

    /** What stands behind one name. */
    sealed interface Slot {
        /** What the field means. */
        Attribute<?> attribute();

        /** A field with a value. */
        record Leaf(Attribute<?> attribute) implements Slot {}

        /** A mapping that groups fields; its own attribute says whether it is written. */
        record Nested(Attribute<?> attribute, Form form) implements Slot {}
    }

    /** The form of a kind, without {@code kind} itself. */
    static Form of(Kind kind) {
        return KINDS.get(kind.word());
    }

    /** The form of a mapping inside a list. */
    static Form of(Shape part) {
        return PARTS.get(part.name());
    }

    Optional<Slot> slot(String name) {
        return Optional.ofNullable(slots.get(name));
    }

    /** Every name that the mapping may hold, for messages. */
    List<String> names() {
        List<String> names = new java.util.ArrayList<>(slots.keySet());
        if (kind) {
            names.add(Origin.FIELD);
        }
        return names;
    }

    private static Form make(Kind kind) {
        return make(kind.word(), true, kind.attributes(), "");
    }

    private static Form make(Shape part) {
        return make(
                part.name(),
                false,
                part.attributes().stream().filter(a -> !a.derived()).toList(),
                "");
    }

    private static Form make(String of, boolean kind, List<Attribute<?>> attributes, String prefix) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        Function<Attribute<?>, String> rest = attribute -> attribute.name().substring(prefix.length());
        for (Attribute<?> attribute : attributes) {
            boolean here =
                    attribute.name().startsWith(prefix) && rest.apply(attribute).indexOf('.') < 0;
            if (here && attribute.type() instanceof Type.Group) {
                String name = rest.apply(attribute);
                List<Attribute<?>> inside = attributes.stream()
                        .filter(a -> a.name().startsWith(attribute.name() + "."))
                        .toList();
                slots.put(name, new Slot.Nested(attribute, make(name, false, inside, attribute.name() + ".")));
            } else if (here) {
                slots.put(rest.apply(attribute), new Slot.Leaf(attribute));
            }
        }
        List<String> required = slots.entrySet().stream()
                .filter(slot -> slot.getValue().attribute().absence() == Attribute.Absence.REQUIRED)
                .map(Map.Entry::getKey)
                .toList();
        return new Form(of, kind, slots, required);
    }
}
