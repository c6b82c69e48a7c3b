package dev.keyproof.check;

import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Many;
import dev.keyproof.language.Expr;
import java.util.List;

/** Compiled expressions that go through a list or a set. */
final class Loops {
    private Loops() {}

    /** Of all, any or no element of a list. */
    static final class OverList extends Node.Truth {
        private final boolean all;
        private final boolean negated;
        private final int depth;
        private final Node.Thing list;
        private final Node.Truth body;

        OverList(Expr.Quantifier quantifier, int depth, Node.Thing list, Node.Truth body) {
            this.all = quantifier == Expr.Quantifier.ALL;
            this.negated = quantifier == Expr.Quantifier.NONE;
            this.depth = depth;
            this.list = list;
            this.body = body;
        }

        @Override
        int compute(Frame frame) {
            int result = quantify(frame);
            return negated ? not(result) : result;
        }

        private int quantify(Frame frame) {
            if (!(list.of(frame) instanceof Many many)) {
                return UNKNOWN;
            }
            int decisive = all ? FALSE : TRUE;
            boolean open = many.open().isPresent();
            List<Entity> sure = many.sure();
            for (int i = 0; i < sure.size(); i++) {
                int value = body(frame, sure.get(i));
                if (value == decisive) {
                    return decisive;
                }
                open |= value == UNKNOWN;
            }
            List<Entity> possible = many.possible();
            for (int i = 0; i < possible.size() && !open; i++) {
                open = body(frame, possible.get(i)) != not(decisive);
            }
            return open ? UNKNOWN : not(decisive);
        }

        private int body(Frame frame, Entity element) {
            frame.spend(body.weight());
            frame.things[depth] = element;
            return body.of(frame);
        }
    }

    /** Of all, any or no word of a set. */
    static final class OverSet extends Node.Truth {
        private final boolean all;
        private final boolean negated;
        private final int depth;
        private final Node.Mask set;
        private final Node.Truth body;

        OverSet(Expr.Quantifier quantifier, int depth, Node.Mask set, Node.Truth body) {
            this.all = quantifier == Expr.Quantifier.ALL;
            this.negated = quantifier == Expr.Quantifier.NONE;
            this.depth = depth;
            this.set = set;
            this.body = body;
        }

        @Override
        int compute(Frame frame) {
            int result = quantify(frame);
            return negated ? not(result) : result;
        }

        private int quantify(Frame frame) {
            int decisive = all ? FALSE : TRUE;
            boolean open = false;
            long sure = set.of(frame);
            long possible = frame.possible;
            for (long rest = possible; rest != 0; rest &= rest - 1) {
                int code = Long.numberOfTrailingZeros(rest);
                frame.spend(body.weight());
                frame.codes[depth] = code;
                int value = body.of(frame);
                boolean certain = (sure & 1L << code) != 0;
                if (value == decisive && certain) {
                    return decisive;
                }
                open |= value != not(decisive);
            }
            return open ? UNKNOWN : not(decisive);
        }
    }

    /** All words of the sets that the elements of a list have. */
    static final class UnionOf extends Node.Mask {
        private final int depth;
        private final Node.Thing list;
        private final Node.Truth condition;
        private final Node.Mask element;
        private final long all;

        UnionOf(int depth, Node.Thing list, Node.Truth condition, Node.Mask element, long all) {
            this.depth = depth;
            this.list = list;
            this.condition = condition;
            this.element = element;
            this.all = all;
        }

        @Override
        long compute(Frame frame) {
            if (!(list.of(frame) instanceof Many many)) {
                frame.possible = all;
                return 0;
            }
            long sure = 0;
            long possible = many.open().isPresent() ? all : 0;
            List<Entity> certain = many.sure();
            for (int i = 0; i < certain.size(); i++) {
                int condition = condition(frame, certain.get(i));
                if (condition != Node.Truth.FALSE) {
                    long words = element.of(frame);
                    sure |= condition == Node.Truth.TRUE ? words : 0;
                    possible |= frame.possible;
                }
            }
            List<Entity> doubtful = many.possible();
            for (int i = 0; i < doubtful.size(); i++) {
                if (condition(frame, doubtful.get(i)) != Node.Truth.FALSE) {
                    element.of(frame);
                    possible |= frame.possible;
                }
            }
            frame.possible = possible;
            return sure;
        }

        private int condition(Frame frame, Entity one) {
            frame.spend(condition.weight() + element.weight());
            frame.things[depth] = one;
            return condition.of(frame);
        }
    }

    /** The first element of a list for which a condition holds. */
    static final class FirstOf extends Node.Thing {
        private final int depth;
        private final Node.Thing list;
        private final Node.Truth condition;

        FirstOf(int depth, Node.Thing list, Node.Truth condition) {
            this.depth = depth;
            this.list = list;
            this.condition = condition;
        }

        @Override
        Object compute(Frame frame) {
            Object elements = list.of(frame);
            if (!(elements instanceof Many many)) {
                return elements;
            }
            List<Entity> sure = many.sure();
            // Where a doubtful element would stand in the file is not known, so it may be the first.
            boolean doubt = someMayBeMeant(frame, many.possible());
            for (int i = 0; i < sure.size() && !doubt; i++) {
                int value = condition(frame, sure.get(i));
                if (value == Node.Truth.TRUE) {
                    return sure.get(i);
                }
                doubt = value == Node.Truth.UNKNOWN;
            }
            return doubt || many.open().isPresent() ? Facts.UNKNOWN : Facts.ABSENT;
        }

        private boolean someMayBeMeant(Frame frame, List<Entity> possible) {
            for (int i = 0; i < possible.size(); i++) {
                if (condition(frame, possible.get(i)) != Node.Truth.FALSE) {
                    return true;
                }
            }
            return false;
        }

        private int condition(Frame frame, Entity one) {
            frame.spend(condition.weight());
            frame.things[depth] = one;
            return condition.of(frame);
        }
    }

    /** One of several texts or entities. */
    static final class Choose extends Node.Thing {
        private final Selector selector;
        private final Node.Thing[] values;

        Choose(Selector selector, Node.Thing[] values) {
            this.selector = selector;
            this.values = values;
        }

        @Override
        Object compute(Frame frame) {
            int chosen = selector.of(frame);
            if (chosen >= 0) {
                return values[chosen].of(frame);
            }
            if (chosen == Selector.NO_VALUE) {
                return Facts.UNKNOWN;
            }
            Object same = values[0].of(frame);
            for (Node.Thing value : values) {
                if (!value.of(frame).equals(same)) {
                    return Facts.UNKNOWN;
                }
            }
            return same;
        }
    }

    /** A list is empty. */
    static final class Empty extends Node.Truth {
        private final Node.Thing list;

        Empty(Node.Thing list) {
            this.list = list;
        }

        @Override
        int compute(Frame frame) {
            if (!(list.of(frame) instanceof Many many)) {
                return UNKNOWN;
            }
            if (!many.sure().isEmpty()) {
                return FALSE;
            }
            return many.open().isPresent() || !many.possible().isEmpty() ? UNKNOWN : TRUE;
        }
    }
}
