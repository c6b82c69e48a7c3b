package dev.keyproof.diagnostic;

import java.util.Locale;

/** How much a finding matters, gravest first. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    /** The word as rules and reports spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
