package dev.keyproof.envelope;

import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;

/**
 * One implementation of AES-256-GCM, SHA-256, HMAC-SHA-256, HKDF-SHA-512 and RSA-OAEP-256; there are two, which share no
 * code, and either opens what the other sealed.
 *
 * <p>No instance keeps state, and none registers anything with the platform: a changed order of providers would change
 * the parameters of OAEP without a word (simulator.md 8.2, trap 1). Every refusal of an input that came from outside is
 * an {@link UnopenableException}, whatever the implementation said.
 */
public abstract sealed class Primitives permits BouncyCastlePrimitives, JdkPrimitives {
    /** The most that HKDF gives: 255 blocks of SHA-512. */
    static final int MOST_DERIVED_BYTES = 255 * 64;

    /** The implementation for bulk work; uses the AES instructions of the processor where it can. */
    public static Primitives bouncyCastle() {
        return new BouncyCastlePrimitives();
    }

    /** The second implementation, for opening once more: the platform's own. */
    public static Primitives jdk() {
        return new JdkPrimitives();
    }

    /**
     * How the bulk work is done here, to stand beside the version of the tool: the name of the native variant, or {@code
     * java}. Differs between machines, so it has no place in anything that must be repeatable.
     */
    public abstract String variant();

    abstract ChunkCipher sealing(byte[] key);

    abstract ChunkCipher opening(byte[] key);

    abstract RunningDigest sha256();

    /** HMAC-SHA-256 over the parts, one after the other. */
    abstract byte[] mac(byte[] key, byte[]... parts);

    /** HKDF-Expand-SHA-512; refuses more than {@value #MOST_DERIVED_BYTES} bytes. */
    abstract byte[] expand(byte[] pseudorandomKey, byte[] info, int size) throws UnopenableException;

    /** HKDF-Extract-SHA-512. */
    abstract byte[] extract(byte[] salt, byte[] input);

    /** RSA-OAEP with SHA-256 and MGF1 with SHA-256. */
    abstract byte[] wrap(RSAPublicKey key, byte[] secret, byte[] label, Entropy entropy) throws UnopenableException;

    /** The inverse of {@link #wrap}; every failure is alike. */
    abstract byte[] unwrap(RSAPrivateCrtKey key, byte[] wrapped, byte[] label) throws UnopenableException;
}
