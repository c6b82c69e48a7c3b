package dev.keyproof.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Containers that the writer would not make: any plain text where payload and footer should be. */
final class Handmade {
    private Handmade() {}

    /** The footer that belongs to the first {@code size} bytes. */
    static byte[] footer(byte[] payload, int size) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(payload, 0, size);
            return ByteBuffer.allocate(40).putLong(size).put(digest.digest()).array();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The headers of a container, and a genuine body of other plain text. */
    static byte[] container(Primitives primitives, Specimens.Sealed like, byte[] plain) throws IOException {
        HeaderFormat format = new HeaderFormat(host -> true);
        ContainerHeader header = ContainerHeader.read(format, new ByteArrayInputStream(like.bytes()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header.bytes());
        byte[] key = ContainerHeader.bodyKey(primitives, like.dek());
        try (BodySealer body =
                BodySealer.begin(primitives, key, header.bodyContext(primitives), Specimens.seeded(5), out)) {
            body.write(plain, 0, plain.length);
            body.finish();
        }
        return out.toByteArray();
    }
}
