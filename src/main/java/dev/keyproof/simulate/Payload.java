package dev.keyproof.simulate;

/**
 * The bytes of one restore point, by the seed they are made from and their number: a history never holds them.
 *
 * @param seed of the generator
 * @param length in bytes
 */
public record Payload(long seed, long length) {
    public Payload {
        if (length < 0) {
            throw new IllegalArgumentException("length is " + length + ", at least 0 is needed");
        }
    }
}
