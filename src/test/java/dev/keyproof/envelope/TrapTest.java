package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.Cipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** The traps of simulator.md 8.2 that the official vectors alone do not show, one test each or more. */
class TrapTest {
    private static final byte[] NOTHING = {};
    private static final byte[] NONCE = new byte[12];
    private static final byte[] KEY = Specimens.payload(77, 32);

    @Test
    void trap1_allPairingsOfWrapAndUnwrapAgree() throws Exception {
        for (int bits : RsaKey.SIZES_BITS) {
            RsaKey key = Specimens.POOL.pair(bits, 0);
            for (Primitives wrapping : Specimens.BOTH) {
                byte[] wrapped = wrapping.wrap(key.publicKey(), KEY, NOTHING, Specimens.seeded(1));
                assertEquals(bits / 8, wrapped.length);
                for (Primitives unwrapping : Specimens.BOTH) {
                    assertArrayEquals(KEY, unwrapping.unwrap(key.privateKey(), wrapped, NOTHING));
                }
            }
        }
    }

    @Test
    void trap1_defaultOfThePlatformIsAnotherFormat() throws Exception {
        RsaKey key = Specimens.POOL.pair(2048, 0);
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key.publicKey());
        byte[] wrapped = cipher.doFinal(KEY);
        for (Primitives primitives : Specimens.BOTH) {
            UniformError.assertUniform(assertThrows(
                    UnopenableException.class, () -> primitives.unwrap(key.privateKey(), wrapped, NOTHING)));
        }
    }

    @Test
    void trap1_noProviderIsRegistered() throws IOException {
        Specimens.seal(Primitives.bouncyCastle(), 1, Specimens.ORIGIN, KEY);
        for (Provider provider : Security.getProviders()) {
            assertFalse(provider.getClass().getName().startsWith("org.bouncycastle"), provider.getName());
        }
    }

    @Test
    void trap4_nonceIsTheIndexXoredBigEndian() throws IOException {
        byte[] salt = new byte[BodyKeys.SALT_BYTES];
        try (BodyKeys keys = BodyKeys.derive(Primitives.jdk(), KEY, salt, NOTHING)) {
            byte[] base = keys.nonce(0);
            for (long index : new long[] {1, 255, 256, 0x0102030405L, BodyKeys.MOST_CHUNKS - 1}) {
                byte[] nonce = keys.nonce(index);
                byte[] difference = new byte[12];
                for (int i = 0; i < 12; i++) {
                    difference[i] = (byte) (nonce[i] ^ base[i]);
                }
                assertEquals(
                        String.format(Locale.ROOT, "%024x", index),
                        HexFormat.of().formatHex(difference));
            }
        }
    }

    @Test
    void trap4_chunkBeyondTheLastIndex_isRefusedOnBothSides() throws IOException {
        long last = BodyKeys.MOST_CHUNKS - 1;
        byte[] salt = new byte[BodyKeys.SALT_BYTES];
        byte[] payload = Specimens.payload(2, BodyKeys.CHUNK_BYTES);
        for (Primitives primitives : Specimens.BOTH) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (BodySealer sealer = BodySealer.begin(primitives, KEY, NOTHING, salt, last, out)) {
                sealer.write(payload, 0, payload.length);
                assertEquals(
                        "the payload has more chunks than one key can seal",
                        assertThrows(IOException.class, sealer::finish).getMessage());
            }
            byte[] body = Arrays.copyOf(out.toByteArray(), out.size() + 16);
            byte[] chunk = new byte[BodyKeys.CHUNK_BYTES];
            try (BodyOpener opener = BodyOpener.begin(primitives, KEY, NOTHING, Pieces.of(body), last)) {
                assertEquals(BodyKeys.CHUNK_BYTES, opener.next(chunk));
                assertArrayEquals(payload, chunk);
                UniformError.assertUniform(assertThrows(UnopenableException.class, () -> opener.next(chunk)));
            }
        }
    }

    @Test
    void trap5_brokenWraps_areAllAlike() throws Exception {
        RsaKey key = Specimens.POOL.pair(2048, 0);
        byte[] good = Primitives.jdk().wrap(key.publicKey(), KEY, NOTHING, Specimens.seeded(1));
        byte[] modulus = key.publicKey().getModulus().toByteArray();
        byte[] atModulus = Arrays.copyOfRange(modulus, 1, modulus.length);
        byte[] ones = new byte[256];
        Arrays.fill(ones, (byte) 0xff);
        byte[] otherLabel = Primitives.jdk().wrap(key.publicKey(), KEY, new byte[] {1}, Specimens.seeded(1));
        for (Primitives primitives : Specimens.BOTH) {
            for (byte[] bad : new byte[][] {
                new byte[0],
                new byte[256],
                ones,
                atModulus,
                otherLabel,
                Arrays.copyOf(good, 255),
                Arrays.copyOf(good, 257),
                VectorSets.concatenate(new byte[1], good)
            }) {
                UniformError.assertUniform(assertThrows(
                        UnopenableException.class, () -> primitives.unwrap(key.privateKey(), bad, NOTHING)));
            }
            for (int at = 0; at < good.length; at += 5) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                UniformError.assertUniform(assertThrows(
                        UnopenableException.class, () -> primitives.unwrap(key.privateKey(), bad, NOTHING)));
            }
            RsaKey other = Specimens.POOL.pair(2048, 1);
            UniformError.assertUniform(assertThrows(
                    UnopenableException.class, () -> primitives.unwrap(other.privateKey(), good, NOTHING)));
        }
    }

    @Test
    void trap5_dataKeyOfAnotherLength_isTheSameError() throws Exception {
        RsaKey key = Specimens.POOL.pair(2048, 0);
        for (Primitives primitives : Specimens.BOTH) {
            Containers containers = Specimens.containers(primitives, 1);
            for (int size : new int[] {0, 31, 33, 190}) {
                byte[] bytes = primitives.wrap(key.publicKey(), new byte[size], NOTHING, Specimens.seeded(size));
                WrappedKey wrapped = WrappedKey.of(Specimens.KID, bytes, Specimens.WHEN);
                UniformError.assertUniform(
                        assertThrows(UnopenableException.class, () -> containers.unwrap(wrapped, key)));
            }
            WrappedKey noBase64 = new WrappedKey(Specimens.KID, "*", Specimens.WHEN);
            UniformError.assertUniform(assertThrows(UnopenableException.class, () -> containers.unwrap(noBase64, key)));
        }
    }

    /** The library's stream does hand out plain text first; if this ever fails, the trap is gone, not the test wrong. */
    @Test
    void trap6_libraryReleasesBeforeTheTag_oursNever() throws Exception {
        byte[] plain = Specimens.payload(6, BodyKeys.CHUNK_BYTES);
        byte[] sealed = new byte[BodyKeys.SEALED_CHUNK_BYTES];
        try (ChunkCipher sealing = Primitives.bouncyCastle().sealing(KEY)) {
            sealing.process(NONCE, NOTHING, plain, 0, plain.length, sealed, 0);
        }
        sealed[sealed.length - 1] ^= 1;
        GCMModeCipher bare = GCMBlockCipher.newInstance(AESEngine.newInstance());
        bare.init(false, new AEADParameters(new KeyParameter(KEY), 128, NONCE));
        assertTrue(bare.processBytes(sealed, 0, sealed.length, new byte[sealed.length], 0) > 0);
        for (ChunkCipher opening : new ChunkCipher[] {
            Primitives.bouncyCastle().opening(KEY), Primitives.jdk().opening(KEY), new StreamedChunks(false, KEY)
        }) {
            byte[] to = new byte[sealed.length + 7];
            Arrays.fill(to, (byte) 0x5a);
            assertThrows(
                    UnopenableException.class, () -> opening.process(NONCE, NOTHING, sealed, 0, sealed.length, to, 3));
            byte[] expected = to.clone();
            Arrays.fill(expected, 3, 3 + plain.length, (byte) 0);
            assertArrayEquals(expected, to, opening.getClass().getSimpleName());
            for (int length = 0; length < ChunkCipher.TAG_BYTES; length++) {
                int tooFew = length;
                assertThrows(
                        UnopenableException.class, () -> opening.process(NONCE, NOTHING, sealed, 0, tooFew, to, 3));
            }
        }
    }

    @Test
    void trap7_overlongInputs_areTheUniformError() {
        RsaKey key = Specimens.POOL.pair(2048, 0);
        for (Primitives primitives : Specimens.BOTH) {
            UniformError.assertUniform(assertThrows(
                    UnopenableException.class,
                    () -> primitives.wrap(key.publicKey(), new byte[191], NOTHING, Specimens.seeded(1))));
            UniformError.assertUniform(
                    assertThrows(UnopenableException.class, () -> primitives.expand(KEY, NOTHING, 16_321)));
        }
    }

    @Test
    void trap8_mostThatExpandGives_isGiven() throws IOException {
        byte[] first = Specimens.BOTH.get(0).expand(KEY, NOTHING, 16_320);
        assertArrayEquals(first, Specimens.BOTH.get(1).expand(KEY, NOTHING, 16_320));
        assertEquals(16_320, first.length);
    }

    @Test
    void trap10_noKeyAndNonceIsUsedTwice() throws IOException {
        Set<String> used = new TreeSet<>();
        try (DataKey dek = Specimens.containers(Primitives.jdk(), 1).newDataKey()) {
            Entropy entropy = Specimens.seeded(10);
            for (int body = 0; body < 50; body++) {
                byte[] salt = entropy.bytes(BodyKeys.SALT_BYTES);
                try (BodyKeys keys = BodyKeys.derive(Primitives.jdk(), dek.bytes(), salt, NOTHING)) {
                    for (long index = 0; index < 600; index++) {
                        String pair = HexFormat.of().formatHex(keys.key())
                                + HexFormat.of().formatHex(keys.nonce(index));
                        assertTrue(used.add(pair), pair);
                    }
                }
            }
        }
        // Sealing the same under the same key again gives other bytes from the first one of the body on.
        byte[] once = Specimens.seal(Primitives.jdk(), 1, Specimens.ORIGIN, KEY).bytes();
        byte[] again =
                Specimens.seal(Primitives.jdk(), 2, Specimens.ORIGIN, KEY).bytes();
        assertNotEquals(HexFormat.of().formatHex(once), HexFormat.of().formatHex(again));
    }
}
