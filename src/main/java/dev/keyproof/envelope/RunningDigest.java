package dev.keyproof.envelope;

/** A digest that is fed in pieces. */
interface RunningDigest {
    void update(byte[] from, int offset, int length);

    /** The digest of everything fed so far; nothing can be fed afterwards. */
    byte[] finish();
}
