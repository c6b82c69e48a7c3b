package dev.keyproof.estate;

/** State of a vault's encryption settings (ASG-4). */
public enum EncryptionState implements Word {
    ENABLED("enabled"),
    DISABLED("disabled"),
    INCONSISTENT("inconsistent");

    private final String word;

    EncryptionState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
