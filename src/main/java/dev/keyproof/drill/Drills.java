package dev.keyproof.drill;

import dev.keyproof.document.Limits;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The drills that come with the tool, as the files of {@code samples/drills}. */
public final class Drills {
    /** The drill that runs when none is asked for. */
    public static final String STANDARD = "standard";

    private static final String FOLDER = "samples/drills/";

    private Drills() {}

    /**
     * A drill that comes with the tool; its file is read only when it is wanted.
     *
     * @param id number in the reference, {@code D4}; empty for the standard drill
     * @param name slug
     * @param file name of the file
     */
    public record Entry(String id, String name, String file) {
        private static Entry of(String file) {
            String stem = file.substring(0, file.indexOf('.'));
            if (!stem.matches("d[0-9]{2}-.*")) {
                return new Entry("", stem, file);
            }
            return new Entry("D" + Integer.parseInt(stem.substring(1, 3)), stem.substring(4), file);
        }

        /** The file, read. */
        public ScenarioFile read() {
            List<String> wrong = new ArrayList<>();
            Source source = Source.of(FOLDER + file, text(FOLDER + file));
            Optional<ScenarioFile> found =
                    ScenarioFile.read(source, source.text(), Limits.DEFAULT, problem -> wrong.add(problem.title()));
            return found.orElseThrow(() -> new IllegalStateException(file + ": " + wrong));
        }
    }

    /** Every drill, in order: the standard one, then D1 to D28. */
    public static List<Entry> all() {
        return Stream.of(text(FOLDER + "index").strip().split("\n"))
                .map(Entry::of)
                .toList();
    }

    /** The drill of a slug or of a number in the reference, in any case. */
    public static Optional<Entry> named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(entry -> entry.name().equals(wanted)
                        || entry.id().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }

    /** Slugs and numbers, for suggestions. */
    public static List<String> names() {
        return all().stream()
                .flatMap(entry -> Stream.of(entry.name(), entry.id()))
                .filter(name -> !name.isEmpty())
                .toList();
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
