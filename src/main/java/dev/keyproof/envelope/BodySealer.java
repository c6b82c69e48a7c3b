package dev.keyproof.envelope;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Seals a body as it is written (layout: {@link BodyKeys}), in the memory of two chunks. */
final class BodySealer implements AutoCloseable {
    private final BodyKeys keys;
    private final ChunkCipher cipher;
    private final OutputStream to;
    private final byte[] plain = new byte[BodyKeys.CHUNK_BYTES];
    private final byte[] sealed = new byte[BodyKeys.SEALED_CHUNK_BYTES];
    private int filled;
    private long index;

    private BodySealer(BodyKeys keys, ChunkCipher cipher, OutputStream to, long index) {
        this.keys = keys;
        this.cipher = cipher;
        this.to = to;
        this.index = index;
    }

    /** Begins a body under a fresh salt. */
    static BodySealer begin(Primitives primitives, byte[] inputKey, byte[] context, Entropy entropy, OutputStream to)
            throws IOException {
        return begin(primitives, inputKey, context, entropy.bytes(BodyKeys.SALT_BYTES), 0, to);
    }

    /** As above from a given salt and chunk index, which are never chosen outside tests. */
    static BodySealer begin(
            Primitives primitives, byte[] inputKey, byte[] context, byte[] salt, long index, OutputStream to)
            throws IOException {
        BodyKeys keys = BodyKeys.derive(primitives, inputKey, salt, context);
        to.write(salt);
        to.write(keys.commitment());
        return new BodySealer(keys, primitives.sealing(keys.key()), to, index);
    }

    void write(byte[] from, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            // A full chunk is never the last one, so it need not wait for what follows.
            if (filled == 0 && end - at >= BodyKeys.CHUNK_BYTES) {
                seal(from, at, BodyKeys.CHUNK_BYTES);
                at += BodyKeys.CHUNK_BYTES;
                continue;
            }
            int count = Math.min(end - at, BodyKeys.CHUNK_BYTES - filled);
            System.arraycopy(from, at, plain, filled, count);
            filled += count;
            at += count;
            if (filled == BodyKeys.CHUNK_BYTES) {
                seal(plain, 0, filled);
                filled = 0;
            }
        }
    }

    /** Writes the short chunk that ends every body; without it the body is truncated. */
    void finish() throws IOException {
        seal(plain, 0, filled);
        filled = 0;
        close();
    }

    private void seal(byte[] from, int offset, int length) throws IOException {
        if (index >= BodyKeys.MOST_CHUNKS) {
            throw new IOException("the payload has more chunks than one key can seal");
        }
        int written = cipher.process(keys.nonce(index), NOTHING, from, offset, length, sealed, 0);
        index++;
        to.write(sealed, 0, written);
    }

    private static final byte[] NOTHING = {};

    @Override
    public void close() {
        keys.close();
        cipher.close();
        Arrays.fill(plain, (byte) 0);
    }
}
