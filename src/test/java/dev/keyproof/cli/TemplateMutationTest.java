package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.document.JsonReader;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Correct templates with one value changed: the rule that is about this value fails, no other one does, and the finding
 * points to the value or to what lacks it.
 */
class TemplateMutationTest {
    private static final Path COMPLIANT = Path.of("samples", "compliant");
    private static final String AS_OF = "2026-06-01T00:00:00Z";

    @TempDir
    private Path folder;

    /**
     * One row of the table.
     *
     * @param pointer to the value that is changed
     * @param value JSON
     * @param rules the rules that fail, with blanks between them
     * @param place pointer to the value that the first finding points to; {@code =} for the changed one,
     *     {@code FILE#} before it for a value of another file
     */
    @ParameterizedTest(name = "{0}/{1} {2} = {3} -> {4}")
    @CsvFileSource(resources = "template-mutations.txt", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void oneValueChanged_failsAloneAtItsPlace(
            String sample, String file, String pointer, String value, String rules, String place) throws IOException {
        try (Stream<Path> files = Files.list(COMPLIANT.resolve(sample))) {
            for (Path one :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                Files.copy(one, folder.resolve(one.getFileName().toString()));
            }
        }
        Path changed = folder.resolve(file);
        String text = Files.readString(changed);
        Span at = at(text, pointer).span();
        Files.writeString(changed, text.substring(0, at.start()) + value + text.substring(at.end()));
        Ran ran = Ran.keyproof("check", folder.toString(), "--complete", "--format", "json", "--as-of", AS_OF);
        List<String> wanted = Stream.of(rules.split(" ")).sorted().toList();
        List<JsonNode> failed = failed(new ObjectMapper().readTree(ran.out()));
        assertEquals(
                wanted,
                failed.stream()
                        .map(verdict -> verdict.get("rule").asString())
                        .sorted()
                        .toList(),
                ran.out());
        assertEquals(wanted(changed, place.equals("=") ? pointer : place), place(failed.get(0)), ran.out());
    }

    private String wanted(Path changed, String place) throws IOException {
        int hash = place.indexOf('#');
        Path file = hash < 0 ? changed : folder.resolve(place.substring(0, hash));
        Span span = at(Files.readString(file), place.substring(hash + 1)).span();
        return file.getFileName() + ":" + span.from().line();
    }

    private static List<JsonNode> failed(JsonNode report) {
        List<JsonNode> failed = new ArrayList<>();
        for (JsonNode verdict : report.get("verdicts")) {
            if (verdict.get("outcome").asString().equals("fail")) {
                failed.add(verdict);
            }
        }
        return failed;
    }

    private static String place(JsonNode verdict) {
        JsonNode location = verdict.get("location");
        String path = location.get("path").asString();
        return path.substring(path.lastIndexOf('/') + 1) + ":"
                + location.get("line").asInt();
    }

    private static Node at(String text, String pointer) {
        Node node = new JsonReader(Limits.DEFAULT)
                .read(Source.of("t", text), text, JsonReader.Options.TEMPLATE, problem -> {
                    throw new AssertionError(problem.toString());
                })
                .orElseThrow();
        for (String step : pointer.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            node = node instanceof Node.Sequence list
                    ? list.items().get(Integer.parseInt(name))
                    : ((Node.Mapping) node).get(name).orElseThrow(() -> new AssertionError("no " + pointer));
        }
        return node;
    }
}
