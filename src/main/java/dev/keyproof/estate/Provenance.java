package dev.keyproof.estate;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where an entity came from, as far as defaults depend on it.
 *
 * @param apiVersion date of the api-version it was written for; a preview counts by its date; empty if not known
 */
public record Provenance(Direction direction, Optional<LocalDate> apiVersion) {
    /** A descriptor: as stated. */
    public static final Provenance STATED = new Provenance(Direction.STATED, Optional.empty());

    /** Written out, as every start asks for it: what a record makes by itself takes milliseconds when first called. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Provenance provenance
                && direction == provenance.direction
                && apiVersion.equals(provenance.apiVersion);
    }

    @Override
    public int hashCode() {
        return 31 * direction.hashCode() + apiVersion.hashCode();
    }

    /** Which way a text travels. */
    public enum Direction implements Word {
        /** A descriptor: neither. */
        STATED("stated"),
        /** A template, a plan or a request body. */
        CREATE("create"),
        /** An answer of the service. */
        READ("read");

        private final String word;

        Direction(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }
}
