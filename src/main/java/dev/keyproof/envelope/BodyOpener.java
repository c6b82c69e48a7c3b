package dev.keyproof.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Opens a body chunk by chunk (layout: {@link BodyKeys}), in the memory of one chunk.
 *
 * <p>No byte of a chunk is given before its tag is verified; after the first failure everything fails, for ever. The end
 * of the input is the end of the body, so what follows the last chunk counts as part of it and breaks its tag.
 */
final class BodyOpener implements AutoCloseable {
    private enum State {
        CHUNKS,
        ENDED,
        FAILED
    }

    private static final byte[] NOTHING = {};

    private final InputStream from;
    private final byte[] sealed = new byte[BodyKeys.SEALED_CHUNK_BYTES];
    private final BodyKeys keys;
    private final ChunkCipher cipher;
    private State state = State.CHUNKS;
    private Refusal refusal = Refusal.CHUNK;
    private long index;

    private BodyOpener(InputStream from, BodyKeys keys, ChunkCipher cipher, long index) {
        this.from = from;
        this.keys = keys;
        this.cipher = cipher;
        this.index = index;
    }

    /** Reads the header and checks the commitment. */
    static BodyOpener begin(Primitives primitives, byte[] inputKey, byte[] context, InputStream from)
            throws IOException {
        return begin(primitives, inputKey, context, from, 0);
    }

    /** As above for a stream in which the chunks before {@code index} were left out: random access. */
    static BodyOpener begin(Primitives primitives, byte[] inputKey, byte[] context, InputStream from, long index)
            throws IOException {
        if (inputKey.length != BodyKeys.INPUT_KEY_BYTES) {
            throw new UnopenableException();
        }
        byte[] header = from.readNBytes(BodyKeys.HEADER_BYTES);
        if (header.length < BodyKeys.HEADER_BYTES) {
            throw new UnopenableException();
        }
        byte[] salt = Arrays.copyOf(header, BodyKeys.SALT_BYTES);
        byte[] commitment = Arrays.copyOfRange(header, BodyKeys.SALT_BYTES, BodyKeys.HEADER_BYTES);
        BodyKeys keys = BodyKeys.derive(primitives, inputKey, salt, context);
        if (!MessageDigest.isEqual(commitment, keys.commitment())) {
            keys.close();
            throw new UnopenableException();
        }
        return new BodyOpener(from, keys, primitives.opening(keys.key()), index);
    }

    /**
     * The next chunk, verified.
     *
     * @param into at least {@link BodyKeys#CHUNK_BYTES} bytes
     * @return how many bytes it has: all but the last chunk are full, and the last one never is
     * @throws IllegalStateException after the last chunk
     */
    int next(byte[] into) throws IOException {
        if (state == State.ENDED) {
            throw new IllegalStateException("the body has ended");
        }
        if (state == State.FAILED) {
            throw new UnopenableException();
        }
        state = State.FAILED;
        int length = from.readNBytes(sealed, 0, sealed.length);
        if (length < ChunkCipher.TAG_BYTES) {
            throw refuse(Refusal.TRUNCATED);
        }
        if (index >= BodyKeys.MOST_CHUNKS) {
            throw refuse(Refusal.CHUNK);
        }
        int opened;
        try {
            opened = cipher.process(keys.nonce(index), NOTHING, sealed, 0, length, into, 0);
        } catch (UnopenableException e) {
            throw refuse(Refusal.CHUNK);
        }
        index++;
        state = State.CHUNKS;
        if (length < sealed.length) {
            state = State.ENDED;
            close();
        }
        return opened;
    }

    /** Whether the last chunk was given. */
    boolean ended() {
        return state == State.ENDED;
    }

    /** What was wrong; meaningful after a failure only. */
    Refusal refusal() {
        return refusal;
    }

    private UnopenableException refuse(Refusal why) {
        refusal = why;
        close();
        return new UnopenableException();
    }

    @Override
    public void close() {
        if (state != State.ENDED) {
            state = State.FAILED;
        }
        keys.close();
        cipher.close();
    }
}
