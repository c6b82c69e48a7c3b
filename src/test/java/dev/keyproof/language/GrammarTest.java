package dev.keyproof.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The grammar reads every rule file in one way only; whatever it reads, it decides within a few words. */
class GrammarTest {
    private static final long SEED = 31;
    private static final int MOST_LINES = 200;

    @Test
    void fixtures_areReadInOneWay() {
        for (String file : Fixtures.FILES) {
            assertEquals(List.of(), Grammar.faults(Fixtures.text(file)), file);
        }
    }

    @Test
    void rulesOfTheProject_areReadInOneWayAndPrintedUnchanged() throws IOException {
        List<Path> files = ruleFiles();
        assertFalse(files.isEmpty());
        for (Path file : files) {
            String text = Files.readString(file);
            assertEquals(List.of(), Grammar.faults(text), file.toString());
            RuleParser.Result result = RuleParser.parse(Source.of(file.toString(), text));
            assertEquals("", Shown.brief(result.diagnostics()), file.toString());
            assertEquals(text, RulePrinter.print(result.file()), file.toString());
        }
    }

    @Test
    void blocksOfTheGuide_areReadInOneWayAndPrintedUnchanged() throws IOException {
        List<String> blocks = Grammar.blocks(Files.readString(Path.of("grammar", "README.md")));
        assertFalse(blocks.isEmpty());
        for (String block : blocks) {
            assertEquals(List.of(), Grammar.faults(block), block);
            RuleParser.Result result = RuleParser.parse(Source.of("README.md", block));
            assertEquals("", Shown.brief(result.diagnostics()), block);
            assertEquals(block, RulePrinter.print(result.file()));
        }
    }

    @Test
    void generatedFiles_areReadInOneWay() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20; i++) {
            String text = new RuleTexts(random.split()).file();
            assertEquals(List.of(), Grammar.faults(text), "seed " + SEED + ", file " + i);
        }
    }

    @Test
    void grammar_staysSmall() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("grammar", "CmkLexer.g4")));
        lines.addAll(Files.readAllLines(Path.of("grammar", "CmkParser.g4")));
        assertTrue(lines.size() <= MOST_LINES, lines.size() + " lines");
    }

    private static List<Path> ruleFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            return files.filter(file -> file.toString().endsWith(".cmk"))
                    .sorted()
                    .toList();
        }
    }
}
