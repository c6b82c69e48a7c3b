package dev.keyproof.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs commands for nobody, so that the launcher can make its class-data archive of the classes that they load. */
public final class Rehearsal {
    private Rehearsal() {}

    /** Takes the folder of samples. What the runs say does not matter, and neither does how they end. */
    public static void main(String[] arguments) {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Main main = new Main(new Console(InputStream.nullInputStream(), nobody, nobody, Path.of(""), false, false));
        for (String format : List.of("text", "json", "sarif")) {
            main.run("check", arguments[0], "--format", format, "--as-of", "2026-01-01T00:00:00Z");
        }
        main.run("explain", "key-type-unsupported");
        main.run("simulate", "--list");
        main.run("--version");
    }
}
