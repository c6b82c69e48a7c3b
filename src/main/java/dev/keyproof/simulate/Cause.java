package dev.keyproof.simulate;

/**
 * A matter that stands in the way of an operation: the simulator's own words, in the order in which the first one
 * found decides the code that is chosen.
 */
public enum Cause {
    KEY_AND_IDENTITY_TOGETHER(Nature.REQUEST, "key and identity change in one request"),
    RETURN_TO_PLATFORM_KEYS(Nature.REQUEST, "customer-managed keys are never turned off again"),
    ENCRYPTED_VAULT_MOVED(Nature.REQUEST, "a vault with customer-managed keys cannot be moved"),
    CREATED_WITH_SYSTEM_IDENTITY(Nature.REQUEST, "the system-assigned identity does not exist before its vault"),
    KEY_WITHOUT_IDENTITY(Nature.REQUEST, "a key is given without an identity"),
    IDENTITY_WITHOUT_KEY(Nature.REQUEST, "an identity is given without a key"),
    ALREADY_ENABLED(Nature.REQUEST, "customer-managed keys are on already"),
    NOT_ENABLED(Nature.REQUEST, "customer-managed keys are not on"),
    KEY_URI_MALFORMED(Nature.REQUEST, "the key URI is not well-formed"),
    VAULT_ABSENT(Nature.REQUEST, "the Backup vault does not exist"),

    KEY_NOT_RSA(Nature.NOT_RSA, "the key is not an RSA key"),
    STORE_UNREACHABLE(Nature.UNREACHABLE, "the network rules of the key store keep the vault out"),
    STORE_OUTAGE(Nature.UNREACHABLE, "the key store does not answer"),
    IDENTITY_OFF(Nature.NO_ACCESS, "the system-assigned identity is off"),
    IDENTITY_DETACHED(Nature.NO_ACCESS, "the user-assigned identity is not attached"),
    IDENTITY_DELETED(Nature.NO_ACCESS, "the user-assigned identity is deleted"),
    IDENTITY_RENEWED(Nature.NO_ACCESS, "the identity was turned on anew and the settings still name its predecessor"),
    NO_PERMISSION(Nature.NO_ACCESS, "the identity holds none of get, wrap and unwrap"),
    GET_MISSING(Nature.PARTIAL, "the identity may not get the key"),
    WRAP_MISSING(Nature.PARTIAL, "the identity may not wrap with the key"),
    UNWRAP_MISSING(Nature.PARTIAL, "the identity may not unwrap with the key"),
    OLD_KEY_INACCESSIBLE(Nature.NO_ACCESS, "the identity no longer reaches the key of today"),
    STORE_ABSENT(Nature.UNREACHABLE, "the key store does not exist"),
    STORE_DELETED(Nature.UNREACHABLE, "the key store is deleted"),
    KEY_ABSENT(Nature.UNREACHABLE, "the key or its version does not exist"),
    KEY_DELETED(Nature.UNREACHABLE, "the key is deleted"),
    OLD_KEY_ABSENT(Nature.UNREACHABLE, "the key of today does not exist or is deleted"),
    KEY_DISABLED(Nature.KEY_STATE, "the key version is disabled"),
    KEY_NOT_YET_VALID(Nature.KEY_STATE, "the key version is not valid yet"),
    KEY_EXPIRED(Nature.KEY_STATE, "the key version has expired"),
    OLD_KEY_NOT_VALID(Nature.KEY_STATE, "the key of today is disabled or outside its window"),
    KEY_OPERATION_FORBIDDEN(Nature.KEY_STATE, "the key does not allow the operation"),
    KEY_SIZE_UNSUPPORTED(Nature.REQUEST, "the size of the key is not 2048, 3072 or 4096 bits"),
    SOFT_DELETE_OFF(Nature.SOFT_DELETE, "soft delete is off on the key store"),
    PURGE_PROTECTION_OFF(Nature.PURGE_PROTECTION, "purge protection is off on the key store"),
    RESTRICTED_NETWORK_WITH_USER_IDENTITY(
            Nature.REQUEST, "a user-assigned identity does not go with a restricted key store"),
    PRIVATE_ENDPOINT_WITH_USER_IDENTITY(
            Nature.REQUEST, "a user-assigned identity does not go with private endpoints for Backup"),
    REGION_NOT_LISTED(Nature.REQUEST, "the region is not one of those listed"),
    CHECKLIST_INCOMPLETE(Nature.REQUEST, "the steps before configuring protection are not complete"),
    THROTTLED(Nature.INTERNAL, "the key store throttled every attempt"),
    SERVER_ERROR(Nature.INTERNAL, "the key store failed every attempt"),
    SERVICE_FAULT(Nature.INTERNAL, "the backup service failed inside"),
    CRASHED(Nature.INTERNAL, "the job crashed"),
    CONTAINER_REFUSED(Nature.INTEGRITY, "the stored bytes are not the ones that were written"),
    /** Must never happen (I6). */
    WRONG_BYTES(Nature.INTEGRITY, "other bytes came back than were saved"),
    ACCESS_BROKEN_ON_DELETION(Nature.DELETION, "the access to the key is broken"),
    KEY_STORE_REFUSED(Nature.KEY_STORE, "the key store refused");

    private final Nature nature;
    private final String text;

    Cause(Nature nature, String text) {
        this.nature = nature;
        this.text = text;
    }

    /** What it is, as a clause. */
    public String text() {
        return text;
    }

    Nature nature() {
        return nature;
    }

    long bit() {
        return 1L << ordinal();
    }

    /** Row of the table of codes (reference 2.6): the codes that are admissible, and the one that is chosen. */
    enum Nature {
        NO_ACCESS(Code.MISSING_PERMISSION, Code.AUTH_FAILURE),
        NOT_RSA(Code.MISSING_PERMISSION),
        PARTIAL(Code.AUTH_FAILURE, Code.MISSING_PERMISSION),
        UNREACHABLE(Code.AUTH_FAILURE, Code.MISSING_PERMISSION),
        SOFT_DELETE(Code.VALIDATION),
        PURGE_PROTECTION(Code.VALIDATION),
        KEY_STATE(Code.VALIDATION, Code.AUTH_FAILURE),
        REQUEST(Code.VALIDATION),
        INTERNAL(Code.INTERNAL),
        INTEGRITY(Code.INTEGRITY),
        DELETION(Code.RETRYABLE),
        KEY_STORE(Code.KEY_STORE);

        private final Code chosen;
        private final int admissible;

        Nature(Code chosen, Code... others) {
            this.chosen = chosen;
            int bits = chosen.bit();
            for (Code other : others) {
                bits |= other.bit();
            }
            this.admissible = bits;
        }

        /** Whether access was not there, or was taken away: what PostgreSQL answers with a generic error (LIM-1). */
        boolean isAccess() {
            return this == NO_ACCESS || this == PARTIAL || this == UNREACHABLE;
        }

        Code chosen(Edition edition) {
            if (edition == Edition.GENERAL_2024_11 && this == SOFT_DELETE) {
                return Code.SOFT_DELETE_NOT_ENABLED;
            }
            if (edition == Edition.GENERAL_2024_11 && this == PURGE_PROTECTION) {
                return Code.PURGE_PROTECTION_NOT_ENABLED;
            }
            return chosen;
        }

        int admissible(Edition edition) {
            boolean own = this == SOFT_DELETE || this == PURGE_PROTECTION;
            return own ? chosen(edition).bit() : admissible;
        }
    }
}
