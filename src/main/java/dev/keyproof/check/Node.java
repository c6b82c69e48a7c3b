package dev.keyproof.check;

import dev.keyproof.estate.Entity;

/**
 * A compiled expression. Equal expressions are one node, whatever rule they stand in; a node that depends on the
 * target alone keeps its answer until the next target.
 */
abstract class Node {
    /** Slot of the answer in frames; -1 for a node that is computed each time. */
    private int slot = -1;
    /** Depths of the bound variables it depends on, as bits. */
    private long free;
    /** Nodes below it, itself included: what one computation costs at most without loops. */
    private int weight = 1;

    /** Fixes what the node depends on; called once, by the compiler. */
    final void settle(int ownSlot, long dependsOn, int size) {
        slot = ownSlot;
        free = dependsOn;
        weight = size;
    }

    final int slot() {
        return slot;
    }

    final long free() {
        return free;
    }

    final int weight() {
        return weight;
    }

    /** A truth value. */
    abstract static class Truth extends Node {
        static final int FALSE = 0;
        static final int TRUE = 1;
        static final int UNKNOWN = 2;

        abstract int compute(Frame frame);

        final int of(Frame frame) {
            int slot = slot();
            if (slot < 0) {
                return compute(frame);
            }
            if (frame.has(slot)) {
                return (int) frame.number(slot);
            }
            int before = frame.left();
            return (int) frame.keep(slot, compute(frame), before);
        }

        static int not(int truth) {
            return truth == UNKNOWN ? UNKNOWN : 1 - truth;
        }

        static int of(boolean truth) {
            return truth ? TRUE : FALSE;
        }
    }

    /** A whole number, an instant in nanoseconds, or the code of a word. */
    abstract static class Whole extends Node {
        static final long UNKNOWN = Long.MIN_VALUE;

        abstract long compute(Frame frame);

        final long of(Frame frame) {
            int slot = slot();
            if (slot < 0) {
                return compute(frame);
            }
            if (frame.has(slot)) {
                return frame.number(slot);
            }
            int before = frame.left();
            return frame.keep(slot, compute(frame), before);
        }
    }

    /** An entity, a list, a text or a principal; or one of the marks of {@link Facts}. */
    abstract static class Thing extends Node {
        abstract Object compute(Frame frame);

        final Object of(Frame frame) {
            int slot = slot();
            if (slot < 0) {
                return compute(frame);
            }
            if (frame.has(slot)) {
                return frame.object(slot);
            }
            int before = frame.left();
            return frame.keep(slot, compute(frame), before);
        }
    }

    /** A set of words: the sure ones are returned, the possible ones left in the frame. */
    abstract static class Mask extends Node {
        abstract long compute(Frame frame);

        final long of(Frame frame) {
            int slot = slot();
            if (slot < 0) {
                return compute(frame);
            }
            if (frame.has(slot)) {
                return frame.mask(slot);
            }
            int before = frame.left();
            return frame.keepMask(slot, compute(frame), before);
        }
    }

    /** The target of the rules. */
    static final class Target extends Thing {
        @Override
        Entity compute(Frame frame) {
            return frame.target;
        }
    }

    /** An entity bound by a quantifier. */
    static final class BoundThing extends Thing {
        private final int depth;

        BoundThing(int depth) {
            this.depth = depth;
        }

        @Override
        Object compute(Frame frame) {
            return frame.things[depth];
        }
    }

    /** An element of a set bound by a quantifier. */
    static final class BoundWord extends Whole {
        private final int depth;

        BoundWord(int depth) {
            this.depth = depth;
        }

        @Override
        long compute(Frame frame) {
            return frame.codes[depth];
        }
    }

    /** A field of an entity. */
    static final class Read extends Thing {
        private final Thing owner;
        private final Facts.Slot field;

        Read(Thing owner, Facts.Slot field) {
            this.owner = owner;
            this.field = field;
        }

        @Override
        Object compute(Frame frame) {
            Object from = owner.of(frame);
            return from instanceof Entity entity ? field.value(entity) : from;
        }
    }

    /** A text written in a rule. */
    static final class Constant extends Thing {
        private final Object value;

        Constant(Object value) {
            this.value = value;
        }

        @Override
        Object compute(Frame frame) {
            return value;
        }
    }
}
