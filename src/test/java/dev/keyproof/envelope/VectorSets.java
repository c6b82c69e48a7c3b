package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The official vectors of C2SP/wycheproof, run against one implementation; simulator.md 8 says which and how many.
 *
 * <p>Its {@link #main} runs them in a process of their own, since the library chooses its native part once a process.
 */
final class VectorSets {
    /** File, its digest. */
    static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "c2sp_chunked_encryption_aes_256_gcm_test.json",
            "0f8e35568d59649fb55fb0e5602dc678dc8910d6822beef4945aee0b5994ef05",
            "rsa_oaep_2048_sha256_mgf1sha256_test.json",
            "83dce701e3d8640ac56e6d7bf37a5a8f9bd6a336e1e932a1e9bfe4ba9c5ea3a9",
            "rsa_oaep_3072_sha256_mgf1sha256_test.json",
            "c8122302f522bfd539650c71c4aa966bd1f89acb50c6f4c190030fdb9b2684a4",
            "rsa_oaep_4096_sha256_mgf1sha256_test.json",
            "e0eb85bcd6d66a85941ee3d98e44f7d1ffb0cf870ba6550e1ed3bec4174c60a9",
            "aes_gcm_test.json",
            "985e5ecc172e181eaf49e89508b9470dcf478002eb7e8559c707eb42dc97dfe7",
            "hkdf_sha512_test.json",
            "bb9a21f4e86041caf5d7792b030349f8ff289087f195b2fbc0fc0afc39deca6f"));

    static final String ALL = "chunked 10 valid 25 invalid, oaep 54 valid 57 invalid, "
            + "gcm 39 valid 27 invalid, hkdf 80 valid 3 invalid";

    private final Path folder;
    private final Primitives primitives;

    VectorSets(Path folder, Primitives primitives) {
        this.folder = folder;
        this.primitives = primitives;
    }

    public static void main(String[] arguments) throws Exception {
        Primitives primitives = Primitives.bouncyCastle();
        String ran = new VectorSets(Path.of(arguments[0]), primitives).all();
        System.out.print(primitives.variant() + ": " + ran);
    }

    /** Runs everything and says how many passed; the first that does not pass is an error that names it. */
    String all() throws Exception {
        Passed oaep = new Passed();
        for (int bits : RsaKey.SIZES_BITS) {
            each("rsa_oaep_" + bits + "_sha256_mgf1sha256_test.json", oaep, this::oaep);
        }
        Passed gcm = new Passed();
        gcm(gcm, (sealing, key) -> sealing ? primitives.sealing(key) : primitives.opening(key));
        return "chunked " + each("c2sp_chunked_encryption_aes_256_gcm_test.json", new Passed(), this::chunked)
                + ", oaep " + oaep + ", gcm " + gcm + ", hkdf "
                + each("hkdf_sha512_test.json", new Passed(), this::hkdf);
    }

    private static final class Passed {
        private int valid;
        private int invalid;

        @Override
        public String toString() {
            return valid + " valid " + invalid + " invalid";
        }
    }

    private interface Vector {
        void run(JsonNode group, JsonNode test, boolean valid) throws Exception;
    }

    private Passed each(String file, Passed passed, Vector vector) throws Exception {
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertEquals(FILES.get(file), HexFormat.of().formatHex(digest), file);
        for (JsonNode group : new ObjectMapper().readTree(bytes).get("testGroups")) {
            for (JsonNode test : group.get("tests")) {
                boolean valid = test.get("result").asString().equals("valid");
                try {
                    vector.run(group, test, valid);
                } catch (Exception | AssertionError e) {
                    throw new AssertionError(file + ", vector " + test.get("tcId") + ": " + test.get("comment"), e);
                }
                passed.valid += valid ? 1 : 0;
                passed.invalid += valid ? 0 : 1;
            }
        }
        return passed;
    }

    private static byte[] hex(JsonNode node, String member) {
        return HexFormat.of().parseHex(node.get(member).asString());
    }

    private static boolean flagged(JsonNode test, String flag) {
        for (JsonNode each : test.get("flags")) {
            if (each.asString().equals(flag)) {
                return true;
            }
        }
        return false;
    }

    private void hkdf(JsonNode group, JsonNode test, boolean valid) throws Exception {
        int size = test.get("size").asInt();
        byte[] pseudorandomKey = primitives.extract(hex(test, "salt"), hex(test, "ikm"));
        byte[] info = hex(test, "info");
        if (valid) {
            assertArrayEquals(hex(test, "okm"), primitives.expand(pseudorandomKey, info, size));
        } else {
            assertThrows(UnopenableException.class, () -> primitives.expand(pseudorandomKey, info, size));
        }
    }

    private void oaep(JsonNode group, JsonNode test, boolean valid) throws Exception {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey)
                KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(hex(group, "privateKeyPkcs8")));
        if (valid) {
            assertArrayEquals(hex(test, "msg"), primitives.unwrap(key, hex(test, "ct"), hex(test, "label")));
        } else {
            UniformError.assertUniform(assertThrows(
                    UnopenableException.class, () -> primitives.unwrap(key, hex(test, "ct"), hex(test, "label"))));
        }
    }

    /** The set for any cipher of ours: 256-bit keys and 96-bit nonces, which is all that a body uses. */
    String gcm(BiFunction<Boolean, byte[], ChunkCipher> ciphers) throws Exception {
        Passed passed = new Passed();
        gcm(passed, ciphers);
        return passed.toString();
    }

    private void gcm(Passed passed, BiFunction<Boolean, byte[], ChunkCipher> ciphers) throws Exception {
        Passed others = new Passed();
        each("aes_gcm_test.json", others, (group, test, valid) -> {
            if (group.get("keySize").asInt() == 256 && group.get("ivSize").asInt() == 96) {
                gcm(test, valid, ciphers);
                passed.valid += valid ? 1 : 0;
                passed.invalid += valid ? 0 : 1;
            }
        });
        assertEquals(316, others.valid + others.invalid);
    }

    private static void gcm(JsonNode test, boolean valid, BiFunction<Boolean, byte[], ChunkCipher> ciphers)
            throws Exception {
        byte[] message = hex(test, "msg");
        byte[] sealed = concatenate(hex(test, "ct"), hex(test, "tag"));
        byte[] opened = new byte[message.length];
        Arrays.fill(opened, (byte) 0x5a);
        try (ChunkCipher opening = ciphers.apply(false, hex(test, "key"));
                ChunkCipher sealing = ciphers.apply(true, hex(test, "key"))) {
            if (!valid) {
                assertThrows(
                        UnopenableException.class,
                        () -> opening.process(hex(test, "iv"), hex(test, "aad"), sealed, 0, sealed.length, opened, 0));
                assertArrayEquals(new byte[message.length], opened, "plain text remained after a wrong tag");
                return;
            }
            assertEquals(
                    message.length,
                    opening.process(hex(test, "iv"), hex(test, "aad"), sealed, 0, sealed.length, opened, 0));
            assertArrayEquals(message, opened);
            byte[] again = new byte[sealed.length];
            sealing.process(hex(test, "iv"), hex(test, "aad"), message, 0, message.length, again, 0);
            assertArrayEquals(sealed, again);
        }
    }

    private void chunked(JsonNode group, JsonNode test, boolean valid) throws Exception {
        byte[] key = hex(test, "key");
        byte[] context = hex(test, "ctx");
        byte[] body = Inflated.of(hex(test, "ct"));
        if (flagged(test, "HeaderFailure")) {
            assertThrows(
                    UnopenableException.class,
                    () -> BodyOpener.begin(primitives, key, context, Pieces.of(body))
                            .close());
            return;
        }
        derivedAsRecorded(test, key, context, body);
        byte[] prefix = prefix(key, context, body, valid);
        if (valid || flagged(test, "PartialPlaintext")) {
            assertEquals(test.get("msgLength").asInt(), prefix.length);
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(prefix);
            assertEquals(test.get("msgSha512").asString(), HexFormat.of().formatHex(digest));
        } else {
            assertEquals(0, prefix.length);
        }
        assertEquals(valid || flagged(test, "ValidFinalChunk"), opensLastChunk(key, context, body));
    }

    private void derivedAsRecorded(JsonNode test, byte[] key, byte[] context, byte[] body) throws Exception {
        byte[] salt = Arrays.copyOf(body, BodyKeys.SALT_BYTES);
        try (BodyKeys keys = BodyKeys.derive(primitives, key, salt, context)) {
            assertArrayEquals(hex(test, "aeadKey"), keys.key());
            assertArrayEquals(hex(test, "baseNonce"), keys.nonce(0));
        }
    }

    /** Everything a stream gives before it ends or fails; once failed, it must fail for ever. */
    private byte[] prefix(byte[] key, byte[] context, byte[] body, boolean valid) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[BodyKeys.CHUNK_BYTES];
        try (BodyOpener opener = BodyOpener.begin(primitives, key, context, Pieces.of(body))) {
            try {
                while (!opener.ended()) {
                    out.write(chunk, 0, opener.next(chunk));
                }
                assertTrue(valid, "an invalid body was opened to its end");
            } catch (UnopenableException e) {
                assertTrue(!valid, "a valid body was refused");
                for (int again : List.of(1, 2, 3)) {
                    assertThrows(UnopenableException.class, () -> opener.next(chunk), "read again, " + again);
                }
            }
        }
        return out.toByteArray();
    }

    private boolean opensLastChunk(byte[] key, byte[] context, byte[] body) throws Exception {
        int rest = body.length - BodyKeys.HEADER_BYTES;
        int last = rest / BodyKeys.SEALED_CHUNK_BYTES;
        byte[] header = Arrays.copyOf(body, BodyKeys.HEADER_BYTES);
        int from = BodyKeys.HEADER_BYTES + last * BodyKeys.SEALED_CHUNK_BYTES;
        byte[] alone = concatenate(header, Arrays.copyOfRange(body, from, body.length));
        try (BodyOpener opener = BodyOpener.begin(primitives, key, context, Pieces.of(alone), last)) {
            opener.next(new byte[BodyKeys.CHUNK_BYTES]);
            return opener.ended();
        } catch (UnopenableException e) {
            return false;
        }
    }

    static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
