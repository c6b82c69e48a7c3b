package dev.keyproof.estate;

/** Type of a key (KEY-9). */
public enum KeyType implements Word {
    RSA("RSA"),
    RSA_HSM("RSA-HSM"),
    EC("EC"),
    EC_HSM("EC-HSM"),
    OCT("oct"),
    OCT_HSM("oct-HSM");

    private final String word;

    KeyType(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
