package dev.keyproof.envelope;

import java.util.Objects;

/**
 * What is known of a container from elsewhere than the container; nothing else is opened in its place.
 *
 * @param epoch the epoch last recorded; an older key header has been rolled back, a newer one was written just before a
 *     crash kept it from being recorded
 */
public record CatalogueEntry(Origin origin, long epoch) {
    public CatalogueEntry {
        Objects.requireNonNull(origin);
    }
}
