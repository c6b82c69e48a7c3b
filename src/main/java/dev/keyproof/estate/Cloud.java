package dev.keyproof.estate;

import java.util.Optional;

/** The host suffixes of key stores (azure.md 4), by cloud. */
enum Cloud {
    PUBLIC("public", "vault.azure.net", "managedhsm.azure.net"),
    CHINA("china", "vault.azure.cn", "managedhsm.azure.cn"),
    US_GOVERNMENT("us-government", "vault.usgovcloudapi.net", "managedhsm.usgovcloudapi.net");

    private final String word;
    private final String vaultSuffix;
    private final String hsmSuffix;

    Cloud(String word, String vaultSuffix, String hsmSuffix) {
        this.word = word;
        this.vaultSuffix = vaultSuffix;
        this.hsmSuffix = hsmSuffix;
    }

    /** A host suffix and what stands behind it. */
    record Suffix(Cloud cloud, StoreKind kind, String text) {}

    String word() {
        return word;
    }

    String suffix(StoreKind kind) {
        return kind == StoreKind.KEY_VAULT ? vaultSuffix : hsmSuffix;
    }

    /** The suffix that the last labels of a lower-case host are; a host that only ends in the same letters has none. */
    static Optional<Suffix> suffixOf(String host) {
        for (Cloud cloud : values()) {
            for (StoreKind kind : StoreKind.values()) {
                String suffix = cloud.suffix(kind);
                if (host.equals(suffix) || host.endsWith("." + suffix)) {
                    return Optional.of(new Suffix(cloud, kind, suffix));
                }
            }
        }
        return Optional.empty();
    }
}
