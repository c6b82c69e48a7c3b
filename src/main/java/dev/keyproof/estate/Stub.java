package dev.keyproof.estate;

import dev.keyproof.text.Span;
import java.util.Optional;

/** Entities for what is named but not described: everything about them is unknown, for a reason, at a place. */
final class Stub {
    private Stub() {}

    /** A stub of a kind; {@code at} is where it is named. */
    static Entity.Builder of(String kind, Shape shape, String name, String reason, Span at) {
        Entity.Builder stub = Entity.of(kind, shape, name, at, Provenance.STATED);
        stub.fillAll(Field.unknown(reason, at));
        shape.attribute("name").ifPresent(attribute -> stub.fill(attribute.index(), Field.present(name, at)));
        return stub;
    }

    /** A key store; a managed HSM that is told by its host has its permission model whatever else is unknown. */
    static Entity.Builder store(Optional<StoreKind> kind, String name, String reason, Span at) {
        String word = kind.map(Stub::word).orElse(KeyStore.SHAPE.name());
        Entity.Builder stub = of(word, KeyStore.SHAPE, name, reason, at);
        kind.ifPresent(known -> stub.set(KeyStore.STORE_KIND, Field.present(known, at)));
        if (kind.filter(StoreKind.MANAGED_HSM::equals).isPresent()) {
            stub.set(KeyStore.PERMISSION_MODEL, Field.present(PermissionModel.LOCAL_RBAC, at));
        }
        return stub;
    }

    /** The word behind {@code kind:} for a kind of store. */
    static String word(StoreKind kind) {
        return kind == StoreKind.KEY_VAULT ? KeyStore.KEY_VAULT.word() : KeyStore.MANAGED_HSM.word();
    }
}
