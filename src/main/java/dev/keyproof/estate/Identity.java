package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;
import static dev.keyproof.estate.Attribute.Absence.REQUIRED;

import java.util.List;

/** A managed identity: user-assigned and described by itself, or system-assigned and part of its vault. */
public final class Identity {
    public static final Shape SHAPE = new Shape("Identity");

    public static final Attribute<String> NAME = SHAPE.add("name", new Type.Name(), REQUIRED, "name of the identity");
    public static final Attribute<String> ID = SHAPE.add("id", new Type.ResourceId(), OPTIONAL, "Azure resource id");
    public static final Attribute<Principal> PRINCIPAL_ID = SHAPE.add(
            "principalId", new Type.Who(), OPTIONAL, "object id of its service principal; grants may name it instead");
    public static final Attribute<String> CLIENT_ID =
            SHAPE.add("clientId", new Type.Name(), OPTIONAL, "client id; never used in grants");

    public static final Attribute<IdentityKind> IDENTITY_KIND =
            SHAPE.derive("kind", new Type.OneOf<>(IdentityKind.class), REQUIRED, "system-assigned or user-assigned");
    /** Absent for a system-assigned identity that is off. */
    public static final Attribute<Principal> PRINCIPAL =
            SHAPE.derive("principal", new Type.Who(), REQUIRED, "who it is, to grants");

    public static final Kind KIND = new Kind(
            "UserAssignedIdentity", SHAPE, List.of(NAME, ID, PRINCIPAL_ID, CLIENT_ID), "a user-assigned identity");

    private Identity() {}
}
