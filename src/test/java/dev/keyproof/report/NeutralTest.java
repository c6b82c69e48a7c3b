package dev.keyproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class NeutralTest {
    @Test
    void plainText_staysTheSameObject() {
        String text = "the vault `bv-\u00E9\uD83D\uDE00` is fine, # and ## too";
        assertSame(text, Neutral.line(text, 100));
        assertSame(text, Neutral.data(text, 100));
    }

    @Test
    void longText_isCutBetweenCharactersWithACount() {
        String text = "ab\uD83D\uDE00" + "c".repeat(10_000);
        assertEquals("ab... (10002 more characters)", Neutral.line(text, 3));
        assertEquals("ab\uD83D\uDE00... (10000 more characters)", Neutral.data(text, 4));
    }

    @Test
    void secretAcrossTheCut_isNotShownInPart() {
        String text = "x".repeat(20) + " AccountKey=abcdefgh tail";
        assertEquals("x".repeat(20) + " AccountKey=[re... (12 more characters)", Neutral.line(text, 35));
    }

    @Test
    void steeringCharacters_becomeVisible() {
        assertEquals("a\\u001Bb\\u000Ac\\u0009d\\u202Ee\\uD800", Neutral.line("a\u001Bb\nc\td\u202Ee\uD800", 100));
        assertEquals("a\u001B\uFFFD\\uD800", Neutral.data("a\u001B\uD800", 100));
        assertEquals("#\\u0023vso[x] #\\u0023[y] ##z", Neutral.line("##vso[x] ##[y] ##z", 100));
        assertEquals("a:\\u003A:b", Neutral.path("a:::b"));
    }
}
