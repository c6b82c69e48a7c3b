package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells a script; the highest that applies wins. */
class ExitCodeTest {
    @TempDir
    Path folder;

    @Test
    void nothingWrong_isZero() throws IOException {
        Estates.write(folder, "a.yaml", Estates.compliant());
        assertEquals(0, check().code());
    }

    @Test
    void error_isOne() throws IOException {
        Estates.write(folder, "a.yaml", Estates.failing());
        assertEquals(1, check().code());
    }

    @Test
    void noteBelowFailOn_isZero() throws IOException {
        Estates.write(folder, "a.yaml", Estates.pinned());
        assertEquals(0, check().code());
        assertEquals(0, check("--fail-on", "warning").code());
        assertEquals(1, check("--fail-on", "note").code());
    }

    @Test
    void unknown_followsItsPolicy() throws IOException {
        Estates.write(folder, "a.yaml", Estates.open());
        assertEquals(0, check().code());
        assertEquals(0, check("--unknown", "pass").code());
        assertEquals(1, check("--unknown", "fail").code());
        assertTrue(check("--format", "json").out().contains("\"result\": \"unknown\""));
        assertTrue(check("--format", "json", "--unknown", "pass").out().contains("\"result\": \"pass\""));
    }

    @Test
    void unreadableFileBesideAFinding_isTwoAndTheFindingIsStillTold() throws IOException {
        Estates.write(folder, "a.yaml", Estates.failing());
        Estates.write(folder, "b.yaml", "kind: [\n");
        Ran ran = check();
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("a.yaml:30:7: error[key-type-unsupported]"), ran.out());
        assertTrue(ran.out().contains("b.yaml:"), ran.out());
    }

    @Test
    void pathThatIsNotThere_isTwo() {
        Ran ran = Ran.in(folder, "", "check", "nowhere.yaml", "--format", "brief");
        assertEquals(2, ran.code());
        assertTrue(ran.out().startsWith("nowhere.yaml:1:1: error[no-such-path]: "), ran.out());
    }

    @Test
    void emptyRun_saysSoInEveryFormat() throws IOException {
        Estates.write(folder, "a.yaml", "# nothing yet\n");
        for (String format : List.of("text", "brief", "sarif", "junit")) {
            Ran ran = check("--format", format);
            assertEquals(0, ran.code(), format);
            assertTrue(ran.out().contains("nothing was checked"), ran.out());
        }
        assertTrue(check("--format", "json").out().contains("\"result\": \"empty\""));
    }

    @Test
    void emptyRun_isTwoOnRequest() throws IOException {
        Estates.write(folder, "a.yaml", "# nothing yet\n");
        assertEquals(2, check("--fail-on-empty").code());
    }

    @Test
    void runThatTakesTooLong_isTwoWithOneProblemOfItsOwnKind() throws IOException {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            keys.append("kind: Key\nname: k").append(i).append("\nstore: kv\ntype: EC\n---\n");
        }
        for (String name : List.of("a", "b", "c", "d", "e", "f")) {
            Estates.write(folder, name + ".yaml", keys.toString());
        }
        Ran ran = check("--limit", "seconds=1", "--format", "json");
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("\"kind\": \"limit\""), ran.out());
        assertTrue(ran.out().contains("`--limit seconds=N`"), ran.out());
        assertTrue(ran.out().contains("\"verdicts\": []"), ran.out());
    }

    private Ran check(String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(
                new String[] {"check", ".", "--as-of", Estates.AS_OF, "--format", "brief"}, 0, arguments, 0, 6);
        if (List.of(more).contains("--format")) {
            arguments = new String[more.length + 4];
            System.arraycopy(new String[] {"check", ".", "--as-of", Estates.AS_OF}, 0, arguments, 0, 4);
        }
        System.arraycopy(more, 0, arguments, arguments.length - more.length, more.length);
        return Ran.in(folder, "", arguments);
    }
}
