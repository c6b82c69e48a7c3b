package dev.keyproof.estate;

import static dev.keyproof.estate.Attribute.Absence.DEFAULTED;
import static dev.keyproof.estate.Attribute.Absence.OPTIONAL;

import dev.keyproof.text.Span;
import java.util.Set;

/**
 * The parts of a key URI (ASG-3), each with its own place inside the scalar.
 *
 * <p>A URI with a fault is never mended into a good one: its parts are then unknown, and {@code fault} says why.
 */
public final class KeyUri {
    public static final Shape SHAPE = new Shape("KeyUri");

    public static final Attribute<String> HOST =
            SHAPE.add("host", new Type.Name(), DEFAULTED, "host, lower-case, without port");
    public static final Attribute<String> STORE =
            SHAPE.add("store", new Type.Name(), DEFAULTED, "name of the key store");
    public static final Attribute<StoreKind> STORE_KIND = SHAPE.add(
            "storeKind", new Type.OneOf<>(StoreKind.class), DEFAULTED, "key vault or managed HSM, by the host");
    public static final Attribute<String> KEY = SHAPE.add("key", new Type.Name(), DEFAULTED, "name of the key");
    public static final Attribute<String> VERSION =
            SHAPE.add("version", new Type.Name(), OPTIONAL, "version; absent: rotated automatically (NEW-3)");
    public static final Attribute<String> CLOUD = SHAPE.add("cloud", new Type.Name(), DEFAULTED, "cloud, by the host");
    public static final Attribute<String> FAULT =
            SHAPE.add("fault", new Type.Text(), OPTIONAL, "what is wrong with the URI, at the part that is wrong");
    /** {@code https://host/keys/name[/version]} in lower case: equal for equal keys. */
    public static final Attribute<String> NORMAL =
            SHAPE.add("normal", new Type.Text(), DEFAULTED, "the URI in its normal form");

    private KeyUri() {}

    /**
     * Takes a key URI apart.
     *
     * @param text the URI as the input says it, unescaped
     * @param span where it is written, with its quotes if it has any; parts get places of their own when the text
     *     stands there as it is
     * @param active the assumptions that are switched on; A10 and A19 decide here
     * @return an entity of {@link #SHAPE}; never fails, whatever the text
     */
    public static Entity parse(String text, Span span, Set<Assumption> active) {
        return new KeyUriParser(text, span, active).parse();
    }
}
