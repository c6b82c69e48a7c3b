package dev.keyproof.simulate;

/**
 * Where a grant holds.
 *
 * @param level how far up
 * @param key name of the key, for {@link Level#KEY}; else empty
 */
public record Scope(Level level, String key) {
    /** How far up a grant stands. There is none for one version of a key. */
    public enum Level {
        /** A management group, subscription or resource group that the key store lies in. */
        ABOVE,
        /** The key store; for a managed HSM {@code /} or {@code /keys}. */
        STORE,
        /** One key. */
        KEY
    }

    /** Above the key store. */
    public static final Scope ABOVE = new Scope(Level.ABOVE, "");
    /** The key store. */
    public static final Scope STORE = new Scope(Level.STORE, "");

    /** One key, with all its versions. */
    public static Scope key(String name) {
        return new Scope(Level.KEY, name);
    }

    /** Whether it reaches the key. */
    boolean reaches(String name) {
        return level != Level.KEY || key.equals(name);
    }

    @Override
    public String toString() {
        return switch (level) {
            case ABOVE -> "above the store";
            case STORE -> "the store";
            case KEY -> "/keys/" + key;
        };
    }
}
