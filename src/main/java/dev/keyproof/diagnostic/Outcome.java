package dev.keyproof.diagnostic;

import java.util.Locale;

/** What one rule says of one resource. */
public enum Outcome {
    FAIL,
    UNKNOWN,
    WAIVED,
    PASS,
    NOT_APPLICABLE;

    /** The word as reports spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
