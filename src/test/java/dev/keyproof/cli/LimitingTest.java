package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every limit is an option, and every finding about one names it. */
class LimitingTest {
    private static final String KEYS =
            "kind: Key\nname: a\nstore: kv\n---\nkind: Key\nname: b\nstore: kv\nx: y\ny: z\n";
    private static final Map<Limit, Map.Entry<Integer, String>> HINDERED = Map.ofEntries(
            Map.entry(Limit.DESCRIPTOR_BYTES, Map.entry(10, "a.yaml")),
            Map.entry(Limit.JSON_BYTES, Map.entry(10, "a.json")),
            Map.entry(Limit.TOTAL_BYTES, Map.entry(10, "a.yaml")),
            Map.entry(Limit.FILES, Map.entry(1, ".")),
            Map.entry(Limit.FOLDER_DEPTH, Map.entry(1, ".")),
            Map.entry(Limit.YAML_DOCUMENTS, Map.entry(1, "a.yaml")),
            Map.entry(Limit.YAML_DEPTH, Map.entry(1, "deep.yaml")),
            Map.entry(Limit.YAML_EVENTS, Map.entry(9, "a.yaml")),
            Map.entry(Limit.SCALAR_CHARACTERS, Map.entry(3, "deep.yaml")),
            Map.entry(Limit.JSON_DEPTH, Map.entry(2, "a.json")),
            Map.entry(Limit.DIAGNOSTICS_PER_FILE, Map.entry(1, "faults.yaml")),
            Map.entry(Limit.RESOURCES, Map.entry(1, "a.yaml")),
            Map.entry(Limit.EXPRESSION_CHARACTERS, Map.entry(9, "template.json")),
            Map.entry(Limit.EXPRESSION_DEPTH, Map.entry(1, "template.json")),
            Map.entry(Limit.EXPRESSION_STEPS, Map.entry(2, "template.json")),
            Map.entry(Limit.COPY_INSTANCES, Map.entry(1, "template.json")));

    private static final String TEMPLATE = """
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
              "contentVersion": "1.0.0.0",
              "resources": [
                {
                  "type": "Microsoft.KeyVault/vaults",
                  "apiVersion": "2023-07-01",
                  "name": "[concat('kv-', string(copyIndex()))]",
                  "location": "westeurope",
                  "copy": {"name": "vaults", "count": 3},
                  "properties": {}
                }
              ]
            }
            """;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> finding_namesTheOptionThatRaisesItsLimit() {
        return HINDERED.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey().option(), () -> {
                    Estates.write(folder, "a.yaml", KEYS);
                    Estates.write(folder, "deep.yaml", "kind: [Texts, [x]]\n");
                    Estates.write(folder, "faults.yaml", "kind: x\n---\nkind: y\n---\nkind: z\n");
                    Estates.write(folder, "a.json", "[[[[\"a text\"]]]]");
                    Estates.write(folder, "one/two/three.yaml", KEYS);
                    Estates.write(folder, "template.json", TEMPLATE);
                    String option = row.getKey().option();
                    Ran ran = Ran.in(
                            folder,
                            "",
                            "check",
                            row.getValue().getValue(),
                            "--limit",
                            option + "=" + row.getValue().getKey());
                    assertEquals(2, ran.code());
                    assertTrue(ran.out().contains("raise the limit with `--limit " + option + "=N`"), ran.out());
                }));
    }

    @Test
    void everyLimit_isTried() {
        // Digits are bounded without a way around: no field holds more. Seconds are tried with a run that is too long.
        Set<Limit> others = EnumSet.of(Limit.INTEGER_DIGITS, Limit.SECONDS);
        others.addAll(HINDERED.keySet());
        assertEquals(EnumSet.allOf(Limit.class), others);
    }

    @Test
    void highestValueOfEveryLimit_isAcceptedAndHarmless() throws Exception {
        Estates.write(folder, "a.yaml", Estates.compliant());
        Estates.write(folder, "deep.yaml", "kind: " + "[".repeat(1_000) + "]".repeat(1_000) + "\n");
        Estates.write(folder, "deep.json", "[".repeat(1_000) + "]".repeat(1_000));
        String all = String.join(
                ",",
                Stream.of(Limit.values())
                        .map(limit -> limit.option() + "=" + limit.most())
                        .toList());
        Ran ran = Ran.in(folder, "", "check", ".", "--limit", all, "--format", "brief", "--as-of", Estates.AS_OF);
        assertEquals(2, ran.code(), ran.err());
        assertEquals("", ran.err());
        assertEquals(
                0,
                Ran.in(folder, Estates.compliant(), "check", "-", "--limit", all)
                        .code());
    }

    @Test
    void bytesOfAllFiles_mayExceedWhatAnIntHolds() {
        Limits limits = Limiting.of(new CheckCommand(console()), List.of("total-bytes=4294967296"));
        assertEquals(1L << 32, limits.of(Limit.TOTAL_BYTES));
    }

    private static Console console() {
        PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(InputStream.nullInputStream(), nobody, nobody, Path.of(""), false, false);
    }
}
