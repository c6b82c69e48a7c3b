package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys of an estate with their stores and grants, and the key that a key URI names. */
final class Keys {
    private static final String NOT_KNOWN = "(not known)";

    private final Stores stores;
    private final Reach reach;
    private final LocalReach localReach;
    private final Openness openness;
    private final List<Entity> all;
    /** Keys by the store they lie in: the joined store if it is described, else its name. */
    private final Map<Object, Directory> byStore = new HashMap<>();

    Keys(List<Entity> resources, Stores stores, Reach reach, LocalReach localReach, Openness openness) {
        this.stores = stores;
        this.reach = reach;
        this.localReach = localReach;
        this.openness = openness;
        this.all = resources.stream().map(this::join).toList();
    }

    /** The described keys, in the order of the input. */
    List<Entity> all() {
        return all;
    }

    private Entity join(Entity key) {
        Field<Reference> reference = key.get(Key.STORE_REFERENCE);
        Entity.Builder copy = key.copy();
        copy.set(Key.VERSIONS, written(key.get(Key.VERSIONS)));
        if (!(reference instanceof Field.Present<Reference> present)) {
            copy.set(Key.STORE, Field.like(reference));
            copy.set(Key.ROLE_ASSIGNMENTS, Field.like(reference));
            return copy.set(Key.LOCAL_ROLE_ASSIGNMENTS, Field.like(reference)).build();
        }
        Stores.Located located = stores.locate(StoreName.of(present.value().written()), present.span());
        Entity joined = inStore(copy, located, key.name(), present.span());
        byStore.computeIfAbsent(place(located), none -> new Directory(Key.KIND.word()))
                .add(joined);
        return joined;
    }

    /** A list that is not written is empty. */
    private static Field<Many> written(Field<Many> list) {
        return list instanceof Field.Absent<Many> absent
                ? new Field.Present<>(Many.NONE, absent.span(), absent.assumptions())
                : list;
    }

    private Entity inStore(Entity.Builder key, Stores.Located located, String name, Span at) {
        Entity store = located.store();
        key.set(Key.STORE, Field.present(store, at));
        Many grants = reach.of(store, name, openness.grants(store, located.described(), reach.covers(store)));
        key.set(Key.ROLE_ASSIGNMENTS, grants(store, located, grants, at));
        boolean local = store.value(KeyStore.STORE_KIND).orElse(StoreKind.MANAGED_HSM) == StoreKind.MANAGED_HSM;
        Many locals = local ? localReach.of(store, name, openness.localGrants(store, located.described())) : Many.NONE;
        return key.set(Key.LOCAL_ROLE_ASSIGNMENTS, Field.present(locals, span(locals, at)))
                .build();
    }

    /** Where the store is not described, that is why its grants are not known; one cause is told once. */
    private static Field<Many> grants(Entity store, Stores.Located located, Many grants, Span at) {
        boolean none = grants.sure().isEmpty()
                && grants.possible().isEmpty()
                && grants.open().isPresent();
        if (none && !located.described() && store.get(KeyStore.NETWORK) instanceof Field.Unknown<?> unknown) {
            return Field.unknown(unknown.reason(), unknown.span());
        }
        return Field.present(grants, span(grants, at));
    }

    private static Span span(Many grants, Span otherwise) {
        return grants.sure().isEmpty() ? otherwise : grants.sure().get(0).span();
    }

    private static Object place(Stores.Located located) {
        return located.described() ? located.store() : located.name().name();
    }

    /** The key that a vault encrypts under, seen at the version its URI names. */
    Field<Entity> of(Field<Entity> keyUri) {
        if (keyUri instanceof Field.Present<Entity> present) {
            return new Field.Present<>(named(present.value()), present.span(), present.assumptions());
        }
        if (keyUri instanceof Field.Absent<Entity> absent) {
            return new Field.Unknown<>("no key URI is written", absent.span(), absent.assumptions());
        }
        return keyUri;
    }

    /**
     * A key URI whose names hold placeholders, at the end of the join: if these are the names of resources that are
     * described, Azure has to take the names, and the URI has no fault.
     */
    Field<Entity> settled(Field<Entity> keyUri) {
        if (!(keyUri instanceof Field.Present<Entity> present)
                || !Placeholder.isIn(present.value().name())
                || !(present.value().get(KeyUri.FAULT) instanceof Field.Unknown<String> open)) {
            return keyUri;
        }
        Entity uri = present.value();
        String store = uri.value(KeyUri.STORE).orElse("");
        String key = uri.value(KeyUri.KEY).orElse("");
        boolean versioned = Placeholder.split(uri.name(), '/').size() > 5;
        if (store.isEmpty() || key.isEmpty() || (versioned && uri.get(KeyUri.VERSION) instanceof Field.Unknown<?>)) {
            return keyUri;
        }
        StoreName name = new StoreName(uri.value(KeyUri.STORE_KIND), store.toLowerCase(Locale.ROOT));
        Stores.Located located = stores.locate(name, uri.span());
        Directory here = byStore.get(place(located));
        boolean storeFits = !Placeholder.isIn(store) || located.described() || here != null;
        boolean keyFits = !Placeholder.isIn(key) || (here != null && here.contains(key));
        if (!storeFits || !keyFits) {
            return keyUri;
        }
        Field<String> none = new Field.Absent<>(open.span(), open.assumptions());
        Entity.Builder settled = uri.copy().set(KeyUri.FAULT, none);
        if (!versioned) {
            settled.set(KeyUri.VERSION, Field.absent(open.span()));
        }
        return new Field.Present<>(settled.build(), present.span(), present.assumptions());
    }

