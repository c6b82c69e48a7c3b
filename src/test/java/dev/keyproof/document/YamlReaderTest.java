package dev.keyproof.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.document.Node.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values and places of what the YAML reader accepts; the places were counted by eye. */
class YamlReaderTest {
    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void blockCollections_endBehindTheirLastValue() {
        assertPlaces(
                "kind: Key   # why\nsizes:\n  - 2048\n  - \"30 72\"\n\n# end\n",
                "/0 1:1..4:12",
                "/0/kind 1:1..1:5",
                "/0/kind 1:7..1:10 Key",
                "/0/sizes 2:1..2:6",
                "/0/sizes 3:3..4:12",
                "/0/sizes/0 3:5..3:9 2048",
                "/0/sizes/1 4:5..4:12 30 72");
    }

    @Test
    void flowCollections_endBehindTheirBrackets() {
        assertPlaces(
                "a: [ { b: c }, 'd e' ]\n",
                "/0 1:1..1:23",
                "/0/a 1:1..1:2",
                "/0/a 1:4..1:23",
                "/0/a/0 1:6..1:14",
                "/0/a/0/b 1:8..1:9",
                "/0/a/0/b 1:11..1:12 c",
                "/0/a/1 1:16..1:21 d e");
    }

    @Test
    void quotedScalars_includeTheirQuotes() {
        assertPlaces("- \"a\\tb\"\n- 'it''s'\n", "/0 1:1..2:10", "/0/0 1:3..1:9 a\tb", "/0/1 2:3..2:10 it's");
    }

    @Test
    void blockTexts_endBehindTheirLastLetter() {
        assertPlaces(
                "a: |\n  x\n  y\n\nb: >-\n  z\n\n# c\n",
                "/0 1:1..6:4",
                "/0/a 1:1..1:2",
                "/0/a 1:4..3:4 x\ny\n",
                "/0/b 5:1..5:2",
                "/0/b 5:4..6:4 z");
    }

    @Test
    void emptyValue_isAnEmptyPlaceBehindTheColon() {
        assertPlaces(
                "a:\nb: 1\n", "/0 1:1..2:5", "/0/a 1:1..1:2", "/0/a 1:3..1:3 ", "/0/b 2:1..2:2", "/0/b 2:4..2:5 1");
    }

    @Test
    void unknownValue_includesItsTag() {
        assertPlaces(
                "keyUri: !unknown \"known after apply\"\n",
                "/0 1:1..1:37",
                "/0/keyUri 1:1..1:7",
                "/0/keyUri 1:9..1:37 known after apply");
        assertEquals(
                "{a: unknown later, b: unknown , c: unknown x y}",
                Reading.yaml("a: !unknown 'later'\nb: !unknown\nc: !unknown x y\n")
                        .tree());
    }

    @Test
    void tabsAccentsAndEmoji_countOneColumnEach() {
        assertPlaces(
                "é:\t" + EMOJI + " # x\n" + EMOJI + EMOJI + ": 'ü'\n",
                "/0 1:1..2:8",
                "/0/é 1:1..1:2",
                "/0/é 1:4..1:5 " + EMOJI,
                "/0/" + EMOJI + EMOJI + " 2:1..2:3",
                "/0/" + EMOJI + EMOJI + " 2:5..2:8 ü");
    }

    @Test
    void placesBehindEmoji_areOffsetsOfTheText() {
        Reading read = Reading.yaml("a: " + EMOJI + "\nb: x\n---\n- " + EMOJI + EMOJI + "\n- y\n");
        Node second = ((Node.Sequence) read.nodes().get(1)).items().get(1);
        assertEquals("y", second.span().text());
    }

    @Test
    void documents_areNumberedInPointers() {
        assertPlaces("a\n---\n---\n- b\n...\n", "/0 1:1..1:2 a", "/2 4:1..4:4", "/2/0 4:3..4:4 b");
    }

    @Test
    void memberNames_areEscapedInPointers() {
        assertPlaces("a/b~c: 1\n", "/0 1:1..1:9", "/0/a~1b~0c 1:1..1:6", "/0/a~1b~0c 1:8..1:9 1");
    }

