package dev.keyproof.check;

import dev.keyproof.estate.Members;

/** Compiled expressions about sets of words that may be partly known (language reference, section 8.3). */
final class Masks {
    private Masks() {}

    /** A set written in a rule. */
    static final class Constant extends Node.Mask {
        private final long sure;
        private final long possible;

        /** A set of which the sure words belong to it and the others of the possible ones may. */
        Constant(long sure, long possible) {
            this.sure = sure;
            this.possible = possible;
        }

        @Override
        long compute(Frame frame) {
            frame.possible = possible;
            return sure;
        }
    }

    /** The set of a field; anything is possible of one that is not known. */
    static final class OfThing extends Node.Mask {
        private final Node.Thing thing;
        private final long all;

        OfThing(Node.Thing thing, long all) {
            this.thing = thing;
            this.all = all;
        }

        @Override
        long compute(Frame frame) {
            if (thing.of(frame) instanceof Members<?> members) {
                frame.possible = members.mask();
                return members.mask();
            }
            frame.possible = all;
            return 0;
        }
    }

    /** All words of several sets. */
    static final class Union extends Node.Mask {
        private final Node.Mask[] operands;

        Union(Node.Mask[] operands) {
            this.operands = operands;
        }

        @Override
        long compute(Frame frame) {
            long sure = 0;
            long possible = 0;
            for (Node.Mask operand : operands) {
                sure |= operand.of(frame);
                possible |= frame.possible;
            }
            frame.possible = possible;
            return sure;
        }
    }

    /** The words of one set that are not in another. */
    static final class Minus extends Node.Mask {
        private final Node.Mask left;
        private final Node.Mask right;

        Minus(Node.Mask left, Node.Mask right) {
            this.left = left;
            this.right = right;
        }

        @Override
        long compute(Frame frame) {
            long sure = left.of(frame);
            long possible = frame.possible;
            long taken = right.of(frame);
            sure &= ~frame.possible;
            frame.possible = possible & ~taken;
            return sure;
        }
    }

    /** One of several sets; what all of them hold is sure if it is not known which. */
    static final class Choose extends Node.Mask {
        private final Selector selector;
        private final Node.Mask[] values;
        private final long all;

        Choose(Selector selector, Node.Mask[] values, long all) {
            this.selector = selector;
            this.values = values;
            this.all = all;
        }

        @Override
        long compute(Frame frame) {
            int chosen = selector.of(frame);
            if (chosen >= 0) {
                return values[chosen].of(frame);
            }
            if (chosen == Selector.NO_VALUE) {
                frame.possible = all;
                return 0;
            }
            long sure = all;
            long possible = 0;
            for (Node.Mask value : values) {
                sure &= value.of(frame);
                possible |= frame.possible;
            }
            frame.possible = possible;
            return sure;
        }
    }

    /** Every word of the left set is in the right one. */
    static final class Subset extends Node.Truth {
        private final Node.Mask left;
        private final Node.Mask right;

        Subset(Node.Mask left, Node.Mask right) {
            this.left = left;
            this.right = right;
        }

        @Override
        int compute(Frame frame) {
            long sureLeft = left.of(frame);
            long possibleLeft = frame.possible;
            long sureRight = right.of(frame);
            if ((possibleLeft & ~sureRight) == 0) {
                return TRUE;
            }
            return (sureLeft & ~frame.possible) != 0 ? FALSE : UNKNOWN;
        }
    }

    /** Both sets have the same words. */
    static final class Equal extends Node.Truth {
        private final Node.Mask left;
        private final Node.Mask right;

        Equal(Node.Mask left, Node.Mask right) {
            this.left = left;
            this.right = right;
        }

        @Override
        int compute(Frame frame) {
            long sureLeft = left.of(frame);
            long possibleLeft = frame.possible;
            long sureRight = right.of(frame);
            long possibleRight = frame.possible;
            if ((sureLeft & ~possibleRight) != 0 || (sureRight & ~possibleLeft) != 0) {
                return FALSE;
            }
            boolean exact = sureLeft == possibleLeft && sureRight == possibleRight;
            return exact ? of(sureLeft == sureRight) : UNKNOWN;
        }
    }

    /** A word is in a set. */
    static final class Contains extends Node.Truth {
        private final Node.Whole word;
        private final Node.Mask set;

        Contains(Node.Whole word, Node.Mask set) {
            this.word = word;
            this.set = set;
        }

        @Override
        int compute(Frame frame) {
            long code = word.of(frame);
            long sure = set.of(frame);
            long possible = frame.possible;
            if (possible == 0) {
                return FALSE;
            }
            if (code == Node.Whole.UNKNOWN) {
                return UNKNOWN;
            }
            long bit = code < Long.SIZE ? 1L << code : 0;
            if ((possible & bit) == 0) {
                return FALSE;
            }
            return (sure & bit) != 0 && code != Wholes.OTHER ? TRUE : UNKNOWN;
        }
    }

    /** The set has no words. */
    static final class Empty extends Node.Truth {
        private final Node.Mask set;

        Empty(Node.Mask set) {
            this.set = set;
        }

        @Override
        int compute(Frame frame) {
            long sure = set.of(frame);
            if (sure != 0) {
                return FALSE;
            }
            return frame.possible == 0 ? TRUE : UNKNOWN;
        }
    }
}
