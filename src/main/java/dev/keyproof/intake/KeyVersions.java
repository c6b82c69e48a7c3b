package dev.keyproof.intake;

import dev.keyproof.estate.ArmId;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.KeyVersion;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Provenance;
import dev.keyproof.estate.Reference;
import dev.keyproof.estate.StoreKind;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Versions of keys. An answer about a key describes the version that its URI names; an element of a list of keys
 * describes the current one and names none. Several versions of one key are no contradiction.
 */
final class KeyVersions {
    private static final List<Attribute<?>> OF_A_VERSION =
            List.of(Key.TYPE, Key.SIZE, Key.CURVE, Key.ENABLED, Key.NOT_BEFORE, Key.EXPIRES, Key.OPERATIONS);

    private KeyVersions() {}

    /** The list of versions of a key of which one is shown. */
    static Field<Many> shown(Resource.Located version, Entity.Builder key) {
        Entity one = Entity.of(
                        KeyVersion.SHAPE.name(),
                        KeyVersion.SHAPE,
                        version.text(),
                        version.span(),
                        key.build().provenance())
                .set(KeyVersion.ID, Field.present(version.text(), version.span()))
                .set(KeyVersion.ENABLED, key.get(Key.ENABLED))
                .set(KeyVersion.NOT_BEFORE, key.get(Key.NOT_BEFORE))
                .set(KeyVersion.EXPIRES, key.get(Key.EXPIRES))
                .build();
        return Field.present(new Many(List.of(one), List.of(), open()), version.span());
    }

    /** The list of versions of a key whose current version is shown, without saying which that is. */
    static Field<Many> current(Span at) {
        return Field.present(new Many(List.of(), List.of(), open()), at);
    }

    /** The resources with all versions of one key in one resource, at the place of the first. */
    static List<Entity> together(List<Entity> resources) {
        Map<Object, List<Entity>> groups = new LinkedHashMap<>();
        for (Entity resource : resources) {
            Object group = resource.shape() == Key.SHAPE ? address(resource).orElse(resource) : resource;
            groups.computeIfAbsent(group, none -> new ArrayList<>(1)).add(resource);
        }
        List<Entity> found = new ArrayList<>();
        for (List<Entity> group : groups.values()) {
            // Only keys share a group.
            boolean several = group.size() > 1
                    && group.stream().map(KeyVersions::version).distinct().count() > 1;
            if (several) {
                found.add(merged(group));
            } else {
                found.addAll(group);
            }
        }
        return found;
    }

    private static Entity merged(List<Entity> group) {
        List<Entity> current =
                group.stream().filter(key -> version(key).isEmpty()).toList();
        Entity.Builder key = (current.isEmpty() ? group : current).get(0).copy();
        for (Attribute<?> attribute : OF_A_VERSION) {
            settle(key, attribute, current, group);
        }
        List<Entity> versions = new ArrayList<>();
        for (Entity body : group) {
            body.value(Key.VERSIONS).ifPresent(shown -> versions.addAll(shown.sure()));
        }
        return key.set(
                        Key.VERSIONS,
                        Field.present(
                                new Many(versions, List.of(), open()),
                                group.get(0).span()))
                .build();
    }

    /** What the current version shows; else what all versions agree on. */
    private static <T> void settle(
            Entity.Builder key, Attribute<T> attribute, List<Entity> current, List<Entity> group) {
        boolean known = current.stream().anyMatch(body -> !(body.get(attribute) instanceof Field.Unknown<T>));
        if (known) {
            return;
        }
        List<Field<T>> fields = group.stream()
                .map(body -> body.get(attribute))
                .filter(field -> !(field instanceof Field.Unknown<T>))
                .toList();
        boolean agree = fields.stream().map(KeyVersions::value).distinct().count() == 1;
        if (agree) {
            key.set(attribute, fields.get(0));
        } else if (!fields.isEmpty()) {
            key.set(
                    attribute,
                    Field.unknown(
                            "several versions of the key are shown, and not which is the current one",
                            fields.get(0).span()));
        }
    }

    private static Optional<Object> value(Field<?> field) {
        return field instanceof Field.Present<?> present ? Optional.of(present.value()) : Optional.empty();
    }

    private static Optional<String> version(Entity key) {
        return key.value(Key.VERSIONS)
                .filter(versions -> !versions.sure().isEmpty())
                .map(versions -> versions.sure().get(0).name().toLowerCase(Locale.ROOT));
    }

    /** Store and name of a key that the service showed. */
    private static Optional<Object> address(Entity key) {
        if (key.provenance().direction() != Provenance.Direction.READ) {
            return Optional.empty();
        }
        return key.value(Key.STORE_REFERENCE)
                .map(store -> List.of(store(store), key.name().toLowerCase(Locale.ROOT)));
    }

    /** A key store that is named by its resource id, or by its host: the same words for both. */
    private static String store(Reference reference) {
        String written = reference.written();
        Optional<ArmId> id = ArmId.parse(written).filter(found -> found.store().isPresent());
        if (id.isPresent()) {
            StoreKind kind = id.get().isHsm() ? StoreKind.MANAGED_HSM : StoreKind.KEY_VAULT;
            return kind.word() + ' ' + id.get().store().orElseThrow().toLowerCase(Locale.ROOT);
        }
        Entity uri = KeyUri.parse(written + "/keys/any", reference.span(), Set.of());
        return uri.value(KeyUri.STORE_KIND)
                .flatMap(kind -> uri.value(KeyUri.STORE).map(store -> kind.word() + ' ' + store))
                .orElse(written)
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<String> open() {
        return Optional.of("other versions of the key are not shown");
    }
}
