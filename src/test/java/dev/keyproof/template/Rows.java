package dev.keyproof.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Tables of expressions and their values: {@code expression => value}, one a line. */
final class Rows {
    private static final String ARROW = " => ";

    private Rows() {}

    static Stream<DynamicTest> of(String table) {
        return table.lines().filter(line -> !line.isBlank()).map(line -> {
            int arrow = line.lastIndexOf(ARROW);
            assertTrue(arrow > 0, line);
            String expression = line.substring(0, arrow).strip();
            String value = line.substring(arrow + ARROW.length()).strip();
            return DynamicTest.dynamicTest(expression, () -> assertEquals(value, Evaluated.of(expression)));
        });
    }
}
