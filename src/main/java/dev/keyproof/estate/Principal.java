package dev.keyproof.estate;

import java.util.Locale;
import java.util.Optional;

/**
 * Who acts: an object id, an identity of the estate, or both.
 *
 * @param objectId the principal id, lower-case GUID, if known
 * @param identity a token that is the same for the same identity of the estate and differs for different ones: its
 *     lower-case resource id or name, or {@code system-assigned of NAME}; empty if the id belongs to no identity of
 *     the estate
 */
public record Principal(Optional<String> objectId, Optional<String> identity) {
    public Principal {
        objectId = objectId.map(id -> id.toLowerCase(Locale.ROOT));
    }

    /** Whether two principals are the same: known equal, known different, or not known. */
    public Likeness compare(Principal other) {
        if (identity.isPresent() && other.identity.isPresent()) {
            return identity.equals(other.identity) ? Likeness.SAME : Likeness.DIFFERENT;
        }
        if (objectId.isPresent() && other.objectId.isPresent()) {
            return objectId.equals(other.objectId) ? Likeness.SAME : Likeness.DIFFERENT;
        }
        return Likeness.NOT_KNOWN;
    }

    /** The answer of a comparison. */
    public enum Likeness {
        SAME,
        DIFFERENT,
        NOT_KNOWN
    }
}
