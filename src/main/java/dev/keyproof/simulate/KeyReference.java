package dev.keyproof.simulate;

import java.util.Objects;
import java.util.Optional;

/**
 * The key that encryption settings name.
 *
 * @param version empty: rotated automatically (NEW-3)
 * @param picker chosen by key picker; the same as without version (ASG-6)
 * @param malformed the URI as written, if no key can be read from it (ASG-3)
 */
public record KeyReference(
        String store, String key, Optional<String> version, boolean picker, Optional<String> malformed) {
    public KeyReference {
        Objects.requireNonNull(store);
        Objects.requireNonNull(key);
        Objects.requireNonNull(version);
        Objects.requireNonNull(malformed);
    }

    /** A key without version. */
    public static KeyReference of(String store, String key) {
        return new KeyReference(store, key, Optional.empty(), false, Optional.empty());
    }

    /** One version of a key: never rotated (ASG-5). */
    public static KeyReference of(String store, String key, String version) {
        return new KeyReference(store, key, Optional.of(version), false, Optional.empty());
    }

    /** A key chosen in the key picker. */
    public static KeyReference picked(String store, String key) {
        return new KeyReference(store, key, Optional.empty(), true, Optional.empty());
    }

    /** A URI that names no key. */
    public static KeyReference malformed(String written) {
        return new KeyReference("", "", Optional.empty(), false, Optional.of(written));
    }

    /** Whether new versions are taken up by themselves. */
    public boolean isRotated() {
        return picker || version.isEmpty();
    }

    @Override
    public String toString() {
        return malformed.orElse(store + "/keys/" + key + (isRotated() ? "" : "/" + version.orElse("")));
    }
}
