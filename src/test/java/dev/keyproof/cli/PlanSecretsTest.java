package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** A plan holds secrets that look like nothing: what is marked sensitive, and what nobody judges, is never printed. */
class PlanSecretsTest {
    private static final String CANARY = "canary77";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> plantedSecret_isInNoOutput() throws IOException {
        String plan = Files.readString(Path.of("samples", "compliant", "plan-system-identity-rbac", "plan.json"))
                // Marked sensitive, and judged.
                .replace("\"name\": \"kv-backup-cmk\"", "\"name\": \"kv-" + CANARY + "\"")
                .replace("\"after_sensitive\": {}", "\"after_sensitive\": {\"name\": true}")
                // Beside values that have a finding, and not judged.
                .replace("\"key_type\": \"RSA\"", "\"key_type\": \"EC\", \"note\": \"" + CANARY + "\"")
                .replace("\"tags\": null", "\"tags\": {\"password\": \"" + CANARY + "\"}")
                .replace("\"location\": \"switzerlandnorth\"", "\"location\": \"westeurope\"");
        assertTrue(plan.contains(CANARY) && plan.contains("\"name\": true"), "the sample has changed");
        String oneLine = new ObjectMapper().readTree(plan).toString();
        List<DynamicTest> tests = new ArrayList<>();
        for (String text : List.of(plan, oneLine)) {
            String form = text.contains("\n") ? "lines" : "one line";
            for (String format : List.of("text", "json", "sarif", "junit")) {
                tests.add(DynamicTest.dynamicTest(form + ", " + format, () -> check(text, format)));
            }
        }
        return tests.stream();
    }

    private void check(String plan, String format) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.json"), plan);
        Ran ran = Ran.keyproof("check", file.toString(), "--format", format, "--as-of", "2026-06-01T00:00:00Z");
        String printed = ran.out() + ran.err();
        assertTrue(printed.contains("key-type-unsupported"), printed);
        assertFalse(printed.contains(CANARY), printed);
    }
}
