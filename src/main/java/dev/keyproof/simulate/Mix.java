package dev.keyproof.simulate;

/** The mixing function of a splittable generator (SplitMix64), for states that are copied with their world. */
final class Mix {
    static final long STEP = 0x9e3779b97f4a7c15L;

    private Mix() {}

    static long bits(long state) {
        long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** Start of the sequence of one component. */
    static long of(long seed, long component) {
        return bits(bits(seed + STEP) + STEP * (component + 1));
    }

    /** A hash of a text that is the same everywhere. */
    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = bits(hash + STEP + text.charAt(i));
        }
        return hash;
    }

    /** Thirty-two hexadecimal digits: the form of a version id. */
    static String hex(long high, long low) {
        StringBuilder text = new StringBuilder(32);
        for (int shift = 60; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (high >>> shift) & 15, 16));
        }
        for (int shift = 60; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (low >>> shift) & 15, 16));
        }
        return text.toString();
    }
}
