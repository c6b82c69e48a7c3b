package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.DEFAULTED;
import static dev.keyproof.estate.Attribute.Absence.EMPTY;
import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;
import static dev.keyproof.estate.Attribute.Absence.REQUIRED;

import java.util.List;

/** The Backup vault and its encryption settings. */
public final class BackupVault {
    public static final Shape SHAPE = new Shape("BackupVault");

    public static final Attribute<String> NAME = SHAPE.add("name", new Type.Name(), REQUIRED, "name of the vault");
    public static final Attribute<String> ID = SHAPE.add("id", new Type.ResourceId(), OPTIONAL, "Azure resource id");
    public static final Attribute<String> REGION =
            SHAPE.add("region", new Type.Region(), DEFAULTED, "region; display names are normalised");
    public static final Attribute<String> RESOURCE_GROUP =
            SHAPE.add("resourceGroup", new Type.Name(), OPTIONAL, "resource group");
    public static final Attribute<String> SUBSCRIPTION =
            SHAPE.add("subscription", new Type.Name(), OPTIONAL, "subscription id");
    public static final Attribute<Members<Tier>> TIERS =
            SHAPE.add("tiers", new Type.SetOf<>(Tier.class), DEFAULTED, "tiers that hold restore points");
    public static final Attribute<Boolean> IDENTITY =
            SHAPE.add("identity", new Type.Group(), OPTIONAL, "the managed identities of the vault");
    public static final Attribute<Boolean> SYSTEM_ASSIGNED = SHAPE.add(
            "identity.systemAssigned",
            new Type.Switch(),
            DEFAULTED,
            "whether the system-assigned identity is on; its principal id says so too");
    public static final Attribute<List<Reference>> USER_ASSIGNED_REFERENCES = SHAPE.add(
            "identity.userAssigned",
            new Type.References("UserAssignedIdentity"),
            EMPTY,
            "the user-assigned identities attached to the vault");
    public static final Attribute<Boolean> ENCRYPTION =
            SHAPE.add("encryption", new Type.Group(), OPTIONAL, "the encryption settings of the vault");
    public static final Attribute<Mode> MODE =
            SHAPE.add("encryption.mode", new Type.OneOf<>(Mode.class), DEFAULTED, "whose key encrypts the vault");
    public static final Attribute<Entity> KEY_URI =
            SHAPE.add("encryption.keyUri", new Type.Uri(), OPTIONAL, "URI of the key encryption key");
    public static final Attribute<Reference> IDENTITY_REFERENCE = SHAPE.add(
            "encryption.identity",
            new Type.ReferenceTo("UserAssignedIdentity"),
            OPTIONAL,
            "the identity that reaches the key: `system-assigned`, or a user-assigned identity");
    public static final Attribute<EncryptionState> STATE = SHAPE.add(
            "encryption.state", new Type.OneOf<>(EncryptionState.class), OPTIONAL, "state of the encryption settings");
    public static final Attribute<List<Reference>> PRIVATE_ENDPOINT_REFERENCES = SHAPE.add(
            "privateEndpoints", new Type.References("PrivateEndpoint"), EMPTY, "private endpoints for Backup");

    /** Principal of the system-assigned identity; absent when that identity is off. */
    public static final Attribute<Principal> SYSTEM_PRINCIPAL = SHAPE.derive(
            "identity.systemPrincipal", new Type.Who(), OPTIONAL, "principal of the system-assigned identity");
    /** The attached identities, as entities; rules see it as {@code identity.userAssigned}. */
    public static final Attribute<Many> USER_ASSIGNED =
            SHAPE.derive("identity.userAssigned", new Type.ListOf(Identity.SHAPE), EMPTY, "the attached identities");
    /** The identity that reaches the key, as an entity; rules see it as {@code encryption.identity}. */
    public static final Attribute<Entity> ENCRYPTION_IDENTITY = SHAPE.derive(
            "encryption.identity", new Type.Link(Identity.SHAPE), OPTIONAL, "the identity that reaches the key");
    /** The key that the URI names; one that is not described has unknown fields. */
    public static final Attribute<Entity> KEY =
            SHAPE.derive("encryption.key", new Type.Link(Key.SHAPE), DEFAULTED, "the key encryption key");
    /** The private endpoints, as entities; rules see it as {@code privateEndpoints}. */
    public static final Attribute<Many> PRIVATE_ENDPOINTS = SHAPE.derive(
            "privateEndpoints", new Type.ListOf(PrivateEndpoint.SHAPE), EMPTY, "private endpoints for Backup");

    public static final Kind KIND = new Kind(
            "BackupVault",
            SHAPE,
            List.of(
                    NAME,
                    ID,
                    REGION,
                    RESOURCE_GROUP,
                    SUBSCRIPTION,
                    TIERS,
                    IDENTITY,
                    SYSTEM_ASSIGNED,
                    USER_ASSIGNED_REFERENCES,
                    ENCRYPTION,
                    MODE,
                    KEY_URI,
                    IDENTITY_REFERENCE,
                    STATE,
                    PRIVATE_ENDPOINT_REFERENCES),
            "a Backup vault");

    private BackupVault() {}
}
