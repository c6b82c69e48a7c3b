package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;
import static dev.keyproof.estate.Attribute.Absence.REQUIRED;

import java.util.List;

/** A role assignment: of Azure RBAC, or of the local RBAC of a managed HSM (KEY-11). */
public final class Grant {
    public static final Shape SHAPE = new Shape("RoleAssignment");

    public static final Attribute<String> NAME = SHAPE.add("name", new Type.Name(), OPTIONAL, "name of the assignment");
    public static final Attribute<String> ROLE =
            SHAPE.add("role", new Type.Role(false), REQUIRED, "the role, by name or GUID");
    public static final Attribute<Principal> PRINCIPAL = SHAPE.add(
            "principal",
            new Type.Who(),
            REQUIRED,
            "an identity, a vault for its system-assigned identity, or an object id");
    public static final Attribute<String> SCOPE = SHAPE.add(
            "scope",
            new Type.Scope(),
            REQUIRED,
            "a key store, a key as STORE/keys/NAME, or a resource id at or above them");

    public static final Shape LOCAL_SHAPE = new Shape("LocalRoleAssignment");

    public static final Attribute<String> LOCAL_NAME =
            LOCAL_SHAPE.add("name", new Type.Name(), OPTIONAL, "name of the assignment");
    public static final Attribute<Reference> HSM =
            LOCAL_SHAPE.add("hsm", new Type.ReferenceTo("ManagedHsm"), REQUIRED, "the managed HSM");
    public static final Attribute<String> LOCAL_ROLE =
            LOCAL_SHAPE.add("role", new Type.Role(true), REQUIRED, "the local role, by name or GUID");
    public static final Attribute<Principal> LOCAL_PRINCIPAL = LOCAL_SHAPE.add(
            "principal",
            new Type.Who(),
            REQUIRED,
            "an identity, a vault for its system-assigned identity, or an object id");
    public static final Attribute<String> LOCAL_SCOPE =
            LOCAL_SHAPE.add("scope", new Type.Scope(), REQUIRED, "`/`, `/keys` or `/keys/NAME`");

    public static final Kind ROLE_ASSIGNMENT =
            new Kind("RoleAssignment", SHAPE, List.of(NAME, ROLE, PRINCIPAL, SCOPE), "an Azure role assignment");
    public static final Kind LOCAL_ROLE_ASSIGNMENT = new Kind(
            "LocalRoleAssignment",
            LOCAL_SHAPE,
            List.of(LOCAL_NAME, HSM, LOCAL_ROLE, LOCAL_PRINCIPAL, LOCAL_SCOPE),
            "a role assignment inside a managed HSM");

    private Grant() {}
}
