package dev.keyproof.estate;

/** What holds a key; whatever is said of a key vault holds for a managed HSM too (KEY-5). */
public enum StoreKind implements Word {
    KEY_VAULT("key-vault"),
    MANAGED_HSM("managed-hsm");

    private final String word;

    StoreKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
