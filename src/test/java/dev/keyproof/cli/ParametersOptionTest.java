package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --parameters}, and parameter files among the inputs. */
class ParametersOptionTest {
    private static final String TEMPLATE = """
            {
              "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
              "contentVersion": "1.0.0.0",
              "parameters": {
                "name": {"type": "string", "defaultValue": "kv"},
                "purge": {"type": "bool", "defaultValue": true},
                "days": {"type": "int", "allowedValues": [7, 90], "defaultValue": 90},
                "note": {"type": "string", "nullable": true}
              },
              "resources": [
                {
                  "type": "Microsoft.KeyVault/vaults",
                  "apiVersion": "2024-11-01",
                  "name": "[parameters('name')]",
                  "condition": "[not(equals(parameters('note'), 'skip'))]",
                  "properties": {
                    "enablePurgeProtection": "[parameters('purge')]",
                    "softDeleteRetentionInDays": "[parameters('days')]"
                  }
                }
              ]
            }
            """;

    @TempDir
    private Path folder;

    private Ran check(String... options) throws IOException {
        Files.writeString(folder.resolve("main.json"), TEMPLATE);
        String[] all = new String[options.length + 6];
        System.arraycopy(
                new String[] {"check", "main.json", "--format", "brief", "--as-of", "2026-06-01T00:00:00Z"},
                0,
                all,
                0,
                6);
        System.arraycopy(options, 0, all, 6, options.length);
        return Ran.in(folder, "", all);
    }

    private static String values(String members) {
        return "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#\","
                + " \"contentVersion\": \"1.0.0.0\",\n\"parameters\": {" + members + "}}";
    }

    @Test
    void valueOfTheCommandLine_decidesAndIsThePlace() throws IOException {
        Ran ran = check("--parameters", "note=x", "--parameters", "purge=false");
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("--parameters:2:7: error[purge-protection-off]"), ran.out());
    }

    @Test
    void laterValues_countBeforeEarlierOnes() throws IOException {
        Ran ran = check("--parameters", "note=x", "--parameters", "purge=false", "--parameters", "purge=true");
        assertEquals(0, ran.code(), ran.out());
    }

    @Test
    void valueOfAText_isNotReadAsJson() throws IOException {
        Ran ran = check("--parameters", "note=x", "--parameters", "name=true,1", "--parameters", "purge=false");
        assertTrue(ran.out().contains("`true,1`"), ran.out());
    }

    @Test
    void fileOfTheOption_isReadAndListed() throws IOException {
        Files.writeString(folder.resolve("prod.json"), values("\"purge\": {\"value\": false}"));
        Ran ran = check("--parameters", "prod.json");
        assertTrue(ran.out().contains("prod.json:2:35: error[purge-protection-off]"), ran.out());
        assertTrue(ran.out().contains("in 2 files"), ran.out());
    }

    @Test
    void fileBesideTheTemplate_isUsed() throws IOException {
        Files.writeString(folder.resolve("main.parameters.json"), values("\"purge\": {\"value\": false}"));
        Files.writeString(folder.resolve("main.json"), TEMPLATE);
        Ran ran = Ran.in(folder, "", "check", ".", "--format", "brief");
        assertTrue(ran.out().contains("main.parameters.json:2:35: error[purge-protection-off]"), ran.out());
    }

    @Test
    void otherFile_isNotedWithTheWayToUseIt() throws IOException {
        Files.writeString(folder.resolve("prod.json"), values("\"purge\": {\"value\": false}"));
        Files.writeString(folder.resolve("main.json"), TEMPLATE);
        Ran ran = Ran.in(folder, "", "check", ".");
        assertTrue(
                ran.out().contains("note[parameter-file-not-used]: the parameter file belongs to no template"),
                ran.out());
        assertTrue(ran.out().contains("give it with `--parameters"), ran.out());
        assertFalse(ran.out().contains("error["), ran.out());
    }

    @Test
    void nullableParameterLeftOut_isUnknownWithoutAnyValueAndNullWithOne() throws IOException {
        Ran without = check();
        assertTrue(without.out().contains("unknown"), without.out());
        Ran with = check("--parameters", "days=7");
        assertFalse(with.out().contains("unknown"), with.out());
        assertEquals(0, with.code(), with.out());
    }

    @Test
    void valueThatNoTemplateDeclares_isOneProblemWithAQuestion() throws IOException {
        Ran ran = check("--parameters", "prge=false", "--parameters", "note=x");
        assertEquals(2, ran.code());
        assertTrue(
                ran.out()
                        .contains(
                                "--parameters:1:1: error[undeclared-parameter]: no template declares the parameter `prge`"),
                ran.out());
    }

    @Test
    void valueOfAnotherType_isOneProblem() throws IOException {
        Ran ran = check("--parameters", "purge=perhaps", "--parameters", "note=x");
        assertEquals(2, ran.code());
        assertTrue(
                ran.out().contains("the value of the parameter `purge` is a text, but its type is `bool`"), ran.out());
    }

    @Test
    void valueThatIsNotAllowed_isOneProblem() throws IOException {
        Ran ran = check("--parameters", "days=8", "--parameters", "note=x");
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("--parameters:1:6: error[parameter-not-allowed]"), ran.out());
    }

    @Test
    void fileThatIsNotThere_isOneProblem() throws IOException {
        Ran ran = check("--parameters", "gone.json");
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("gone.json:1:1: error[no-such-path]: no file is `gone.json`"), ran.out());
    }

    @Test
    void secretOfAKeyVault_isUnknown() throws IOException {
        Files.writeString(
                folder.resolve("prod.json"),
                values("\"purge\": {\"reference\": {\"keyVault\": {\"id\": \"/x\"}, \"secretName\": \"s\"}}"));
        Ran ran = check("--parameters", "prod.json");
        assertEquals(0, ran.code(), ran.out());
        assertTrue(ran.out().contains("prod.json:2:25: unknown[purge-protection-off]"), ran.out());
    }
}
