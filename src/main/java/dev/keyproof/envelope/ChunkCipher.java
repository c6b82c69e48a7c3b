package dev.keyproof.envelope;

/**
 * AES-256-GCM with a tag of 16 bytes over one message at a time, under one key and in one direction.
 *
 * <p>{@link #close()} forgets the key.
 */
interface ChunkCipher extends AutoCloseable {
    int TAG_BYTES = 16;
    int NONCE_BYTES = 12;

    /**
     * Seals or opens one message. When opening fails, nothing of the message stands in {@code to} afterwards; callers
     * still must not show {@code to} to anybody before this returns (simulator.md 8.2, trap 6).
     *
     * @param nonce {@value #NONCE_BYTES} bytes, not kept
     * @param additional bytes that are authenticated only; may be empty
     * @return how many bytes stand in {@code to}
     */
    int process(byte[] nonce, byte[] additional, byte[] from, int offset, int length, byte[] to, int toOffset)
            throws UnopenableException;

    @Override
    void close();
}
