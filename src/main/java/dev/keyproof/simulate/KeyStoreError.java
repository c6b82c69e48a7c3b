package dev.keyproof.simulate;

import static dev.keyproof.simulate.KeyStoreError.Confidence.HIGH;
import static dev.keyproof.simulate.KeyStoreError.Confidence.LOW;
import static dev.keyproof.simulate.KeyStoreError.Confidence.MEDIUM;

/**
 * What a key store answers when it refuses (reference 2.3), with how sure the reference is of it.
 *
 * <p>HTTP status 0 and an empty code stand for "not established".
 */
public enum KeyStoreError {
    UNAUTHORIZED(401, "Unauthorized", "", HIGH),
    FORBIDDEN_BY_FIREWALL(403, "Forbidden", "ForbiddenByFirewall", HIGH),
    FORBIDDEN_BY_CONNECTION(403, "Forbidden", "ForbiddenByConnection", MEDIUM),
    FORBIDDEN_BY_POLICY(403, "Forbidden", "ForbiddenByPolicy", HIGH),
    FORBIDDEN_BY_RBAC(403, "Forbidden", "ForbiddenByRbac", HIGH),
    KEY_DISABLED(403, "Forbidden", "KeyDisabled", HIGH),
    KEY_OPERATION_FORBIDDEN(403, "Forbidden", "KeyOperationForbidden", HIGH),
    /** The inner code is of the simulation; the real one is not established. */
    KEY_NOT_IN_VALIDITY_PERIOD(403, "Forbidden", "KeyNotInValidityPeriod", LOW),
    KEY_NOT_FOUND(404, "KeyNotFound", "", HIGH),
    /** The same answer for a key that is soft-deleted. */
    DELETED_KEY_NOT_FOUND(404, "KeyNotFound", "", MEDIUM),
    DELETED_BUT_RECOVERABLE(409, "Conflict", "ObjectIsDeletedButRecoverable", HIGH),
    BEING_DELETED(409, "Conflict", "ObjectIsBeingDeleted", HIGH),
    KEY_PURGE_FORBIDDEN(403, "Forbidden", "", HIGH),
    STORE_PURGE_NOT_ALLOWED(0, "MethodNotAllowed", "", HIGH),
    PROTECTION_IRREVERSIBLE(400, "BadRequest", "", HIGH),
    THROTTLED(429, "", "", HIGH),
    /** Of the simulation: any 5xx. */
    SERVER_ERROR(503, "ServiceUnavailable", "", LOW),
    /** Of the simulation: no answer at all. */
    NO_ANSWER(0, "", "", LOW);

    private final int status;
    private final String code;
    private final String innerCode;
    private final Confidence confidence;

    KeyStoreError(int status, String code, String innerCode, Confidence confidence) {
        this.status = status;
        this.code = code;
        this.innerCode = innerCode;
        this.confidence = confidence;
    }

    /** How sure the reference is. */
    public enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    /** HTTP status; 0 if not established. */
    public int status() {
        return status;
    }

    /** Code of the error body; empty if not established. */
    public String code() {
        return code;
    }

    /** Code of the inner error; empty if there is none or it is not established. */
    public String innerCode() {
        return innerCode;
    }

    /** How sure the reference is of this row. */
    public Confidence confidence() {
        return confidence;
    }
}
