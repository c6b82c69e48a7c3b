package dev.keyproof.envelope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.InflaterInputStream;

/** What a vector file holds deflated; never more than 8 MiB of it. */
final class Inflated {
    static final int MOST_BYTES = 8 << 20;

    private Inflated() {}

    static byte[] of(byte[] deflated) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(deflated))) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            if (in.read() >= 0) {
                throw new IOException("inflates to more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }
}
