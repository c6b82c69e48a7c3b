package dev.keyproof.drill;

import dev.keyproof.document.Limits;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The drills that come with the tool, as the files of {@code samples/drills}. */
public final class Drills {
    /** The drill that runs when none is asked for. */
    public static final String STANDARD = "standard";

    private static final String FOLDER = "samples/drills/";

    private Drills() {}

    /** Every file, in order: the standard drill, then D1 to D28. */
    public static List<ScenarioFile> all(Limits limits, Problems problems) {
        List<ScenarioFile> files = new ArrayList<>();
        for (String name : text(FOLDER + "index").strip().split("\n")) {
            Source source = Source.of(FOLDER + name, text(FOLDER + name));
            ScenarioFile.read(source, source.text(), limits, problems).ifPresent(files::add);
        }
        return List.copyOf(files);
    }

    /** The file of a drill, by its slug or its number in the reference, in any case. */
    public static Optional<ScenarioFile> named(List<ScenarioFile> files, String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return files.stream()
                .filter(file -> file.scenarios().stream()
                        .anyMatch(drill -> drill.name().equals(wanted)
                                || drill.id().toLowerCase(Locale.ROOT).equals(wanted)))
                .findFirst();
    }

    /** Slugs and numbers, for suggestions. */
    public static List<String> names(List<ScenarioFile> files) {
        List<String> names = new ArrayList<>();
        for (ScenarioFile file : files) {
            Scenario first = file.scenarios().get(0);
            names.add(first.name());
            if (!first.id().isEmpty()) {
                names.add(first.id());
            }
        }
        return names;
    }

    private static String text(String resource) {
        try (InputStream in = Drills.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
