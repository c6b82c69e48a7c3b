package dev.keyproof.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyproof.document.JsonReader;
import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the guide says of expressions holds, and public templates have no expression that is not read. */
class ExpressionGuideTest {
    @TestFactory
    Stream<DynamicTest> examplesOfTheGuide_haveTheirValues() throws IOException {
        String guide = Files.readString(Path.of("grammar", "README.md"));
        int start = guide.indexOf("```arm\n") + "```arm\n".length();
        return Rows.of(guide.substring(start, guide.indexOf("```", start)));
    }

    @Test
    void boundsOfTheGuide_areThoseInForce() throws IOException {
        String guide = Files.readString(Path.of("grammar", "README.md"));
        for (Limit limit : List.of(
                Limit.EXPRESSION_CHARACTERS, Limit.EXPRESSION_DEPTH, Limit.EXPRESSION_STEPS, Limit.SCALAR_CHARACTERS)) {
            String usual = String.format(Locale.ROOT, "%,d", limit.usual());
            boolean told = guide.lines()
                    .anyMatch(line ->
                            line.startsWith("| `" + limit.option() + "` |") && line.endsWith("| " + usual + " |"));
            assertTrue(told, limit.option() + " " + usual);
        }
    }

    @Test
    void expressionsOfPublicTemplates_areRead() throws IOException {
        String shared = System.getenv("KEYPROOF_SHARED");
        assumeTrue(shared != null, "KEYPROOF_SHARED is not set: public templates are not at hand");
        List<String> faults = new ArrayList<>();
        int[] read = {0};
        for (String folder : List.of("arm", "bicep-compiled")) {
            try (Stream<Path> files = Files.list(Path.of(shared, "real", folder))) {
                for (Path file : files.sorted().toList()) {
                    String text = Files.readString(file);
                    new JsonReader(Limits.DEFAULT)
                            .read(Source.of(file.toString(), text), text, JsonReader.Options.TEMPLATE, problem -> {})
                            .ifPresent(root -> collect(root, faults, read));
                }
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(read[0] > 100, read[0] + " expressions");
    }

    private static void collect(Node node, List<String> faults, int[] read) {
        if (node instanceof Node.Mapping object) {
            object.entries().forEach(entry -> collect(entry.value(), faults, read));
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> collect(item, faults, read));
        } else if (node instanceof Node.Scalar scalar && Evaluator.isExpression(scalar.text())) {
            read[0]++;
            ExpressionParser.parse(scalar.text(), Limits.DEFAULT)
                    .fault()
                    .ifPresent(fault -> faults.add(scalar.text() + ": " + fault.title()));
        }
    }
}
