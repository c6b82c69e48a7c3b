package dev.keyproof.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a sealed body's chunks are sealed with, derived from input key, salt and context (simulator.md 1.2).
 *
 * <pre>
 * HKDF-Expand-SHA-512(input key, label || 0x00 || salt (24) || context) = key (32) || base nonce (12) || commitment (32)
 * body = salt (24) || commitment (32) || chunk 0 || chunk 1 || ...
 * chunk i = AES-256-GCM(key, base nonce xor i, 16,384 bytes of plain text; the last one always shorter) || tag (16)
 * </pre>
 */
final class BodyKeys implements AutoCloseable {
    static final int INPUT_KEY_BYTES = 32;
    static final int SALT_BYTES = 24;
    static final int COMMITMENT_BYTES = 32;
    static final int HEADER_BYTES = SALT_BYTES + COMMITMENT_BYTES;
    static final int CHUNK_BYTES = 16_384;
    static final int SEALED_CHUNK_BYTES = CHUNK_BYTES + ChunkCipher.TAG_BYTES;
    /** The first index that no chunk may have. */
    static final long MOST_CHUNKS = 1L << 38;

    private static final byte[] LABEL =
            "c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_BYTES = 32;

    private final byte[] key;
    private final byte[] baseNonce;
    private final byte[] commitment;

    private BodyKeys(byte[] derived) {
        int nonceAt = KEY_BYTES;
        int commitmentAt = nonceAt + ChunkCipher.NONCE_BYTES;
        key = Arrays.copyOf(derived, nonceAt);
        baseNonce = Arrays.copyOfRange(derived, nonceAt, commitmentAt);
        commitment = Arrays.copyOfRange(derived, commitmentAt, derived.length);
        Arrays.fill(derived, (byte) 0);
    }

    static BodyKeys derive(Primitives primitives, byte[] inputKey, byte[] salt, byte[] context)
            throws UnopenableException {
        if (inputKey.length != INPUT_KEY_BYTES || salt.length != SALT_BYTES) {
            throw new UnopenableException();
        }
        byte[] info = Arrays.copyOf(LABEL, LABEL.length + SALT_BYTES + context.length);
        System.arraycopy(salt, 0, info, LABEL.length, SALT_BYTES);
        System.arraycopy(context, 0, info, LABEL.length + SALT_BYTES, context.length);
        return new BodyKeys(primitives.expand(inputKey, info, KEY_BYTES + ChunkCipher.NONCE_BYTES + COMMITMENT_BYTES));
    }

    byte[] key() {
        return key;
    }

    byte[] commitment() {
        return commitment;
    }

    /** The nonce of one chunk: the base nonce, its last five bytes xored with the index. */
    byte[] nonce(long index) {
        byte[] nonce = baseNonce.clone();
        for (int i = 0; i < 5; i++) {
            nonce[nonce.length - 1 - i] ^= (byte) (index >>> (8 * i));
        }
        return nonce;
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
        Arrays.fill(baseNonce, (byte) 0);
    }
}
