package dev.keyproof.report;

import static java.util.Map.entry;

import dev.keyproof.diagnostic.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The forms a report can be printed in, by the name the command line uses. A new form is one class and one row. */
public final class Formats {
    private static final Map<String, Function<Options, Renderer>> TABLE = new TreeMap<>(Map.ofEntries(
            entry("text", TextRenderer::new),
            entry("brief", options -> new BriefRenderer()),
            entry("json", options -> new JsonRenderer()),
            entry("sarif", options -> new SarifRenderer()),
            entry("junit", JunitRenderer::new)));

    private Formats() {}

    /** The renderer of that name, or nothing if no form has it. */
    public static Optional<Renderer> find(String name, Options options) {
        return Optional.ofNullable(TABLE.get(name)).map(make -> make.apply(options));
    }

    /** All names, sorted. */
    public static SortedSet<String> names() {
        return new TreeSet<>(TABLE.keySet());
    }

    /**
     * What the run decides about the form.
     *
     * @param colour whether the terminal shows colours
     * @param problemsPerFile how many problems of one file are printed before the rest is only counted
     * @param failOn the mildest severity that fails the run; forms that know only good and bad follow it
     * @param unknownFails whether an unknown verdict fails the run
     */
    public record Options(boolean colour, int problemsPerFile, Severity failOn, boolean unknownFails) {
        /** No colour, 100 problems a file, errors fail, unknown verdicts do not. */
        public static final Options DEFAULT = new Options(false, 100, Severity.ERROR, false);
    }
}
