package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

class ConvertCommandTest {
    @TempDir
    Path folder;

    @Test
    void convertedAgain_isTheSameText() throws IOException {
        Estates.write(folder, "a.yaml", Estates.open());
        String once = Ran.in(folder, "", "convert", "a.yaml").out();
        assertEquals(once, Ran.in(folder, once, "convert", "-").out());
        assertTrue(once.contains("!unknown"), once);
    }

    @Test
    void answerOfTheService_keepsWhatDefaultsDependOn() {
        Ran ran = Ran.keyproof("convert", "samples/compliant/az-output/role-assignments.json");
        assertTrue(ran.out().startsWith("""
                ---
                kind: Estate
                roleAssignmentsListed: true
                ---
                kind: RoleAssignment
                origin:
                  direction: read
                """), ran.out());
    }

    @Test
    void statesOfOneResource_areEstatesOfTheirOwn() {
        String vault = "{\"location\": \"westus\", \"properties\": {\"storageSettings\": []}}";
        String answer = vault.replace(
                "{\"location",
                "{\"name\": \"bv\", \"type\":" + " \"Microsoft.DataProtection/backupVaults\", \"location");
        Ran ran = Ran.in(
                folder,
                "{\"parameters\": {\"vaultName\": \"bv\", \"api-version\": \"2024-04-01\", \"parameters\": " + vault
                        + "}, \"responses\": {\"200\": {\"body\": " + answer + "}}}",
                "convert",
                "-");
        assertTrue(ran.out().startsWith("""
                ---
                kind: BackupVault
                origin:
                  direction: create
                  apiVersion: 2024-04-01
                  estate: 1
                name: bv
                """), ran.out());
        assertTrue(ran.out().contains("""
                origin:
                  direction: read
                  apiVersion: 2024-04-01
                  estate: 2
                """), ran.out());
        assertEquals(ran.out(), Ran.in(folder, ran.out(), "convert", "-").out());
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
}
