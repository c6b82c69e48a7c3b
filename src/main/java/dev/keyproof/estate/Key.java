package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.DEFAULTED;
import static dev.keyproof.estate.Attribute.Absence.EMPTY;
import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;
import static dev.keyproof.estate.Attribute.Absence.REQUIRED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A key of a key store; as a vault's key encryption key, seen at the version the vault names. */
public final class Key {
    public static final Shape SHAPE = new Shape("Key");

    public static final Attribute<String> NAME = SHAPE.add("name", new Type.Name(), REQUIRED, "name of the key");
    public static final Attribute<Reference> STORE_REFERENCE = SHAPE.add(
            "store", new Type.ReferenceTo("KeyStore"), REQUIRED, "the key vault or managed HSM that holds the key");
    public static final Attribute<KeyType> TYPE =
            SHAPE.add("type", new Type.OneOf<>(KeyType.class), DEFAULTED, "type of the key");
    public static final Attribute<Long> SIZE =
            SHAPE.add("size", new Type.Whole(1, 1 << 20), DEFAULTED, "size in bits, for RSA");
    public static final Attribute<String> CURVE = SHAPE.add("curve", new Type.Name(), OPTIONAL, "curve, for EC");
    public static final Attribute<Boolean> ENABLED =
            SHAPE.add("enabled", new Type.Bool(), DEFAULTED, "whether the key may be used");
    public static final Attribute<Instant> NOT_BEFORE =
            SHAPE.add("notBefore", new Type.Moment(), OPTIONAL, "first instant of validity; absent: no limit");
    public static final Attribute<Instant> EXPIRES =
            SHAPE.add("expires", new Type.Moment(), OPTIONAL, "first instant behind validity; absent: no limit");
    public static final Attribute<Members<KeyOperation>> OPERATIONS = SHAPE.add(
            "operations", new Type.SetOf<>(KeyOperation.class), OPTIONAL, "operations the key allows; absent: all");
    public static final Attribute<Many> VERSIONS = SHAPE.add(
            "versions", new Type.ListOf(KeyVersion.SHAPE), EMPTY, "versions that differ from the key as a whole");
    public static final Attribute<Boolean> ROTATION =
            SHAPE.add("rotation", new Type.Group(), OPTIONAL, "the rotation policy of the key");
    public static final Attribute<Duration> ROTATION_EVERY =
            SHAPE.add("rotation.every", new Type.Length(), OPTIONAL, "time between two versions");
    public static final Attribute<Existence> EXISTENCE = SHAPE.add(
            "existence", new Type.OneOf<>(Existence.class), DEFAULTED, "whether the key is there; a described key is");

    /** The store, as an entity; rules see it as {@code store}. */
    public static final Attribute<Entity> STORE =
            SHAPE.derive("store", new Type.Link(KeyStore.SHAPE), REQUIRED, "what holds the key");
    /** Azure role assignments whose scope reaches the key. */
    public static final Attribute<Many> ROLE_ASSIGNMENTS =
            SHAPE.derive("roleAssignments", new Type.ListOf(Grant.SHAPE), EMPTY, "role assignments that reach the key");
    /** Local role assignments of a managed HSM whose scope reaches the key. */
    public static final Attribute<Many> LOCAL_ROLE_ASSIGNMENTS = SHAPE.derive(
            "localRoleAssignments", new Type.ListOf(Grant.LOCAL_SHAPE), EMPTY, "local assignments that reach the key");

    /** What readers of service answers saw of the key's protection; the join tells the store from it (A7). */
    public static final Attribute<String> RECOVERY_LEVEL = SHAPE.add(
            "recoveryLevel",
            new Type.Text(),
            OPTIONAL,
            "protection of the key's store, as the service tells it with the key");

    public static final Kind KIND = new Kind(
            "Key",
            SHAPE,
            List.of(
                    NAME,
                    STORE_REFERENCE,
                    TYPE,
                    SIZE,
                    CURVE,
                    ENABLED,
                    NOT_BEFORE,
                    EXPIRES,
                    OPERATIONS,
                    VERSIONS,
                    ROTATION,
                    ROTATION_EVERY,
                    EXISTENCE,
                    RECOVERY_LEVEL),
            "a key");

    private Key() {}
}
