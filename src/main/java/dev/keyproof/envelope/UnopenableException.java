package dev.keyproof.envelope;

import java.io.IOException;

/**
 * The one answer to everything that goes wrong from unwrapping on: wrong key, wrong padding, wrong tag, wrong length.
 *
 * <p>All of them are alike in type, text, cause and trace, so that nobody can learn from the answer which it was
 * (simulator.md 1.4). What went wrong is known to {@link ContainerReader#refusal()}, for the internal history only.
 */
public final class UnopenableException extends IOException {
    private static final long serialVersionUID = 1;

    UnopenableException() {
        super("the container cannot be opened");
    }

    // Places in the code would tell what the text does not.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
