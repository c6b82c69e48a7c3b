package dev.keyproof.diagnostic;

/** One line below an excerpt: {@code = why: ...}. */
public record Remark(Kind kind, String text) {
    /** What a remark says, in the order in which remarks are printed. */
    public enum Kind {
        WHY,
        AZURE,
        HELP,
        NOTE,
        ASSUMES,
        RULE,
        SOURCE;

        /** The word that is printed. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
