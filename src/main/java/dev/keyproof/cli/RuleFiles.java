package dev.keyproof.cli;

import dev.keyproof.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The rule files that come with keyproof: found in its jar or class folder, never listed in code.
 *
 * @param shared files of {@code rules/} itself: the defaults of all editions
 * @param edition the {@code .cmk} files of one edition
 */
record RuleFiles(List<Source> shared, List<Source> edition) {
    /** The edition that {@code check} uses. */
    static final String EDITION = "2023-11-20";

    /** Where the build puts the edition as {@link dev.keyproof.language.CompiledPack} writes it. */
    static final String COMPILED = "rules/" + EDITION + ".pack";

    private static final String FOLDER = "rules/";

    /** The files of the bundled pack. */
    static RuleFiles bundled() {
        List<Source> shared = new ArrayList<>();
        List<Source> edition = new ArrayList<>();
        for (Source source : sources(".cmk")) {
            if (source.name().startsWith(FOLDER + EDITION + "/")) {
                edition.add(source);
            } else if (source.name().indexOf('/', FOLDER.length()) < 0) {
                shared.add(source);
            }
        }
        return new RuleFiles(shared, edition);
    }

    /** The files of examples beside the rules. */
    static List<Source> examples() {
        return sources(".examples.yaml");
    }

    /** The compiled edition; nothing if this build has none. */
    static Optional<byte[]> compiled() {
        return Optional.ofNullable(read(COMPILED::equals).get(COMPILED));
    }

    /** All files of the pack. */
    List<Source> all() {
        List<Source> all = new ArrayList<>(shared);
        all.addAll(edition);
        return all;
    }

    /** The folder or the jar that keyproof runs from. */
    static Path home() {
        try {
            return Path.of(RuleFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Source> sources(String suffix) {
        List<Source> sources = new ArrayList<>();
        read(name -> name.startsWith(FOLDER) && name.endsWith(suffix))
                .forEach((name, bytes) -> sources.add(Source.of(name, new String(bytes, StandardCharsets.UTF_8))));
        return sources;
    }

    /** Files by their names, in the order of these. */
    private static Map<String, byte[]> read(Predicate<String> wanted) {
        Path home = home();
        try {
            return Files.isDirectory(home) ? inFolder(home, wanted) : inJar(home, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> inJar(Path jar, Predicate<String> wanted) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            Enumeration<JarEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (wanted.test(entry.getName())) {
                    try (InputStream in = file.getInputStream(entry)) {
                        found.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
        return found;
    }

    private static Map<String, byte[]> inFolder(Path home, Predicate<String> wanted) throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home.resolve(FOLDER))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = home.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    found.put(name, Files.readAllBytes(file));
                }
            }
        }
        return found;
    }
}
