package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;

/** Data keys and RSA keys: sizes, secrecy, and the pool. */
class KeyTest {
    @Test
    void closedDataKey_isZeroedAndOfNoUse() {
        DataKey dek = DataKey.fresh(Specimens.seeded(1));
        byte[] bytes = dek.bytes();
        assertEquals("data key, not shown", dek.toString());
        dek.close();
        assertArrayEquals(new byte[32], bytes);
        assertThrows(IllegalStateException.class, dek::bytes);
        assertThrows(
                IllegalStateException.class,
                () -> Specimens.containers(Primitives.jdk(), 1)
                        .wrap(dek, Specimens.POOL.pair(2048, 0), Specimens.KID, Specimens.WHEN));
    }

    @Test
    void dataKeys_areDistinctAndComparable() {
        Containers containers = Specimens.containers(Primitives.jdk(), 1);
        try (DataKey one = containers.newDataKey();
                DataKey two = containers.newDataKey();
                DataKey copy = new DataKey(one.bytes().clone())) {
            assertFalse(one.sameAs(two));
            assertTrue(one.sameAs(copy));
        }
    }

    @Test
    void closedBodyKeys_areZeroed() throws Exception {
        BodyKeys keys = BodyKeys.derive(Primitives.jdk(), new byte[32], new byte[24], new byte[0]);
        assertNotEquals(0, new BigInteger(keys.key()).signum());
        keys.close();
        assertArrayEquals(new byte[32], keys.key());
        assertArrayEquals(new byte[12], keys.nonce(0));
    }

    /** Zeroing a cipher's key relies on the library giving its own array. */
    @Test
    void libraryKey_isTheArrayThatIsZeroed() {
        KeyParameter key = new KeyParameter(new byte[] {1, 2, 3});
        assertSame(key.getKey(), key.getKey());
    }

    @Test
    void sameSeeds_giveTheSamePairs_inAnyOrder() {
        KeyPool one = new KeyPool(name -> Specimens.seeded(name.hashCode()), 2);
        KeyPool two = new KeyPool(name -> Specimens.seeded(name.hashCode()), 2);
        RsaKey first = one.pair(2048, 0);
        RsaKey second = one.pair(2048, 1);
        assertEquals(second.publicKey(), two.pair(2048, 1).publicKey());
        assertEquals(first.publicKey(), two.pair(2048, 0).publicKey());
        assertNotEquals(first.publicKey(), second.publicKey());
        assertSame(first, one.pair(2048, 2));
        assertEquals("RSA key of 2048 bits, private part not shown", first.toString());
    }

    @Test
    void pool_refusesSizesThatMayNotWrap() {
        for (int bits : List.of(0, 1024, 2047, 8192)) {
            assertThrows(IllegalArgumentException.class, () -> Specimens.POOL.pair(bits, 0));
        }
        assertThrows(IllegalArgumentException.class, () -> Specimens.POOL.pair(2048, -1));
        assertThrows(IllegalArgumentException.class, () -> new KeyPool(name -> Specimens.seeded(1), 0));
    }

    @Test
    void foreignPair_isTakenOnlyWhenItIsSound() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        assertRefused("the modulus has 1024 bits; 2048, 3072 and 4096 are allowed", generator.generateKeyPair());
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        assertRefused("the key is not an RSA key pair with its prime factors", curve.generateKeyPair());
        RSAPrivateCrtKey secret = Specimens.POOL.pair(2048, 0).privateKey();
        BigInteger modulus = secret.getModulus();
        assertRefused("the modulus has a small factor", pair(modulus.add(BigInteger.ONE), 65_537, secret));
        assertRefused(
                "the modulus has 2047 bits; 2048, 3072 and 4096 are allowed", pair(modulus.shiftRight(1), 3, secret));
        for (int exponent : new int[] {4, 65_536}) {
            assertRefused("the public exponent is not an odd number from 3 to 2^64", pair(modulus, exponent, secret));
        }
        assertRefused("the two halves of the key pair do not belong together", pair(modulus, 3, secret));
        assertRefused(
                "the two halves of the key pair do not belong together",
                new KeyPair(Specimens.POOL.pair(2048, 1).publicKey(), secret));
        assertEquals(2048, RsaKey.of(pair(modulus, 65_537, secret)).sizeBits());
    }

    private static KeyPair pair(BigInteger modulus, int exponent, RSAPrivateCrtKey secret) throws Exception {
        RSAPublicKeySpec open = new RSAPublicKeySpec(modulus, BigInteger.valueOf(exponent));
        return new KeyPair(KeyFactory.getInstance("RSA").generatePublic(open), secret);
    }

    private static void assertRefused(String message, KeyPair pair) {
        assertEquals(
                message,
                assertThrows(InvalidKeyException.class, () -> RsaKey.of(pair)).getMessage());
    }
}