    private Entity named(Entity uri) {
        Field<String> name = uri.get(KeyUri.KEY);
        Field<String> storeName = uri.get(KeyUri.STORE);
        if (!(storeName instanceof Field.Present<String> store)) {
            String reason = reason(storeName);
            Entity.Builder nowhere = Stub.store(uri.value(KeyUri.STORE_KIND), NOT_KNOWN, reason, storeName.span());
            nowhere.set(KeyStore.NAME, storeName);
            Stores.Located located = new Stores.Located(StoreName.of(NOT_KNOWN), nowhere.build(), false);
            return stub(name, located, reason);
        }
        StoreName wanted =
                new StoreName(uri.value(KeyUri.STORE_KIND), store.value().toLowerCase(Locale.ROOT));
        Stores.Located located = stores.locate(wanted, store.span());
        if (!(name instanceof Field.Present<String> key)) {
            return stub(name, located, reason(name));
        }
        Directory keys = byStore.get(place(located));
        Directory.Sought sought = (keys == null ? new Directory(Key.KIND.word()) : keys).find(key.value());
        if (sought.found().isEmpty()) {
            return stub(name, located, sought.reason());
        }
        Entity described = sought.found().get();
        // The host tells what kind of store it is, which the key's own reference by name does not.
        Entity here = located.described()
                ? described
                : inStore(
                        described.copy(),
                        located,
                        described.name(),
                        described.get(Key.STORE).span());
        return atVersion(here, uri.get(KeyUri.VERSION));
    }

    private static String reason(Field<String> field) {
        return field instanceof Field.Unknown<String> unknown ? unknown.reason() : "it is not written";
    }

    private Entity stub(Field<String> name, Stores.Located located, String reason) {
        String text = name instanceof Field.Present<String> present ? present.value() : NOT_KNOWN;
        Entity.Builder stub = Stub.of(Key.KIND.word(), Key.SHAPE, text, reason, name.span());
        stub.set(Key.NAME, name);
        return inStore(stub, located, text, name.span());
    }

    /** What a version says of itself goes before what its key says; what it does not say is as for the key. */
    private static Entity atVersion(Entity key, Field<String> version) {
        if (!(version instanceof Field.Present<String> wanted)) {
            return key;
        }
        Many versions = key.value(Key.VERSIONS).orElse(Many.NONE);
        Optional<Entity> found = versions.sure().stream()
                .filter(one -> one.name().equalsIgnoreCase(wanted.value()))
                .findFirst();
        if (found.isPresent()) {
            Entity.Builder copy = key.copy();
            override(copy, Key.ENABLED, found.get().get(KeyVersion.ENABLED));
            override(copy, Key.NOT_BEFORE, found.get().get(KeyVersion.NOT_BEFORE));
            override(copy, Key.EXPIRES, found.get().get(KeyVersion.EXPIRES));
            return copy.build();
        }
        boolean listed = !versions.sure().isEmpty() || versions.open().isPresent();
        return listed ? atOtherVersion(key, wanted) : key;
    }

    private static <T> void override(Entity.Builder key, Attribute<T> attribute, Field<T> version) {
        if (!(version instanceof Field.Absent<T>)) {
            key.set(attribute, version);
        }
    }

    private static Entity atOtherVersion(Entity key, Field.Present<String> version) {
        String reason = "versions of `" + key.name() + "` are described, but not `" + version.value() + "`";
        Entity.Builder copy = key.copy();
        copy.set(Key.EXISTENCE, Field.unknown(reason, version.span()));
        if (key.provenance().direction() == Provenance.Direction.READ) {
            // The service told the facts of another version; type and size may differ between versions too.
            for (Attribute<?> attribute : List.<Attribute<?>>of(
                    Key.TYPE, Key.SIZE, Key.CURVE, Key.ENABLED, Key.NOT_BEFORE, Key.EXPIRES, Key.OPERATIONS)) {
                copy.fill(attribute.index(), Field.unknown(reason, version.span()));
            }
        }
        return copy.build();
    }
}
