package dev.keyproof.estate;

import java.time.Duration;

/** How the value of one field stands in a descriptor: the other way round than {@link Reading}. */
final class Spelled {
    /** What recordings put in place of an object id; it is nobody's. */
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private Spelled() {}

    /** The text of a value that is no boolean, number or list. */
    static String of(Type<?> type, Object value) {
        if (value instanceof Word word) {
            return word.word();
        }
        if (value instanceof Reference reference) {
            return reference.written();
        }
        if (value instanceof Principal principal) {
            return principal
                    .objectId()
                    .map(Spelled::objectId)
                    .or(principal::identity)
                    .orElse(NOBODY);
        }
        if (value instanceof Entity uri) {
            return uri.name();
        }
        if (value instanceof Duration length) {
            return Lengths.print(length);
        }
        return type instanceof Type.Role role ? role(Roles.of(role.local()), (String) value) : value.toString();
    }

    /** An object id as it stands where a name may stand as well. */
    static String objectId(String id) {
        return Notation.isGuid(id) ? id : Notation.OBJECT_ID + id;
    }

    /** Whether the reader takes the text for a value of the type. */
    static boolean mayStand(Type<?> type, String text) {
        if (type instanceof Type.ResourceId) {
            return Notation.RESOURCE_ID.matcher(text).matches();
        }
        if (type instanceof Type.Switch) {
            return Notation.SWITCHED_ON.matcher(text).matches();
        }
        if (type instanceof Type.Region) {
            return Notation.REGION.matcher(text).matches();
        }
        if (type instanceof Type.Moment) {
            return Notation.INSTANT.matcher(text).matches();
        }
        return type instanceof Type.Uri || type instanceof Type.Text || Notation.isName(text);
    }

    private static String role(Roles roles, String held) {
        return roles.bySlug(held).map(Roles.Role::name).orElse(held);
    }
}
