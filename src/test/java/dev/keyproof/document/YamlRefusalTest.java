package dev.keyproof.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the YAML reader refuses: value by value and limit by limit. */
class YamlRefusalTest {
    private static final String OTHER = "\n---\nother: 1\n";
    private static final String OTHER_TREE = "{other: integer 1}";

    @Test
    void y1_anchors_areRefusedAtTheFirst() {
        assertRefused("a: &x [1]\nb: *x\nc: *x", "anchor-not-allowed 1:4..1:6 an anchor names a part of the file");
        assertRefused("&x a: 1", "anchor-not-allowed 1:1..1:3 an anchor names a part of the file");
    }

    @Test
    void y2_aliases_areRefusedAtTheFirst() {
        assertRefused("a: 1\nb: *x\nc: *x", "anchor-not-allowed 2:4..2:6 an alias repeats another part of the file");
    }

    @Test
    void y3_anchorThatContainsItself_isRefused() {
        assertRefused("&a [*a]", "anchor-not-allowed 1:1..1:3 an anchor names a part of the file");
    }

    @Test
    void y4_flowNestingOf65_isRefusedAtLevel65() {
        for (int depth : List.of(65, 1_000, 100_000)) {
            assertTimeout(
                    Duration.ofSeconds(5),
                    () -> assertRefused(
                            "[".repeat(depth),
                            "too-deep 1:65..1:66 mappings and lists are nested more than 64 levels deep"));
        }
        assertEquals(List.of(), Reading.yaml("[".repeat(64) + "]".repeat(64)).problems());
    }

    @Test
    void y5_blockNestingOf65_isRefusedAtLevel65() {
        assertRefused(
                IntStream.range(0, 300).mapToObj(i -> " ".repeat(i) + "a:").collect(Collectors.joining("\n")),
                "too-deep 65:65..65:65 mappings and lists are nested more than 64 levels deep");
        assertRefused(
                "- ".repeat(3_000) + "a",
                "too-deep 1:129..1:129 mappings and lists are nested more than 64 levels deep");
    }

    @Test
    void y6_integerOfManyDigits_isRefused() {
        assertRefused(
                "a: " + "9".repeat(20),
                "number-out-of-range 1:4..1:24 a whole number has 20 digits; at most 19 are read");
        assertRefused("a: -9999999999999999999", "number-out-of-range 1:4..1:24 a whole number does not fit 64 bits");
        assertTimeout(
                Duration.ofSeconds(5),
                () -> assertEquals(
                        List.of("too-long"),
                        Reading.yaml("a: " + "9".repeat(1_000_000)).codes()));
    }

    @Test
    void y7_numbersThatAreNotFinite_areRefused() {
        assertRefused("a: 1e999999999", "number-out-of-range 1:4..1:15 a number is too large to be finite");
        assertRefused(
                "a: [.inf, -.INF, .nan]",
                "number-out-of-range 1:5..1:9 a number is not finite",
                "number-out-of-range 1:11..1:16 a number is not finite",
                "number-out-of-range 1:18..1:22 a number is not finite");
        assertEquals("{a: .inf}", Reading.yaml("a: '.inf'").tree());
    }

    @Test
    void y8_textOverTheSize_isRefusedUnread() {
        Reading read = Reading.yaml("a: \"" + "x".repeat(4 << 20) + "\"");
        assertEquals(List.of("file-too-large 1:1..1:1 the file is larger than 1,048,576 bytes"), read.problems());
        assertEquals("", read.tree());
    }

    @Test
    void y8_longScalar_isRefused() {
        assertRefused("a: " + "x".repeat(65_537), "too-long 1:4..1:84 a text is 65,537 characters long");
        assertRefused("? " + "x".repeat(70_000) + "\n: 1", "too-long 1:3..1:83 a text is 70,000 characters long");
        assertEquals(List.of(), Reading.yaml("a: " + "x".repeat(65_536)).problems());
    }

