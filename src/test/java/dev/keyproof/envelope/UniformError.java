package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

/** The one answer that must not tell what was wrong. */
final class UniformError {
    private UniformError() {}

    static void assertUniform(Throwable thrown) {
        if (thrown.getClass() != UnopenableException.class) {
            throw new AssertionError("not the uniform error", thrown);
        }
        assertEquals("the container cannot be opened", thrown.getMessage());
        assertSame(null, thrown.getCause());
        assertEquals(0, thrown.getStackTrace().length);
        assertEquals(0, thrown.getSuppressed().length);
    }
}
