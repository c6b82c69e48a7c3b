package dev.keyproof.simulate;

/** Text of the source document that the simulated service follows. */
public enum Edition {
    /** The preview text of 2023-11-20. */
    PREVIEW_2023_11("2023-11-20"),
    /** The text of 2024-11-11: codes for soft delete and purge protection, and deletion of a vault. */
    GENERAL_2024_11("2024-11-11");

    private final String date;

    Edition(String date) {
        this.date = date;
    }

    /** Date of the text. */
    public String date() {
        return date;
    }
}
