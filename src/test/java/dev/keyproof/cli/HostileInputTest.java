package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad files beside a good one: one clear problem at its place, exit code 2, the good one judged, and nothing in any
 * format that starts a command, moves a cursor or tells of our insides.
 */
class HostileInputTest {
    private static final List<String> FORMATS = List.of("text", "brief", "json", "sarif", "junit");
    private static final String GOOD = "kind: Key\nname: kek\nstore: kv\ntype: RSA\nsize: 2048\n";
    private static final String OTHER = GOOD.replace("kek", "other");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> badFile_isOneProblemAtItsPlace() {
        Map<String, Object[]> cases = new TreeMap<>();
        yaml(cases, "Y1 anchor", "kind: &a Key\n", "1:7", "anchor-not-allowed");
        yaml(cases, "Y3 contains itself", "&a [*a]\n", "1:1", "anchor-not-allowed");
        yaml(cases, "Y4 flow nesting", "kind: " + "[".repeat(100_000), "1:71", "too-deep");
        yaml(cases, "Y6 million digits", OTHER.replace("2048", "1".repeat(1_000_000)), "5:7", "too-long");
        yaml(cases, "Y7 infinite", OTHER.replace("2048", "1e999999999"), "5:7", "number-out-of-range");
        yaml(cases, "Y8 too large", "kind: " + "x".repeat(4_000_000), "1:1", "file-too-large");
        yaml(cases, "Y8 one long line", "kind: " + "x ".repeat(520_000), "1:7", "too-long");
        yaml(cases, "Y9 duplicate key", OTHER + "size: 4096\n", "6:1", "duplicate-key");
        yaml(cases, "Y12 NUL", OTHER + "# \0\n", "6:3", "control-character");
        yaml(cases, "Y15 tag", OTHER.replace("RSA", "!!java.net.URL x"), "4:7", "tag-not-allowed");
        yaml(cases, "Y16 merge key", OTHER + "<<: {}\n", "6:1", "merge-key-not-allowed");
        yaml(cases, "Y20 documents", "---\n".repeat(250_000), "10001:1", "too-many-documents");
        yaml(cases, "Y21 kind", "kind: Kez\n", "1:7", "unknown-kind");
        yaml(cases, "Y23 directive", "%YAML 9.9\n---\n" + OTHER, "1:1", "directive-not-allowed");
        yaml(cases, "events", "kind: [" + "a,".repeat(210_000) + "]\n", "1:399993", "too-many-nodes");
        json(cases, "J1 nesting", "[".repeat(1_000_000), "1:201", "too-deep");
        json(cases, "J2 duplicate", "{\"a\": 1, \"\\u0061\": 2}", "1:10", "duplicate-key");
        json(cases, "J3 million digits", "{\"a\": " + "9".repeat(1_000_000) + "}", "1:7", "number-out-of-range");
        json(cases, "J4 NaN", "{\"a\": NaN}", "1:7", "number-out-of-range");
        json(cases, "J18 archive", "PK\003\004abcd", "1:1", "archive-not-read");
        cases.put("Y12 not UTF-8", new Object[] {
            "a.yaml", (OTHER + "# \u00ff\n").getBytes(StandardCharsets.ISO_8859_1), "6:3", "not-utf-8"
        });
        cases.put("Y11 UTF-16", new Object[] {"a.yaml", OTHER.getBytes(StandardCharsets.UTF_16), "1:1", "not-utf-8"});
        return cases.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    String name = (String) row.getValue()[0];
                    Path here = folder.resolve(row.getKey().replace(' ', '-'));
                    Estates.write(here, "good.yaml", GOOD);
                    Estates.write(here, name, (byte[]) row.getValue()[1]);
                    Ran ran = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> check(here, "brief"));
                    assertEquals(2, ran.code());
                    List<String> problems = ran.out()
                            .lines()
                            .filter(line -> line.contains(": error["))
                            .toList();
                    String wanted = name + ":" + row.getValue()[2] + ": error[" + row.getValue()[3] + "]: ";
                    assertEquals(1, problems.size(), ran.out());
                    assertTrue(problems.get(0).startsWith(wanted), problems.get(0));
                    assertTrue(ran.out().contains("6 passed"), ran.out());
                    FORMATS.forEach(format -> isHarmless(format, check(here, format)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> plantedText_isHarmlessInEveryFormat() {
        return Stream.of(
                        "\\e[2J\\e]52;c;x\\a",
                        "::error::x",
                        "a ##vso[task.setvariable variable=x]y",
                        "##[error]",
                        "]]>&#x1;<script>",
                        "\\u202Eevil\\u2066",
                        "\\uD800",
                        "\\u0085\\u2028::add-mask::x",
                        "https://kv.vault.azure.net/keys/k?sig=" + SECRET + "%3D",
                        "AccountKey=" + SECRET + "==")
                .map(planted -> DynamicTest.dynamicTest(planted, () -> {
                    Path here = folder.resolve(Integer.toHexString(planted.hashCode()));
                    String quoted = '"' + planted + '"';
                    for (String before :
                            List.of("bv-payroll-prod", "switzerlandnorth", "user-assigned", "RSA", "kv-payroll\n")) {
                        String text = Estates.compliant();
                        Estates.write(
                                here,
                                before.strip() + ".yaml",
                                before.endsWith("\n")
                                        ? text.replace(before, quoted + "\n")
                                        : text.replace(before, quoted));
                    }
                    Estates.write(
                            here,
                            "uri.yaml",
                            Estates.with("https://kv-payroll.vault.azure.net/keys/backup-kek", quoted));
                    Estates.write(here, "reason.yaml", Estates.with("size: 3072", "size: !unknown " + quoted));
                    Estates.write(here, "key.yaml", Estates.with("size:", quoted + ":"));
                    Estates.write(
                            here,
                            "tag.json",
                            "{\"kind\": " + quoted.replace("\\e", "\\u001b").replace("\\a", "\\u0007") + "}");
                    FORMATS.forEach(format -> isHarmless(format, check(here, format)));
                    isHarmless("text", Ran.in(here, "", "explain", "key-size-unsupported", "."));
                }));
    }

    private static final String SECRET = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG";

    private static void isHarmless(String format, Ran ran) {
        String all = ran.out() + ran.err();
        assertAll(
                format,
                () -> assertFalse(all.contains("Exception") || all.contains("\tat "), "our insides: " + all),
                () -> assertEquals("", controls(all), all),
                () -> assertFalse(all.contains(SECRET), "a secret"),
                () -> assertFalse(all.lines().anyMatch(line -> line.strip().startsWith("::")), all),
                () -> assertFalse(all.contains("##vso[") || all.contains("##["), all),
                () -> assertFalse(format.equals("junit") && all.contains("]]>"), all),
                () -> assertTrue(ran.code() <= 2, "exit code " + ran.code()));
    }

    /** Characters that may reach no output. */
    private static String controls(String text) {
        StringBuilder found = new StringBuilder();
        text.codePoints()
                .filter(c -> c < ' ' && c != '\n'
                        || c >= 0x7f && c < 0xa0
                        || c >= 0x2028 && c <= 0x202e
                        || c >= 0x2066 && c <= 0x2069
                        || c >= 0xd800 && c < 0xe000)
                .forEach(c -> found.append(String.format("U+%04X ", c)));
        return found.toString();
    }

    private static Ran check(Path here, String format) {
        return Ran.in(here, "", "check", ".", "--format", format, "--as-of", Estates.AS_OF);
    }

    private static void yaml(Map<String, Object[]> cases, String id, String text, String place, String code) {
        cases.put(id, new Object[] {"a.yaml", text.getBytes(StandardCharsets.UTF_8), place, code});
    }

    private static void json(Map<String, Object[]> cases, String id, String text, String place, String code) {
        cases.put(id, new Object[] {"a.json", text.getBytes(StandardCharsets.UTF_8), place, code});
    }
}
