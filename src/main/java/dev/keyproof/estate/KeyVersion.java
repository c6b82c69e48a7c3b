package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.DEFAULTED;
import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;
import static dev.keyproof.estate.Attribute.Absence.REQUIRED;

import java.time.Instant;

/** One version of a key. */
public final class KeyVersion {
    public static final Shape SHAPE = new Shape("KeyVersion");

    public static final Attribute<String> ID = SHAPE.add("id", new Type.Name(), REQUIRED, "the version, 32 characters");
    public static final Attribute<Boolean> ENABLED =
            SHAPE.add("enabled", new Type.Bool(), DEFAULTED, "whether the version may be used");
    public static final Attribute<Instant> NOT_BEFORE =
            SHAPE.add("notBefore", new Type.Moment(), OPTIONAL, "first instant of validity; absent: no limit");
    public static final Attribute<Instant> EXPIRES =
            SHAPE.add("expires", new Type.Moment(), OPTIONAL, "first instant behind validity; absent: no limit");

    private KeyVersion() {}
}
