package dev.keyproof.cli;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Fix;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** Writes a file anew: beside it first, then in its place in one step, so that no half file is ever seen. */
final class Rewriting {
    private Rewriting() {}

    /** Applies the edits to the file; gives a reason if it was left as it is. */
    static Optional<String> rewrite(Path file, Source source, List<Fix.Edit> edits) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("it is not a regular file");
        }
        if (source.text().isEmpty()) {
            return Optional.of("it changed while it was being checked");
        }
        Path beside = null;
        try {
            boolean marked = startsWithMark(file);
            String text = (marked ? "\uFEFF" : "") + Fixes.apply(source, edits);
            beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".keyproof", ".tmp");
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            copyPermissions(file, beside);
            move(beside, file);
            return Optional.empty();
        } catch (IOException e) {
            remove(beside);
            return Optional.of("it cannot be written");
        }
    }

    /** The problem that says so. */
    static Diagnostic refused(Source source, String why) {
        return Diagnostic.error(
                "cannot-write",
                "the edits of `" + source.name() + "` were not made: " + why,
                new Label(source.start(), "not changed"),
                "");
    }

    private static boolean startsWithMark(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(3);
            return first.length == 3
                    && (first[0] & 0xff) == 0xEF
                    && (first[1] & 0xff) == 0xBB
                    && (first[2] & 0xff) == 0xBF;
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        if (Files.getFileStore(from).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