    @Test
    void y9_duplicateKeys_areRefusedWithBothPlaces() {
        assertRefused(
                "size: 1\ntype: 2\nsize: 3",
                "duplicate-key 3:1..3:5 `size` is written twice in one mapping (1:1..1:5 first time)");
        assertRefused(
                "k: {\"x\": 1, x: 2}\nl: 1\nl: 2\nl: 3",
                "duplicate-key 1:13..1:14 `x` is written twice in one mapping (1:5..1:8 first time)",
                "duplicate-key 3:1..3:2 `l` is written twice in one mapping (2:1..2:2 first time)",
                "duplicate-key 4:1..4:2 `l` is written twice in one mapping (2:1..2:2 first time)");
    }

    @Test
    void y9_duplicateAmongManyKeys_isFound() {
        String keys = IntStream.range(0, 100).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
        assertRefused(
                keys + "k7: 2",
                "duplicate-key 101:1..101:3 `k7` is written twice in one mapping (8:1..8:3 first time)");
    }

    @Test
    void y9_keysThatDifferInCase_areBothGiven() {
        assertEquals(
                "{Enabled: integer 1, enabled: integer 2}",
                Reading.yaml("Enabled: 1\nenabled: 2").tree());
    }

    @Test
    void y15_tags_areRefused() {
        assertRefused("a: !include x", "tag-not-allowed 1:4..1:12 a tag says how to read a value");
        assertRefused("a: !!java.net.URL [x]", "tag-not-allowed 1:4..1:18 a tag says how to read a value");
        assertRefused(
                "a: !!str x\nb: !!binary aGk=\nc: ! d\n!!str e: f",
                "tag-not-allowed 1:4..1:9 a tag says how to read a value",
                "tag-not-allowed 2:4..2:12 a tag says how to read a value",
                "tag-not-allowed 3:4..3:5 a tag says how to read a value",
                "tag-not-allowed 4:1..4:6 a tag says how to read a value");
        assertRefused("a: !x!y z", "tag-not-allowed 1:4..1:5 a tag says how to read a value");
        assertRefused("a: !<tag:x> z", "tag-not-allowed 1:4..1:12 a tag says how to read a value");
    }

    @Test
    void y15_unknownOnACollectionOrKey_isRefused() {
        assertRefused("a: !unknown [x]", "tag-not-allowed 1:4..1:12 a tag says how to read a value");
        assertRefused("!unknown a: x", "key-not-text 1:1..1:11 a key is not a text");
    }

    @Test
    void y16_mergeKey_isRefused() {
        assertRefused("a: 1\n<<: {b: 1}", "merge-key-not-allowed 2:1..2:3 a merge key `<<` stands here");
        assertEquals("{<<: integer 1}", Reading.yaml("'<<': 1").tree());
    }

    @Test
    void y18_keysThatAreNoTexts_areRefused() {
        assertRefused(
                "1: a\ntrue: b\n~: c\n: d",
                "key-not-text 1:1..1:2 a key is not a text",
                "key-not-text 2:1..2:5 a key is not a text",
                "key-not-text 3:1..3:2 a key is null",
                "bad-indentation 4:1..4:2 the line does not fit the mapping or list above it");
        assertRefused(
                "? [a, {b: c}]\n: d\ne: 1\ne: 2",
                "key-not-text 1:3..1:4 a mapping or list stands as a key",
                "duplicate-key 4:1..4:2 `e` is written twice in one mapping (3:1..3:2 first time)");
    }

