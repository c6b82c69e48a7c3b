package dev.keyproof.envelope;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A few RSA pairs of each allowed size, made when first asked for and kept for the run: making one takes a second, and no
 * rule and no drill looks at which primes a key has.
 */
public final class KeyPool {
    private final Function<String, Entropy> entropies;
    private final int pairsPerSize;
    private final Map<String, RsaKey> made = new TreeMap<>();

    /**
     * @param entropies the source for the pair of a name such as {@code rsa-3072-1}. A source of its own for each name
     *     makes a pair independent of the order in which pairs are asked for
     * @param pairsPerSize how many different pairs of one size there are, at least 1
     */
    public KeyPool(Function<String, Entropy> entropies, int pairsPerSize) {
        if (pairsPerSize < 1) {
            throw new IllegalArgumentException("a pool needs a pair of each size, not " + pairsPerSize);
        }
        this.entropies = entropies;
        this.pairsPerSize = pairsPerSize;
    }

    /** A pool of pairs that nobody can foretell, four of each size. */
    public static KeyPool of(Entropy entropy) {
        return new KeyPool(name -> entropy, 4);
    }

    /**
     * A pair of the size; numbers that differ by a multiple of the pool's pairs give the same one.
     *
     * @param sizeBits one of {@link RsaKey#SIZES_BITS}
     * @param number not negative; whoever needs different keys counts
     */
    public synchronized RsaKey pair(int sizeBits, int number) {
        if (!RsaKey.SIZES_BITS.contains(sizeBits) || number < 0) {
            throw new IllegalArgumentException("no pair " + number + " of " + sizeBits + " bits; 2048, 3072 and 4096");
        }
        return made.computeIfAbsent("rsa-" + sizeBits + "-" + number % pairsPerSize, name -> make(name, sizeBits));
    }

    private RsaKey make(String name, int sizeBits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(sizeBits, new EntropyRandom(entropies.apply(name)));
            return RsaKey.of(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key pair could not be made", e);
        }
    }
}
