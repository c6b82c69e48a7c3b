package dev.keyproof.simulate;

/**
 * Who is given permissions, as an administrator names it.
 *
 * @param kind what the name is the name of
 * @param name of a vault, of a user-assigned identity, or the principal id itself
 */
public record Grantee(Kind kind, String name) {
    /** What a name is the name of. */
    public enum Kind {
        /** The system-assigned identity that a vault has at that moment. */
        SYSTEM_OF_VAULT,
        USER_IDENTITY,
        OTHER
    }

    /** The system-assigned identity of a vault. */
    public static Grantee systemOf(String vault) {
        return new Grantee(Kind.SYSTEM_OF_VAULT, vault);
    }

    /** A user-assigned identity. */
    public static Grantee user(String identity) {
        return new Grantee(Kind.USER_IDENTITY, identity);
    }

    /** A principal that is no identity of the simulation. */
    public static Grantee other(String principal) {
        return new Grantee(Kind.OTHER, principal);
    }

    /** The identity that encryption settings name, for a vault. */
    public static Grantee of(String vault, IdentityReference identity) {
        return identity.userAssigned().map(Grantee::user).orElseGet(() -> systemOf(vault));
    }

    @Override
    public String toString() {
        return kind == Kind.SYSTEM_OF_VAULT ? "system-assigned of " + name : name;
    }
}
