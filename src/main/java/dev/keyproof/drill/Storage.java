package dev.keyproof.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The storage of the backup service: bodies of containers as files in a folder of their own, which goes with it. */
final class Storage implements AutoCloseable {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    Storage() {
        this.folder = make();
    }

    private static Path make() {
        try {
            return Files.createTempDirectory("keyproof-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A place for one more file. */
    Path next() {
        Path file = folder.resolve("body-" + files.size());
        files.add(file);
        return file;
    }

    @Override
    public void close() {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
