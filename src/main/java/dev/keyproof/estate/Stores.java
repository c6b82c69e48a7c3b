package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key stores of an estate, joined, and stubs for those that are named but not described. */
final class Stores {
    private final Directory vaults = new Directory(KeyStore.KEY_VAULT.word());
    private final Directory hsms = new Directory(KeyStore.MANAGED_HSM.word());
    private final Map<Entity, Entity> joined = new LinkedHashMap<>();
    private final Map<Entity, List<Entity>> keysOfDescribed = new HashMap<>();
    private final Map<StoreName, List<Entity>> keysOfOthers = new HashMap<>();
    private final Protection protection;
    private final Actors actors;

    Stores(List<Entity> resources, List<Entity> keys, Actors actors, Protection protection) {
        this.actors = actors;
        this.protection = protection;
        for (Entity store : resources) {
            boolean hsm = store.kind().equals(KeyStore.MANAGED_HSM.word());
            (hsm ? hsms : vaults).add(store);
        }
        for (Entity key : keys) {
            key.value(Key.STORE_REFERENCE).ifPresent(reference -> keep(StoreName.of(reference.written()), key));
        }
        for (Entity store : resources) {
            joined.put(store, join(store));
        }
    }

    /**
     * A store that was looked for.
     *
     * @param store joined if described, else a stub
     */
    record Located(StoreName name, Entity store, boolean described) {}

    /** The described stores, in the order of the input. */
    List<Entity> all() {
        return List.copyOf(joined.values());
    }

    /** The store of a name; {@code at} is where it is named. */
    Located locate(StoreName name, Span at) {
        Directory.Sought sought = seek(name);
        return sought.found()
                .map(raw -> new Located(name, joined.get(raw), true))
                .orElseGet(() -> new Located(name, stub(name, sought.reason(), at), false));
    }

    /** A question for a name that no described store has; empty when it has one or none is near. */
    String question(StoreName name) {
        if (vaults.contains(name.name()) || hsms.contains(name.name())) {
            return "";
        }
        String question = vaults.question(name.name());
        return question.isEmpty() ? hsms.question(name.name()) : question;
    }

    private void keep(StoreName name, Entity key) {
        Optional<Entity> described = seek(name).found();
        List<Entity> list = described.isPresent()
                ? keysOfDescribed.computeIfAbsent(described.get(), none -> new ArrayList<>(1))
                : keysOfOthers.computeIfAbsent(name, none -> new ArrayList<>(1));
        // A store that is not described is made anew wherever it is named, so its keys must be few.
        if (described.isPresent() || Protection.showsMore(key, list)) {
            list.add(key);
        }
    }

    private Directory.Sought seek(StoreName name) {
        if (name.kind().isPresent()) {
            boolean hsm = name.kind().get() == StoreKind.MANAGED_HSM;
            return ofKind(name.name(), hsm ? hsms : vaults, hsm ? vaults : hsms);
        }
        boolean vault = vaults.contains(name.name());
        if (vault && hsms.contains(name.name())) {
            String reason = "`" + name.name() + "` is the name of a key vault and of a managed HSM";
            return new Directory.Sought(Optional.empty(), reason);
        }
        return vault || !hsms.contains(name.name()) ? vaults.find(name.name()) : hsms.find(name.name());
    }

    private static Directory.Sought ofKind(String name, Directory wanted, Directory other) {
        boolean onlyThere = !wanted.contains(name) && other.contains(name);
        if (onlyThere) {
            String reason =
                    "`" + name + "` is described as a `" + other.kind() + "`, but named as a `" + wanted.kind() + "`";
            return new Directory.Sought(Optional.empty(), reason);
        }
        return wanted.find(name);
    }

    private Entity join(Entity store) {
        Entity.Builder copy = store.copy();
        copy.set(KeyStore.ACCESS_POLICIES, policies(store.get(KeyStore.ACCESS_POLICIES)));
        return protection
                .apply(copy, keysOfDescribed.getOrDefault(store, List.of()))
                .build();
    }

    private Entity stub(StoreName name, String reason, Span at) {
        List<Entity> keys = new ArrayList<>(keysOfOthers.getOrDefault(name, List.of()));
        if (name.kind().isPresent()) {
            keys.addAll(keysOfOthers.getOrDefault(new StoreName(Optional.empty(), name.name()), List.of()));
        }
        Entity.Builder stub = Stub.store(name.kind(), name.name(), reason, at);
        return protection.apply(stub, keys).build();
    }

    private Field<Many> policies(Field<Many> field) {
        if (field instanceof Field.Absent<Many> absent) {
            return new Field.Present<>(Many.NONE, absent.span(), absent.assumptions());
        }
        if (!(field instanceof Field.Present<Many> present)) {
            return field;
        }
        Many many = present.value();
        Many resolved = new Many(policies(many.sure()), policies(many.possible()), many.open());
        return new Field.Present<>(resolved, field.span(), field.assumptions());
    }

    private List<Entity> policies(List<Entity> policies) {
        return policies.stream()
                .map(policy -> policy.copy()
                        .set(AccessPolicy.PRINCIPAL, actors.resolve(policy.get(AccessPolicy.PRINCIPAL)))
                        .build())
                .toList();
    }
}
