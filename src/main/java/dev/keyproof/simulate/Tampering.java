package dev.keyproof.simulate;

/** What may happen to a container in storage (reference 4.2). */
public enum Tampering {
    BIT_FLIP,
    TRUNCATION,
    CHUNK_SWAP,
    /** The headers of another restore point on this body. */
    HEADER_SWAP,
    /** The key header as it was before the last re-wrap. */
    HEADER_ROLLBACK
}
