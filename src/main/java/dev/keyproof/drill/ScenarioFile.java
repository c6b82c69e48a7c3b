package dev.keyproof.drill;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.document.YamlReader;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.DescriptorReader;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Found;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A file of drills: its branches, and the estate that they start from.
 *
 * @param resources what the file itself describes; none if the estate stands elsewhere
 * @param estate path of the estate, seen from the folder of the file
 * @param estatePlace where that is written; the start of the file if it is not
 */
public record ScenarioFile(
        Source source, List<Scenario> scenarios, Found resources, Optional<String> estate, Span estatePlace) {
    public ScenarioFile {
        scenarios = List.copyOf(scenarios);
    }

    /** Whether the file says what its drills start from. */
    public boolean hasEstate() {
        return estate.isPresent() || !resources.resources().isEmpty();
    }

    /**
     * Reads a file. Nothing if something in it is wrong; all of that is reported, in the order of the file.
     *
     * @param text the text of {@code source}
     */
    public static Optional<ScenarioFile> read(Source source, String text, Limits limits, Problems problems) {
        Counting counting = new Counting(problems);
        List<Node> documents = new YamlReader(limits).read(source, text, counting);
        ScenarioReader drills = new ScenarioReader(counting);
        DescriptorReader descriptors = new DescriptorReader(EnumSet.allOf(Assumption.class), counting);
        List<Entity> resources = new ArrayList<>();
        for (Node document : documents) {
            if (ScenarioReader.isDrill(document)) {
                drills.read((Node.Mapping) document);
            } else {
                descriptors.read(document).ifPresent(resources::add);
            }
        }
        drills.finish(source, resources.isEmpty());
        if (counting.errors > 0) {
            return Optional.empty();
        }
        return Optional.of(new ScenarioFile(
                source,
                drills.scenarios(),
                new Found(resources, false, Optional.empty()),
                drills.estate().map(Located::value),
                drills.estate().map(Located::span).orElseGet(source::start)));
    }

    /** Passes problems on and counts the errors among them. */
    private static final class Counting implements Problems {
        private final Problems sink;
        private int errors;

        Counting(Problems sink) {
            this.sink = sink;
        }

        @Override
        public void report(Diagnostic problem) {
            errors += problem.severity() == Severity.ERROR ? 1 : 0;
            sink.report(problem);
        }
    }
}
