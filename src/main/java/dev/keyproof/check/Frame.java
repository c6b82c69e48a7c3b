package dev.keyproof.check;

import dev.keyproof.estate.Entity;
import java.util.Arrays;

/**
 * What one thread needs to evaluate: the target, bound variables, answers already computed for the target, and the
 * steps that are left. Reused from target to target, so that evaluation allocates nothing.
 */
final class Frame {
    /** Signals that a rule asks for too many steps; thrown without a trace, caught at once by the evaluator. */
    static final class StepLimit extends RuntimeException {
        private static final long serialVersionUID = 1;

        private StepLimit() {
            super("step limit", null, false, false);
        }
    }

    Entity target;
    /** Entities bound by quantifiers, by nesting depth. */
    final Object[] things;
    /** Elements of sets bound by quantifiers, by nesting depth. */
    final long[] codes;
    /** Second half of the set that was computed last. */
    long possible;

    private final int[] stamps;
    private final long[] longs;
    private final long[] possibles;
    private final Object[] objects;
    private final int[] costs;
    private int epoch;
    private int left;

    Frame(int answers, int depth) {
        things = new Object[depth];
        codes = new long[depth];
        stamps = new int[answers];
        longs = new long[answers];
        possibles = new long[answers];
        objects = new Object[answers];
        costs = new int[answers];
    }

    /** Forgets everything and takes another target. */
    void begin(Entity entity) {
        target = entity;
        if (++epoch == 0) {
            Arrays.fill(stamps, 0);
            epoch = 1;
        }
    }

    /** Gives the next rule its steps. */
    void allow(int steps) {
        left = steps;
    }

    /** Steps that are left. */
    int left() {
        return left;
    }

    /** Takes steps, or gives up. */
    void spend(int steps) {
        left -= steps;
        if (left < 0) {
            throw new StepLimit();
        }
    }

    /** Whether the answer of a node is known for this target; its steps are then paid again. */
    boolean has(int node) {
        if (stamps[node] != epoch) {
            return false;
        }
        // A rule pays for what another rule has computed, so that no outcome depends on the order of rules.
        spend(costs[node]);
        return true;
    }

    long number(int node) {
        return longs[node];
    }

    Object object(int node) {
        return objects[node];
    }

    long mask(int node) {
        possible = possibles[node];
        return longs[node];
    }

    long keep(int node, long value, int leftBefore) {
        stamps[node] = epoch;
        costs[node] = leftBefore - left;
        longs[node] = value;
        return value;
    }

    long keepMask(int node, long sure, int leftBefore) {
        possibles[node] = possible;
        return keep(node, sure, leftBefore);
    }

    Object keep(int node, Object value, int leftBefore) {
        objects[node] = value;
        keep(node, 0L, leftBefore);
        return value;
    }
}
