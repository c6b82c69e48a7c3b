package dev.keyproof.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.YamlReader;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every drill that comes with the tool, with real keys and bytes; each timeline was read before it was approved. */
class DrillsTest {
    private static final Path FOLDER = Path.of("samples/drills");
    private static final String SHARED = System.getenv("KEYPROOF_SHARED");

    static Stream<String> names() {
        return Drills.all().stream().map(Drills.Entry::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void drill_goesAsExpectedAndPrintsTheApprovedTimeline(String name) throws IOException {
        List<Timeline> timelines =
                Rehearsed.run(Drills.named(name).orElseThrow().read());
        StringBuilder out = new StringBuilder();
        TextTimeline text = new TextTimeline(out, false, content -> content);
        List<String> wrong = new ArrayList<>();
        for (Timeline timeline : timelines) {
            text.print(timeline);
            out.append('\n');
            timeline.differences().forEach(difference -> wrong.add(difference.title()));
            timeline.impossible().ifPresent(step -> wrong.add(step.title()));
        }
        assertEquals(List.of(), wrong, out.toString());
        Approvals.verify(out.toString(), Approvals.NAMES.withParameters(name));
    }

    @Test
    void file_isNamedAsItsDrillIs() {
        for (Drills.Entry entry : Drills.all()) {
            for (Scenario scenario : entry.read().scenarios()) {
                assertEquals(entry.name(), scenario.name(), entry.file());
                assertEquals(entry.id(), scenario.id(), entry.file());
            }
        }
    }

    @Test
    void exampleOfTheReadme_goesAsItExpects() throws IOException {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        String drill = readme.split("```yaml\n")[1].split("```")[0];
        String standard =
                Drills.named(Drills.STANDARD).orElseThrow().read().source().text();
        List<Timeline> timelines = Rehearsed.run(Rehearsed.file(drill + standard.substring(standard.indexOf("---"))));
        assertEquals(List.of(), timelines.get(0).differences());
        assertEquals(
                7,
                timelines.get(0).rows().stream()
                        .filter(row -> !row.seen().isEmpty())
                        .count());
    }

    @Test
    void index_namesEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            TreeSet<String> found = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    found,
                    Drills.all().stream().map(Drills.Entry::file).collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void everyNumberOfTheReference_hasItsDrill() {
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= 28; i++) {
            numbers.add("D" + i);
        }
        assertEquals(
                numbers,
                Drills.all().stream()
                        .map(Drills.Entry::id)
                        .filter(id -> !id.isEmpty())
                        .toList());
    }

    @Test
    void everyStatementOfBehaviour_isShownByADrill() throws IOException {
        TreeSet<String> missing = new TreeSet<>(behaviour());
        missing.removeAll(shown());
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void ownListOfBehaviour_isThatOfTheStatements() throws IOException {
        assumeTrue(SHARED != null, "KEYPROOF_SHARED is not set: the statements are not at hand");
        TreeSet<String> listed = new TreeSet<>();
        Path file = Path.of(SHARED, "statements.yaml");
        Node.Mapping all = (Node.Mapping) new YamlReader(Limits.DEFAULT)
                .read(Source.of("statements.yaml", Files.readString(file)), problem -> {
                    throw new AssertionError(problem.title());
                })
                .get(0);
        for (Node statement : ((Node.Sequence) all.get("statements").orElseThrow()).items()) {
            Node.Mapping fields = (Node.Mapping) statement;
            Node.Sequence kinds = (Node.Sequence) fields.get("kind").orElseThrow();
            if (kinds.items().stream()
                    .anyMatch(kind -> ((Node.Scalar) kind).text().equals("behaviour"))) {
                listed.add(((Node.Scalar) fields.get("id").orElseThrow()).text());
            }
        }
        assertTrue(!listed.isEmpty(), "no statement is of behaviour");
        assertEquals(listed, new TreeSet<>(behaviour()));
    }

    private static List<String> behaviour() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/drill/behaviour-statements.txt"));
    }

    private static Set<String> shown() {
        return Drills.all().stream()
                .flatMap(entry -> entry.read().scenarios().stream())
                .flatMap(scenario -> scenario.statements().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
