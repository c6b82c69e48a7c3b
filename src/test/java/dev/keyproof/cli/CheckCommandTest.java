package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What {@code check} reads, and what changes its outcome. */
@Isolated("changes the default locale and zone for a moment")
class CheckCommandTest {
    @TempDir
    Path folder;

    @Test
    void standardInput_isReadLikeAFile() {
        Ran ran = Ran.in(folder, Estates.failing(), arguments("-"));
        assertEquals(1, ran.code());
        assertTrue(ran.out().startsWith("<stdin>:30:7: error[key-type-unsupported]: "), ran.out());
    }

    @Test
    void standardInputTwice_isReadOnce() {
        assertEquals(
                Ran.in(folder, Estates.failing(), arguments("-")).out(),
                Ran.in(folder, Estates.failing(), arguments("-", "-")).out());
    }

    @Test
    void pattern_findsFilesAtAnyDepth() throws IOException {
        Estates.write(folder, "one/two/a.yaml", Estates.failing());
        Estates.write(folder, "one/two/b.txt", "no input");
        Ran ran = check("**/*.yaml");
        assertTrue(ran.out().startsWith("one/two/a.yaml:30:7: error"), ran.out());
        assertTrue(ran.out().contains("in 1 file"), ran.out());
    }

    @Test
    void fileNamedTwice_isReadOnce() throws IOException {
        Estates.write(folder, "a.yaml", Estates.compliant());
        assertTrue(check("a.yaml", ".", "./a.yaml", "*.yaml").out().startsWith("no findings in 1 file"));
    }

    @Test
    void estateInSeveralFiles_isJoinedInWhateverOrder() throws IOException {
        String[] documents = Estates.failing().split("---\n");
        for (int i = 0; i < documents.length; i++) {
            Estates.write(folder, "forth/" + i + ".yaml", documents[i]);
            Estates.write(folder, "back/" + (documents.length - i) + ".yaml", documents[i]);
        }
        Ran ran = check("forth");
        assertTrue(ran.out().contains("forth/3.yaml:4:7: error[key-type-unsupported]"), ran.out());
        assertEquals(ran.out().replaceAll("forth/\\d", ""), check("back").out().replaceAll("back/\\d", ""));
    }

    @Test
    void assumptionSwitchedOff_turnsWhatRestedOnItUnknown() throws IOException {
        Estates.write(folder, "a.yaml", Estates.with("purgeProtection: true\n", ""));
        Ran before = check("a.yaml");
        assertTrue(before.out().contains("error[purge-protection-off]"), before.out());
        Ran after = check("a.yaml", "--without", "azure-A4");
        assertTrue(after.out().contains("unknown[purge-protection-off]"), after.out());
        assertFalse(after.out().contains("error["), after.out());
        assertTrue(
                check("a.yaml", "--without", "azure-A4", "--format", "text")
                        .out()
                        .contains("azure-A4"),
                "the assumption is named");
    }

    @Test
    void completeInput_leavesNothingOpen() {
        String file = "samples/compliant/az-output";
        Ran open = Ran.keyproof("check", file, "--as-of", Estates.AS_OF, "--format", "json");
        Ran complete = Ran.keyproof("check", file, "--as-of", Estates.AS_OF, "--format", "json", "--complete");
        assertTrue(complete.out().contains("\"unknown\": 0"), complete.out());
        assertFalse(open.out().contains("\"fail\": 1"), open.out());
    }

    @Test
    void instant_decidesWhatHasExpired() throws IOException {
        Estates.write(folder, "a.yaml", Estates.compliant());
        assertEquals(0, check("a.yaml", "--as-of", "2026-12-31T23:59:59Z").code());
        Ran expired = check("a.yaml", "--as-of", "2027-01-01T00:00:00Z");
        assertTrue(expired.out().contains("error[key-expired]"), expired.out());
    }

    @Test
    void sameInput_givesTheSameBytes() throws IOException {
        Estates.write(folder, "a.yaml", Estates.failing());
        Estates.write(folder, "b.yaml", "kind: Kez\n");
        Estates.write(folder, "c.json", "{\"a\": [1, 2,]}");
        for (String format : List.of("text", "brief", "json", "sarif", "junit")) {
            assertEquals(
                    check(".", "--format", format).out(),
                    check("c.json", "b.yaml", "a.yaml", "--format", format).out());
        }
    }

    @Test
    void localeAndZone_changeNothing() throws IOException {
        Estates.write(folder, "a.yaml", Estates.failing());
        Estates.write(folder, "KIND.YAML", "kind: IDENTITY\n");
        List<String> usual = inEveryFormat();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                assertEquals(usual, inEveryFormat(), tag);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    private List<String> inEveryFormat() {
        List<String> all = new ArrayList<>();
        for (String format : List.of("text", "brief", "json", "sarif", "junit")) {
            all.add(check(".", "--format", format).out());
        }
        all.add(Ran.in(folder, "", "explain", "key-type-unsupported", ".", "--as-of", Estates.AS_OF)
                .out());
        all.add(Ran.in(folder, "", "convert", "a.yaml").out());
        all.add(Ran.in(folder, "", "check", "--limit", "files=ten").err());
        return all;
    }

    private Ran check(String... more) {
        return Ran.in(folder, "", arguments(more));
    }

    private static String[] arguments(String... more) {
        List<String> given = List.of(more);
        List<String> arguments = new ArrayList<>(List.of("check"));
        if (!given.contains("--as-of")) {
            arguments.addAll(List.of("--as-of", Estates.AS_OF));
        }
        if (!given.contains("--format")) {
            arguments.addAll(List.of("--format", "brief"));
        }
        arguments.addAll(given);
        return arguments.toArray(String[]::new);
    }
}
