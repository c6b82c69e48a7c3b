package dev.keyproof.simulate;

import java.util.Objects;
import java.util.Optional;

/**
 * The identity that encryption settings name.
 *
 * @param userAssigned name of a user-assigned identity; empty for the vault's own
 */
public record IdentityReference(Optional<String> userAssigned) {
    /** The vault's system-assigned identity. */
    public static final IdentityReference SYSTEM = new IdentityReference(Optional.empty());

    public IdentityReference {
        Objects.requireNonNull(userAssigned);
    }

    /** A user-assigned identity. */
    public static IdentityReference user(String name) {
        return new IdentityReference(Optional.of(name));
    }

    /** Whether it is the vault's own. */
    public boolean isSystem() {
        return userAssigned.isEmpty();
    }

    @Override
    public String toString() {
        return userAssigned.orElse("system-assigned");
    }
}
