package dev.keyproof.envelope;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

/**
 * A data key, wrapped by RSA-OAEP-256 under one version of a key.
 *
 * @param kid URI of the key with its version, also where the vault's setting has none (simulator.md 1.3)
 * @param wrapped base64url without padding
 */
public record WrappedKey(String kid, String wrapped, Instant wrappedAt) {
    public WrappedKey {
        Objects.requireNonNull(kid);
        Objects.requireNonNull(wrapped);
        Objects.requireNonNull(wrappedAt);
    }

    static WrappedKey of(String kid, byte[] wrapped, Instant wrappedAt) {
        return new WrappedKey(kid, Base64.getUrlEncoder().withoutPadding().encodeToString(wrapped), wrappedAt);
    }

    /** The wrapped bytes; as many as the modulus has once the key stands in a header that was read. */
    byte[] bytes() throws UnopenableException {
        try {
            return Base64.getUrlDecoder().decode(wrapped);
        } catch (IllegalArgumentException e) {
            throw new UnopenableException();
        }
    }
}
