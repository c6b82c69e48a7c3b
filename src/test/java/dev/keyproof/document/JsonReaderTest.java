package dev.keyproof.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.text.Source;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the JSON reader gives and refuses; the places were counted by eye. */
class JsonReaderTest {
    private static final Limits SMALL = Reading.SMALL;
    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void objectsAndArrays_givePlacesWithQuotesAndBrackets() {
        assertEquals(
                List.of(
                        "1:1..4:2",
                        "/a 2:3..2:11",
                        "/a 2:14..2:20 x\ny",
                        "/b 3:3..3:6",
                        "/b 3:7..3:34",
                        "/b/0 3:8..3:9 1",
                        "/b/1 3:11..3:16 -2.50",
                        "/b/2 3:18..3:22 true",
                        "/b/3 3:24..3:28 null",
                        "/b/4 3:30..3:32"),
                Reading.json("{\n  \"\\u0061\" : \"x\\ny\",\n  \"b\":[1, -2.50, true, null, {} ]\n}\n")
                        .places());
    }

    @Test
    void tabsAccentsAndEmoji_countOneColumnEach() {
        assertEquals(
                List.of("1:1..2:10", "/é 1:3..1:6", "/é 1:8..1:11 " + EMOJI, "/b 2:1..2:4", "/b 2:6..2:9 ü"),
                Reading.json("{\t\"é\":\t\"" + EMOJI + "\",\n\"b\": \"ü\"}").places());
    }

    @Test
    void longTexts_doNotMoveWhatFollows() {
        Reading read = Reading.json("{\"pad\": \"" + "x\\\"".repeat(20_000) + "\", \"q\\\"\" : [ 12 ]}");
        Node.Entry last = ((Node.Mapping) read.nodes().get(0)).entries().get(1);
        assertEquals("\"q\\\"\"", last.key().span().text());
        assertEquals("[ 12 ]", last.value().span().text());
        assertEquals("12", ((Node.Sequence) last.value()).items().get(0).span().text());
    }

    @Test
    void scalarAtTheTop_isRead() {
        assertEquals(List.of("1:2..1:4 12"), Reading.json(" 12 ").places());
        assertEquals(List.of("1:1..1:4 a"), Reading.json("\"a\"").places());
    }

    @Test
    void unwantedMembers_areDroppedButStillChecked() {
        JsonReader.Options options = JsonReader.Options.STRICT.keeping(name -> !name.startsWith("x"));
        assertEquals(
                "{a: integer 1, b: [{c: integer 2}]}",
                Reading.json("{\"a\":1,\"x\":{\"a\":[1]},\"b\":[{\"x1\":99999999999999999999,\"c\":2}]}", options)
                        .tree());
        assertEquals(
                List.of("duplicate-key 1:14..1:17 `b` is written twice in one object (1:7..1:10 first time)"),
                Reading.json("{\"x\":{\"b\":1, \"b\":2}}", options).problems());
        assertEquals(
                List.of("too-deep"),
                Reading.json("{\"x\":" + "[".repeat(200), options).codes());
    }

    @Test
    void j1_nestingOf201_isRefusedAtLevel201() {
        for (int depth : List.of(201, 10_000, 1_000_000)) {
            Reading read = assertTimeout(Duration.ofSeconds(5), () -> Reading.json("[".repeat(depth)));
            assertEquals(
                    List.of("too-deep 1:201..1:202 objects and arrays are nested more than 200 levels deep"),
                    read.problems());
        }
        assertEquals(List.of("too-deep"), Reading.json("{\"a\":".repeat(201)).codes());
        assertEquals(List.of(), Reading.json("[".repeat(200) + "]".repeat(200)).problems());
    }

    @Test
    void j2_duplicateMembers_areRefusedWithBothPlaces() {
        Reading read = Reading.json("{\"a\":1,\n \"\\u0061\":2,\"b\":3}");
        assertEquals(
                List.of("duplicate-key 2:2..2:10 `a` is written twice in one object (1:2..1:5 first time)"),
                read.problems());
        assertEquals("", read.tree());
        assertEquals(
                "{a: {a: integer 1}, A: integer 2}",
                Reading.json("{\"a\":{\"a\":1},\"A\":2}").tree());
    }

