package dev.keyproof.envelope;

/** What was behind an {@link UnopenableException}; for the internal history, never for the one who asked. */
public enum Refusal {
    /** The header's authentication code is not that of this data key. */
    HEADER_MAC,
    /** The header is genuine, but belongs to another restore point than the catalogue expects. */
    OTHER_RESTORE_POINT,
    /** The key header is genuine, but older than the catalogue knows. */
    ROLLED_BACK,
    /** The body does not belong to this data key or this immutable header. */
    COMMITMENT,
    /** A chunk was changed, moved or comes from another container. */
    CHUNK,
    /** The body ends too early. */
    TRUNCATED,
    /** The payload's own length or digest differs. */
    FOOTER
}
