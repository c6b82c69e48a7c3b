package dev.keyproof.envelope;

import java.security.SecureRandom;

/**
 * Where random bytes come from; always handed in, so that a seeded run is a matter of the caller alone.
 *
 * <p>A source that can be foretold makes everything sealed with it worthless outside a simulation.
 */
@FunctionalInterface
public interface Entropy {
    /** Fills the whole array. */
    void fill(byte[] target);

    /** The source for everything that is not a repeatable simulation. */
    static Entropy of(SecureRandom random) {
        return random::nextBytes;
    }

    /** As many bytes as asked for. */
    default byte[] bytes(int count) {
        byte[] target = new byte[count];
        fill(target);
        return target;
    }
}
