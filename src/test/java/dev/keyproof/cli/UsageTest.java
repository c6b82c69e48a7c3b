package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Mistakes on the command line: one sentence, the nearest word, exit code 2, nothing on standard output. */
class UsageTest {
    @TestFactory
    Stream<DynamicTest> mistake_isSaidInOneSentence() {
        return Stream.of(
                        "check | check takes files or folders",
                        "chek x | there is no command `chek`; did you mean `check`?",
                        "  | no command given",
                        "check x --formt json | there is no option `--formt`; did you mean `--format`?",
                        "check x --formt=json | there is no option `--formt`; did you mean `--format`?",
                        "check x --format | --format takes a value",
                        "check x --format xml | --format takes no `xml`; there are brief, json, junit, sarif, text",
                        "check x --format jsno | --format takes no `jsno`; did you mean `json`?",
                        "check x --format json --format json | --format is given twice",
                        "check x --complete=yes | --complete takes no value",
                        "check x --fail-on fatal | --fail-on takes no `fatal`; there are error, warning, note",
                        "check x --unknown ignore | --unknown takes no `ignore`; there are pass, warn, fail",
                        "check x --dry-run | --dry-run goes with --fix",
                        "check x --irreversible | --irreversible goes with --fix",
                        "check - --fix | --fix edits files; standard input is none",
                        "check x --as-of yesterday | --as-of takes an instant with its zone, as"
                                + " 2026-06-01T00:00:00Z; found `yesterday`",
                        "check x --as-of 2026-06-01 | --as-of takes an instant with its zone, as"
                                + " 2026-06-01T00:00:00Z; found `2026-06-01`",
                        "check x --without azure-A3x | --without: there is no assumption `azure-A3x`; did you mean"
                                + " `azure-A3`, `azure-A1`, `azure-A10` or `azure-A11`?",
                        "check x --limit yaml-dept=3 | --limit: there is no limit `yaml-dept`; did you mean"
                                + " `yaml-depth`?",
                        "check x --limit yaml-depth=0 | --limit: `yaml-depth` takes a whole number from 1 to 1000",
                        "check x --limit yaml-depth | --limit: `yaml-depth` takes a whole number from 1 to 1000",
                        "check x --limit seconds=1e3 | --limit: `seconds` takes a whole number from 1 to 86400",
                        "check -x.yaml | there is no option `-x.yaml`",
                        "explain | explain takes the name of a rule",
                        "explain key-typ-unsupported | there is no rule, statement or assumption `key-typ-unsupported`; did you mean"
                                + " `key-type-unsupported`, `key-size-unsupported` or `region-unsupported`?",
                        "explain key-and-identity-in-one-update x | `key-and-identity-in-one-update` judges a change,"
                                + " not a state; this version evaluates rules about states",
                        "explain --all key-type-unsupported | --all takes no rule",
                        "explain KEY-9 x | `KEY-9` is no rule; a rule is explained on inputs",
                        "convert | convert takes files or folders, or --schema",
                        "collect | collect takes --vault with --resource-group, or --subscription",
                        "collect --resource-group g | collect takes --vault with --resource-group, or --subscription",
                        "collect --vault bv-a | --vault by name goes with --resource-group",
                        "collect --vault bv-a --vault bv-b --vault bv-c --resource-group g --resource-group h |"
                                + " --resource-group is given 2 times for 3 vaults; one for all, or one for each in order",
                        "collect --vault bv$(x) --resource-group g | --vault takes no `bv$(x)`",
                        "collect --vault bv-a --resource-group $(x) | --resource-group takes no `$(x)`",
                        "collect --vault bv-a --resource-group g --subscription --out | --subscription takes a value",
                        "collect --vault /subscriptions/s | --vault takes the name or the resource id of a Backup vault",
                        "collect --subscription s --out -x | --out takes no `-x`")
                .map(row -> row.split(" \\| ", 2))
                .map(row -> DynamicTest.dynamicTest("keyproof " + row[0], () -> {
                    Ran ran = Ran.keyproof(row[0].isBlank() ? new String[0] : row[0].split(" "));
                    assertEquals(
                            "keyproof: " + row[1], ran.err().lines().findFirst().orElse(""));
                    assertTrue(ran.err().lines().skip(1).findFirst().orElse("").startsWith("help: keyproof"));
                    assertEquals(2, ran.code());
                    assertEquals("", ran.out());
                }));
    }

    @Test
    void hostileWord_isNeutralised() {
        Ran ran = Ran.keyproof("check", "x", "--\u001b[31m##vso[task.x]\u202e");
        assertTrue(ran.err().contains("--\\u001B[31m#\\u0023vso[task.x]\\u202E"), ran.err());
    }

    @Test
    void fileWithLeadingHyphen_isReadBehindTwoHyphens() {
        Ran ran = Ran.keyproof("check", "--format", "brief", "--", "--fix");
        assertEquals(2, ran.code());
        assertTrue(ran.out().startsWith("--fix:1:1: error[no-such-path]: `--fix` does not exist"), ran.out());
    }

    @Test
    void version_namesTheTool() {
        Ran ran = Ran.keyproof("--version");
        assertEquals(0, ran.code());
        assertEquals("keyproof " + Version.current() + "\n", ran.out());
    }

    @Test
    void help_isAsApproved() {
        StringBuilder pages = new StringBuilder();
        for (String command : List.of("--help", "check --help", "explain --help", "convert --help", "collect --help")) {
            Ran ran = Ran.keyproof(command.split(" "));
            assertEquals(0, ran.code(), command);
            pages.append("$ keyproof ")
                    .append(command)
                    .append('\n')
                    .append(ran.out())
                    .append('\n');
        }
        Approvals.verify(pages);
    }

    @Test
    void faultOfOurOwn_isOneSentenceAndThree() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console broken = new Console(
                new ByteArrayInputStream(new byte[0]) {
                    @Override
                    public byte[] readNBytes(int length) {
                        throw new StackOverflowError();
                    }
                },
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Path.of(""),
                false,
                false);
        assertEquals(3, new Main(broken).run("check", "-"));
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.startsWith("fault: keyproof "), said);
        assertTrue(!said.contains("Error") && !said.contains("\tat "), said);
    }
}
