package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The command from its words to its exit code. */
class SimulateCommandTest {
    private static final String INSTANT = "2026-06-01T00:00:00Z";

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> compliantEstate_givesBackEveryByte() {
        return Stream.of(
                        "user-identity-rbac",
                        "system-identity-rbac",
                        "access-policies",
                        "managed-hsm",
                        "inherited-grant",
                        "versioned-key",
                        "wider-role")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Ran ran = Ran.keyproof(
                            "simulate", "samples/compliant/" + name, "--as-of", INSTANT, "--size", "200KiB");
                    assertEquals(0, ran.code(), ran.out() + ran.err());
                    assertEquals("", ran.err());
                    assertTrue(ran.out().contains("every byte came back, SHA-256"), ran.out());
                }));
    }

    @Test
    void vaultThatCannotBeEnabled_tellsTheCallTheCodeAndTheCause() {
        Ran ran = Ran.keyproof("simulate", "samples/violating/unwrap-not-granted", "--as-of", INSTANT);
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("refused with UserErrorCMKKeyVaultAuthFailure"), ran.out());
        assertTrue(ran.out().contains("because the identity may not unwrap with the key"), ran.out());
        assertTrue(ran.out().contains("unwrap 403 Forbidden/ForbiddenByPolicy"), ran.out());
        assertTrue(ran.out().contains("1 timeline, 1 not as expected"), ran.out());
    }

    @Test
    void unknownFields_areListedAsTakenForCompliant() {
        Ran ran = Ran.keyproof("simulate", "samples/unknown/vault-alone", "--as-of", INSTANT);
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("taken as: "), ran.out());
    }

    @Test
    void keptFiles_haveThePrintedDigests() throws Exception {
        Ran ran = Ran.in(folder, "", "simulate", "--drill", "standard", "--size", "3MiB", "--keep", "kept");
        assertEquals(0, ran.code(), ran.out() + ran.err());
        for (int point : List.of(1, 2)) {
            Path saved = folder.resolve("kept/standard-bv-drill-point-" + point + ".saved");
            Path restored = folder.resolve("kept/standard-bv-drill-point-" + point + ".restored");
            assertEquals(3 << 20, Files.size(saved));
            assertEquals(-1, Files.mismatch(saved, restored));
            assertTrue(ran.out().contains(sha256(saved)), "the digest of point " + point);
        }
    }

    @Test
    void sameSeedAndInput_giveTheSameBytes() {
        String[] words = {"simulate", "--drill", "D7", "--format", "json", "--seed", "7"};
        Ran ran = Ran.keyproof(words);
        assertEquals(0, ran.code(), ran.err());
        assertEquals(ran.out(), Ran.keyproof(words).out());
        assertTrue(ran.out().contains("\"seed\":7,"));
    }

    @Test
    void switch_isSetAndNamedInTheOutput() {
        Ran ran = Ran.keyproof("simulate", "--drill", "D9", "--set", "sim-A1=key-vault-only");
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("sim-A1 expired-key-restore=key-vault-only"), ran.out());
        assertTrue(ran.out().contains("error[expectation-differs]"), ran.out());
        assertTrue(ran.out().contains("--> samples/drills/d09-key-expired.yaml:"), ran.out());
    }

    @Test
    void drillThatDoesNotFitTheVault_isNotRun() {
        Ran ran = Ran.keyproof("simulate", "samples/compliant/user-identity-rbac", "--drill", "D6", "--as-of", INSTANT);
        assertEquals(0, ran.code());
        assertTrue(
                ran.out().contains("not run: it is a drill for a vault that encrypts as its system-assigned identity"),
                ran.out());
        assertTrue(ran.out().contains("nothing was run: no drill fits the vaults"), ran.out());
    }

    @Test
    void drillOnAnEstateOfTheUser_goesAsOnItsOwn() {
        Ran ran = Ran.keyproof("simulate", "samples/compliant/managed-hsm", "--drill", "D4", "--as-of", INSTANT);
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("SILENT"), ran.out());
    }

    @Test
    void ownScenario_startsFromTheEstateItNames() throws IOException {
        Files.createDirectories(folder.resolve("estate"));
        Files.copy(Path.of("samples/compliant/access-policies/estate.yaml"), folder.resolve("estate/vault.yaml"));
        Files.writeString(
                folder.resolve("mine.yaml"),
                "drill: mine\ntitle: Mine\nestate: estate\nsteps:\n  - {do: EnableCmk, expect: done}\n");
        Ran ran = Ran.in(folder, "", "simulate", "--scenario", "mine.yaml");
        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("vault bv-orders-prod"), ran.out());
    }

    @Test
    void wrongScenario_isUnreadable() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "drill: mine\ntitle: Mine\nsteps:\n  - {do: Bakcup}\n");
        Ran ran = Ran.in(folder, "", "simulate", "--scenario", "mine.yaml");
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("there is no operation `Bakcup`"), ran.err());
        assertTrue(ran.err().contains("--> mine.yaml:4:10"), ran.err());
    }

    @Test
    void impossibleStep_isAMistakeOfTheScenario() throws IOException {
        String drill = Files.readString(Path.of("samples/drills/d12-reference-with-version.yaml"));
        Files.writeString(
                folder.resolve("mine.yaml"),
                drill.replace("do: DisableVersion, version: 1", "do: DisableVersion, version: 5"));
        Ran ran = Ran.in(folder, "", "simulate", "--scenario", "mine.yaml");
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("error[impossible-step]: the key `kek` has no version 5"), ran.out());
    }

    @Test
    void drawing_isWrittenAndNeverOverAnotherFile() throws IOException {
        Path target = folder.resolve("t.svg");
        Ran ran = Ran.in(folder, "", "simulate", "--drill", "D22", "--timeline", "t.svg");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(Files.readString(target).startsWith("<svg "));
        Files.writeString(target, "something else");
        ran = Ran.in(folder, "", "simulate", "--drill", "D22", "--timeline", "t.svg");
        assertEquals(2, ran.code());
        assertEquals("keyproof: `t.svg` is not written: there is something else in its place\n", ran.err());
        assertEquals("something else", Files.readString(target));
    }

    @Test
    void misuse_isToldInOneSentence() {
        misuse("simulate takes files or folders, --drill or --scenario");
        misuse("there is no drill `D29`; did you mean `D19`, `D2`, `D20` or `D21`?", "--drill", "D29");
        misuse("--set: `sim-A9` takes one of `next-success`, `never`", "--drill", "D1", "--set", "sim-A9=soon");
        misuse("--size takes a size up to 16GiB, as `256MiB`; found `1TB`", "--drill", "D1", "--size", "1TB");
        misuse("--seed takes a whole number of at most 15 digits; found `-1`", "--drill", "D1", "--seed=-1");
        misuse(
                "--timeline takes a file that ends in .svg or .html; found `t.png`",
                "--drill",
                "D1",
                "--timeline",
                "t.png");
        misuse("--scenario and --drill do not go together", "--drill", "D1", "--scenario", "x.yaml");
    }

    private static void misuse(String sentence, String... words) {
        Ran ran = Ran.keyproof(
                Stream.concat(Stream.of("simulate"), Stream.of(words)).toArray(String[]::new));
        assertEquals("keyproof: " + sentence + "\nhelp: keyproof simulate --help\n", ran.err());
        assertEquals(2, ran.code());
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
