package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The printed script, run with a stand-in for the Azure CLI; and what {@code check} says of the folder it makes. */
class CollectCommandTest {
    private static final Path SAMPLE = Path.of("samples/unknown/private-endpoint-not-shown");
    private static final String SUBSCRIPTION = "1b6fd7a9-e053-4c28-9741-d8f2a60c3be5";
    private static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/";
    private static final String VAULT =
            GROUP + "rg-harbor-backup/providers/Microsoft.DataProtection/backupVaults/bv-harbor-prod";
    private static final String IDENTITY =
            GROUP + "rg-harbor-backup/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-harbor-backup";
    private static final Pattern READS = Pattern.compile("(account|extension) (show|list) .*"
            + "|(dataprotection backup-(vault|instance)|identity|keyvault|keyvault key|keyvault role assignment"
            + "|role assignment|network private-endpoint) (show|list) .*");
    private static final Map<String, String> NONE = Map.of();

    @TempDir
    Path folder;

    @BeforeEach
    void placeTheStandIn() throws IOException {
        assumeTrue(Files.exists(Path.of("/bin/sh")), "no POSIX shell is at hand");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path az = Files.copy(Path.of("src/test/resources/collect/az"), bin.resolve("az"));
        assertTrue(az.toFile().setExecutable(true));
        Path answers = Files.createDirectories(folder.resolve("answers"));
        Files.copy(SAMPLE.resolve("backup-vault.json"), answers.resolve("backup-vault.json"));
        Files.copy(SAMPLE.resolve("key-vault.json"), answers.resolve("key-store.json"));
        Files.copy(SAMPLE.resolve("key.json"), answers.resolve("key.json"));
        Files.copy(SAMPLE.resolve("role-assignments.json"), answers.resolve("role-assignments.json"));
        answer("private-endpoints.json", "[]");
        answer("identity.json", """
                {
                  "clientId": "38e7d06b-c149-4a5f-b2f8-61d094ce7a25",
                  "id": "%s",
                  "name": "id-harbor-backup",
                  "principalId": "f58a13c7-2e60-4db9-8c74-9ab6e0d5317f",
                  "type": "Microsoft.ManagedIdentity/userAssignedIdentities"
                }
                """.formatted(IDENTITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash"})
    void gatheredFolder_isAValidInput(String shell) throws Exception {
        assumeTrue(isThere(shell), shell + " is not at hand");
        Done done = run(shell, NONE, "--vault", "bv-harbor-prod", "--resource-group", "rg-harbor-backup");
        assertEquals(0, done.code(), done.said());
        assertEquals(
                List.of(
                        "001-backup-vault-bv-harbor-prod.json",
                        "002-identity-id-harbor-backup.json",
                        "003-key-vault-kv-harbor.json",
                        "004-role-assignments-kv-harbor-harbor-backup.json",
                        "005-key-kv-harbor-harbor-backup.json"),
                files("keyproof-input"));
        assertEquals("", check("--complete"));
        assertTrue(done.said().contains("next: keyproof check keyproof-input"), done.said());
    }

    @Test
    void everyCommand_reads() throws Exception {
        Done done = run("sh", NONE, "--subscription", SUBSCRIPTION);
        assertEquals(0, done.code(), done.said());
        List<String> commands = Files.readAllLines(folder.resolve("az.log"));
        assertTrue(commands.size() > 10, commands.toString());
        for (String command : commands) {
            assertTrue(READS.matcher(command).matches(), command);
        }
        assertTrue(commands.contains("identity show --ids " + IDENTITY + " --only-show-errors --output json"));
        assertTrue(
                commands.stream()
                        .anyMatch(command -> command.contains("--resource-group rg-harbor-backup --vault-name")),
                commands.toString());
    }

    @Test
    void scriptItself_namesNoCommandThatWrites() {
        String script = Ran.keyproof("collect", "--subscription", "s").out();
        assertTrue(script.startsWith("#!/bin/sh\n"));
        assertFalse(Pattern.compile("\\b(create|delete|update|purge|recover|restore|import|rotate)\\b +--")
                .matcher(script)
                .find());
        assertFalse(script.contains("eval"));
    }

    @Test
    void privateEndpoint_isGathered() throws Exception {
        answer("private-endpoints.json", """
                [
                  {
                    "id": "%srg-net/providers/Microsoft.Network/privateEndpoints/pe-harbor",
                    "name": "pe-harbor",
                    "privateLinkServiceConnections": [{"privateLinkServiceId": "%s"}],
                    "type": "Microsoft.Network/privateEndpoints"
                  }
                ]
                """.formatted(GROUP, VAULT));
        assertEquals(0, run("sh", NONE, "--vault", VAULT).code());
        String found = check("--complete");
        assertTrue(found.contains("error[user-assigned-identity-with-private-endpoint]"), found);
    }

    @Test
    void managedHsm_isGatheredWithItsLocalRoles() throws Exception {
        String hsm = GROUP + "rg-harbor-keys/providers/Microsoft.KeyVault/managedHSMs/hsm-harbor";
        Path vault = folder.resolve("answers/backup-vault.json");
        Files.writeString(
                vault, Files.readString(vault).replace("kv-harbor.vault.azure.net", "hsm-harbor.managedhsm.azure.net"));
        answer("key-store.json", """
                {
                  "id": "%s",
                  "location": "switzerlandnorth",
                  "name": "hsm-harbor",
                  "properties": {
                    "enablePurgeProtection": true,
                    "enableSoftDelete": true,
                    "hsmUri": "https://hsm-harbor.managedhsm.azure.net/",
                    "provisioningState": "Succeeded",
                    "publicNetworkAccess": "Enabled",
                    "softDeleteRetentionInDays": 90
                  },
                  "type": "Microsoft.KeyVault/managedHSMs"
                }
                """.formatted(hsm));
        Path key = folder.resolve("answers/key.json");
        Files.writeString(
                key,
                Files.readString(key)
                        .replace("kv-harbor.vault.azure.net", "hsm-harbor.managedhsm.azure.net")
                        .replace("\"kty\": \"RSA\"", "\"kty\": \"RSA-HSM\""));
        answer("role-assignments.json", "[]");
        answer("local-role-assignments.json", """
                [
                  {
                    "id": "/providers/Microsoft.Authorization/roleAssignments/5f0f2d3b-5f5e-4d0b-8a26-0a4ac3d6b1c7",
                    "name": "5f0f2d3b-5f5e-4d0b-8a26-0a4ac3d6b1c7",
                    "principalId": "f58a13c7-2e60-4db9-8c74-9ab6e0d5317f",
                    "roleDefinitionId": "Microsoft.KeyVault/providers/Microsoft.Authorization/roleDefinitions/33413926-3206-4cdd-b39a-83574fe37a17",
                    "roleName": "Managed HSM Crypto Service Encryption User",
                    "scope": "/keys/harbor-backup"
                  }
                ]
                """);
        Done done = run("sh", NONE, "--vault", VAULT);
        assertEquals(0, done.code(), done.said());
        assertTrue(files("keyproof-input").contains("004-local-role-assignments-hsm-harbor.json"), done.said());
        assertEquals("", check("--complete"));
    }

    @Test
    void keyVaultOfAnotherSubscription_isFound() throws Exception {
        Done done = run("sh", Map.of("AZ_STORE_IN", "another"), "--vault", VAULT);
        assertEquals(0, done.code(), done.said());
        assertTrue(done.said().contains("az keyvault show --subscription another --name kv-harbor"), done.said());
        assertEquals("", check("--complete"));
    }

    @Test
    void whatCannotBeRead_isSaidAndUnknown() throws Exception {
        Files.delete(folder.resolve("answers/key.json"));
        Done done = run("sh", NONE, "--vault", VAULT);
        assertEquals(1, done.code(), done.said());
        assertTrue(done.said().contains("could not be gathered: ERROR: (Forbidden) no key.json"), done.said());
        assertTrue(done.said().contains("1 things could not be gathered"), done.said());
        assertTrue(check().contains("unknown["), check());
    }

    @Test
    void scriptOnStandardInput_isNotEatenByTheCommands() throws Exception {
        Path script = script("--vault", VAULT);
        ProcessBuilder builder = builder(Map.of("AZ_STDIN", "yes"), "sh");
        builder.redirectInput(script.toFile());
        Done done = done(builder);
        assertEquals(0, done.code(), done.said());
    }

    @Test
    void folderWithSomethingInIt_isLeftAlone() throws Exception {
        Files.createDirectories(folder.resolve("keyproof-input"));
        Files.writeString(folder.resolve("keyproof-input/old.json"), "{}");
        Done done = run("sh", NONE, "--vault", VAULT);
        assertEquals(2, done.code());
        assertEquals("collect: keyproof-input is there already and not empty\n", done.said());
        assertEquals(List.of("old.json"), files("keyproof-input"));
    }

    @Test
    void withoutLogin_nothingIsBegun() throws Exception {
        Done done = run("sh", Map.of("AZ_LOGGED_OUT", "yes"), "--vault", VAULT);
        assertEquals(2, done.code());
        assertEquals("collect: az is not logged in; `az login` does it\n", done.said());
        assertFalse(Files.exists(folder.resolve("keyproof-input")));
    }

    @Test
    void hostileNames_stayWords() throws Exception {
        String hostile = "it's $(touch pwned) `touch pwned` \"; touch pwned; \\";
        Done done = run("sh", NONE, "--subscription", hostile, "--out", "out '$(touch pwned)'");
        assertEquals(0, done.code(), done.said());
        assertFalse(Files.exists(folder.resolve("pwned")));
        assertTrue(Files.isDirectory(folder.resolve("out '$(touch pwned)'")));
        assertTrue(Files.readString(folder.resolve("az.log")).contains("--subscription " + hostile + " --query [].id"));
    }

    @Test
    void hostileAnswers_stayWords() throws Exception {
        Path vault = folder.resolve("answers/backup-vault.json");
        Files.writeString(
                vault,
                Files.readString(vault)
                        .replace("https://kv-harbor.vault", "https://kv$(touch pwned)`touch pwned`.vault")
                        .replace("Identities/id-harbor-backup\"", "Identities/../../$(touch pwned)\""));
        Done done = run("sh", NONE, "--vault", VAULT);
        assertEquals(1, done.code(), done.said());
        assertTrue(done.said().contains("a vault has a key URI with names that no key has"), done.said());
        assertFalse(Files.exists(folder.resolve("pwned")));
        try (Stream<Path> made = Files.walk(folder.resolve("keyproof-input"))) {
            assertTrue(made.allMatch(path -> path.toString().matches(".*/keyproof-input(/[0-9A-Za-z_.-]+)?")));
        }
    }

    @Test
    void quoted_standsInSingleQuotes() {
        assertEquals("'it'\\''s'", CollectCommand.quoted("it's"));
    }

    private void answer(String name, String text) throws IOException {
        Files.writeString(folder.resolve("answers").resolve(name), text);
    }

    private record Done(int code, String said) {}

    private Path script(String... options) throws IOException {
        String[] arguments =
                Stream.concat(Stream.of("collect"), Stream.of(options)).toArray(String[]::new);
        Ran ran = Ran.keyproof(arguments);
        assertEquals(0, ran.code(), ran.err());
        return Files.writeString(folder.resolve("collect.sh"), ran.out());
    }

    private Done run(String shell, Map<String, String> settings, String... options) throws Exception {
        script(options);
        assertEquals(new Done(0, ""), done(builder(settings, shell, "-n", "collect.sh")));
        return done(builder(settings, shell, "collect.sh"));
    }

    private ProcessBuilder builder(Map<String, String> settings, String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = new TreeMap<>(settings);
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        environment.put("AZ_ANSWERS", folder.resolve("answers").toString());
        environment.put("AZ_LOG", folder.resolve("az.log").toString());
        environment.put("LC_ALL", "C.UTF-8");
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true);
    }

    private static Done done(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Done(process.waitFor(), said);
    }

    private static boolean isThere(String shell) {
        return Files.exists(Path.of("/bin", shell)) || Files.exists(Path.of("/usr/bin", shell));
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> found = Files.list(folder.resolve(name))) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** What {@code check} finds in the folder, without its summary. */
    private String check(String... options) {
        String[] arguments = Stream.concat(
                        Stream.of("check", "keyproof-input", "--format", "brief", "--as-of", Estates.AS_OF),
                        Stream.of(options))
                .toArray(String[]::new);
        List<String> lines = Ran.in(folder, "", arguments).out().lines().toList();
        return String.join("\n", lines.subList(0, lines.size() - 1));
    }
}
