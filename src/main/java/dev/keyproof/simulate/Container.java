package dev.keyproof.simulate;

/**
 * An encrypted restore point in storage. Immutable: a re-wrap makes another one around the same body.
 *
 * <p>What it holds is known to the {@link Cryptography} that made it.
 */
public interface Container {
    /** The key version that its key header names. */
    KeyVersionId kid();

    /** Count of re-wraps in its key header. */
    int epoch();

    /** What tells its body apart: equal exactly when the bytes of two bodies are equal (I14). */
    Object bodyMark();
}
