package dev.keyproof.simulate;

/**
 * An error code that a user of the backup service sees, verbatim with its misspelling (ERR-1, ERR-3).
 *
 * <p>Codes marked as of the simulation stand where the source document publishes none.
 */
public enum Code {
    MISSING_PERMISSION("UserErrorCMKMissingMangedIdentityPermissionOnKeyVault", false),
    AUTH_FAILURE("UserErrorCMKKeyVaultAuthFailure", false),
    SOFT_DELETE_NOT_ENABLED("UserErrorCMKSoftDeleteNotEnabledOnKeyVault", false),
    PURGE_PROTECTION_NOT_ENABLED("UserErrorCMKPurgeProtectionNotEnabledOnKeyVault", false),
    RETRYABLE("CloudServiceRetryableError", false),
    /** PostgreSQL jobs after access was taken away (LIM-1). */
    GENERIC("GenericError", true),
    /** Refusals without a published code. */
    VALIDATION("ValidationError", true),
    /** A fault of the service itself (ASG-4). */
    INTERNAL("InternalError", true),
    /** The one uniform answer for bytes that storage no longer holds as they were written. */
    INTEGRITY("ContainerCannotBeOpened", true),
    /** A refusal by the key store itself, which has codes of its own: {@link KeyStoreError}. */
    KEY_STORE("KeyStoreError", true);

    private final String text;
    private final boolean simulated;

    Code(String text, boolean simulated) {
        this.text = text;
        this.simulated = simulated;
    }

    /** The code as the service spells it. */
    public String text() {
        return text;
    }

    /** Whether the code exists in the simulation only. */
    public boolean simulated() {
        return simulated;
    }

    int bit() {
        return 1 << ordinal();
    }
}
