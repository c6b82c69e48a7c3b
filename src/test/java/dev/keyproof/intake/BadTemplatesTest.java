package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates that Azure would refuse: one problem each, at its place, and what it decides is unknown. */
class BadTemplatesTest {
    private static final String VAULT = "{\"type\": \"Microsoft.KeyVault/vaults\", \"name\": ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"resources\": \"x\"|error wrong-type 2:14 /resources ~resources~ is a text, not a list or an object",
                "\"resources\": [7]|error wrong-type 2:15 /resources/0 a resource of the template is a whole number, not an"
                        + " object",
                "\"resources\": [{\"name\": \"a\"}]|error resource-without-type 2:15 /resources/0 a resource of the template"
                        + " has no type",
                "\"resources\": [{\"type\": \"Microsoft.KeyVault/vaults\"}]|error resource-without-name 2:15 /resources/0 a"
                        + " resource of the template has no name",
                "\"resources\": [VAULT\"a/b\"}]|error name-and-type-differ 2:61 /resources/0/name the name ~a/b~ has 2"
                        + " parts, but the type ~Microsoft.KeyVault/vaults~ needs one part",
                "\"resources\": [VAULT\"a\", \"copy\": 3}]|error wrong-type 2:74 /resources/0/copy ~copy~ of a resource is a"
                        + " whole number, not an object",
                "\"resources\": [VAULT\"a\", \"copy\": {\"name\": \"c\", \"count\": 1000000}}]|error too-many-copies 2:97"
                        + " /resources/0/copy/count the loops of the template make more than 10,000 instances",
                "\"resources\": [VAULT\"a\", \"copy\": {\"name\": \"c\", \"count\": -1}}]|error loop-count-not-a-number 2:97"
                        + " /resources/0/copy/count the ~count~ of a loop is negative",
                "\"parameters\": {\"a\": {\"type\": \"string\", \"defaultValue\": \"[parameters('b')]\"}, \"b\": {\"type\":"
                        + " \"string\", \"defaultValue\": \"[parameters('a')]\"}}, \"resources\": [VAULT\"[parameters('a')]\"}]"
                        + "|error circular-parameter 2:16 /parameters/a the parameter ~a~ refers to itself",
                "\"variables\": {\"a\": \"[variables('a')]\"}, \"resources\": [VAULT\"[variables('a')]\"}]"
                        + "|error circular-variable 2:15 /variables/a the variable ~a~ refers to itself",
                "\"languageVersion\": \"3.1\", \"resources\": []|error language-version 2:20 /languageVersion the template"
                        + " is written in a language version that is not known",
                "\"resources\": [VAULT\"[parameters('x')]\"}]|warning undeclared-parameter 2:61 /resources/0/name the"
                        + " template declares no parameter ~x~",
            })
    void mistake_isOneProblemAtItsPlace(String members, String problem) {
        String schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
        Taken taken = Taken.from(
                "t.json",
                "{\"$schema\": \"" + schema + "\", \"contentVersion\": \"1.0.0.0\",\n" + members.replace("VAULT", VAULT)
                        + "}");
        boolean open = taken.shared().incomplete().isPresent();
        assertEquals(problem.replace('~', '`') + "\n", taken.problems());
        assertTrue(open || problem.startsWith("warning"), "an error leaves the estate open");
    }

    @ParameterizedTest
    @CsvSource({"0", "60", "150", "230"})
    void templateThatIsCut_isOneErrorOfTheText(int length) {
        String whole = "{\n // made by hand\n\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/"
                + "deploymentTemplate.json#\", \"contentVersion\": \"1.0.0.0\", \"resources\": [" + VAULT
                + "\"kv\", \"properties\": {\"enablePurgeProtection\": true}}]}";
        Taken taken = Taken.from("t.json", whole.substring(0, Math.min(length, whole.length())));
        assertTrue(taken.shared().resources().isEmpty());
        assertTrue(length == 0 || taken.problems().lines().count() == 1, taken.problems());
    }
}
