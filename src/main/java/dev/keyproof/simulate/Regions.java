package dev.keyproof.simulate;

import java.util.Locale;

/** The regions that the source document lists (REG-1). */
final class Regions {
    private Regions() {}

    /** Whether customer-managed keys are available there; display names count as the names they stand for. */
    static boolean isListed(String region) {
        String plain = region.toLowerCase(Locale.ROOT).replace(" ", "");
        return plain.equals("westcentralus") || plain.equals("switzerlandnorth");
    }
}
