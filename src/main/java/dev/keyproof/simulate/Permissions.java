package dev.keyproof.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * What may be done with keys, as bits; everything that no job of a Backup vault needs is one bit.
 *
 * @param bits of {@link #GET} and so on
 */
public record Permissions(int bits) {
    static final int GET_BIT = 1;
    static final int WRAP_BIT = 2;
    static final int UNWRAP_BIT = 4;
    static final int LIST_BIT = 8;
    static final int OTHER_BIT = 16;

    public static final Permissions NONE = new Permissions(0);
    public static final Permissions GET = new Permissions(GET_BIT);
    public static final Permissions WRAP = new Permissions(WRAP_BIT);
    public static final Permissions UNWRAP = new Permissions(UNWRAP_BIT);
    /** Changes no outcome (PER-2). */
    public static final Permissions LIST = new Permissions(LIST_BIT);
    /** Anything else: create, delete, sign and so on (PER-4). */
    public static final Permissions OTHER = new Permissions(OTHER_BIT);
    /** Get, wrap and unwrap: what the source document demands. */
    public static final Permissions ENCRYPTION = new Permissions(GET_BIT | WRAP_BIT | UNWRAP_BIT);

    /** Both together. */
    public Permissions and(Permissions other) {
        return new Permissions(bits | other.bits);
    }

    /** These without those. */
    public Permissions without(Permissions other) {
        return new Permissions(bits & ~other.bits);
    }

    /** Whether all of those are among these. */
    public boolean contains(Permissions other) {
        return (bits & other.bits) == other.bits;
    }

    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        String[] names = {"get", "wrap", "unwrap", "list", "other"};
        for (int i = 0; i < names.length; i++) {
            if ((bits & 1 << i) != 0) {
                words.add(names[i]);
            }
        }
        return words.isEmpty() ? "none" : String.join(",", words);
    }
}
