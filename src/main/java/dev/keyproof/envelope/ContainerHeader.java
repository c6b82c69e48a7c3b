package dev.keyproof.envelope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Everything of a container before its body (simulator.md 1.3). Numbers are big-endian:
 *
 * <pre>
 * offset   size  field
 * 0        6     "CMKB1" and a line feed
 * 6        4     length of the immutable header, 1 to 16,384
 * 10       n1    immutable header, canonical JSON
 * 10+n1    4     length of the key header, 1 to 65,536
 * 14+n1    n2    key header, canonical JSON
 * 14+n1+n2 32    HMAC-SHA-256 over all of the above
 * </pre>
 */
final class ContainerHeader {
    static final int MOST_IMMUTABLE_BYTES = 16_384;
    static final int MOST_KEYS_BYTES = 65_536;
    static final int MAC_BYTES = 32;

    private static final byte[] MAGIC = "CMKB1\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAC_LABEL = "cmkb1 header mac".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BODY_LABEL = "cmkb1 body".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTEXT_LABEL = "cmkb1/1\0".getBytes(StandardCharsets.US_ASCII);

    private final byte[] immutable;
    private final Origin origin;
    private final byte[] keys;
    private final KeyHeader keyHeader;
    private final byte[] mac;

    private ContainerHeader(byte[] immutable, Origin origin, byte[] keys, KeyHeader keyHeader, byte[] mac) {
        this.immutable = immutable;
        this.origin = origin;
        this.keys = keys;
        this.keyHeader = keyHeader;
        this.mac = mac;
    }

    /** Makes a header that {@link #read} takes, or says why it would not. */
    static ContainerHeader make(
            HeaderFormat format, Primitives primitives, DataKey dek, Origin origin, KeyHeader keyHeader)
            throws IOException {
        byte[] immutable = HeaderFormat.write(origin);
        byte[] keys = HeaderFormat.write(keyHeader);
        checkLength("immutable header", immutable.length, MOST_IMMUTABLE_BYTES, MAGIC.length);
        format.readOrigin(immutable, MAGIC.length + 4L);
        checkLength("key header", keys.length, MOST_KEYS_BYTES, MAGIC.length + 4L + immutable.length);
        format.readKeys(keys, MAGIC.length + 8L + immutable.length);
        byte[] mac = mac(primitives, dek, immutable, keys);
        return new ContainerHeader(immutable, origin, keys, keyHeader, mac);
    }

    /** Reads as far as the body begins; every length is checked before anything of that length is made. */
    static ContainerHeader read(HeaderFormat format, InputStream from) throws IOException {
        byte[] magic = exactly(from, MAGIC.length, 0);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new MalformedContainerException("this is no container: its first bytes are not `CMKB1`", 0);
        }
        long at = MAGIC.length;
        byte[] immutable = block(from, "immutable header", MOST_IMMUTABLE_BYTES, at);
        Origin origin = format.readOrigin(immutable, at + 4);
        at += 4 + immutable.length;
        byte[] keys = block(from, "key header", MOST_KEYS_BYTES, at);
        KeyHeader keyHeader = format.readKeys(keys, at + 4);
        at += 4 + keys.length;
        return new ContainerHeader(immutable, origin, keys, keyHeader, exactly(from, MAC_BYTES, at));
    }

    private static byte[] block(InputStream from, String name, int most, long at) throws IOException {
        long length =
                Integer.toUnsignedLong(ByteBuffer.wrap(exactly(from, 4, at)).getInt());
        checkLength(name, length, most, at);
        return exactly(from, (int) length, at + 4);
    }

    private static void checkLength(String name, long length, int most, long at) throws MalformedContainerException {
        if (length < 1 || length > most) {
            throw new MalformedContainerException(
                    "the length of the " + name + " is " + length + "; 1 to " + most + " bytes are allowed", at);
        }
    }

    private static byte[] exactly(InputStream from, int count, long at) throws IOException {
        byte[] bytes = from.readNBytes(count);
        if (bytes.length < count) {
            throw new MalformedContainerException("the container ends inside its header", at + bytes.length);
        }
        return bytes;
    }

    private static byte[] mac(Primitives primitives, DataKey dek, byte[] immutable, byte[] keys) throws IOException {
        byte[] key = primitives.expand(dek.bytes(), MAC_LABEL, MAC_BYTES);
        byte[] mac = primitives.mac(key, MAGIC, length(immutable), immutable, length(keys), keys);
        Arrays.fill(key, (byte) 0);
        return mac;
    }

    private static byte[] length(byte[] block) {
        return ByteBuffer.allocate(4).putInt(block.length).array();
    }

    Origin origin() {
        return origin;
    }

    KeyHeader keyHeader() {
        return keyHeader;
    }

    /** Whether this data key vouches for the header; compared in constant time. */
    boolean isGenuine(Primitives primitives, DataKey dek) throws IOException {
        return MessageDigest.isEqual(mac, mac(primitives, dek, immutable, keys));
    }

    /** The key that the body is sealed under; to be zeroed by the caller. */
    static byte[] bodyKey(Primitives primitives, DataKey dek) throws IOException {
        return primitives.expand(dek.bytes(), BODY_LABEL, BodyKeys.INPUT_KEY_BYTES);
    }

    /** What binds the body to the immutable header. */
    byte[] bodyContext(Primitives primitives) {
        RunningDigest digest = primitives.sha256();
        digest.update(immutable, 0, immutable.length);
        byte[] hash = digest.finish();
        byte[] context = Arrays.copyOf(CONTEXT_LABEL, CONTEXT_LABEL.length + hash.length);
        System.arraycopy(hash, 0, context, CONTEXT_LABEL.length, hash.length);
        return context;
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : new byte[][] {MAGIC, length(immutable), immutable, length(keys), keys, mac}) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
