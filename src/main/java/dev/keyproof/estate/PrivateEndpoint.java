package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.REQUIRED;

import java.util.List;

/** A private endpoint for Backup on a vault (UAI-1). */
public final class PrivateEndpoint {
    public static final Shape SHAPE = new Shape("PrivateEndpoint");

    public static final Attribute<String> NAME = SHAPE.add("name", new Type.Name(), REQUIRED, "name of the endpoint");
    public static final Attribute<Reference> VAULT =
            SHAPE.add("vault", new Type.ReferenceTo("BackupVault"), REQUIRED, "the vault it leads to");

    public static final Kind KIND =
            new Kind("PrivateEndpoint", SHAPE, List.of(NAME, VAULT), "a private endpoint of a Backup vault");

    private PrivateEndpoint() {}
}
