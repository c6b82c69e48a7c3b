package dev.keyproof.estate;

/** Where a restore point lives; customer-managed keys act on the vault tiers only (PRE-2). */
public enum Tier implements Word {
    OPERATIONAL("operational"),
    VAULT_STANDARD("vault-standard"),
    VAULT_ARCHIVE("vault-archive");

    private final String word;

    Tier(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
