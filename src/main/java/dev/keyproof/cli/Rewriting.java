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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes a file anew: beside it first, then in its place in one step, so that no half file is ever seen. */
final class Rewriting {
    private static final Set<PosixFilePermission> WRITING = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private Rewriting() {}

    /** Applies the edits to the file; gives a reason if it was left as it is. */
    static Optional<String> rewrite(Path file, Source source, List<Fix.Edit> edits) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of("it is not a regular file");
        }
        String read = source.text();
        if (read.isEmpty()) {
            return Optional.of("it changed while it was being checked");
        }
        if (!isWritable(file)) {
            return Optional.of("it is read-only");
        }
        Path beside = null;
        try {
            boolean marked = startsWithMark(file);
            String text = (marked ? "\uFEFF" : "") + Fixes.apply(read, edits);
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

    /**
     * Writes a new file, or the place of an older one that was made the same way; gives a reason if nothing was written.
     * A file that this tool did not draw is left as it is.
     */
    static Optional<String> write(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of("its folder does not exist");
        }
        Path beside = null;
        try {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isDrawing(file)) {
                return Optional.of("there is something else in its place");
            }
            beside = Files.createTempFile(folder, ".keyproof", ".tmp");
            Files.writeString(beside, text, StandardCharsets.UTF_8);
            if (Files.getFileStore(beside).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-r--r--"));
            }
            move(beside, file);
            return Optional.empty();
        } catch (IOException e) {
            remove(beside);
            return Optional.of("it cannot be written");
        }
    }

    private static boolean isDrawing(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(1024), StandardCharsets.UTF_8);
            return start.isEmpty() || start.contains("Does the byte come back?");
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

    /** A file in whose place another may be put can still be one that nobody may write. */
    private static boolean isWritable(Path file) {
        try {
            Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
            return Files.isWritable(file) && given.stream().anyMatch(WRITING::contains);
        } catch (IOException | UnsupportedOperationException e) {
            return Files.isWritable(file);
        }
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
