package dev.keyproof.envelope;

import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** An RSA key pair that may wrap data keys: 2048, 3072 or 4096 bits (KEY-9); its private part is never printed. */
public final class RsaKey {
    public static final List<Integer> SIZES_BITS = List.of(2048, 3072, 4096);

    /** The primes below 1000: a modulus that shares one of them was not made of two large primes. */
    private static final BigInteger SMALL_PRIMES = smallPrimes(1000);

    private final RSAPublicKey publicKey;
    private final RSAPrivateCrtKey privateKey;

    private RsaKey(RSAPublicKey publicKey, RSAPrivateCrtKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /**
     * Takes a pair from elsewhere; its size is looked at before anything is computed with it.
     *
     * @throws InvalidKeyException when the pair is not of RSA, not of an allowed size, or not well made
     */
    public static RsaKey of(KeyPair pair) throws InvalidKeyException {
        if (!(pair.getPublic() instanceof RSAPublicKey open && pair.getPrivate() instanceof RSAPrivateCrtKey secret)) {
            throw new InvalidKeyException("the key is not an RSA key pair with its prime factors");
        }
        BigInteger modulus = open.getModulus();
        BigInteger exponent = open.getPublicExponent();
        if (!SIZES_BITS.contains(modulus.bitLength()) || modulus.signum() < 0) {
            throw new InvalidKeyException(
                    "the modulus has " + modulus.bitLength() + " bits; 2048, 3072 and 4096 are allowed");
        }
        if (!modulus.gcd(SMALL_PRIMES).equals(BigInteger.ONE)) {
            throw new InvalidKeyException("the modulus has a small factor");
        }
        if (exponent.compareTo(BigInteger.valueOf(3)) < 0 || !exponent.testBit(0) || exponent.bitLength() > 64) {
            throw new InvalidKeyException("the public exponent is not an odd number from 3 to 2^64");
        }
        if (!modulus.equals(secret.getModulus())
                || !exponent.equals(secret.getPublicExponent())
                || !modulus.equals(secret.getPrimeP().multiply(secret.getPrimeQ()))) {
            throw new InvalidKeyException("the two halves of the key pair do not belong together");
        }
        return new RsaKey(open, secret);
    }

    public int sizeBits() {
        return publicKey.getModulus().bitLength();
    }

    public RSAPublicKey publicKey() {
        return publicKey;
    }

    RSAPrivateCrtKey privateKey() {
        return privateKey;
    }

    @Override
    public String toString() {
        return "RSA key of " + sizeBits() + " bits, private part not shown";
    }

    private static BigInteger smallPrimes(int below) {
        BigInteger product = BigInteger.ONE;
        for (BigInteger prime = BigInteger.TWO;
                prime.compareTo(BigInteger.valueOf(below)) < 0;
                prime = prime.nextProbablePrime()) {
            product = product.multiply(prime);
        }
        return product;
    }
}
