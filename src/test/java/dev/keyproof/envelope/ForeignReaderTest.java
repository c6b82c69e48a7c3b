package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Our containers, opened by programs that share nothing with us: a small reader on Node, and OpenSSL for the key. */
class ForeignReaderTest {
    private static final Path SCRIPT = Path.of("src", "test", "node", "open-container.mjs");

    @TempDir
    private Path folder;

    private Specimens.Sealed sealed;
    private byte[] payload;

    @BeforeEach
    void seal() throws IOException {
        payload = Specimens.payload(8, 3 * BodyKeys.CHUNK_BYTES - 7);
        sealed = Specimens.seal(Primitives.bouncyCastle(), 8, Specimens.ORIGIN, payload);
        Files.writeString(key(0), pem(Specimens.POOL.pair(2048, 0)));
        Files.writeString(key(1), pem(Specimens.POOL.pair(2048, 1)));
        Files.writeString(key(3), pem(Specimens.POOL.pair(3072, 0)));
    }

    private Path key(int number) {
        return folder.resolve("key-" + number + ".pem");
    }

    private static String pem(RsaKey key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.privateKey().getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    /** Skips where a program is not installed, but never where all tests are to run. */
    private static void needs(String program) {
        boolean there = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        if (System.getenv("KEYPROOF_SHARED") != null) {
            assertTrue(there, program + " is needed where KEYPROOF_SHARED is set");
        }
        assumeTrue(there, program + " is not on the PATH: our containers are not opened by it");
    }

    private record Ran(int code, String printed) {}

    private static Ran run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), printed);
    }

    private Ran open(byte[] container, int key, Path into) throws Exception {
        Path file = Files.write(folder.resolve("point.cmkb1"), container);
        return run("node", SCRIPT.toString(), key(key).toString(), file.toString(), into.toString());
    }

    @Test
    void container_isOpenedByNode() throws Exception {
        needs("node");
        Path out = folder.resolve("payload");
        Ran ran = open(sealed.bytes(), 0, out);
        assertEquals(0, ran.code(), ran.printed());
        JsonNode about = new ObjectMapper().readTree(ran.printed());
        assertEquals(
                Specimens.ORIGIN.restorePointId(), about.get("restorePointId").asString());
        assertEquals(Specimens.KID, about.get("kid").asString());
        assertEquals(0, about.get("epoch").asInt());
        assertArrayEquals(payload, Files.readAllBytes(out));
    }

    @Test
    void rotatedContainer_isOpenedByNodeWithTheNewKeyOnly() throws Exception {
        needs("node");
        byte[] rotated = TamperTest.rewrapped(Primitives.bouncyCastle(), sealed);
        Path out = folder.resolve("payload");
        Ran ran = open(rotated, 3, out);
        assertEquals(0, ran.code(), ran.printed());
        assertEquals(1, new ObjectMapper().readTree(ran.printed()).get("epoch").asInt());
        assertArrayEquals(payload, Files.readAllBytes(out));
        assertEquals(
                new Ran(1, "cannot open: no wrapped key belongs to this private key\n"),
                open(rotated, 0, folder.resolve("none")));
    }

    @Test
    void tamperedContainer_isRefusedByNode() throws Exception {
        needs("node");
        byte[] bytes = sealed.bytes().clone();
        bytes[bytes.length - 1] ^= 1;
        Ran ran = open(bytes, 0, folder.resolve("none"));
        assertEquals(1, ran.code(), ran.printed());
        assertTrue(Files.notExists(folder.resolve("none")));
        assertEquals(
                new Ran(1, "cannot open: no wrapped key belongs to this private key\n"),
                open(sealed.bytes(), 1, folder.resolve("none")));
    }

    @Test
    void wrappedKey_isUnwrappedByOpenssl() throws Exception {
        needs("openssl");
        Path wrapped = Files.write(folder.resolve("dek.wrapped"), sealed.edk().bytes());
        Path dek = folder.resolve("dek");
        Ran ran = run(
                "openssl",
                "pkeyutl",
                "-decrypt",
                "-inkey",
                key(0).toString(),
                "-in",
                wrapped.toString(),
                "-out",
                dek.toString(),
                "-pkeyopt",
                "rsa_padding_mode:oaep",
                "-pkeyopt",
                "rsa_oaep_md:sha256",
                "-pkeyopt",
                "rsa_mgf1_md:sha256");
        assertEquals(0, ran.code(), ran.printed());
        assertArrayEquals(sealed.dek().bytes(), Files.readAllBytes(dek));
    }
}
