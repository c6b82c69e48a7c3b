package dev.keyproof.estate;

/** Whether a key can be used, recovered or neither (PRE-10). */
public enum Existence implements Word {
    PRESENT("present"),
    SOFT_DELETED("soft-deleted"),
    ABSENT("absent");

    private final String word;

    Existence(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
