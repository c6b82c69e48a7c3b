package dev.keyproof.envelope;

import java.security.SecureRandom;

/** Hands an {@link Entropy} to interfaces that ask for a {@link SecureRandom}; cannot be seeded from there. */
final class EntropyRandom extends SecureRandom {
    private static final long serialVersionUID = 1;

    private final transient Entropy entropy;

    EntropyRandom(Entropy entropy) {
        super(null, null);
        this.entropy = entropy;
    }

    @Override
    public void nextBytes(byte[] target) {
        entropy.fill(target);
    }

    @Override
    public byte[] generateSeed(int count) {
        return entropy.bytes(count);
    }

    @Override
    public void setSeed(byte[] seed) {
        // The source is the caller's; more seed would make a repeatable run unrepeatable.
    }

    @Override
    public void setSeed(long seed) {
        // As above; also called by the constructor of the super class.
    }

    @Override
    public String getAlgorithm() {
        return "entropy of the caller";
    }
}
