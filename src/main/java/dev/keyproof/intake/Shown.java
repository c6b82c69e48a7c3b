package dev.keyproof.intake;

/** What may be said of a value that was not understood: secrets end up in every field that exists. */
final class Shown {
    private static final int MOST = 40;

    private Shown() {}

    /** The value in back-ticks if it is one short word of harmless characters, else only its length. */
    static String of(String value) {
        if (value.isEmpty()) {
            return "an empty text";
        }
        boolean harmless = value.length() < MOST && value.chars().allMatch(Shown::isHarmless);
        return harmless ? "`" + value + "`" : "a text of " + value.length() + " characters";
    }

    private static boolean isHarmless(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || " -_.,+".indexOf(c) >= 0;
    }
}
