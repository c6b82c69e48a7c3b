package dev.keyproof.estate;

/** Which networks reach a key store (UAI-2). */
public enum Network implements Word {
    ALL_NETWORKS("all-networks"),
    SELECTED_NETWORKS("selected-networks"),
    DISABLED("disabled");

    private final String word;

    Network(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
