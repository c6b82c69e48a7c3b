package dev.keyproof.estate;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who acts: an object id, an identity of the estate, or both.
 *
 * @param objectId the principal id, lower-case GUID, if known
 * @param identity a token that is the same for the same identity of the estate and differs for different ones: its
 *     lower-case resource id or name, or {@code system-assigned of NAME}; empty if the id belongs to no identity of
 *     the estate
 */
public record Principal(Optional<String> objectId, Optional<String> identity) {
    /** What recordings and documents put in place of an id; two of them are not the same principal. */
    private static final Pattern MASKED = Pattern.compile("[0*x-]+");

    public Principal {
        objectId = objectId.map(id -> id.toLowerCase(Locale.ROOT))
                .filter(id -> !MASKED.matcher(id).matches());
    }

    /** Whether two principals are the same: known equal, known different, or not known. */
    public Likeness compare(Principal other) {
        boolean sameId = objectId.isPresent() && objectId.equals(other.objectId);
        if (identity.isPresent() && other.identity.isPresent()) {
            if (identity.equals(other.identity)) {
                return Likeness.SAME;
            }
            // An input that gives two identities one object id contradicts itself.
            boolean open = sameId || Placeholder.mayEqual(identity.get(), other.identity.get());
            return open ? Likeness.NOT_KNOWN : Likeness.DIFFERENT;
        }
        if (objectId.isPresent() && other.objectId.isPresent()) {
            return sameId ? Likeness.SAME : Likeness.DIFFERENT;
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
