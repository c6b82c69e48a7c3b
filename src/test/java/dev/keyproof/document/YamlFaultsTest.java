package dev.keyproof.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of texts that are no YAML, and that the documents around them are still read. */
class YamlFaultsTest {
    @Test
    void c2_documentsAroundABadOne_areRead() {
        Reading read = Reading.yaml("a: 1\n---\nb: [1,\n---\nc: 'x\n  y\n--- \"z\n---\nd: &a\n---\ne: 1\n");
        assertEquals("{a: integer 1} | {e: integer 1}", read.tree());
        assertEquals(
                List.of("/0", "/5"),
                read.nodes().stream()
                        .map(node -> node.span().pointer().toString())
                        .toList());
        assertEquals(
                List.of("unclosed-bracket", "unclosed-quote", "unclosed-quote", "anchor-not-allowed"), read.codes());
    }

    @Test
    void y12_rawControlCharacters_areRefusedWithTheirCodePoint() {
        assertFault("a: \u0000b", "control-character 1:4..1:5 the control character U+0000 stands in the text");
        assertFault("a: b # \u001B[31m", "control-character 1:8..1:9 the control character U+001B stands in the text");
        assertFault(
                "a: \u0007b\u0007",
                "control-character 1:4..1:5 the control character U+0007 stands in the text, 2 times");
        assertFault("a: \u009B", "control-character 1:4..1:5 the control character U+009B stands in the text");
    }

    @Test
    void y12_loneSurrogates_areRefused() {
        assertFault("a: \uD83D", "half-character 1:4..1:5 one half of a surrogate pair stands alone");
        assertFault("a: \"\\ud83d\"", "half-character 1:4..1:12 an escape gives one half of a surrogate pair");
        assertFault("\"\\udc00\": 1", "half-character 1:1..1:9 an escape gives one half of a surrogate pair");
    }

    @Test
    void y14_bidirectionalControls_areWarnings() {
        String title = "the bidirectional control U+202E makes the text look different from what it says";
        for (String text : List.of("a: \u202Eb", "a:  # \u202E", "a: \"\\u202e\"")) {
            Reading read = Reading.yaml(text + "\n---\nb: 1\n");
            assertEquals(List.of("bidirectional-control"), read.codes());
            assertEquals(title, read.found().get(0).title());
            assertEquals(2, read.nodes().size());
        }
        assertEquals(
                List.of("warning bidirectional-control 1:5..1:6 " + title),
                Reading.yaml("a: \"\u202E\"").problems());
    }

    @Test
    void quoteThatIsNotClosed_isShownAtItsOpening() {
        assertFault(
                "a: 'x",
                "unclosed-quote 1:4..1:5 a quote is not closed before the next document (2:1..2:2 still open here)");
        assertEquals(
                List.of("unclosed-quote 2:4..2:5 a quote is not closed (3:1..3:1 still open here)"),
                Reading.yaml("a: 1\nb: \"x\n").problems());
    }

    @Test
    void bracketThatIsNotClosed_isShownAtItsOpening() {
        assertFault("a: {b: 1", "unclosed-bracket 1:4..1:5 a `{` is not closed (2:1..2:2 still open here)");
        assertFault("a: [[1], 2", "unclosed-bracket 1:4..1:5 a `[` is not closed (2:1..2:2 still open here)");
        assertFault("a: [1,", "unclosed-bracket 1:4..1:5 a `[` is not closed");
        assertFault("a: {b: 1]", "unclosed-bracket 1:4..1:5 a `{` is not closed (1:9..1:10 still open here)");
    }

    @Test
    void structureThatDoesNotFit_isShownWhereItStops() {
        assertFault("a: b: c", "unexpected-colon 1:5..1:6 no key can stand before this `:`");
        assertFault("a: 1\n  b: 2", "unexpected-colon 2:4..2:5 no key can stand before this `:`");
        assertFault("a: 1\nb\nc: 1", "missing-colon 2:1..2:2 a key has no `:` (3:1..3:2 still open here)");
        assertFault("- a\nb: 1", "bad-indentation 2:1..2:2 the line does not fit the mapping or list above it");
        assertFault("a:\n  - b\n c: 1", "bad-indentation 3:2..3:3 the line does not fit the mapping or list above it");
        assertFault("a: - b", "unexpected-dash 1:4..1:5 no list item can start here");
        assertFault("a: ? b", "unexpected-key 1:4..1:5 no key can start here");
        assertFault("a: }", "missing-value 1:4..1:5 a value is missing");
        assertFault("a: 1\n...\nb: 1", "text-after-document 3:1..3:2 text stands behind the end of a document");
    }

    @Test
    void charactersThatStartNoValue_areShown() {
        assertFault("a: @x", "unexpected-character 1:4..1:5 no value can start with this character");
        assertFault("a: `x`", "unexpected-character 1:4..1:5 no value can start with this character");
        assertFault("a: %x", "unexpected-character 1:4..1:5 no value can start with this character");
    }

    @Test
    void escapesThatAreNotKnown_areShown() {
        assertFault("a: \"\\q\"", "unknown-escape 1:6..1:7 an escape is not known");
        assertFault("a: \"\\x1\"", "unknown-escape 1:7..1:8 an escape is not known");
        assertFault("a: \"\\U00110000\"", "unknown-escape 1:7..1:8 an escape is not known");
        assertFault("a: \"\\UFFFFFFFF\"", "unknown-escape 1:5..1:15 an escape names no character");
    }

    @Test
    void headsOfBlockTexts_areJudged() {
        assertFault("a: |x\n b", "bad-block-text 1:5..1:6 the head of a block text is not well-formed");
        assertFault("a: |0\n b", "bad-block-text 1:5..1:6 the head of a block text is not well-formed");
        assertFault(
                "a: |\n    \n  b", "bad-block-text 3:3..3:4 a block text starts with lines that are indented too far");
    }

    @Test
    void directivesAndTagsThatAreNotWellFormed_areShown() {
        Reading read = Reading.yaml("%YAML 1\n---\na: 1\n");
        assertEquals(List.of("directive-not-allowed 1:8..2:1 a directive is not well-formed"), read.problems());
        assertFault("a: [!unknown, b]", "tag-not-allowed 1:13..1:14 a tag does not end with a blank");
        assertFault("a: &\n", "anchor-not-allowed 1:5..2:1 an anchor or alias stands here");
    }

    @Test
    void faultWithoutAPlace_isShownBehindWhatWasRead() {
        assertFault("\u0085b: [\r]b: - [{\\u", "yaml-syntax 1:6..2:1 the text is not well-formed YAML here");
    }

    private static void assertFault(String document, String problem) {
        Reading read = Reading.yaml(document + "\n---\nother: 1\n");
        assertEquals(List.of(problem), read.problems());
        assertTrue(read.tree().endsWith("{other: integer 1}"), read.tree());
    }
}
