package dev.keyproof.simulate;

import java.util.Optional;

/**
 * The cryptographic work of the simulation. Every decision is made outside of it, by the same code whatever the
 * implementation: with real keys and bytes, or with none ({@link AbstractCryptography}).
 *
 * <p>Implementations keep the private keys of versions by their {@link KeyVersionId}. They never look at permissions,
 * windows or states: who may call is decided before.
 */
public interface Cryptography {
    /** A data key in use. Real ones are zeroed by {@link #forget}. */
    interface DataKey {}

    /** A data key wrapped under a key version. */
    interface WrappedKey {}

    /** How an attempt to open a container ended. */
    enum Opening {
        /** Every byte is the one that was saved. */
        EXACT,
        /** Refused with the one uniform error. */
        REFUSED,
        /** Opened to other bytes than were saved: what must never happen (I6). */
        WRONG
    }

    /**
     * What a container is bound to.
     *
     * @param createdAt seconds since 1970
     */
    record Binding(String vault, int point, String datasource, long createdAt) {}

    /** Makes the key material of a new RSA version, unless it is there already. */
    void generate(KeyVersionId version, int bits);

    /** Forgets the key material of a version: it was purged. */
    void destroy(KeyVersionId version);

    /** A new data key, never made before. */
    DataKey dataKey();

    /** Wraps a data key with RSA-OAEP-256. */
    WrappedKey wrap(KeyVersionId version, DataKey key);

    /** Unwraps what a container's key header holds; empty on any cryptographic failure. */
    Optional<DataKey> unwrap(Container container);

    /** Unwraps a wrapped key anew, to compare (re-wrap step 3). */
    boolean unwrapsTo(KeyVersionId version, WrappedKey wrapped, DataKey key);

    /** Seals a payload. */
    Container seal(Binding binding, Payload payload, KeyVersionId version, WrappedKey wrapped, DataKey key);

    /** Opens a container as the restore point it should be, and compares every byte with the payload's. */
    Opening open(Container container, Binding binding, Payload payload, int leastEpoch, DataKey key);

    /** The same body under another wrapped key, epoch + 1. */
    Container rewrap(Container container, KeyVersionId version, WrappedKey wrapped, DataKey key);

    /**
     * A container with damage.
     *
     * @param other for a header swap the container of another restore point, for a header roll-back this one as it was
     *     before its last re-wrap; else the container itself
     */
    Container tampered(Container container, Tampering kind, Container other);

    /** Zeroes a data key. */
    void forget(DataKey key);
}