    @Test
    void j3_wholeNumbers_mayHaveAZeroFraction() {
        assertEquals(
                "[integer 2048, integer 14, integer -3]",
                Reading.json("[2048.0, 14.00, -3.0]").tree());
        assertEquals(
                "[decimal 14.50, decimal 2e3]", Reading.json("[14.50, 2e3]").tree());
        assertEquals(List.of("1:2..1:8 2048"), Reading.json(" 2048.0").places());
    }

    @Test
    void j3_numbersThatCannotBeHeld_areRefused() {
        assertRefused("[1e400]", "number-out-of-range 1:2..1:7 a number is too large to be finite");
        assertRefused(
                "[-0, -0.0]",
                "number-out-of-range 1:2..1:4 a number is minus zero",
                "number-out-of-range 1:6..1:10 a number is minus zero");
        assertRefused("[9223372036854775808]", "number-out-of-range 1:2..1:21 a whole number does not fit 64 bits");
        Reading read = assertTimeout(Duration.ofSeconds(5), () -> Reading.json("[" + "9".repeat(1_000_000) + "]"));
        assertEquals(
                List.of("number-out-of-range 1:2..1:82 a whole number has 1,000,000 digits; at most 19 are read"),
                read.problems());
        assertRefused(
                "[0." + "1".repeat(100) + "]",
                "number-out-of-range 1:2..1:82 a number is 102 characters long; at most 64 are read");
    }

    @Test
    void j3_textOverTheLimit_isUnknown() {
        Reading read = Reading.json("{\"a\":\"" + "x".repeat(65_537) + "\",\"b\":\"" + "x".repeat(65_536) + "\"}");
        assertEquals(List.of(), read.problems());
        assertTrue(read.tree().startsWith("{a: unknown the text is longer than 65,536 characters, b: xxx"));
    }

    @Test
    void j3_fileOverTheLimit_isRefusedUnread() {
        Reading read = Reading.json(
                "\"" + "x".repeat(SMALL.jsonBytes()) + "\"", JsonReader.Options.STRICT, new JsonReader(SMALL));
        assertEquals(List.of("file-too-large 1:1..1:1 the file is larger than 2,000 bytes"), read.problems());
    }

    @Test
    void j3_moreNodesThanFitMemory_areRefused() {
        JsonReader small = new JsonReader(Limits.DEFAULT, 100);
        String names = IntStream.range(0, 200).mapToObj(i -> "\"k" + i + "\":0").collect(Collectors.joining(","));
        assertEquals(
                List.of("too-many-nodes"),
                Reading.json("[" + "1,".repeat(200) + "1]", JsonReader.Options.STRICT, small)
                        .codes());
        assertEquals(
                List.of("too-many-nodes"),
                Reading.json("{" + names + "}", JsonReader.Options.STRICT.keeping(name -> false), small)
                        .codes());
        String apart = IntStream.range(0, 200).mapToObj(i -> "{\"k\":0}").collect(Collectors.joining(","));
        assertEquals(
                List.of(),
                Reading.json("{\"a\":[" + apart + "]}", JsonReader.Options.STRICT.keeping(name -> false), small)
                        .codes());
    }

    @Test
    void j4_wordsThatAreNoNumbers_areRefused() {
        assertRefused("NaN", "number-out-of-range 1:1..1:4 `NaN` is not a number of JSON");
        assertRefused("[1, -Infinity]", "number-out-of-range 1:5..1:14 `-Infinity` is not a number of JSON");
        assertRefused("[tru]", "json-syntax 1:2..1:5 the text is not well-formed JSON here");
    }

    @Test
    void j4_whatIsNotJson_isRefused() {
        assertRefused("{\"a\":1, }", "trailing-comma 1:7..1:8 a `,` stands behind the last value");
        assertRefused("[1,\n]", "trailing-comma 1:3..1:4 a `,` stands behind the last value");
        assertRefused("{'a':1}", "single-quotes 1:2..1:3 single quotes stand around a text or name");
        assertRefused("{a:1}", "unquoted-name 1:2..1:3 a name is not in double quotes");
        assertRefused("[1 2]", "missing-comma 1:4..1:5 a `,` is missing");
        assertRefused("{\"a\" 1}", "missing-colon 1:6..1:7 a name has no `:`");
        assertRefused("[01]", "malformed-number 1:3..1:4 a number is not written as JSON writes numbers");
        assertRefused("[1.]", "malformed-number 1:3..1:4 a number is not written as JSON writes numbers");
        assertRefused("[\"a\tb\"]", "control-character 1:4..1:5 a control character or line break stands in a text");
        assertRefused("[\"\\q\"]", "unknown-escape 1:4..1:5 an escape is not known");
        assertRefused("[1}", "unexpected-bracket 1:3..1:4 a `}` stands where a `]` is missing (1:1..1:2 opened here)");
        assertRefused("]", "unexpected-bracket 1:1..1:2 a `]` closes nothing");
    }

