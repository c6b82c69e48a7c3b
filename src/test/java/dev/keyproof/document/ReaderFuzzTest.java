package dev.keyproof.document;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Readers over texts made of the pieces that matter to them; repeat a failure with the seed in its message. */
class ReaderFuzzTest {
    private static final long SEED = Long.getLong("keyproof.seed", 20231120);
    private static final int ROUNDS = Integer.getInteger("keyproof.rounds", 10_000);

    private static final List<String> YAML = List.of(
            "\n",
            "\n",
            "\n",
            " ",
            "  ",
            "a",
            "b: ",
            "c: 1",
            "- ",
            "-",
            ": ",
            ":",
            "? ",
            "?",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\"",
            "'",
            "|",
            ">",
            "|+\n",
            "&x ",
            "*x ",
            "!unknown ",
            "!!str ",
            "!",
            "!<x> ",
            "<<: ",
            "---",
            "\n---\n",
            "\n...\n",
            "\n%YAML 1.1\n---\n",
            "\n%TAG ! x\n",
            "%",
            "#",
            " # c",
            "\t",
            "\r",
            "\r\n",
            "\u0085",
            "\u2028",
            "\u0000",
            "\u001B",
            "\u202E",
            "\uFEFF",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "é",
            "\\",
            "\\u",
            "\\x41",
            "\\ud800",
            "\\UFFFFFFFF",
            "\\n",
            "~",
            "null",
            "true",
            "1e999",
            "12345678901234567890",
            ".inf",
            "@",
            "`",
            "x".repeat(1_030));

    private static final List<String> JSON = List.of(
            "\n",
            " ",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "\"b\":",
            "{\"a\":1}",
            "[1]",
            "1",
            "-0",
            "2048.0",
            "1e400",
            "-",
            "+",
            ".",
            "e",
            "true",
            "false",
            "null",
            "NaN",
            "-Infinity",
            "tru",
            "'",
            "\\",
            "\\u0061",
            "\\ud83d",
            "\\ude00",
            "\\u",
            "\\q",
            "//",
            "/*",
            "*/",
            "/",
            "#",
            "\u0000",
            "\t",
            "\r",
            "\uFEFF",
            "é",
            "\uD83D\uDE00",
            "\uD83D",
            "12345678901234567890",
            "x".repeat(5_000));

    @Test
    void anyYamlText_givesNodesOrProblemsInsideTheText() {
        fuzz(YAML, Reading::yaml);
    }

    @Test
    void anyJsonText_givesNodesOrProblemsInsideTheText() {
        fuzz(JSON, Reading::json);
        fuzz(JSON, text -> Reading.json(text, JsonReader.Options.TEMPLATE.keeping(name -> !name.equals("a"))));
        fuzz(JSON, Reading::jsonLines);
    }

    private static void fuzz(List<String> pieces, Function<String, Reading> reader) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(20);
            for (int i = 0; i < length; i++) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            check(text.toString(), reader, round);
        }
    }

    private static void check(String text, Function<String, Reading> reader, int round) {
        String repeat = "-Dkeyproof.seed=" + SEED + ", round " + round + ": " + text;
        try {
            Reading read = assertTimeout(Duration.ofSeconds(20), () -> reader.apply(text));
            boolean faulty = false;
            for (Diagnostic problem : read.found()) {
                problem.at().forEach(label -> inside(label, text, repeat));
                problem.with().forEach(label -> inside(label, text, repeat));
                faulty |= problem.severity() == Severity.ERROR;
            }
            read.nodes().forEach(node -> inside(node, text, repeat));
            assertTrue(faulty || !read.nodes().isEmpty() || !read.found().isEmpty(), repeat);
        } catch (RuntimeException fault) {
            throw new AssertionError(repeat, fault);
        }
    }

    private static void inside(Label label, String text, String repeat) {
        inside(label.span(), text, repeat);
    }

    private static void inside(Node node, String text, String repeat) {
        inside(node.span(), text, repeat);
        if (node instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                assertTrue(contains(node.span(), entry.key().span()), repeat);
                assertTrue(contains(node.span(), entry.value().span()), repeat);
                inside(entry.value(), text, repeat);
            }
        } else if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                assertTrue(contains(node.span(), item.span()), repeat);
                inside(item, text, repeat);
            }
        }
    }

    private static void inside(Span span, String text, String repeat) {
        assertTrue(span.start() >= 0 && span.end() <= text.length(), repeat);
        boolean splits = span.start() > 0
                && span.start() < text.length()
                && Character.isLowSurrogate(text.charAt(span.start()))
                && Character.isHighSurrogate(text.charAt(span.start() - 1));
        assertTrue(!splits, repeat);
    }

    private static boolean contains(Span outer, Span inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}
