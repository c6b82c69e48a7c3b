package dev.keyproof.estate;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds what is written more than once.
 *
 * <p>Two descriptors of one name are an error, and neither is believed. Two bodies of one resource that the service
 * printed are laid over each other: only where they contradict each other the field is unknown, and an error is told.
 */
final class Duplicates {
    private static final String PLACES = "two places say different things of ";

    private final Problems problems;

    Duplicates(Problems problems) {
        this.problems = problems;
    }

    /** The resources, each once, in the order of their first place. */
    List<Entity> settle(List<Entity> resources) {
        Map<Object, List<Entity>> groups = new LinkedHashMap<>(resources.size() * 2);
        Map<String, String> ids = onlyIds(resources);
        Map<String, Optional<StoreKind>> kinds = onlyKinds(resources);
        for (Entity resource : resources) {
            Optional<String> key = key(resource, ids, kinds);
            groups.computeIfAbsent(key.isPresent() ? key.get() : resource, none -> new ArrayList<>(1))
                    .add(resource);
        }
        List<Entity> settled = new ArrayList<>();
        for (List<Entity> group : groups.values()) {
            settled.addAll(group.size() == 1 ? group : settleGroup(group));
        }
        return settled;
    }

    /** For each kind and name the one resource id that goes with it; empty where there are several. */
    private static Map<String, String> onlyIds(List<Entity> resources) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (Entity resource : resources) {
            id(resource).ifPresent(id -> ids.merge(word(resource), id, Duplicates::only));
        }
        return ids;
    }

    /** The one id of two; an id with a placeholder yields to one that it may be. */
    private static String only(String a, String b) {
        if (a.equals(b) || a.isEmpty() || !Placeholder.mayEqual(a, b)) {
            return a.equals(b) ? a : "";
        }
        return Placeholder.isIn(a) ? b : a;
    }

    /** For each name of a key store the one kind that goes with it: a name alone then means that one. */
    private static Map<String, Optional<StoreKind>> onlyKinds(List<Entity> resources) {
        Map<String, Optional<StoreKind>> kinds = new HashMap<>();
        for (Entity resource : resources) {
            if (resource.shape() == Key.SHAPE) {
                resource.value(Key.STORE_REFERENCE)
                        .map(reference -> StoreName.of(reference.written()))
                        .filter(store -> store.kind().isPresent())
                        .ifPresent(store ->
                                kinds.merge(store.name(), store.kind(), (a, b) -> a.equals(b) ? a : Optional.empty()));
            }
        }
        return kinds;
    }

    /** What tells resources apart; empty for one that can be told from no other. */
    private static Optional<String> key(
            Entity resource, Map<String, String> ids, Map<String, Optional<StoreKind>> kinds) {
        Shape shape = resource.shape();
        boolean named = shape.attribute("name")
                .map(name -> resource.at(name.index()) instanceof Field.Present<?>)
                .orElse(false);
        if (!named) {
            return Optional.empty();
        }
        if (shape == Key.SHAPE) {
            return resource.value(Key.STORE_REFERENCE)
                    .map(reference -> StoreName.of(reference.written()))
                    .map(store -> word(resource) + " in " + store.name()
                            + store.kind().or(() -> kinds.getOrDefault(store.name(), Optional.empty())));
        }
        if (shape == Grant.SHAPE && resource.provenance().direction() != Provenance.Direction.STATED) {
            return Optional.of(
                    word(resource) + " at " + resource.value(Grant.SCOPE).map(Duplicates::lower));
        }
        Optional<String> id = id(resource);
        String only = ids.getOrDefault(word(resource), "");
        boolean unclear = id.isEmpty() || (Placeholder.isIn(id.get()) && !only.isEmpty());
        return Optional.of(word(resource) + " " + (unclear ? only : id.get()));
    }

    private static Optional<String> id(Entity resource) {
        return resource.shape()
                .attribute("id")
                .map(id -> resource.at(id.index()))
                .flatMap(field -> field instanceof Field.Present<?> present
                        ? Optional.of(lower((String) present.value()))
                        : Optional.empty());
    }

    private static String word(Entity resource) {
        return resource.kind() + "/" + lower(resource.name());
    }

    private List<Entity> settleGroup(List<Entity> group) {
        List<Entity> stated = group.stream()
                .filter(resource -> resource.provenance().direction() == Provenance.Direction.STATED)
                .toList();
        if (stated.size() > 1) {
            return twice(group, stated);
        }
        Optional<Entity> broken = group.stream().filter(Duplicates::isBroken).findFirst();
        if (broken.isPresent()) {
            return List.of(broken.get());
        }
        Entity merged = group.get(0);
        for (Entity next : group.subList(1, group.size())) {
            merged = merge(merged, next);
        }
        return List.of(merged);
    }

    private List<Entity> twice(List<Entity> group, List<Entity> stated) {
        Entity first = stated.get(0);
        String title = "two descriptors are called `" + first.label() + "`";
        for (Entity again : stated.subList(1, stated.size())) {
            Label here = new Label(again.span(), "written a second time");
            problems.report(Diagnostic.error("duplicate-name", title, here, "give each its own name, or remove one")
                    .with(new Label(first.span(), "first written here")));
        }
        return group.stream().map(resource -> broken(resource, title)).toList();
    }

    private static Entity broken(Entity resource, String reason) {
        Entity.Builder copy = resource.copy();
        for (Attribute<?> attribute : resource.shape().attributes()) {
            boolean certain = attribute.name().equals("name")
                    || attribute.name().equals("kind")
                    || attribute.equals(Key.STORE_REFERENCE);
            if (!certain) {
                copy.fill(attribute.index(), Field.unknown(reason, resource.span()));
            }
        }
        return copy.build();
    }

    private static boolean isBroken(Entity resource) {
        return resource.shape().attributes().stream()
                .map(attribute -> resource.at(attribute.index()))
                .anyMatch(field -> field instanceof Field.Unknown<?> unknown
                        && unknown.reason().equals(Faults.ERROR));
    }

    private Entity merge(Entity a, Entity b) {
        Entity.Builder merged =
                Entity.of(a.kind(), a.shape(), a.name(), a.span(), provenance(a.provenance(), b.provenance()));
        for (Attribute<?> attribute : a.shape().attributes()) {
            Field<?> one = a.at(attribute.index());
            Field<?> other = b.at(attribute.index());
            boolean denied = Silence.denies(attribute, one, other) || Silence.denies(attribute, other, one);
            merged.fill(
                    attribute.index(),
                    denied && isRead(a) && isRead(b)
                            ? contradiction(a, attribute, one.span(), other.span())
                            : merge(a, attribute, one, other));
        }
        return merged.build();
    }

    private static boolean isRead(Entity resource) {
        return resource.provenance().direction() == Provenance.Direction.READ;
    }

    private Field<?> merge(Entity resource, Attribute<?> attribute, Field<?> a, Field<?> b) {
        if (a instanceof Field.Present<?> one && b instanceof Field.Present<?> other) {
            if (Same.values(one.value(), other.value())) {
                return saysLess(one.value()) ? b : a;
            }
            return attribute.equals(Key.VERSIONS)
                    ? versions((Many) one.value(), (Many) other.value(), a.span())
                    : contradiction(resource, attribute, a.span(), b.span());
        }
        if (a instanceof Field.Present<?> || b instanceof Field.Unknown<?>) {
            return a;
        }
        return b instanceof Field.Present<?> || a instanceof Field.Unknown<?> ? b : a;
    }

    /** A reference by name, which an id says more precisely. */
    private static boolean saysLess(Object value) {
        return value instanceof Reference reference
                ? Same.isName(reference.written())
                : value instanceof List<?> list && list.stream().anyMatch(Duplicates::saysLess);
    }

    /** The versions of both; where they differ on one, the key's own fields have told so. */
    private static Field<Many> versions(Many a, Many b, Span at) {
        Map<String, Entity> byId = new LinkedHashMap<>();
        a.sure().forEach(version -> byId.put(lower(version.name()), version));
        b.sure().forEach(version -> byId.merge(lower(version.name()), version, Duplicates::version));
        return Field.present(
                new Many(List.copyOf(byId.values()), List.of(), a.open().or(b::open)), at);
    }

    private static Entity version(Entity a, Entity b) {
        Entity.Builder both = a.copy();
        for (Attribute<?> attribute : a.shape().attributes()) {
            Field<?> one = a.at(attribute.index());
            Field<?> other = b.at(attribute.index());
            boolean differ = one instanceof Field.Present<?> present && other instanceof Field.Present<?> second
                    ? !Same.values(present.value(), second.value())
                    : one instanceof Field.Present<?> != other instanceof Field.Present<?>;
            if (differ) {
                both.fill(attribute.index(), Field.unknown(PLACES + "`" + attribute.name() + "`", one.span()));
            }
        }
        return both.build();
    }

    private Field<?> contradiction(Entity resource, Attribute<?> attribute, Span first, Span second) {
        String title = PLACES + "`" + attribute.name() + "` of `" + resource.label() + "`";
        problems.report(Diagnostic.error("contradiction", title, new Label(second, "differs from the other place"), "")
                .with(new Label(first, "stated here first")));
        return Field.unknown(title, first);
    }

    /** What is absent in both rests on no one api-version unless both bodies have the same. */
    private static Provenance provenance(Provenance a, Provenance b) {
        boolean read = a.direction() == Provenance.Direction.READ || b.direction() == Provenance.Direction.READ;
        Provenance.Direction direction = read ? Provenance.Direction.READ : a.direction();
        Optional<LocalDate> version =
                Objects.equals(a.apiVersion(), b.apiVersion()) ? a.apiVersion() : Optional.empty();
        return new Provenance(direction, version);
    }

    /** Whether a field is unknown because the input contradicts itself on it. */
    static boolean isContradiction(Field.Unknown<?> field) {
        return field.reason().startsWith(PLACES);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
