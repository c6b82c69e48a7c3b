package dev.keyproof.envelope;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The key of one restore point: {@value #SIZE_BYTES} bytes, zeroed by {@link #close()}, never printed.
 *
 * <p>Every use after {@link #close()} is an {@link IllegalStateException}. Not safe for use by two threads.
 */
public final class DataKey implements AutoCloseable {
    public static final int SIZE_BYTES = 32;

    private final byte[] bytes;
    private boolean closed;

    /** Takes the array over: it is zeroed with the key. */
    DataKey(byte[] bytes) {
        if (bytes.length != SIZE_BYTES) {
            throw new IllegalArgumentException("a data key has " + SIZE_BYTES + " bytes, not " + bytes.length);
        }
        this.bytes = bytes;
    }

    /** A fresh key. */
    static DataKey fresh(Entropy entropy) {
        return new DataKey(entropy.bytes(SIZE_BYTES));
    }

    /** The key itself, not a copy. */
    byte[] bytes() {
        if (closed) {
            throw new IllegalStateException("the data key is zeroed already");
        }
        return bytes;
    }

    /** Whether both are the same key, compared in constant time. */
    public boolean sameAs(DataKey other) {
        return MessageDigest.isEqual(bytes(), other.bytes());
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
        closed = true;
    }

    @Override
    public String toString() {
        return "data key, not shown";
    }
}
