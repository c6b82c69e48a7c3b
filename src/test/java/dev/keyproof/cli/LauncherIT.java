package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the top of the repository as a process of its own, on the jar that was just built. */
class LauncherIT {
    @TempDir
    Path folder;

    @BeforeAll
    static void shellIsThere() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh: the launcher is a shell script");
    }

    @Test
    void compliantSample_endsWithZeroAndSaysSoAlone() throws Exception {
        Ran ran = launch("", "check", "samples/compliant/user-identity-rbac", "--as-of", "2026-06-01T00:00:00Z");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("no findings in 1 file; "), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void violatingSample_endsWithOne() throws Exception {
        Ran ran =
                launch("", "check", "samples/violating/ec-key", "--format", "brief", "--as-of", "2026-06-01T00:00:00Z");
        assertEquals(1, ran.code(), ran.err());
        assertTrue(
                ran.out().startsWith("samples/violating/ec-key/estate.yaml:28:7: error[key-type-unsupported]: "),
                ran.out());
    }

    @Test
    void brokenInputOnStandardInput_endsWithTwoAndNamesThePlace() throws Exception {
        Ran ran = launch("kind: Key\nname: [\n", "check", "-", "--format", "brief");
        assertEquals(2, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("<stdin>:"), ran.out());
    }

    @Test
    void jsonOutput_isJsonAlone() throws Exception {
        Ran ran = launch("", "check", "samples/compliant/access-policies", "--format", "json");
        assertTrue(ran.out().startsWith("{") && ran.out().stripTrailing().endsWith("}"), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void linkToTheLauncher_findsItsHome() throws Exception {
        Path link = Files.createSymbolicLink(
                folder.resolve("kp"), Path.of("keyproof").toAbsolutePath());
        Ran ran = run(List.of(link.toString(), "--version"), "");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("keyproof "), ran.out());
    }

    private Ran launch(String input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("./keyproof"));
        command.addAll(List.of(arguments));
        return run(command, input);
    }

    private Ran run(List<String> command, String input) throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int code = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ran(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
