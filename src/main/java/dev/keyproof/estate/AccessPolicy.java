package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.DEFAULTED;
import static dev.keyproof.estate.Attribute.Absence.REQUIRED;

/** One access policy of a key vault. */
public final class AccessPolicy {
    public static final Shape SHAPE = new Shape("AccessPolicy");

    public static final Attribute<Principal> PRINCIPAL =
            SHAPE.add("principal", new Type.Who(), REQUIRED, "who may use the keys");
    public static final Attribute<Members<KeyOperation>> KEY_PERMISSIONS = SHAPE.add(
            "keyPermissions", new Type.SetOf<>(KeyOperation.class), DEFAULTED, "what the principal may do with keys");

    private AccessPolicy() {}
}
