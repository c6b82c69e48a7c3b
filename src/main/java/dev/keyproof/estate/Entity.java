package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.Optional;

/**
 * Something that is described by fields: a resource, or a part of one such as an access policy or a key URI.
 *
 * <p>Immutable once built. Every slot is filled: an attribute that nobody wrote is absent or unknown, never null.
 */
public final class Entity {
    private final String kind;
    private final Shape shape;
    private final String name;
    private final Span span;
    private final Provenance provenance;
    private final Field<?>[] fields;

    private Entity(Builder builder) {
        this.kind = builder.kind;
        this.shape = builder.shape;
        this.name = builder.name;
        this.span = builder.span;
        this.provenance = builder.provenance;
        this.fields = builder.fields.clone();
    }

    /** The word behind {@code kind:}, or the name of the shape for a part. */
    public String kind() {
        return kind;
    }

    /** The layout of the fields. */
    public Shape shape() {
        return shape;
    }

    /** Its name; for a nameless one the stem of its file. */
    public String name() {
        return name;
    }

    /** Kind, slash and name: how reports call it. */
    public String label() {
        return kind + "/" + name;
    }

    /** Where it is written: the value of {@code kind} in a descriptor. */
    public Span span() {
        return span;
    }

    /** What defaults depend on. */
    public Provenance provenance() {
        return provenance;
    }

    /** The field in the slot of an attribute of this entity's shape. */
    @SuppressWarnings("unchecked") // a builder puts into a slot only what the attribute's type allows
    public <T> Field<T> get(Attribute<T> attribute) {
        return (Field<T>) fields[attribute.index()];
    }

    /** The field in a slot. */
    public Field<?> at(int index) {
        return fields[index];
    }

    /** The value of a field, if present. */
    public <T> Optional<T> value(Attribute<T> attribute) {
        return get(attribute) instanceof Field.Present<T> present ? Optional.of(present.value()) : Optional.empty();
    }

    /** A builder that starts with all fields of this entity. */
    public Builder copy() {
        return new Builder(kind, shape, name, span, provenance, fields.clone());
    }

    /** A builder with every field absent at the place of the entity itself. */
    public static Builder of(String kind, Shape shape, String name, Span span, Provenance provenance) {
        Field<?>[] fields = new Field<?>[shape.attributes().size()];
        java.util.Arrays.fill(fields, Field.absent(span));
        return new Builder(kind, shape, name, span, provenance, fields);
    }

    @Override
    public String toString() {
        return label();
    }

    /** Collects the fields of an entity. */
    public static final class Builder {
        private final String kind;
        private final Shape shape;
        private String name;
        private Span span;
        private final Provenance provenance;
        private final Field<?>[] fields;

        private Builder(String kind, Shape shape, String name, Span span, Provenance provenance, Field<?>[] fields) {
            this.kind = kind;
            this.shape = shape;
            this.name = name;
            this.span = span;
            this.provenance = provenance;
            this.fields = fields;
        }

        /** Fills a slot. */
        public <T> Builder set(Attribute<T> attribute, Field<T> field) {
            fields[attribute.index()] = field;
            return this;
        }

        /** Fills a slot by its index; the caller answers for the type of the value. */
        Builder fill(int index, Field<?> field) {
            fields[index] = field;
            return this;
        }

        /** Fills every slot with the same field, which holds no value. */
        Builder fillAll(Field<?> field) {
            java.util.Arrays.fill(fields, field);
            return this;
        }

        /** The field in a slot so far. */
        Field<?> at(int index) {
            return fields[index];
        }

        /** The layout of the fields. */
        Shape shape() {
            return shape;
        }

        /** The field that stands in a slot so far. */
        @SuppressWarnings("unchecked") // as in Entity.get
        public <T> Field<T> get(Attribute<T> attribute) {
            return (Field<T>) fields[attribute.index()];
        }

        /** Gives it another name. */
        public Builder named(String other) {
            this.name = other;
            return this;
        }

        /** The entity. */
        public Entity build() {
            return new Entity(this);
        }
    }
}
