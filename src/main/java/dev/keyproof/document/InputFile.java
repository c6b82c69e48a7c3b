package dev.keyproof.document;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to read.
 *
 * @param name as the user gave it, with forward slashes; what findings print
 * @param path where it lies; none for standard input
 */
public record InputFile(String name, Optional<Path> path) {
    /** The name findings print for standard input. */
    public static final String STANDARD_INPUT = "<stdin>";

    /** A file on disk. */
    public static InputFile of(String name, Path path) {
        return new InputFile(name, Optional.of(path));
    }

    /** Standard input. */
    public static InputFile standardInput() {
        return new InputFile(STANDARD_INPUT, Optional.empty());
    }
}
