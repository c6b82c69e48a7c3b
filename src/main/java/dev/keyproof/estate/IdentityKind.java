package dev.keyproof.estate;

/** Which of a vault's identities it is (IDY-1). */
public enum IdentityKind implements Word {
    SYSTEM_ASSIGNED("system-assigned"),
    USER_ASSIGNED("user-assigned");

    private final String word;

    IdentityKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
