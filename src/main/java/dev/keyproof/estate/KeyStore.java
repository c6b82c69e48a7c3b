package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.DEFAULTED;
import static dev.keyproof.estate.Attribute.Absence.EMPTY;
import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;
import static dev.keyproof.estate.Attribute.Absence.REQUIRED;

import java.util.List;

/** What holds keys: a key vault or a managed HSM (KEY-5). */
public final class KeyStore {
    public static final Shape SHAPE = new Shape("KeyStore");

    public static final Attribute<String> NAME = SHAPE.add("name", new Type.Name(), REQUIRED, "name of the key store");
    public static final Attribute<String> ID = SHAPE.add("id", new Type.ResourceId(), OPTIONAL, "Azure resource id");
    public static final Attribute<String> REGION =
            SHAPE.add("region", new Type.Region(), OPTIONAL, "region; display names are normalised");
    public static final Attribute<String> RESOURCE_GROUP =
            SHAPE.add("resourceGroup", new Type.Name(), OPTIONAL, "resource group");
    public static final Attribute<String> SUBSCRIPTION =
            SHAPE.add("subscription", new Type.Name(), OPTIONAL, "subscription id");
    public static final Attribute<PermissionModel> PERMISSION_MODEL = SHAPE.add(
            "permissionModel",
            new Type.OneOf<>(PermissionModel.class),
            DEFAULTED,
            "how the store decides who may use its keys");
    public static final Attribute<Boolean> SOFT_DELETE =
            SHAPE.add("softDelete", new Type.Bool(), DEFAULTED, "whether deleted keys can be recovered");
    public static final Attribute<Long> RETENTION_DAYS =
            SHAPE.add("retentionDays", new Type.Whole(7, 90), OPTIONAL, "days for which deleted keys can be recovered");
    public static final Attribute<Boolean> PURGE_PROTECTION = SHAPE.add(
            "purgeProtection",
            new Type.Bool(),
            DEFAULTED,
            "whether deleted keys stay recoverable until retention ends");
    public static final Attribute<Network> NETWORK =
            SHAPE.add("network", new Type.OneOf<>(Network.class), DEFAULTED, "which networks reach the store");
    public static final Attribute<Many> ACCESS_POLICIES = SHAPE.add(
            "accessPolicies", new Type.ListOf(AccessPolicy.SHAPE), EMPTY, "who may do what, under access policies");

    public static final Attribute<StoreKind> STORE_KIND =
            SHAPE.derive("kind", new Type.OneOf<>(StoreKind.class), REQUIRED, "key vault or managed HSM");

    public static final Kind KEY_VAULT = new Kind(
            "KeyVault",
            SHAPE,
            List.of(
                    NAME,
                    ID,
                    REGION,
                    RESOURCE_GROUP,
                    SUBSCRIPTION,
                    PERMISSION_MODEL,
                    SOFT_DELETE,
                    RETENTION_DAYS,
                    PURGE_PROTECTION,
                    NETWORK,
                    ACCESS_POLICIES),
            "a key vault");
    public static final Kind MANAGED_HSM = new Kind(
            "ManagedHsm",
            SHAPE,
            List.of(
                    NAME,
                    ID,
                    REGION,
                    RESOURCE_GROUP,
                    SUBSCRIPTION,
                    SOFT_DELETE,
                    RETENTION_DAYS,
                    PURGE_PROTECTION,
                    NETWORK),
            "a managed HSM; its permission model is always local RBAC (KEY-11)");

    private KeyStore() {}
}
