package dev.keyproof.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.text.Source;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleParserTest {
    private static final String SHELL =
            "rule a { severity note class advisory cites X-1 for Key k require %s title \"t\" at k \"l\" why \"w\" help \"h\" }";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    k.enabled                    | Path(Path([Name(k), Name(enabled)]))
                    a and b and not c            | Chain(true [Path(Path([Name(a)])), Path(Path([Name(b)])), Not(Path(Path([Name(c)])))])
                    (a or b) implies c           | Implies(Parens(Chain(false [Path(Path([Name(a)])), Path(Path([Name(b)]))])) Path(Path([Name(c)])))
                    a not in {b, c-d}            | Compare(NOT_IN Path(Path([Name(a)])) Braces([Path(Path([Name(b)])), Path(Path([Name(c-d)]))]))
                    (a, b) in t                  | Compare(IN Tuple([Path(Path([Name(a)])), Path(Path([Name(b)]))]) Path(Path([Name(t)])))
                    {2, 30} subset of x          | Compare(SUBSET Braces([Whole(2), Whole(30)]) Path(Path([Name(x)])))
                    a < 30d before now           | Compare(LESS Path(Path([Name(a)])) Now(30d false))
                    a union b union c is empty   | Is(Union([Path(Path([Name(a)])), Path(Path([Name(b)])), Path(Path([Name(c)]))]) EMPTY)
                    none x in a.set: (x == y)    | Quantified(NONE Name(x) Path([Name(a), Name(set)]) Compare(EQUAL Path(Path([Name(x)])) Path(Path([Name(y)]))))
                    f(a, now)                    | Call(Name(f) [Path(Path([Name(a)])), Now(- false)])
                    note.version is present      | Is(Path(Path([Name(note), Name(version)])) PRESENT)
                    match a { b, c -> d else -> unknown } | Match(Path([Name(a)]) [Arm([Name(b), Name(c)] Path(Path([Name(d)]))), Arm([] Unknown())])
                    first of { x for x in y when z } is absent | Is(Comprehension(true Path(Path([Name(x)])) Name(x) Path([Name(y)]) Path(Path([Name(z)]))) ABSENT)
                    """)
    void condition_hasThisTree(String condition, String tree) {
        Syntax.Rule rule =
                (Syntax.Rule) read(SHELL.formatted(condition)).file().items().get(0);
        assertEquals(tree, Shown.tree(rule.judgement().obligation().expression()));
    }

    @Test
    void texts_areJoinedAndUnescaped() {
        String text = "drop table t because \"a \\\"b\\\" \\\\ \\{c\\}\" # why\n \" and d\"";
        Syntax.Drop drop = (Syntax.Drop) read(text).file().items().get(0);
        assertEquals(
                "a \"b\" \\ {c} and d",
                Texts.plain(drop.because(), new Mistakes()).orElseThrow());
    }

    @Test
    void places_areThoseOfTheText() {
        Syntax.Rule rule = (Syntax.Rule) read("# \uD83D\uDE00 é\n" + SHELL.formatted("\"\uD83D\uDE00é\" == k.name"))
                .file()
                .items()
                .get(0);
        Phrase.Compare compare = (Phrase.Compare) rule.judgement().obligation().expression();
        assertEquals("2:67", Shown.place(compare.left().span()));
        assertEquals("2:75", Shown.place(compare.right().span()));
        assertEquals("k.name", compare.right().span().text());
    }

    @Test
    void deepBrackets_areRefusedBeforeParsing_R1() {
        for (int depth : new int[] {65, 10_000, 20_000}) {
            assertRefused(SHELL.formatted("(".repeat(depth) + "k.enabled" + ")".repeat(depth)), "nested");
            assertRefused(SHELL.formatted("not ".repeat(depth) + "k.enabled"), "nested");
            assertRefused(SHELL.formatted("k" + ".store".repeat(depth)), "nested");
            assertRefused("fn f(k: Key): Bool = " + "match k.type { RSA -> ".repeat(depth), "nested");
            assertRefused(SHELL.formatted("k.type in " + "{".repeat(depth)), "nested");
        }
        assertRefused("(".repeat(1_000_000), "words and signs");
    }

    @Test
    void brackets_mayNestSixtyFourDeep_R1() {
        String inner = "(".repeat(63) + "k.enabled" + ")".repeat(63);
        assertEquals("", Shown.brief(read(SHELL.formatted(inner)).diagnostics()));
        assertEquals(1, read(SHELL.formatted("(" + inner + ")")).diagnostics().size());
    }

    @Test
    void longChains_areReadWithoutDepth_R2() {
        String chain = "k.enabled" + " and k.enabled".repeat(49_000);
        RuleParser.Result result = read(SHELL.formatted(chain));
        assertEquals("", Shown.brief(result.diagnostics()));
        List<Source> pack = List.of(
                Source.of("pack.cmk", Fixtures.text("pack.cmk")),
                Source.of("long.cmk", SHELL.formatted(chain).replace("X-1", "T-1, T-4, T-5, T-6")));
        assertTrue(PackReader.read(pack, Schemas.SCHEMA).pack().isPresent());
        assertEquals(
                chain,
                RulePrinter.print(result.file())
                        .lines()
                        .filter(line -> line.contains("k.enabled"))
                        .map(line -> line.replace("require", "").strip())
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow());
        assertRefused(SHELL.formatted("k.enabled" + " and k.enabled".repeat(60_000)), "200,000 words");
    }

    @Test
    void largeFiles_areRefused() {
        assertRefused("#" + " ".repeat(1 << 20), "characters");
    }

    @Test
    void unendedTextsAndBlocks_leaveOtherRulesAlone_R11() {
        String good = SHELL.formatted("k.enabled");
        for (String bad : List.of(
                "rule b { severity \"error\n",
                "rule b {\n",
                "rule b { severity error class operational cites K for Key k require (k.enabled\n",
                "table t (a: Int) { (1) (\n",
                "drop table x because \"{a.b\n",
                "default Key.size = \n",
                "rul c { severity error }\n")) {
            RuleParser.Result result = read(good + "\n" + bad + good.replace("rule a", "rule z") + "\n");
            List<String> slugs = result.file().items().stream()
                    .map(item -> ((Syntax.Rule) item).slug().text())
                    .toList();
            assertEquals(List.of("a", "z"), slugs, bad);
            assertEquals(1, result.diagnostics().size(), () -> Shown.brief(result.diagnostics()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\u202E", "\u200B", "\u00A0", "\u2066", "\uFEFF", "\u001B", "\u0085", "\uD800"})
    void unseenCharacters_areNamedWithTheirPlace_R12(String character) {
        String code = String.format("U+%04X", (int) character.charAt(0));
        for (String text : List.of("ena" + character + "bled", "enabled and k.name == \"" + character + "\"")) {
            Diagnostic found = only(read(SHELL.formatted("k." + text)));
            assertEquals("the character " + code + " is not allowed in a rule file", found.title());
            assertEquals(character, found.at().get(0).span().text());
        }
        Diagnostic inComment = only(read("# a" + character + "\n"));
        assertEquals("1:4", Shown.place(inComment.at().get(0).span()));
    }

    @Test
    void waiverInAComment_hasNoEffect_R19() {
        assertEquals(List.of(), read("# keyproof: waive key-expired\n").file().items());
    }

    private static void assertRefused(String text, String words) {
        Diagnostic found = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> only(read(text)));
        assertTrue(found.title().contains(words), found.title());
        assertEquals("syntax-error", found.code());
    }

    private static Diagnostic only(RuleParser.Result result) {
        assertEquals(1, result.diagnostics().size(), () -> Shown.brief(result.diagnostics()));
        return result.diagnostics().get(0);
    }

    private static RuleParser.Result read(String text) {
        return RuleParser.parse(Source.of("x.cmk", text));
    }
}
