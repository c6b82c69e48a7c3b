package dev.keyproof.simulate;

/**
 * The fault points of one run: which are on, how often they fire by chance, and which are armed. Each has a random
 * sequence of its own, so that a further point does not shift the others.
 */
final class Faults {
    private static final int PER_MILLE = 1000;

    private final long[] sequence = new long[Words.FAULTS.length];
    private final int[] skip = new int[Words.FAULTS.length];
    private final int[] times = new int[Words.FAULTS.length];
    private int on;
    private int chance;
    private boolean armed;

    Faults(long seed) {
        for (int i = 0; i < sequence.length; i++) {
            sequence[i] = Mix.of(seed, i);
        }
    }

    Faults copy() {
        Faults copy = new Faults(0);
        System.arraycopy(sequence, 0, copy.sequence, 0, sequence.length);
        System.arraycopy(skip, 0, copy.skip, 0, skip.length);
        System.arraycopy(times, 0, copy.times, 0, times.length);
        copy.on = on;
        copy.chance = chance;
        copy.armed = armed;
        return copy;
    }

    /** Switches points on, to fire by chance. */
    void switchOn(Iterable<FaultPoint> points, int perMille) {
        for (FaultPoint point : points) {
            on |= point.bit();
        }
        chance = perMille;
    }

    /** Makes a point fire: not the first {@code skipped} calls, then {@code fired} calls. */
    void arm(FaultPoint point, int skipped, int fired) {
        skip[point.ordinal()] = skipped;
        times[point.ordinal()] = fired;
        armed = true;
    }

    /** No armed point fires any more; those that fire by chance are switched off too. */
    void clear() {
        java.util.Arrays.fill(times, 0);
        armed = false;
        on = 0;
    }

    /** Whether any point may still fire. */
    boolean isOn() {
        if (on != 0) {
            return true;
        }
        for (int left : times) {
            if (left > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the point fires at this call. */
    boolean fires(FaultPoint point) {
        if (!armed && on == 0) {
            return false;
        }
        int i = point.ordinal();
        if (times[i] > 0) {
            if (skip[i] > 0) {
                skip[i]--;
                return false;
            }
            times[i]--;
            return true;
        }
        if ((on & point.bit()) == 0) {
            return false;
        }
        sequence[i] += Mix.STEP;
        return Math.floorMod(Mix.bits(sequence[i]), PER_MILLE) < chance;
    }
}
