package dev.keyproof.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PointerTest {
    @Test
    void wholeDocument_isEmptyText() {
        assertEquals("", Pointer.ROOT.toString());
    }

    @Test
    void steps_areJoinedBySlashes() {
        assertEquals(
                "/resources/2/name",
                Pointer.ROOT.child("resources").child(2).child("name").toString());
    }

    @Test
    void slashAndTilde_areEscaped() {
        assertEquals(
                "/a~1b/c~0d/", Pointer.ROOT.child("a/b").child("c~d").child("").toString());
    }
}
