package dev.keyproof.estate;

import java.util.List;
import java.util.Set;

/** Makes unknown what rests on an assumption that is switched off. */
final class Switched {
    private final Set<Assumption> off;

    Switched(Set<Assumption> off) {
        this.off = off;
    }

    /** The entity, and every part of it, without what rested on a switched-off assumption. */
    Entity apply(Entity entity) {
        if (off.isEmpty()) {
            return entity;
        }
        Entity.Builder copy = entity.copy();
        for (Attribute<?> attribute : entity.shape().attributes()) {
            copy.fill(attribute.index(), field(entity.at(attribute.index())));
        }
        return copy.build();
    }

    private Field<?> field(Field<?> field) {
        for (Assumption assumption : field.assumptions()) {
            if (off.contains(assumption)) {
                return Field.unknown("it rests on `" + assumption.id() + "`, which is switched off", field.span());
            }
        }
        if (field instanceof Field.Present<?> present && present.value() instanceof Many many) {
            Many parts = new Many(parts(many.sure()), parts(many.possible()), many.open());
            return new Field.Present<>(parts, field.span(), field.assumptions());
        }
        if (field instanceof Field.Present<?> present && present.value() instanceof Entity part) {
            return new Field.Present<>(apply(part), field.span(), field.assumptions());
        }
        return field;
    }

    private List<Entity> parts(List<Entity> parts) {
        return parts.stream().map(this::apply).toList();
    }
}