    @Test
    void y10_byteOrderMark_countsInNoColumn() {
        byte[] bytes = "\uFEFFa: 1\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Content content = Decoder.decode("a.yaml", bytes, problem -> {}).orElseThrow();
        assertEquals(
                List.of("/0 1:1..1:5", "/0/a 1:1..1:2", "/0/a 1:4..1:5 1"),
                Reading.yaml(content.text()).places());
    }

    @Test
    void y13_escapedControl_isText() {
        assertEquals("{a: \u001B[31m}", Reading.yaml("a: \"\\e[31m\"\n").tree());
    }

    @Test
    void y17_plainScalars_areWhatTheirSpellingSays() {
        assertEquals(
                "{a: yes, b: no, c: on, d: off, e: True}",
                Reading.yaml("{a: yes, b: no, c: on, d: off, e: True}").tree());
        assertEquals(
                "[boolean true, boolean false]", Reading.yaml("[true, false]").tree());
        assertEquals(
                "[010, 0x1F, 0o17, 12:30, +1, 1_000]",
                Reading.yaml("[010, 0x1F, 0o17, '12:30', +1, 1_000]").tree());
        assertEquals(
                "[2026-01-01, 2026-01-01T00:00:00Z]",
                Reading.yaml("[2026-01-01, 2026-01-01T00:00:00Z]").tree());
        assertEquals(
                "[integer 0, integer -12, integer 3072]",
                Reading.yaml("[0, -12, 3072]").tree());
        assertEquals(
                "[decimal 1.50, decimal -2e3, 1., .5]",
                Reading.yaml("[1.50, -2e3, 1., .5]").tree());
    }

    @Test
    void y17_nullForms_keepTheirSpelling() {
        assertEquals(
                "{a: null ~, b: null null, c: null , d: nil}",
                Reading.yaml("a: ~\nb: null\nc:\nd: nil\n").tree());
    }

    @Test
    void y17_quotedScalars_areTextsWhateverTheyLookLike() {
        Reading read = Reading.yaml("[\"2048\", 'true', \"\"]\n--- |\n  12\n");
        assertEquals("[2048, true, ] | 12\n", read.tree());
        assertTrue(((Node.Scalar) ((Node.Sequence) read.nodes().get(0)).items().get(0)).quoted());
        assertTrue(((Node.Scalar) read.nodes().get(1)).quoted());
        Node.Scalar plain = (Node.Scalar) Reading.yaml("2048").nodes().get(0);
        assertFalse(plain.quoted());
        assertEquals(Form.INTEGER, plain.form());
    }

    @Test
    void y22_lineEndsOfEveryKind_giveRightLines() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertPlaces(
                    "a: 1" + end + end + "b:" + end + "  - x\u0085\u2028y" + end,
                    "/0 1:1..4:9",
                    "/0/a 1:1..1:2",
                    "/0/a 1:4..1:5 1",
                    "/0/b 3:1..3:2",
                    "/0/b 4:3..4:9",
                    "/0/b/0 4:5..4:9 x\u0085\u2028y");
        }
        assertPlaces(
                "a: 1\r\nb: 2\rc: 3\n",
                "/0 1:1..3:5",
                "/0/a 1:1..1:2",
                "/0/a 1:4..1:5 1",
                "/0/b 2:1..2:2",
                "/0/b 2:4..2:5 2",
                "/0/c 3:1..3:2",
                "/0/c 3:4..3:5 3");
    }

    @Test
    void y23_version12_isRead() {
        Reading read = Reading.yaml("%YAML 1.2\n---\na: 1\n");
        assertEquals("{a: integer 1}", read.tree());
        assertEquals(List.of(), read.problems());
    }

    @Test
    void keysInOrder_areFoundByNameAndInAnyCase() {
        Node.Mapping mapping =
                (Node.Mapping) Reading.yaml("b: 1\nEnabled: 2\n").nodes().get(0);
        assertEquals("b", mapping.entries().get(0).key().text());
        assertTrue(mapping.get("enabled").isEmpty());
        assertEquals("Enabled", mapping.find("enabled").orElseThrow().key().text());
    }

    private static void assertPlaces(String text, String... places) {
        Reading read = Reading.yaml(text);
        assertEquals(List.of(), read.problems());
        assertEquals(List.of(places), read.places());
    }
}
