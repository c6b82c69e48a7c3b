package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.DEFAULTED;
import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;
import static dev.keyproof.estate.Attribute.Absence.REQUIRED;

import java.util.List;

/** Something that a vault protects. */
public final class Workload {
    public static final Shape SHAPE = new Shape("Workload");

    public static final Attribute<String> NAME = SHAPE.add("name", new Type.Name(), REQUIRED, "name of the workload");
    public static final Attribute<Reference> VAULT_REFERENCE =
            SHAPE.add("vault", new Type.ReferenceTo("BackupVault"), REQUIRED, "the vault that protects it");
    public static final Attribute<String> DATASOURCE =
            SHAPE.add("datasource", new Type.Name(), OPTIONAL, "azure-disk, blob, postgresql, aks and so on");
    public static final Attribute<Tier> TIER =
            SHAPE.add("tier", new Type.OneOf<>(Tier.class), DEFAULTED, "tier of its restore points");
    public static final Attribute<Long> RETENTION_DAYS =
            SHAPE.add("retentionDays", new Type.Whole(1, 36_500), OPTIONAL, "days a restore point is kept");

    /** The vault, as an entity; rules see it as {@code vault}. */
    public static final Attribute<Entity> VAULT =
            SHAPE.derive("vault", new Type.Link(BackupVault.SHAPE), REQUIRED, "the vault that protects it");

    public static final Kind KIND = new Kind(
            "Workload",
            SHAPE,
            List.of(NAME, VAULT_REFERENCE, DATASOURCE, TIER, RETENTION_DAYS),
            "a protected workload");

    private Workload() {}
}
