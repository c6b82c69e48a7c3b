package dev.keyproof.simulate;

import dev.keyproof.estate.KeyType;
import java.util.Optional;

/** Keys as they come and go, with their material. */
final class Keys {
    private final World world;
    private final Cryptography cryptography;

    Keys(World world, Cryptography cryptography) {
        this.world = world;
        this.cryptography = cryptography;
    }

    /** Makes material for every version that may wrap. */
    void generate() {
        for (Store store : world.stores) {
            for (StoredKey key : store.keys) {
                key.versions.forEach(this::generate);
            }
        }
    }

    private void generate(Version version) {
        if (version.isRsa() && version.hasGoodSize()) {
            cryptography.generate(version.id, version.bits);
        }
    }

    /** Adds a version, newer than those before. */
    Version add(Store store, StoredKey key, Optional<String> id, KeyType type, int bits, boolean enabled) {
        String text = id.orElseGet(world::newVersionId);
        int operations = key.versions.isEmpty() ? Version.EVERY_OPERATION : key.newest().operations;
        Version version =
                new Version(new KeyVersionId(store.name, key.name, text), type, bits, operations, world.now, enabled);
        key.versions.add(version);
        generate(version);
        return version;
    }

    /** A key is gone for ever. */
    void remove(Store store, StoredKey key) {
        forget(key);
        store.keys.remove(key);
    }

    /** A store is gone for ever, with its keys. */
    void remove(Store store) {
        store.keys.forEach(this::forget);
        world.stores.remove(store);
    }

    /** Whether a version of that id was there and is gone: nobody can make it again. */
    boolean isGone(String store, String key, Optional<String> version) {
        return version.isPresent() && world.gone.contains(new KeyVersionId(store, key, version.get()));
    }

    private void forget(StoredKey key) {
        for (Version version : key.versions) {
            cryptography.destroy(version.id);
            world.gone.add(version.id);
        }
    }
}
