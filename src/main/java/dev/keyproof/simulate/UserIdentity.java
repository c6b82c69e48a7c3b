package dev.keyproof.simulate;

/** A user-assigned identity. One that is deleted is gone for ever; its name may be used again by another. */
public final class UserIdentity {
    final String name;
    final String principal;
    boolean deleted;

    UserIdentity(String name, String principal) {
        this.name = name;
        this.principal = principal;
    }

    UserIdentity copy() {
        UserIdentity copy = new UserIdentity(name, principal);
        copy.deleted = deleted;
        return copy;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Who it is, to grants. */
    public String principal() {
        return principal;
    }

    /** Whether it is gone. */
    public boolean isDeleted() {
        return deleted;
    }
}
