package dev.keyproof.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyproof.text.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference of the language, where it is at hand: {@code KEYPROOF_SHARED} names the folder. */
class LanguageReferenceTest {
    @Test
    void blocksOfTheReference_areParsedWithoutErrorsAndAmbiguities() throws IOException {
        for (String block : blocks()) {
            assertEquals(List.of(), Grammar.faults(block), block);
            assertEquals(
                    List.of(), RuleParser.parse(Source.of("reference", block)).diagnostics());
        }
    }

    private static List<String> blocks() throws IOException {
        String shared = System.getenv("KEYPROOF_SHARED");
        assumeTrue(shared != null, "KEYPROOF_SHARED is not set: the reference of the language is not at hand");
        Path reference = Path.of(shared, "reference", "language.md");
        List<String> blocks = Grammar.blocks(Files.readString(reference));
        assertFalse(blocks.isEmpty(), "no blocks in " + reference);
        return blocks;
    }
}