    @Test
    void j4_textBehindTheValue_isRefused() {
        assertRefused("[1] [2]", "text-after-end 1:5..1:6 text stands behind the end of the value");
        assertRefused("{}x", "text-after-end 1:3..1:4 text stands behind the end of the value");
        assertRefused("{}\u0000", "text-after-end 1:3..1:4 text stands behind the end of the value");
    }

    @Test
    void j4_comments_areReadInTemplatesOnly() {
        String text = "// a\n{\"a//\": /* b */ 1}\n";
        assertRefused(text, "comment-not-allowed 1:1..1:2 a comment stands in JSON");
        assertEquals(
                "{a//: integer 1}",
                Reading.json(text, JsonReader.Options.TEMPLATE).tree());
        Source source = Source.of("a.json", text);
        assertEquals(
                "1:1..1:3", Reading.place(JsonReader.firstComment(source, text).orElseThrow()));
        assertTrue(JsonReader.firstComment(source, "{\"a//\\\"\": \"/*\"}").isEmpty());
    }

    @Test
    void j4_emptyText_isRefused() {
        assertRefused("", "empty-file 1:1..1:1 the file is empty");
        assertRefused("  \n", "empty-file 1:1..1:2 the file is empty");
    }

    @Test
    void j6_loneSurrogates_areWarnings() {
        Reading read = Reading.json("{\"a\":\"\\ud83d\",\"b\":\"\\ud83d\\ude00\\u0000\"}");
        assertEquals(
                List.of("warning half-character 1:6..1:14 an escape gives one half of a surrogate pair"),
                read.problems());
        assertEquals("{a: \uD83D, b: " + EMOJI + "\u0000}", read.tree());
    }

    @Test
    void j7_severalValues_areNumberedInPointers() {
        Reading read = Reading.jsonLines("{\"a\":1}\n{\"a\":2}\n");
        assertEquals(
                List.of(
                        "/0 1:1..1:8",
                        "/0/a 1:2..1:5",
                        "/0/a 1:6..1:7 1",
                        "/1 2:1..2:8",
                        "/1/a 2:2..2:5",
                        "/1/a 2:6..2:7 2"),
                read.places());
        assertEquals(
                List.of("1:1..1:4", "/0 1:2..1:3 1"), Reading.jsonLines("[1]\n").places());
    }

    @Test
    void j7_faultInOneOfSeveralValues_isReportedOnce() {
        Reading read = Reading.jsonLines("{\"a\":1}\n{\"a\":1,\"a\":2}\n{}\n");
        assertEquals(List.of("duplicate-key"), read.codes());
        assertEquals("", read.tree());
    }

    @Test
    void j17_everyPrefixOfAFile_isRefused() {
        String text = "{\"id\": \"/s/é\", \"properties\": {\"a\": [1, -2.5e3, true, null, \"\\u00e9\"]}}";
        for (int end = 0; end < text.length(); end++) {
            Reading read = Reading.json(text.substring(0, end));
            assertEquals(1, read.found().size(), text.substring(0, end));
            assertEquals("", read.tree());
        }
    }

    @Test
    void j17_textThatEndsTooEarly_isShownAtItsEnd() {
        assertRefused("{\"a\":[1,", "cut-off 1:9..1:9 the file ends too early (1:6..1:7 still open)");
        assertRefused("[\"abc", "cut-off 1:6..1:6 the file ends inside a text (1:1..1:2 still open)");
    }

    private static void assertRefused(String text, String... problems) {
        Reading read = Reading.json(text);
        assertEquals(List.of(problems), read.problems());
        assertEquals("", read.tree());
    }
}
