package dev.keyproof.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Inputs for tests of the command: one estate that is right in every respect, and what is made of it. */
final class Estates {
    /** The instant for which the tests judge. */
    static final String AS_OF = "2026-06-01T00:00:00Z";

    private Estates() {}

    /** A vault, its identity, key vault, key and grant. */
    static String compliant() {
        try {
            return Files.readString(Path.of("samples/compliant/user-identity-rbac/estate.yaml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The same with one piece of text replaced, which must be there. */
    static String with(String before, String after) {
        String text = compliant();
        if (!text.contains(before)) {
            throw new IllegalArgumentException("the sample does not hold " + before);
        }
        return text.replace(before, after);
    }

    /** A key that is elliptic: an error. */
    static String failing() {
        return with("type: RSA\nsize: 3072", "type: EC\ncurve: P-256");
    }

    /** A key whose size is decided later. */
    static String open() {
        return with("size: 3072", "size: !unknown \"decided by the deployment\"");
    }

    /** A version in the key URI: a note, with an edit that takes it out. */
    static String pinned() {
        return with("keys/backup-kek", "keys/backup-kek/0123456789abcdef0123456789abcdef");
    }

    static Path write(Path folder, String name, String text) throws IOException {
        return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }
}
