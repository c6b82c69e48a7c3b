package dev.keyproof.check;

import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Identity;
import dev.keyproof.estate.IdentityKind;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Principal;
import java.util.Optional;

/** Whether two values are the same, as {@code ==} asks (language reference, sections 6 and 7). */
final class Likeness {
    private Likeness() {}

    /** One of the values of {@link Node.Truth}. */
    static int of(Object left, Object right) {
        if (left == Facts.UNKNOWN || right == Facts.UNKNOWN) {
            return Node.Truth.UNKNOWN;
        }
        if (left == Facts.ABSENT || right == Facts.ABSENT) {
            return ofAbsent(left, right);
        }
        if (left instanceof Principal one && right instanceof Principal other) {
            return ofPrincipals(one, other);
        }
        if (left instanceof Entity one && right instanceof Entity other) {
            return ofEntities(one, other);
        }
        return Node.Truth.of(left.equals(right));
    }

    /** An identity that is off has no principal and is nobody; any other value that is not there is no matter here. */
    private static int ofAbsent(Object left, Object right) {
        boolean principals = left instanceof Principal || right instanceof Principal || left.equals(right);
        return principals ? Node.Truth.FALSE : Node.Truth.UNKNOWN;
    }

    private static int ofPrincipals(Principal one, Principal other) {
        return switch (one.compare(other)) {
            case SAME -> Node.Truth.TRUE;
            case DIFFERENT -> Node.Truth.FALSE;
            case NOT_KNOWN -> Node.Truth.UNKNOWN;
        };
    }

    private static int ofEntities(Entity one, Entity other) {
        if (one.equals(other)) {
            return Node.Truth.TRUE;
        }
        if (one.shape() == KeyUri.SHAPE && other.shape() == KeyUri.SHAPE) {
            Optional<String> left = one.value(KeyUri.NORMAL);
            Optional<String> right = other.value(KeyUri.NORMAL);
            return left.isEmpty() || right.isEmpty() ? Node.Truth.UNKNOWN : Node.Truth.of(left.equals(right));
        }
        if (one.shape() == Identity.SHAPE && other.shape() == Identity.SHAPE) {
            return ofIdentities(one, other);
        }
        // The join makes one entity of everything that is named once, so two entities are two things.
        return Node.Truth.FALSE;
    }

    private static int ofIdentities(Entity one, Entity other) {
        Field<Principal> left = one.get(Identity.PRINCIPAL);
        Field<Principal> right = other.get(Identity.PRINCIPAL);
        if (left instanceof Field.Present<Principal> first && right instanceof Field.Present<Principal> second) {
            return ofPrincipals(first.value(), second.value());
        }
        boolean open = left instanceof Field.Unknown<Principal> || right instanceof Field.Unknown<Principal>;
        Optional<IdentityKind> kind = one.value(Identity.IDENTITY_KIND);
        boolean apart = kind.isPresent()
                && other.value(Identity.IDENTITY_KIND).isPresent()
                && !kind.equals(other.value(Identity.IDENTITY_KIND));
        return open && !apart ? Node.Truth.UNKNOWN : Node.Truth.FALSE;
    }
}
