package dev.keyproof.simulate;

/**
 * One version of a key: what stored data names (a {@code kid}), always with version.
 *
 * @param store name of the key store
 * @param key name of the key
 * @param version id of the version
 */
public record KeyVersionId(String store, String key, String version) {
    @Override
    public String toString() {
        return store + "/keys/" + key + "/" + version;
    }
}
