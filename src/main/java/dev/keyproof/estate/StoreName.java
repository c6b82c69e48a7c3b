package dev.keyproof.estate;

import java.util.Locale;
import java.util.Optional;

/**
 * A key store as a reference names it.
 *
 * @param kind key vault or managed HSM, if the reference says
 * @param name lower-case name
 */
record StoreName(Optional<StoreKind> kind, String name) {
    /** The store that a name, a resource id, or a URI of the store or of one of its keys names. */
    static StoreName of(String written) {
        Optional<ArmId> id = ArmId.parse(written).filter(found -> found.store().isPresent());
        if (id.isPresent()) {
            StoreKind kind = id.get().isHsm() ? StoreKind.MANAGED_HSM : StoreKind.KEY_VAULT;
            return new StoreName(Optional.of(kind), lower(id.get().store().orElseThrow()));
        }
        String text = lower(written);
        return text.startsWith("https://")
                ? ofUri(text.substring("https://".length()))
                : new StoreName(Optional.empty(), text);
    }

    private static StoreName ofUri(String rest) {
        int slash = Placeholder.indexOf(rest, '/', 0);
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String host = authority.endsWith(":443") ? authority.substring(0, authority.length() - 4) : authority;
        Optional<Cloud.Suffix> suffix = Cloud.suffixOf(host);
        if (suffix.isEmpty() || host.length() == suffix.get().text().length()) {
            return new StoreName(Optional.empty(), host);
        }
        String before = host.substring(0, host.length() - suffix.get().text().length() - 1);
        return new StoreName(Optional.of(suffix.get().kind()), before.substring(before.lastIndexOf('.') + 1));
    }

    /** What tells stores apart. */
    @Override
    public String toString() {
        return kind.map(StoreKind::word).orElse("store") + " " + name;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
