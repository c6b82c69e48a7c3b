package dev.keyproof.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.text.Source;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulePrinterTest {
    private static final long SEED = 20240517;
    private static final int FILES = 150;

    static Stream<String> files() {
        return Fixtures.FILES.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void fileInTheLayout_isPrintedUnchanged(String file) {
        assertEquals(Fixtures.text(file), print(Fixtures.text(file)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void carriageReturns_changeNothing(String file) {
        assertEquals(Fixtures.text(file), print(Fixtures.text(file).replace("\n", "\r\n")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everythingOnOneLine_isPrintedTheSame(String file) {
        String text = Fixtures.text(file).replaceAll("(?m) *# .*$", "").lines().reduce("", (a, b) -> a + " " + b);
        assertRoundTrip(text, "one line of " + file);
    }

    @Test
    void generatedFiles_areReadBackAsTheSameTree() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < FILES; i++) {
            String text = new RuleTexts(random.split()).file();
            assertRoundTrip(text, "seed " + SEED + ", file " + i);
        }
    }

    private static void assertRoundTrip(String text, String which) {
        Syntax.File file = read(text, which);
        String printed = RulePrinter.print(file);
        Syntax.File again = read(printed, which);
        assertEquals(Shown.tree(file), Shown.tree(again), () -> which + "\n" + text + "\nprinted\n" + printed);
        assertEquals(comments(file), comments(again), () -> which + "\n" + text + "\nprinted\n" + printed);
        assertEquals(printed, RulePrinter.print(again), () -> which + "\n" + text);
    }

    private static long comments(Syntax.File file) {
        return file.comments().size();
    }

    private static Syntax.File read(String text, String which) {
        RuleParser.Result result = RuleParser.parse(Source.of("x.cmk", text));
        assertEquals("", Shown.brief(result.diagnostics()), () -> which + "\n" + text);
        return result.file();
    }

    private static String print(String text) {
        return RulePrinter.print(read(text, "fixture"));
    }

    @Test
    void longLines_areBrokenAtTheirOutermostJoints() {
        String text = "rule a-b { severity error class operational cites X-1 for BackupVault v when v.encryption.mode"
                + " == customer-managed and (v.encryption.identity.kind is known implies v.encryption.keyUri.storeKind =="
                + " managed-hsm) require not (v.region in {westcentralus, switzerlandnorth, northeurope, westeurope,"
                + " southcentralus, eastus, westus}) title \"t\" at v \"l\" why \"w\" help \"h\" }";
        assertEquals("""
                rule a-b {
                  severity error
                  class    operational
                  cites    X-1
                  for      BackupVault v
                  when     v.encryption.mode == customer-managed
                           and (v.encryption.identity.kind is known
                                implies v.encryption.keyUri.storeKind == managed-hsm)
                  require  not (v.region in {westcentralus, switzerlandnorth, northeurope, westeurope,
                                             southcentralus, eastus, westus})
                  title    "t"
                  at       v "l"
                  why      "w"
                  help     "h"
                }
                """, print(text));
    }

    @Test
    void longTexts_areCutBeforeBlanks() {
        String word = "0123456789 ".repeat(18).strip();
        String printed = print("drop table x because \"" + word + "\"");
        assertEquals("""
                drop table x
                  because "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789"
                          " 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789 0123456789"
                          " 0123456789 0123456789"
                """, printed);
    }

    @Test
    void commentsInOddPlaces_areKept() {
        String text = """
                # first

                drop # why
                  table a because "x" # behind
                # between
                fn f(v: Key): Bool = # head
                  v.enabled # inner
                  and v.enabled
                # last
                """;
        assertEquals(
                """
                # first

                # why
                drop table a
                  because "x"  # behind
                """.replace("table a\n  because", "table a because"),
                print(text).lines().limit(4).reduce("", (a, b) -> a + b + "\n"));
        assertRoundTrip(text, "comments");
    }
}
