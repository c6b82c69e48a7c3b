package dev.keyproof.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A key of a key store with its versions, oldest first. */
public final class StoredKey {
    final String name;
    final ArrayList<Version> versions = new ArrayList<>(2);
    long deletedAt = Times.NEVER;
    /** Seconds between two versions by its rotation policy; 0: none. */
    long rotateEvery;

    StoredKey(String name) {
        this.name = name;
    }

    StoredKey copy() {
        StoredKey copy = new StoredKey(name);
        for (int i = 0; i < versions.size(); i++) {
            copy.versions.add(versions.get(i).copy());
        }
        copy.deletedAt = deletedAt;
        copy.rotateEvery = rotateEvery;
        return copy;
    }

    boolean isDeleted() {
        return deletedAt != Times.NEVER;
    }

    /** The version, or null. */
    Version find(String id) {
        for (int i = 0; i < versions.size(); i++) {
            Version version = versions.get(i);
            if (version.id.version().equals(id)) {
                return version;
            }
        }
        return null;
    }

    Version newest() {
        return versions.get(versions.size() - 1);
    }

    /** The newest version that is enabled and inside its window (ASG-6); the newest of all if there is none. */
    Version current(long now, long leeway) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            Version version = versions.get(i);
            if (version.enabled && version.isInWindow(now, leeway)) {
                return version;
            }
        }
        return newest();
    }

    /** Name of the key. */
    public String name() {
        return name;
    }

    /** Its versions, oldest first. */
    public List<Version> versions() {
        return Collections.unmodifiableList(versions);
    }

    /** When it was deleted; it can be recovered until the retention of its store ends. */
    public Optional<Instant> deletedAt() {
        return Times.optional(deletedAt);
    }
}
