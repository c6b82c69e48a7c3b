package dev.keyproof.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of causes, in the order of {@link Cause}; a value, cheap to make and to compare.
 *
 * @param bits one bit a cause
 */
public record Causes(long bits) {
    /** No cause. */
    public static final Causes NONE = new Causes(0);

    /** The set of these causes. */
    public static Causes of(Cause... causes) {
        long bits = 0;
        for (Cause cause : causes) {
            bits |= cause.bit();
        }
        return new Causes(bits);
    }

    static Causes ofBits(long bits) {
        return bits == 0 ? NONE : new Causes(bits);
    }

    /** Whether the cause is in the set. */
    public boolean contains(Cause cause) {
        return (bits & cause.bit()) != 0;
    }

    /** Whether there is no cause. */
    public boolean isEmpty() {
        return bits == 0;
    }

    /** The causes in their order. */
    public List<Cause> list() {
        List<Cause> found = new ArrayList<>(Long.bitCount(bits));
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            found.add(Words.CAUSES[Long.numberOfTrailingZeros(rest)]);
        }
        return found;
    }

    @Override
    public String toString() {
        return list().toString();
    }

    /** The codes that the service may answer with (reference 2.6), as bits of {@link Code}. */
    static int admissible(long bits, Edition edition, boolean postgresJob) {
        int codes = 0;
        for (long rest = bits; rest != 0; rest &= rest - 1) {
            Cause.Nature nature = Words.CAUSES[Long.numberOfTrailingZeros(rest)].nature();
            if (postgresJob && nature.isAccess()) {
                return Code.GENERIC.bit();
            }
            codes |= nature.admissible(edition);
        }
        return codes;
    }

    /** The one code that the simulation answers with: that of the first cause. */
    static Code chosen(long bits, Edition edition, boolean postgresJob) {
        if (admissible(bits, edition, postgresJob) == Code.GENERIC.bit()) {
            return Code.GENERIC;
        }
        return Words.CAUSES[Long.numberOfTrailingZeros(bits)].nature().chosen(edition);
    }
}
