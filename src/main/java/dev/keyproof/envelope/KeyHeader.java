package dev.keyproof.envelope;

import java.util.List;

/**
 * The part of a container that a rotation changes.
 *
 * @param epoch 0 when sealed, one more with every change
 * @param edks the data key, wrapped once for each key that may open the container; 1 to 8
 */
public record KeyHeader(long epoch, List<WrappedKey> edks) {
    public KeyHeader {
        edks = List.copyOf(edks);
    }
}
