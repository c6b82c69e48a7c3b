package dev.keyproof.envelope;

import java.io.IOException;

/** A container that breaks its format or a limit; found without any key, so the text says what and where. */
public final class MalformedContainerException extends IOException {
    private static final long serialVersionUID = 1;

    private final long offset;

    /**
     * @param message one lower-case sentence without a full stop, safe to print
     * @param offset byte in the container where the bad part begins, from 0
     */
    MalformedContainerException(String message, long offset) {
        super(message);
        this.offset = offset;
    }

    /** Byte in the container where the bad part begins, from 0. */
    public long offset() {
        return offset;
    }
}
