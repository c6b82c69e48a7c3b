package dev.keyproof.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * The payload of a container: the body's plain text without the footer, which is checked at the end.
 *
 * <p>A chunk is given when the next one is known, because the footer may reach over two of them. All of it is genuine;
 * whether it is complete is known only when the end is reached.
 */
final class PayloadStream extends InputStream {
    private final BodyOpener body;
    private final RunningDigest digest;
    private final long mostBytes;
    private final long bodyOffset;
    private byte[] current = new byte[BodyKeys.CHUNK_BYTES];
    private byte[] following = new byte[BodyKeys.CHUNK_BYTES];
    private int at;
    private int end;
    private int followingLength;
    private long given;
    private String sha256 = "";
    private Optional<Refusal> refusal = Optional.empty();
    private boolean failed;
    private boolean ended;

    PayloadStream(BodyOpener body, RunningDigest digest, long mostBytes, long bodyOffset) {
        this.body = body;
        this.digest = digest;
        this.mostBytes = mostBytes;
        this.bodyOffset = bodyOffset;
    }

    @Override
    public int read() throws IOException {
        return more() ? current[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, end - at);
        System.arraycopy(current, at, to, offset, count);
        at += count;
        return count;
    }

    /** As of any stream, without a copy of its own. */
    @Override
    public long transferTo(OutputStream to) throws IOException {
        long count = 0;
        while (more()) {
            to.write(current, at, end - at);
            count += end - at;
            at = end;
        }
        return count;
    }

    /** Makes sure that a verified byte stands at {@code at}; false at the end, which is verified too. */
    private boolean more() throws IOException {
        if (at < end) {
            return true;
        }
        if (failed) {
            throw new UnopenableException();
        }
        failed = true;
        while (at == end && !ended) {
            advance();
        }
        failed = false;
        return at < end;
    }

    private void advance() throws IOException {
        if (body.ended()) {
            ended = true;
            return;
        }
        byte[] spare = current;
        current = following;
        at = 0;
        end = followingLength;
        following = spare;
        try {
            followingLength = body.next(following);
        } catch (UnopenableException e) {
            end = 0;
            refusal = Optional.of(body.refusal());
            throw e;
        }
        if (body.ended()) {
            finish();
        } else {
            digest(current, end);
        }
    }

    private void digest(byte[] from, int length) throws IOException {
        if (length > mostBytes - given) {
            end = 0;
            throw new MalformedContainerException(
                    "the payload is longer than the limit of " + mostBytes + " bytes", bodyOffset);
        }
        digest.update(from, 0, length);
        given += length;
    }

    /** Takes the footer off the last two chunks and leaves what remains of the payload to be given. */
    private void finish() throws IOException {
        int payload = end + followingLength - ContainerWriter.FOOTER_BYTES;
        if (payload < 0) {
            end = 0;
            refusal = Optional.of(Refusal.FOOTER);
            throw new UnopenableException();
        }
        byte[] rest = Arrays.copyOf(current, end + followingLength);
        System.arraycopy(following, 0, rest, end, followingLength);
        Arrays.fill(current, (byte) 0);
        Arrays.fill(following, (byte) 0);
        ByteBuffer footer = ByteBuffer.wrap(rest, payload, ContainerWriter.FOOTER_BYTES);
        long length = footer.getLong();
        byte[] expected = new byte[32];
        footer.get(expected);
        end = 0;
        digest(rest, payload);
        byte[] actual = digest.finish();
        if (length != given || !MessageDigest.isEqual(expected, actual)) {
            Arrays.fill(rest, (byte) 0);
            refusal = Optional.of(Refusal.FOOTER);
            throw new UnopenableException();
        }
        current = rest;
        end = payload;
        sha256 = HexFormat.of().formatHex(actual);
    }

    long given() {
        return given;
    }

    /** Empty until the end was reached. */
    String sha256() {
        return sha256;
    }

    Optional<Refusal> refusal() {
        return refusal;
    }

    @Override
    public void close() {
        failed = true;
        at = 0;
        end = 0;
        body.close();
        Arrays.fill(current, (byte) 0);
        Arrays.fill(following, (byte) 0);
    }
}
