package dev.keyproof.estate;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private final Problems problems;

    Duplicates(Problems problems) {
        this.problems = problems;
    }

    /** The resources, each once, in the order of their first place. */
    List<Entity> settle(List<Entity> resources) {
        Map<Object, List<Entity>> groups = new LinkedHashMap<>(resources.size() * 2);
        Map<String, String> ids = onlyIds(resources);
        keyStoreKinds(resources, ids);
        for (Entity resource : resources) {
            Optional<String> key = key(resource, ids);
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
            id(resource).ifPresent(id -> ids.merge(word(resource), id, (a, b) -> a.equals(b) ? a : ""));
        }
        return ids;
    }

    /** The same for keys: a store that is named without its kind is the one of that name, if there is but one. */
    private static void keyStoreKinds(List<Entity> resources, Map<String, String> kinds) {
        for (Entity resource : resources) {
            if (resource.shape() == Key.SHAPE) {
                store(resource)
                        .ifPresent(store -> store.kind()
                                .ifPresent(kind -> kinds.merge(
                                        inStore(resource, store), kind.word(), (a, b) -> a.equals(b) ? a : "")));
            }
        }
    }

    private static Optional<StoreName> store(Entity key) {
        return key.value(Key.STORE_REFERENCE).map(reference -> StoreName.of(reference.written()));
    }

    private static String inStore(Entity key, StoreName store) {
        return word(key) + " in " + store.name();
    }

    /** What tells resources apart; empty for one that can be told from no other. */
    private static Optional<String> key(Entity resource, Map<String, String> ids) {
        Shape shape = resource.shape();
        boolean named = shape.attribute("name")
                .map(name -> resource.at(name.index()) instanceof Field.Present<?>)
                .orElse(false);
        if (!named) {
            return Optional.empty();
        }
        if (shape == Key.SHAPE) {
            return store(resource).map(store -> {
                String place = inStore(resource, store);
                return place + " " + store.kind().map(StoreKind::word).orElseGet(() -> ids.getOrDefault(place, ""));
            });
        }
        if (shape == Grant.SHAPE && !resource.provenance().equals(Provenance.STATED)) {
            return Optional.of(
                    word(resource) + " at " + resource.value(Grant.SCOPE).map(Duplicates::lower));
        }
        Optional<String> id = id(resource);
        String only = ids.getOrDefault(word(resource), "");
        return Optional.of(word(resource) + " " + id.orElse(only));
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
                .filter(resource -> resource.provenance().equals(Provenance.STATED))
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
            merged.fill(attribute.index(), merge(a, attribute, one, other));
        }
        return merged.build();
    }

    private Field<?> merge(Entity resource, Attribute<?> attribute, Field<?> a, Field<?> b) {
        if (a instanceof Field.Present<?> one && b instanceof Field.Present<?> other) {
            return Same.values(one.value(), other.value()) ? a : contradiction(resource, attribute, a.span(), b.span());
        }
        if (a instanceof Field.Present<?> || b instanceof Field.Unknown<?>) {
            return a;
        }
        return b instanceof Field.Present<?> || a instanceof Field.Unknown<?> ? b : a;
    }

    private Field<?> contradiction(Entity resource, Attribute<?> attribute, Span first, Span second) {
        String title = "two places say different things of `" + attribute.name() + "` of `" + resource.label() + "`";
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

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
