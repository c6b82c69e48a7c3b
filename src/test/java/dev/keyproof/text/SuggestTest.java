package dev.keyproof.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestTest {
    private static final List<String> NAMES = List.of("purgeProtection", "softDelete", "size", "store", "type", "id");

    @Test
    void swappedLetters_areNear() {
        assertEquals(List.of("purgeProtection"), Suggest.nearest("purgeProtectoin", NAMES));
    }

    @Test
    void otherCase_isNearest() {
        assertEquals("did you mean `type`?", Suggest.question("Type", NAMES));
    }

    @Test
    void severalAsNear_areListedByName() {
        assertEquals("did you mean `abc`, `abe` or `abf`?", Suggest.question("abd", List.of("abf", "abe", "abc")));
    }

    @Test
    void nothingNear_asksNothing() {
        assertEquals("", Suggest.question("colour", NAMES));
        assertEquals("", Suggest.question("", NAMES));
    }

    @Test
    void moreThanFour_areCut() {
        assertEquals(
                List.of("aa", "ab", "ac", "ad"), Suggest.nearest("ax", List.of("af", "ae", "ad", "ac", "ab", "aa")));
    }

    @Test
    void veryLongWord_isNotCompared() {
        assertEquals(List.of(), Suggest.nearest("x".repeat(65), List.of("x".repeat(65))));
    }
}
