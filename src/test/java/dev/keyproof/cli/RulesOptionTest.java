package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --rules DIR}: a pack of one's own. */
class RulesOptionTest {
    private static final String PACK = """
            pack own extends 2023-11-20 {
              version  "1.0.0"
              language 1
              source   "House rules"
              file     "house-rules.md"
              dated    2024-03-06
              sha256   "0000000000000000000000000000000000000000000000000000000000000000"
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void estate() throws IOException {
        Estates.write(folder, "a.yaml", Estates.compliant());
    }

    @Test
    void packThatExtendsTheBundledOne_judgesByBoth() throws IOException {
        pack(rule("key-too-small", "k.size >= 4096"));
        Ran ran = check();
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("a.yaml:30:7: error[key-too-small]: the key is too small"), ran.out());
        assertTrue(ran.out().contains("rules of 2024-03-06: 20 passed"), ran.out());
    }

    @Test
    void copyOfTheBundledRules_judgesAlike() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules/2023-11-20"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Estates.write(folder, "own/" + file.getFileName(), Files.readString(file));
            }
        }
        assertEquals(
                Ran.in(folder, "", "check", "a.yaml", "--format", "brief", "--as-of", Estates.AS_OF)
                        .out(),
                check().out());
    }

    @Test
    void brokenPack_isToldInOneRunBeforeAnEstateIsRead() throws IOException {
        Estates.write(folder, "a.yaml", "kind: [\n");
        pack(rule("one", "k.sizze >= 1") + rule("two-rules", "k.size >= \"a\"") + rule("three-rules", "(k.enabled"));
        Ran ran = check();
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("own/own.cmk:6:14: error[unknown-field]: `Key` has no field `sizze`"), ran.out());
        assertTrue(ran.out().contains("own/own.cmk:18:22: error[type-mismatch]"), ran.out());
        assertTrue(ran.out().contains("own/own.cmk:31:3: error[syntax-error]"), ran.out());
        assertTrue(ran.out().contains("nothing was checked: the rules cannot be used"), ran.out());
        assertFalse(ran.out().contains("a.yaml"), ran.out());
    }

    @Test
    void folderWithoutRules_isTwo() throws IOException {
        Files.createDirectories(folder.resolve("own"));
        Ran ran = check();
        assertEquals(2, ran.code());
        assertTrue(ran.out().startsWith("own:1:1: error[no-rules]: the folder holds no rules"), ran.out());
    }

    @Test
    void folderThatIsNotThere_isTwo() {
        Ran ran = check();
        assertEquals(2, ran.code());
        assertTrue(ran.out().startsWith("own:1:1: error[no-rules]: the folder of rules cannot be read"), ran.out());
    }

    @Test
    void filesWithoutAPack_areShownInTheFolderThatWasGiven() throws IOException {
        Estates.write(folder, "own/own.cmk", rule("key-too-small", "k.size >= 4096"));
        Ran ran = check();
        assertEquals(2, ran.code());
        assertTrue(ran.out().startsWith("own/own.cmk:1:1: error[pack-misplaced]: "), ran.out());
    }

    @Test
    void tooManyFiles_areNotRead() throws IOException {
        for (int i = 0; i <= 1_000; i++) {
            Estates.write(folder, "own/" + i + ".cmk", "#");
        }
        Ran ran = check();
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("the folder holds more than 1000 rule files"), ran.out());
    }

    @Test
    void signOfTwoHalves_isShownWhole() throws IOException {
        pack(rule("key-too-small", "k.size \ud83d\ude00 1"));
        assertTrue(check().out().contains("`\ud83d\ude00` cannot stand here"), check().out());
    }

    private void pack(String rules) throws IOException {
        Estates.write(folder, "own/pack.cmk", PACK);
        Estates.write(folder, "own/own.cmk", rules);
    }

    private static String rule(String slug, String requirement) {
        return """
                rule %s {
                  severity error
                  class    validated-at-enable
                  cites    KEY-9
                  for      Key k
                  require  %s
                  title    "the key is too small"
                  at       k.type "here"
                  why      "because"
                  help     "make a larger one"
                  fix      manual "which one is a decision of the team"
                }
                """.formatted(slug, requirement);
    }

    private Ran check() {
        return Ran.in(folder, "", "check", "a.yaml", "--rules", "own", "--format", "brief", "--as-of", Estates.AS_OF);
    }
}
