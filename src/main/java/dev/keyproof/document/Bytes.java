package dev.keyproof.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** The bytes of a file or stream, never more than one above a limit. */
final class Bytes {
    private Bytes() {}

    /** More bytes than are read. */
    static final class TooMany extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The bytes of a regular file; links are not followed, because the path was resolved when it was listed. */
    static byte[] of(Path path, int limit) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!now.isRegularFile()) {
            throw new IOException("not a regular file any more");
        }
        if (now.size() > limit) {
            throw new TooMany();
        }
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes((int) now.size());
            int more = in.read();
            if (more < 0) {
                return bytes;
            }
            byte[] rest = of(in, limit - bytes.length);
            byte[] all = Arrays.copyOf(bytes, bytes.length + 1 + rest.length);
            all[bytes.length] = (byte) more;
            System.arraycopy(rest, 0, all, bytes.length + 1, rest.length);
            return withinLimit(all, limit);
        }
    }

    /** All bytes of a stream. */
    static byte[] of(InputStream in, int limit) throws IOException {
        return withinLimit(in.readNBytes(limit + 1), limit);
    }

    /** The bytes of a file that was read before; none if it cannot be read any more. */
    static byte[] again(Path path, int limit) {
        try {
            return of(path, limit);
        } catch (IOException gone) {
            return new byte[0];
        }
    }

    private static byte[] withinLimit(byte[] bytes, int limit) throws TooMany {
        if (bytes.length > limit) {
            throw new TooMany();
        }
        return bytes;
    }
}
