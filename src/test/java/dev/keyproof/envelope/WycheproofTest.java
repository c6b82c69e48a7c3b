package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** All official vectors, three times: the platform, the library with its native part, the library in pure Java. */
class WycheproofTest {
    private static final String SHARED = System.getenv("KEYPROOF_SHARED");

    private static Path folder() {
        assumeTrue(SHARED != null, "KEYPROOF_SHARED is not set: the official vectors are not at hand");
        return Path.of(SHARED, "wycheproof");
    }

    @Test
    void officialVectors_passOnThePlatform() throws Exception {
        assertEquals(VectorSets.ALL, new VectorSets(folder(), Primitives.jdk()).all());
    }

    @Test
    void officialVectors_passOnTheLibrary() throws Exception {
        Primitives primitives = Primitives.bouncyCastle();
        assertEquals(VectorSets.ALL, new VectorSets(folder(), primitives).all());
        if (processorHasNativePart()) {
            assertNotEquals("java", primitives.variant(), "the native part was not used");
        }
    }

    @Test
    void officialVectors_passOnTheLibraryInPureJava() throws Exception {
        assertEquals("java: " + VectorSets.ALL, PureJava.run(VectorSets.class, folder().toString()));
    }

    /** Taken in pure Java, and natively where the processor has only the stream. */
    @Test
    void officialVectors_passOnTheStreamedCipher() throws Exception {
        assertEquals(
                "39 valid 27 invalid", new VectorSets(folder(), Primitives.bouncyCastle()).gcm(StreamedChunks::new));
    }

    @Test
    void bomb_isNotInflated() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(new byte[Inflated.MOST_BYTES + 1]);
        }
        assertThrows(IOException.class, () -> Inflated.of(out.toByteArray()));
    }

    /** Where the library brings a native part that the processor can run; elsewhere pure Java is right. */
    private static boolean processorHasNativePart() throws IOException {
        Path flags = Path.of("/proc/cpuinfo");
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!arch.equals("amd64") || !Files.isReadable(flags) || PureJava.isAsked()) {
            return false;
        }
        String text = Files.readString(flags, StandardCharsets.UTF_8);
        return text.contains(" aes ") && text.contains(" avx ") && text.contains(" pclmulqdq ");
    }
}
