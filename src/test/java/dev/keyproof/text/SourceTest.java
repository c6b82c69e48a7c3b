package dev.keyproof.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourceTest {
    private static final String EMOJI = "\uD83D\uDE00";

    @Test
    void lineFeed_startsLine() {
        assertEquals(List.of("1:1", "1:2", "2:1", "2:2", "2:3"), places("a\nbc"));
    }

    @Test
    void carriageReturnWithLineFeed_isOneLineEnd() {
        assertEquals(List.of("1:1", "1:2", "1:3", "2:1", "2:2"), places("a\r\nb"));
    }

    @Test
    void carriageReturnAlone_startsLine() {
        assertEquals(List.of("1:1", "1:2", "2:1", "2:2"), places("a\rb"));
        assertEquals(List.of("1:1", "2:1"), places("\r"));
    }

    @Test
    void tab_isOneColumn() {
        assertEquals(List.of("1:1", "1:2", "1:3"), places("\ta"));
    }

    @Test
    void accentedLetter_isOneColumn() {
        assertEquals(List.of("1:1", "1:2", "1:3"), places("éa"));
    }

    @Test
    void emoji_isOneColumnAndTwoForSarif() {
        Source source = Source.of("a", "x\n" + EMOJI + "a");
        assertEquals(new Position(2, 2, 3), source.position(4));
        assertEquals(new Position(2, 3, 4), source.position(5));
    }

    @Test
    void nextLineAndLineSeparator_startNoLine() {
        assertEquals(List.of("1:1", "1:2", "1:3", "1:4", "1:5"), places("a\u0085b\u2028"));
    }

    @Test
    void lineText_isGivenWithoutItsEnd() {
        Source source = Source.of("a", "one\r\ntwo\rthree\n");
        assertEquals(
                List.of("one", "two", "three", ""),
                IntStream.rangeClosed(1, source.lines()).mapToObj(source::line).toList());
    }

    @Test
    void emptyText_hasOneLine() {
        Source source = Source.of("a", "");
        assertEquals(1, source.lines());
        assertEquals("", source.line(1));
        assertEquals(new Position(1, 1, 1), source.position(0));
        assertEquals(source.start(), Span.of(source, 0, 0));
    }

    @Test
    void codePoints_areConvertedBothWays() {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            text.append(random.nextInt(3) == 0 ? EMOJI : "a");
        }
        Source source = Source.of("a", text.toString());
        int codePoints = text.codePointCount(0, text.length());
        for (int i = 0; i <= codePoints; i++) {
            int offset = text.offsetByCodePoints(0, i);
            assertEquals(offset, source.offsetOfCodePoint(i), "seed 7, code point " + i);
            assertEquals(i, source.codePointsBefore(offset), "seed 7, offset " + offset);
        }
    }

    @Test
    void releasedText_isFetchedAgain() {
        Source source = Source.released("a", "a\nb", "00", () -> "a\nb");
        assertEquals("b", source.line(2));
        assertEquals("00", source.sha256());
    }

    @Test
    void releasedTextThatChanged_givesEmptyLines() {
        Source source = Source.released("a", "a\nb", "00", () -> "");
        assertEquals("", source.text());
        assertEquals("", source.line(2));
        assertEquals("", Span.of(source, 0, 1).text());
    }

    private static List<String> places(String text) {
        Source source = Source.of("a", text);
        return IntStream.rangeClosed(0, text.length())
                .mapToObj(source::position)
                .map(at -> at.line() + ":" + at.column())
                .toList();
    }
}
