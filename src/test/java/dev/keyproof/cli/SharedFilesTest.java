package dev.keyproof.cli;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Real files that others wrote, with the outcomes judged by hand, statement by statement. */
class SharedFilesTest {
    private static final String SHARED = System.getenv("KEYPROOF_SHARED");
    private static final List<String> FOLDERS =
            List.of("azure-cli/", "rest/", "az-output/", "terraform-plan/", "cassettes/", "arm/", "bicep-compiled/");

    @TestFactory
    Stream<DynamicTest> realFile_comesOutAsJudgedByHand() throws IOException {
        assumeTrue(
                SHARED != null,
                "KEYPROOF_SHARED is not set: the real files and their expected outcomes are not at hand");
        Path real = Path.of(SHARED, "real");
        Node.Mapping expected = mapping(new YamlReader(Limits.DEFAULT)
                .read(Source.of("expected.yaml", Files.readString(real.resolve("expected.yaml"))), problem -> {
                    throw new AssertionError(problem.toString());
                })
                .get(0));
        String instant = text(expected, "evaluation-instant");
        List<DynamicTest> tests = new ArrayList<>();
        for (Node file : list(expected, "files")) {
            String path = text(file, "path");
            if (FOLDERS.stream().anyMatch(path::startsWith)) {
                tests.add(DynamicTest.dynamicTest(path, () -> judge(real.resolve(path), file, instant)));
            }
        }
        assertTrue(tests.size() >= FOLDERS.size(), "expected.yaml names none of " + FOLDERS);
        return tests.stream();
    }

    private static void judge(Path path, Node file, String instant) {
        Ran ran = Ran.keyproof("check", path.toString(), "--format", "json", "--as-of", instant);
        JsonNode report = new ObjectMapper().readTree(ran.out());
        List<String> wrong = new ArrayList<>();
        for (Node resource : list(file, "resources")) {
            String pointer = text(resource, "pointer");
            for (String expectation : List.of("fail", "pass", "unknown", "not-applicable")) {
                for (Node id : list(resource, expectation)) {
                    String statement = ((Node.Scalar) id).text();
                    List<String> outcomes = outcomes(report, pointer, statement);
                    if (!holds(expectation, outcomes)) {
                        wrong.add(pointer + " " + statement + ": expected " + expectation + ", found " + outcomes);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** The rule at the top of the file of expectations. */
    private static boolean holds(String expectation, List<String> outcomes) {
        boolean fails = outcomes.contains("fail");
        boolean open = outcomes.contains("unknown");
        boolean passes = outcomes.contains("pass");
        return switch (expectation) {
            case "fail" -> fails;
            case "pass" -> passes && !fails && !open;
            case "unknown" -> !fails && (open || !passes);
            default -> !fails && !open && !passes;
        };
    }

    private static List<String> outcomes(JsonNode report, String pointer, String statement) {
        List<String> outcomes = new ArrayList<>();
        for (JsonNode verdict : report.get("verdicts")) {
            boolean here = verdict.get("subject").get("pointer").asString().startsWith(pointer);
            boolean cites = false;
            for (JsonNode id : verdict.get("statements")) {
                cites |= id.asString().equals(statement);
            }
            if (here && cites) {
                outcomes.add(verdict.get("outcome").asString());
            }
        }
        return outcomes;
    }

    private static Node.Mapping mapping(Node node) {
        return (Node.Mapping) node;
    }

    private static String text(Node node, String key) {
        return ((Node.Scalar) mapping(node).get(key).orElseThrow()).text();
    }

    private static List<Node> list(Node node, String key) {
        return ((Node.Sequence) mapping(node).get(key).orElseThrow()).items();
    }
}
