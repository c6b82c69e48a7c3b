package dev.keyproof.estate;

/**
 * One descriptor that was read.
 *
 * @param resource what it describes; of the kind {@link Extent#KIND} it is no resource but says what is known of all
 * @param estate number of the estate in its file; 0 for the one that all files share
 */
public record Descriptor(Entity resource, int estate) {}
