package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what the command prints today, and the paths it names are there. */
class ReadmeTest {
    private static final String PROMPT = "$ ./keyproof ";
    private static final Pattern NAMED = Pattern.compile("`([a-z]+/[a-zA-Z/.-]+|bench/run|[A-Z]+\\.md)`");

    @Test
    void shownOutput_isWhatTheCommandPrints() throws IOException {
        List<String> shown =
                blocks().stream().filter(block -> block.startsWith(PROMPT)).toList();
        assertFalse(shown.isEmpty(), "the README shows no output");
        for (String block : shown) {
            int end = block.indexOf('\n');
            Ran ran = Ran.keyproof(block.substring(PROMPT.length(), end).split(" "));
            assertEquals(block.substring(end + 1), ran.out());
        }
    }

    @Test
    void namedFiles_areThere() throws IOException {
        Matcher named = NAMED.matcher(Files.readString(Path.of("README.md")));
        while (named.find()) {
            assertTrue(Files.exists(Path.of(named.group(1))), named.group(1) + " is named and not there");
        }
    }

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        String[] parts = Files.readString(Path.of("README.md")).split("(?m)^```.*\n");
        for (int i = 1; i < parts.length; i += 2) {
            blocks.add(parts[i]);
        }
        return blocks;
    }
}
