package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Without the native part everything still passes: the same containers, the same refusals. */
class PureJavaTest {
    @Test
    void containersAndTampering_passWithoutTheNativePart() throws Exception {
        assertEquals("java: 14 groups passed", PureJava.run(WithoutNative.class));
    }
}
