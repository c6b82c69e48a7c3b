package dev.keyproof.language;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever stands in rule files, there are diagnostics with places, or a pack, and never anything else. */
class LanguageFuzzTest {
    private static final long SEED = 8128;
    private static final int MUTANTS = 1_500;
    private static final List<String> SNIPPETS = List.of(
            "{",
            "}",
            "(",
            ")",
            "\"",
            "\\",
            "#",
            "and",
            "or",
            "not",
            "match",
            "unknown",
            "rule x {",
            "->",
            ".",
            ",",
            ":",
            "=",
            "1e9",
            "99999999999999999999",
            "{v.name}",
            "is absent",
            "union of {",
            "k.size",
            "\n",
            "\0",
            "\uD83D\uDE00",
            "é",
            "2023-02-30",
            "before",
            "else",
            "first",
            "drop rule key-old because \"x\"\n");

    @Test
    void filesCutAnywhere_giveDiagnosticsAndNothingElse() {
        for (String file : Fixtures.FILES) {
            String text = Fixtures.text(file);
            for (int end = 0; end < text.length(); end++) {
                Source cut = Source.of(file, text.substring(0, end));
                RuleParser.Result result = RuleParser.parse(cut);
                assertPlaces(result.diagnostics(), file + " cut at " + end);
                if (end % 7 == 0) {
                    readPack(cut, file + " cut at " + end);
                }
            }
        }
    }

    @Test
    void changedFiles_giveDiagnosticsOrAPack() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < MUTANTS; i++) {
            String file = Fixtures.FILES.get(random.nextInt(Fixtures.FILES.size()));
            String text = Fixtures.text(file);
            for (int change = random.nextInt(4); change >= 0; change--) {
                text = changed(text, random);
            }
            String which = "seed " + SEED + ", change " + i + " of " + file;
            Source source = Source.of(file, text);
            readPack(source, which);
            RuleParser.Result result = RuleParser.parse(source);
            if (result.diagnostics().isEmpty()) {
                String printed = RulePrinter.print(result.file());
                assertTrue(
                        RuleParser.parse(Source.of(file, printed)).diagnostics().isEmpty(), which);
            }
        }
    }

    /** Words put in the place of other words, so that most files are right in syntax and wrong in meaning. */
    @Test
    void exchangedWords_giveDiagnosticsOrAPack() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (int i = 0; i < MUTANTS; i++) {
            String file = Fixtures.FILES.get(random.nextInt(Fixtures.FILES.size()));
            String[] words = Fixtures.text(file).split("(?<=\\b)(?=\\W)|(?<=\\W)(?=\\b)");
            int from = random.nextInt(words.length);
            int to = random.nextInt(words.length);
            String word = words[from];
            words[from] = words[to];
            words[to] = word;
            readPack(Source.of(file, String.join("", words)), "seed " + (SEED + 1) + ", exchange " + i + " of " + file);
        }
    }

    private static String changed(String text, SplittableRandom random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(12));
        String snippet = SNIPPETS.get(random.nextInt(SNIPPETS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + snippet + text.substring(at);
            case 2 -> text.substring(0, at) + text.substring(at, end) + text.substring(at);
            default -> text.substring(0, at) + snippet + text.substring(end);
        };
    }

    private static void readPack(Source changed, String which) {
        List<Source> sources = new ArrayList<>(List.of(changed));
        Fixtures.sources().stream()
                .filter(source -> !source.name().equals(changed.name()))
                .forEach(sources::add);
        PackReader.Result result;
        try {
            result = PackReader.read(sources, Schemas.SCHEMA);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(which + "\n" + changed.text(), e);
        }
        assertPlaces(result.diagnostics(), which);
        assertTrue(result.pack().isPresent() == result.diagnostics().isEmpty(), which);
    }

    private static void assertPlaces(List<Diagnostic> diagnostics, String which) {
        for (Diagnostic diagnostic : diagnostics) {
            assertFalse(diagnostic.at().isEmpty(), which);
            List<Label> labels = new ArrayList<>(diagnostic.at());
            labels.addAll(diagnostic.with());
            for (Label label : labels) {
                assertTrue(label.span().end() <= label.span().source().length(), which + ": " + diagnostic);
            }
            assertFalse(diagnostic.title().contains("null"), which + ": " + diagnostic);
            assertFalse(diagnostic.title().isBlank(), which);
        }
    }
}
