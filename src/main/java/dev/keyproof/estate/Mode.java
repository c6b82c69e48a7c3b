package dev.keyproof.estate;

/** Whose key encrypts the vault (INT-1). */
public enum Mode implements Word {
    PLATFORM_MANAGED("platform-managed"),
    CUSTOMER_MANAGED("customer-managed");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
