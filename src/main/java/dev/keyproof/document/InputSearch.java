package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.text.Source;
import dev.keyproof.text.Suggest;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One search for the files behind the arguments of a command. */
final class InputSearch {
    private static final int NAMES_LOOKED_AT = 1_000;

    private final Path folder;
    private final Limits limits;
    private final Problems problems;
    private final List<InputFile> found = new ArrayList<>();
    private final Set<Path> seen = new HashSet<>();
    private long bytes;
    private boolean overflown;

    InputSearch(Path folder, Limits limits, Problems problems) {
        this.folder = folder;
        this.limits = limits;
        this.problems = problems;
    }

    List<InputFile> find(List<String> arguments) {
        boolean reads = false;
        for (String argument : arguments) {
            if (argument.equals("-")) {
                if (!reads) {
                    found.add(InputFile.standardInput());
                }
                reads = true;
            } else if (!overflown) {
                argument(argument);
            }
        }
        if (overflown) {
            return List.of();
        }
        found.sort(Comparator.comparing(InputFile::name));
        warnOfClashes();
        return found;
    }

    Limits limits() {
        return limits;
    }

    /** Whether a limit of the whole run was exceeded, so that nothing will be read. */
    boolean isOverflown() {
        return overflown;
    }

    /** Takes a file whose links have been resolved, unless it was found before under another name. */
    void add(String name, Path real, long size) {
        if (overflown || !seen.add(real)) {
            return;
        }
        Limit limit = Inputs.limit(Syntax.ofName(name));
        if (size > limits.of(limit)) {
            problems.report(Faults.tooLarge(Source.of(name, ""), limits, limit));
            return;
        }
        bytes += size;
        if (found.size() == limits.files()) {
            overflow(Limit.FILES, "there are more than " + Quoted.count(limits.files()) + " files", name);
        } else if (bytes > limits.totalBytes()) {
            overflow(
                    Limit.TOTAL_BYTES,
                    "the files have more than " + Quoted.count(limits.totalBytes()) + " bytes together",
                    name);
        } else {
            found.add(InputFile.of(name, real));
        }
    }

    /** Gives up: nothing is read at all, so that no outcome depends on which files came first. */
    void overflow(Limit limit, String title, String name) {
        overflown = true;
        error("too-many-files", title, name, limit.raiseOr("name fewer files or a smaller folder"));
    }

    void error(String code, String title, String name, String help) {
        problems.report(problem(code, title, name, help));
    }

    private void argument(String argument) {
        String name = File.separatorChar == '\\' ? argument.replace('\\', '/') : argument;
        try {
            Path path = folder.resolve(argument);
            if (Glob.isGlob(name) && !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                glob(name);
            } else {
                path(name, path);
            }
        } catch (InvalidPathException unusable) {
            error("no-such-path", Quoted.of(name) + " is not a path on this system", name, "");
        } catch (IOException broken) {
            error("cannot-read", Quoted.of(name) + " cannot be read", name, "");
        }
    }

    private void path(String name, Path path) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory() && !name.isEmpty()) {
                folder(name, path);
            } else if (attributes.isRegularFile()) {
                add(name, path.toRealPath(), attributes.size());
            } else {
                String help = "give a file or a folder, or `-` for standard input";
                error("not-a-file", Quoted.of(name) + " is neither a file nor a folder", name, help);
            }
        } catch (NoSuchFileException missing) {
            error("no-such-path", Quoted.of(name) + " does not exist", name, nearest(path));
        }
    }

    private void folder(String name, Path path) throws IOException {
        int before = seen.size();
        String prefix = name.equals(".") || name.equals("./") ? "" : name.endsWith("/") ? name : name + "/";
        FolderWalk walk = new FolderWalk(this, path.toRealPath(), prefix, FolderWalk::isInput);
        walk.run();
        if (walk.matches() == 0 && seen.size() == before && !overflown) {
            String title = Quoted.of(name) + " holds no `.yaml`, `.yml` or `.json` file";
            problems.report(problem("no-inputs", title, name, "").as(Severity.WARNING));
        }
    }

    private void glob(String name) throws IOException {
        Glob glob = Glob.of(name);
        Path base = folder.resolve(glob.base());
        boolean matched = false;
        if (Files.isDirectory(base)) {
            FolderWalk walk = new FolderWalk(this, base.toRealPath(), glob.base(), glob::matches);
            walk.run();
            matched = walk.matches() > 0 || overflown;
        }
        if (!matched) {
            error("no-such-path", "no file matches " + Quoted.of(name), name, "");
        }
    }

    /** The names beside the first part of a path that does not exist, as a question. */
    private static String nearest(Path missing) {
        Path part = missing.toAbsolutePath().normalize();
        while (part.getParent() != null && !Files.isDirectory(part.getParent())) {
            part = part.getParent();
        }
        if (part.getParent() == null || part.getFileName() == null) {
            return "";
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(part.getParent())) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
                if (names.size() == NAMES_LOOKED_AT) {
                    break;
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return "";
        }
        return Suggest.question(part.getFileName().toString(), names);
    }

    /** Warns of names that are one name on systems that fold case or normalise characters. */
    private void warnOfClashes() {
        // One name clashes with none, and the tables of the normaliser are not read for nothing.
        if (found.size() < 2) {
            return;
        }
        Map<String, String> folded = new HashMap<>();
        for (InputFile file : found) {
            String key = Normalizer.normalize(file.name(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            String first = folded.putIfAbsent(key, file.name());
            if (first != null) {
                String title = Quoted.of(first) + " and " + Quoted.of(file.name()) + " are one name on other systems";
                problems.report(problem("name-clash", title, file.name(), "rename one of the two")
                        .as(Severity.WARNING));
            }
        }
    }

    private static Diagnostic problem(String code, String title, String name, String help) {
        return Diagnostic.error(code, title, new Label(Source.of(name, "").start(), ""), help);
    }
}
