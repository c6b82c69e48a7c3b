package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class ConvertCommandTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> converted_isJudgedAsBefore() {
        return Stream.of(
                        "compliant/az-output",
                        "compliant/mixed-formats",
                        "compliant/managed-hsm",
                        "compliant/access-policies",
                        "compliant/user-identity-rbac",
                        "violating/ec-key",
                        "violating/az-output-wrong-role")
                .map(sample -> DynamicTest.dynamicTest(sample, () -> {
                    Ran converted = Ran.keyproof("convert", "samples/" + sample);
                    assertEquals(0, converted.code(), converted.err());
                    assertEquals(
                            verdicts(Ran.keyproof(check("samples/" + sample))),
                            verdicts(Ran.in(folder, converted.out(), check("-"))));
                }));
    }

    @Test
    void convertedAgain_isTheSameText() throws IOException {
        Estates.write(folder, "a.yaml", Estates.open());
        String once = Ran.in(folder, "", "convert", "a.yaml").out();
        assertEquals(once, Ran.in(folder, once, "convert", "-").out());
        assertTrue(once.contains("!unknown"), once);
    }

    @Test
    void unreadableFile_isToldOnStandardErrorAndTwo() throws IOException {
        Estates.write(folder, "a.yaml", Estates.compliant());
        Estates.write(folder, "b.yaml", "kind: [\n");
        Ran ran = Ran.in(folder, "", "convert", ".");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("b.yaml:"), ran.err());
        assertTrue(ran.out().contains("kind: BackupVault"), ran.out());
    }

    @Test
    void schema_isJson() {
        Ran ran = Ran.keyproof("convert", "--schema");
        assertEquals(0, ran.code());
        assertTrue(new ObjectMapper().readTree(ran.out()).has("$schema"));
    }

    private static String[] check(String path) {
        return new String[] {"check", path, "--format", "json", "--as-of", Estates.AS_OF};
    }

    private static List<String> verdicts(Ran ran) {
        List<String> verdicts = new ArrayList<>();
        for (JsonNode verdict : new ObjectMapper().readTree(ran.out()).get("verdicts")) {
            verdicts.add(verdict.get("rule").asString() + " "
                    + verdict.get("resource").asString() + " "
                    + verdict.get("outcome").asString());
        }
        verdicts.sort(null);
        return verdicts;
    }
}