    @Test
    void y19_manyFlatKeys_areReadOrRefusedInTime() {
        String keys = IntStream.range(0, 90_000).mapToObj(i -> "k" + i + ":\n").collect(Collectors.joining());
        Reading read = assertTimeout(Duration.ofSeconds(10), () -> Reading.yaml(keys));
        assertEquals(List.of(), read.problems());
        String more = IntStream.range(0, 120_000).mapToObj(i -> "k" + i + ":\n").collect(Collectors.joining());
        Reading refused = assertTimeout(Duration.ofSeconds(10), () -> Reading.yaml(more));
        assertEquals(
                List.of("too-many-nodes 99999:8..99999:8 the file has more than 200,000 keys, values and brackets"),
                refused.problems());
        assertEquals("", refused.tree());
    }

    @Test
    void y20_emptyText_isAWarning() {
        for (String text : List.of("", "# only a comment\n", "---\n", "---\n---\n# x\n...\n", "\n\n")) {
            Reading read = Reading.yaml(text);
            assertEquals(List.of("warning no-documents 1:1..1:1 the file holds no documents"), read.problems());
            assertEquals("", read.tree());
        }
    }

    @Test
    void y20_moreDocumentsThanTheLimit_areRefused() {
        Reading read = Reading.yaml("--- a\n".repeat(10_001));
        assertEquals(
                List.of("too-many-documents 10001:1..10001:4 the file has more than 10,000 documents"),
                read.problems());
        assertEquals(10_000, read.nodes().size());
    }

    @Test
    void y22_tabAsIndentation_isRefusedAtItsColumn() {
        assertRefused("a:\n\tb: 1", "tab-indentation 2:1..2:2 a tab stands where spaces indent");
        assertRefused("a:\n  \t- b", "tab-indentation 2:3..2:4 a tab stands where spaces indent");
        assertEquals(List.of(), Reading.yaml("a:\tb\t# c\n").problems());
    }

    @Test
    void y23_directives_areJudged() {
        Reading read = Reading.yaml("%YAML 1.1\n---\na: 1\n");
        assertEquals(
                List.of("warning yaml-version 1:1..1:10 the document asks for version 1.1 and is read as version 1.2"),
                read.problems());
        assertEquals("{a: integer 1}", read.tree());
        assertRefused("%YAML 9.9\n---\na: 1", "directive-not-allowed 1:1..1:10 the document asks for version `9.9`");
        assertRefused(
                "# %x\n%TAG !e! tag:x,2:\n---\na: 1",
                "directive-not-allowed 2:1..2:18 the directive `%TAG` stands before a document");
        assertRefused(
                "a: 1\n...\n%FOO bar\n---\nb: 1",
                "directive-not-allowed 3:1..3:9 the directive `%FOO` stands before a document");
    }

    @Test
    void y24_everyPrefixOfADescriptor_isReadOrRefused() {
        String text =
                "%YAML 1.2\n---\nkind: Key\nname: \"k\\u00e9y\" # c\nsizes: [1, {a: 'b'}]\ntext: |\n  é\n---\nkind: B\n";
        for (int end = 0; end <= text.length(); end++) {
            String cut = text.substring(0, end);
            Reading read = Reading.yaml(cut);
            assertTrue(!read.found().isEmpty() || !read.nodes().isEmpty(), cut);
        }
    }

    @Test
    void manyProblems_areCutWithACount() {
        Reading read = Reading.yaml("a: 1\n" + "a: 1\n".repeat(150));
        assertEquals(101, read.problems().size());
        assertTrue(read.problems().get(100).endsWith("and 50 more problems in this file"));
    }

    @Test
    void manyBrokenDocuments_endTheReading() {
        Reading read = assertTimeout(Duration.ofSeconds(10), () -> Reading.yaml("--- }\n".repeat(2_000)));
        assertTrue(
                read.problems().get(100).endsWith("and 901 more problems in this file"),
                read.problems().get(100));
    }

    /** The document gives exactly these problems and no tree, and the document behind it is read. */
    private static void assertRefused(String document, String... problems) {
        Reading read = Reading.yaml(document + OTHER);
        assertEquals(List.of(problems), read.problems());
        assertTrue(read.tree().endsWith(OTHER_TREE), read.tree());
    }
}
