package dev.keyproof.check;

import dev.keyproof.estate.Many;
import dev.keyproof.language.Expr;

/** Compiled expressions that hold or not, in strong Kleene logic (language reference, section 8.3). */
final class Truths {
    private Truths() {}

    /** Always the same. */
    static final class Constant extends Node.Truth {
        private final int value;

        Constant(int value) {
            this.value = value;
        }

        @Override
        int compute(Frame frame) {
            return value;
        }
    }

    /** All hold. */
    static final class And extends Node.Truth {
        private final Node.Truth[] operands;

        And(Node.Truth[] operands) {
            this.operands = operands;
        }

        @Override
        int compute(Frame frame) {
            int all = TRUE;
            for (Node.Truth operand : operands) {
                int value = operand.of(frame);
                if (value == FALSE) {
                    return FALSE;
                }
                all |= value;
            }
            return all == TRUE ? TRUE : UNKNOWN;
        }
    }

    /** Some holds. */
    static final class Or extends Node.Truth {
        private final Node.Truth[] operands;

        Or(Node.Truth[] operands) {
            this.operands = operands;
        }

        @Override
        int compute(Frame frame) {
            int some = FALSE;
            for (Node.Truth operand : operands) {
                int value = operand.of(frame);
                if (value == TRUE) {
                    return TRUE;
                }
                some |= value;
            }
            return some;
        }
    }

    /** The operand does not hold. */
    static final class Not extends Node.Truth {
        private final Node.Truth operand;

        Not(Node.Truth operand) {
            this.operand = operand;
        }

        @Override
        int compute(Frame frame) {
            return not(operand.of(frame));
        }
    }

    /** A field that is true or false. */
    static final class OfThing extends Node.Truth {
        private final Node.Thing thing;

        OfThing(Node.Thing thing) {
            this.thing = thing;
        }

        @Override
        int compute(Frame frame) {
            return thing.of(frame) instanceof Boolean value ? of(value.booleanValue()) : UNKNOWN;
        }
    }

    /** Both hold or neither does. */
    static final class Same extends Node.Truth {
        private final Node.Truth left;
        private final Node.Truth right;

        Same(Node.Truth left, Node.Truth right) {
            this.left = left;
            this.right = right;
        }

        @Override
        int compute(Frame frame) {
            int a = left.of(frame);
            int b = right.of(frame);
            return a == UNKNOWN || b == UNKNOWN ? UNKNOWN : of(a == b);
        }
    }

    /** Two numbers, instants or words. */
    static final class Numbers extends Node.Truth {
        private final Expr.Relation relation;
        private final Node.Whole left;
        private final Node.Whole right;
        /** Of words held as texts: two words that no rule names may differ. */
        private final boolean otherMayDiffer;

        Numbers(Expr.Relation relation, Node.Whole left, Node.Whole right, boolean otherMayDiffer) {
            this.relation = relation;
            this.left = left;
            this.right = right;
            this.otherMayDiffer = otherMayDiffer;
        }

        @Override
        int compute(Frame frame) {
            long a = left.of(frame);
            long b = right.of(frame);
            if (a == Node.Whole.UNKNOWN || b == Node.Whole.UNKNOWN) {
                return UNKNOWN;
            }
            if (otherMayDiffer && a == Wholes.OTHER && b == Wholes.OTHER) {
                return UNKNOWN;
            }
            return switch (relation) {
                case EQUAL -> of(a == b);
                case NOT_EQUAL -> of(a != b);
                case LESS -> of(a < b);
                case AT_MOST -> of(a <= b);
                case GREATER -> of(a > b);
                case AT_LEAST -> of(a >= b);
                case IN, NOT_IN, SUBSET -> throw new IllegalStateException("no relation of numbers: " + relation);
            };
        }
    }

    /** Two texts, ids, principals or entities. */
    static final class Things extends Node.Truth {
        private final Node.Thing left;
        private final Node.Thing right;

        Things(Node.Thing left, Node.Thing right) {
            this.left = left;
            this.right = right;
        }

        @Override
        int compute(Frame frame) {
            return Likeness.of(left.of(frame), right.of(frame));
        }
    }

    /** A number is one of several. */
    static final class OneOf extends Node.Truth {
        private final Node.Whole value;
        private final long[] values;

        OneOf(Node.Whole value, long[] values) {
            this.value = value;
            this.values = values;
        }

        @Override
        int compute(Frame frame) {
            long wanted = value.of(frame);
            if (wanted == Node.Whole.UNKNOWN && values.length > 0) {
                return UNKNOWN;
            }
            for (long one : values) {
                if (one == wanted) {
                    return TRUE;
                }
            }
            return FALSE;
        }
    }

    /** A row of a relation equals the arguments. */
    static final class InTable extends Node.Truth {
        private final Selector.Rows rows;

        InTable(Selector.Rows rows) {
            this.rows = rows;
        }

        @Override
        int compute(Frame frame) {
            int row = rows.find(frame);
            return row == Selector.NOT_KNOWN ? UNKNOWN : of(row >= 0);
        }
    }

    /** One of several truth values. */
    static final class Choose extends Node.Truth {
        private final Selector selector;
        private final Node.Truth[] values;

        Choose(Selector selector, Node.Truth[] values) {
            this.selector = selector;
            this.values = values;
        }

        @Override
        int compute(Frame frame) {
            int chosen = selector.of(frame);
            if (chosen >= 0) {
                return values[chosen].of(frame);
            }
            if (chosen == Selector.NO_VALUE) {
                return UNKNOWN;
            }
            int same = values[0].of(frame);
            for (Node.Truth value : values) {
                if (value.of(frame) != same) {
                    return UNKNOWN;
                }
            }
            return same;
        }
    }

    /** Whether a value is there. */
    static final class Present extends Node.Truth {
        private final Node.Thing thing;

        Present(Node.Thing thing) {
            this.thing = thing;
        }

        @Override
        int compute(Frame frame) {
            Object value = thing.of(frame);
            return value == Facts.UNKNOWN ? UNKNOWN : of(value != Facts.ABSENT);
        }
    }

    /** Whether it is known what the value is, or that there is none. */
    static final class Known extends Node.Truth {
        private final Node node;

        Known(Node node) {
            this.node = node;
        }

        @Override
        int compute(Frame frame) {
            if (node instanceof Node.Thing thing) {
                return known(thing.of(frame));
            }
            if (node instanceof Node.Truth truth) {
                return of(truth.of(frame) != UNKNOWN);
            }
            if (node instanceof Node.Whole whole) {
                return of(whole.of(frame) != Node.Whole.UNKNOWN);
            }
            long sure = ((Node.Mask) node).of(frame);
            return of(sure == frame.possible);
        }

        private static int known(Object value) {
            if (value instanceof Many many) {
                return of(many.open().isEmpty() && many.possible().isEmpty());
            }
            return of(value != Facts.UNKNOWN);
        }
    }
}
