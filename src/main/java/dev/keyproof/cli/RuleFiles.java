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
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The rule files that come with keyproof: found in its jar or class folder, never listed in code.
 *
 * @param shared files of {@code rules/} itself: the defaults of all editions
 * @param edition the {@code .cmk} files of one edition
 * @param examples the example files beside them
 */
record RuleFiles(List<Source> shared, List<Source> edition, List<Source> examples) {
    /** The edition that {@code check} uses. */
    static final String EDITION = "2023-11-20";

    private static final String FOLDER = "rules/";

    /** The files of the bundled pack. */
    static RuleFiles bundled() {
        try {
            Path home = Path.of(RuleFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return sorted(Files.isDirectory(home) ? inFolder(home) : inJar(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sorts sources into shared files, rules and examples by their names. */
    static RuleFiles sorted(List<Source> all) {
        List<Source> shared = new ArrayList<>();
        List<Source> edition = new ArrayList<>();
        List<Source> examples = new ArrayList<>();
        all.stream().sorted(Comparator.comparing(Source::name)).forEach(source -> {
            if (source.name().endsWith(".examples.yaml")) {
                examples.add(source);
            } else if (source.name().startsWith(FOLDER + EDITION + "/")) {
                edition.add(source);
            } else if (source.name().indexOf('/', FOLDER.length()) < 0) {
                shared.add(source);
            }
        });
        return new RuleFiles(shared, edition, examples);
    }

    private static List<Source> inJar(Path jar) throws IOException {
        List<Source> found = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            for (var entry : (Iterable<java.util.jar.JarEntry>) file.stream()::iterator) {
                if (isRuleFile(entry.getName())) {
                    try (InputStream in = file.getInputStream(entry)) {
                        found.add(Source.of(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                    }
                }
            }
        }
        return found;
    }

    private static List<Source> inFolder(Path home) throws IOException {
        List<Source> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home.resolve(FOLDER))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = home.relativize(file).toString().replace('\\', '/');
                if (isRuleFile(name)) {
                    found.add(Source.of(name, Files.readString(file)));
                }
            }
        }
        return found;
    }

    private static boolean isRuleFile(String name) {
        return name.startsWith(FOLDER) && (name.endsWith(".cmk") || name.endsWith(".examples.yaml"));
    }
}
