package dev.keyproof.intake;

import java.util.Locale;

/** Regions in the form in which they are compared (azure-A16). */
final class Regions {
    private Regions() {}

    /** Lower-case and without blanks: {@code West US} and {@code westus} are one region. */
    static String normal(String written) {
        return written.toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
