package dev.keyproof.drill;

import dev.keyproof.simulate.Tampering;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Changes stored bodies as storage must not. */
final class Damage {
    /** Salt and commitment before the first chunk, and a sealed chunk (reference 1.2). */
    private static final int BEFORE_CHUNKS = 56;

    private static final int SEALED_CHUNK = 16_400;

    private Damage() {}

    /** A damaged copy of a body that begins at an offset of its file; the copy begins at 0. */
    static Path of(Path body, long start, Tampering kind, Path copy) {
        try {
            try (FileChannel from = FileChannel.open(body);
                    FileChannel to = FileChannel.open(copy, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                long at = start;
                while (at < from.size()) {
                    at += from.transferTo(at, from.size() - at, to);
                }
            }
            try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
                damage(file, kind);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    private static void damage(RandomAccessFile file, Tampering kind) throws IOException {
        boolean twoChunks = file.length() >= BEFORE_CHUNKS + 2L * SEALED_CHUNK;
        if (kind == Tampering.TRUNCATION) {
            file.setLength(Math.max(BEFORE_CHUNKS, file.length() - SEALED_CHUNK));
        } else if (kind == Tampering.CHUNK_SWAP && twoChunks) {
            byte[] first = chunk(file, 0);
            byte[] second = chunk(file, 1);
            file.seek(BEFORE_CHUNKS);
            file.write(second);
            file.write(first);
        } else {
            // A body of one chunk has none to swap with: its middle changes instead.
            long middle = file.length() / 2;
            file.seek(middle);
            int value = file.read();
            file.seek(middle);
            file.write(value ^ 1);
        }
    }

    private static byte[] chunk(RandomAccessFile file, int number) throws IOException {
        byte[] bytes = new byte[SEALED_CHUNK];
        file.seek(BEFORE_CHUNKS + (long) number * SEALED_CHUNK);
        file.readFully(bytes);
        return bytes;
    }
}
