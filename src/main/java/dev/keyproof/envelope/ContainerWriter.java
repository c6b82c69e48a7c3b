package dev.keyproof.envelope;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Seals what is written to it into one container, in constant memory.
 *
 * <p>{@link #finish()} completes the container. {@link #close()} alone does not: a payload that broke off must not look
 * like a whole one, so what was written until then is a truncated container that nobody can open.
 */
public final class ContainerWriter extends OutputStream {
    static final int FOOTER_BYTES = 8 + 32;

    private final OutputStream to;
    private final BodySealer body;
    private final RunningDigest digest;
    private final byte[] one = new byte[1];
    private long payloadBytes;
    private String payloadSha256 = "";
    private boolean open = true;

    private ContainerWriter(OutputStream to, BodySealer body, RunningDigest digest) {
        this.to = to;
        this.body = body;
        this.digest = digest;
    }

    static ContainerWriter begin(
            Primitives primitives, Entropy entropy, DataKey dek, ContainerHeader header, OutputStream to)
            throws IOException {
        to.write(header.bytes());
        byte[] key = ContainerHeader.bodyKey(primitives, dek);
        BodySealer body = BodySealer.begin(primitives, key, header.bodyContext(primitives), entropy, to);
        Arrays.fill(key, (byte) 0);
        return new ContainerWriter(to, body, primitives.sha256());
    }

    @Override
    public void write(int value) throws IOException {
        one[0] = (byte) value;
        write(one, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        requireOpen();
        // Digest and cipher take turns over pieces that stay in the processor's cache.
        int end = offset + length;
        for (int at = offset; at < end; ) {
            int count = Math.min(BodyKeys.CHUNK_BYTES, end - at);
            digest.update(from, at, count);
            body.write(from, at, count);
            at += count;
        }
        payloadBytes += length;
    }

    /** Seals the rest and the footer; the container is whole when this returns. Nothing can be written afterwards. */
    public void finish() throws IOException {
        requireOpen();
        byte[] hash = digest.finish();
        byte[] footer = ByteBuffer.allocate(FOOTER_BYTES)
                .putLong(payloadBytes)
                .put(hash)
                .array();
        body.write(footer, 0, footer.length);
        body.finish();
        to.flush();
        payloadSha256 = HexFormat.of().formatHex(hash);
        open = false;
    }

    /** How many bytes of payload were written. */
    public long payloadBytes() {
        return payloadBytes;
    }

    /** SHA-256 of the payload in lower-case hexadecimal; known after {@link #finish()}. */
    public String payloadSha256() {
        if (payloadSha256.isEmpty()) {
            throw new IllegalStateException("the container is not finished");
        }
        return payloadSha256;
    }

    private void requireOpen() throws IOException {
        if (!open) {
            throw new IOException("nothing can be added to a container that is finished or closed");
        }
    }

    /** Forgets the keys and closes the stream below. */
    @Override
    public void close() throws IOException {
        open = false;
        body.close();
        to.close();
    }
}
