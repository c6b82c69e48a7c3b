package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Vectors of our own, for those who do not have the official ones: made by {@code src/test/node/make-vectors.mjs}, which
 * shares no code with this project, and says at its head how to make them again.
 */
class OwnVectorsTest {
    private final JsonNode vectors;

    OwnVectorsTest() throws IOException {
        try (InputStream in = OwnVectorsTest.class.getResourceAsStream("/envelope/vectors.json")) {
            vectors = new ObjectMapper().readTree(in);
        }
    }

    private interface Vector {
        void run(Primitives primitives, JsonNode vector) throws Exception;
    }

    private Stream<DynamicTest> each(String member, Vector test) {
        assertFalse(vectors.get(member).isEmpty(), member);
        return Specimens.BOTH.stream()
                .map(primitives -> dynamicTest(primitives.getClass().getSimpleName(), () -> {
                    for (JsonNode vector : vectors.get(member)) {
                        test.run(primitives, vector);
                    }
                }));
    }

    private static byte[] hex(JsonNode vector, String member) {
        return HexFormat.of().parseHex(vector.get(member).asString());
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static byte[] bytes(String label, int size) throws GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int count = 0; count * 32 < size; count++) {
            out.writeBytes(sha256((label + " " + count).getBytes(StandardCharsets.US_ASCII)));
        }
        return Arrays.copyOf(out.toByteArray(), size);
    }

    @TestFactory
    Stream<DynamicTest> foreignBody_isSealedAndOpenedAlike() {
        return each("bodies", (primitives, vector) -> {
            byte[] plain = bytes(
                    vector.get("plainLabel").asString(),
                    vector.get("plainBytes").asInt());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (BodySealer sealer = BodySealer.begin(
                    primitives, hex(vector, "key"), hex(vector, "context"), hex(vector, "salt"), 0, out)) {
                sealer.write(plain, 0, plain.length);
                sealer.finish();
            }
            byte[] body = out.toByteArray();
            assertEquals(vector.get("bodyBytes").asInt(), body.length);
            assertArrayEquals(
                    hex(vector, "bodySha256"),
                    sha256(body),
                    vector.get("plainLabel").asString());
            ByteArrayOutputStream opened = new ByteArrayOutputStream();
            byte[] chunk = new byte[BodyKeys.CHUNK_BYTES];
            try (BodyOpener opener =
                    BodyOpener.begin(primitives, hex(vector, "key"), hex(vector, "context"), Pieces.of(body))) {
                while (!opener.ended()) {
                    opened.write(chunk, 0, opener.next(chunk));
                }
            }
            assertArrayEquals(plain, opened.toByteArray());
        });
    }

    @TestFactory
    Stream<DynamicTest> foreignDerivation_isTheSame() {
        return each("derivations", (primitives, vector) -> {
            byte[] info = vector.get("info").asString().getBytes(StandardCharsets.US_ASCII);
            byte[] derived = primitives.expand(
                    hex(vector, "key"), info, vector.get("size").asInt());
            assertArrayEquals(hex(vector, "sha256"), sha256(derived));
        });
    }

    @TestFactory
    Stream<DynamicTest> foreignWrap_isUnwrapped() throws Exception {
        RsaKey key = key();
        return each(
                "wraps",
                (primitives, vector) -> assertArrayEquals(
                        hex(vector, "secret"),
                        primitives.unwrap(key.privateKey(), hex(vector, "wrapped"), new byte[0])));
    }

    @TestFactory
    Stream<DynamicTest> foreignContainer_isOpened() throws Exception {
        RsaKey key = key();
        return each("containers", (primitives, vector) -> {
            byte[] container =
                    Base64.getDecoder().decode(vector.get("container").asString());
            Containers containers = Specimens.containers(primitives, 1);
            try (ContainerReader reader = containers.read(Pieces.of(container));
                    DataKey dek = containers.unwrap(reader.keyHeader().edks().get(0), key);
                    InputStream in = reader.open(dek, new CatalogueEntry(reader.origin(), 3), 1 << 20)) {
                assertEquals(
                        vector.get("restorePointId").asString(), reader.origin().restorePointId());
                assertEquals(3, reader.keyHeader().epoch());
                byte[] payload = bytes(
                        vector.get("payloadLabel").asString(),
                        vector.get("payloadBytes").asInt());
                assertArrayEquals(payload, in.readAllBytes());
                assertEquals(
                        vector.get("payloadSha256").asString(),
                        reader.payloadSha256().orElseThrow());
            }
        });
    }

    private RsaKey key() throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        byte[] encoded = Base64.getDecoder().decode(vectors.get("privateKey").asString());
        RSAPrivateCrtKey secret = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        RSAPublicKeySpec open = new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent());
        return RsaKey.of(new KeyPair(factory.generatePublic(open), secret));
    }
}
