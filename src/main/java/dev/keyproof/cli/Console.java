package dev.keyproof.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What a command talks to.
 *
 * @param folder the folder that relative paths start from
 * @param colour whether standard output takes colour
 * @param live whether standard error is a terminal, where a progress line may be drawn
 */
record Console(InputStream in, PrintStream out, PrintStream err, Path folder, boolean colour, boolean live) {}
