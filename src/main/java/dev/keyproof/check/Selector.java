package dev.keyproof.check;

import java.util.Map;

/** Decides which of several values holds: an arm of a {@code match} or a row of a table. */
abstract class Selector {
    /** It is not known which value holds. */
    static final int NOT_KNOWN = -1;
    /** The arm or row says {@code unknown}. */
    static final int NO_VALUE = -2;

    private final boolean someUnknown;

    /**
     * Takes whether some arm or row says unknown; then nothing is known of the value unless another is certainly
     * chosen.
     */
    Selector(boolean someUnknown) {
        this.someUnknown = someUnknown;
    }

    abstract int find(Frame frame);

    /** Index of the value that holds, or one of the marks. */
    final int of(Frame frame) {
        int found = find(frame);
        return found == NOT_KNOWN && someUnknown ? NO_VALUE : found;
    }

    /** The arm of a word. */
    static final class Arms extends Selector {
        private final Node.Whole subject;
        private final Map<Long, Integer> arms;
        private final int otherwise;
        /** The same for the codes of closed lists, which are small. */
        private final int[] dense;

        Arms(Node.Whole subject, Map<Long, Integer> arms, int otherwise) {
            super(otherwise == NO_VALUE || arms.containsValue(NO_VALUE));
            this.subject = subject;
            this.arms = arms;
            this.otherwise = otherwise;
            this.dense = new int[64];
            for (int code = 0; code < dense.length; code++) {
                dense[code] = arms.getOrDefault((long) code, otherwise);
            }
        }

        @Override
        int find(Frame frame) {
            long code = subject.of(frame);
            if (code >= 0 && code < dense.length) {
                return dense[(int) code];
            }
            return code == Node.Whole.UNKNOWN ? NOT_KNOWN : arms.getOrDefault(code, otherwise);
        }
    }

    /** The row of some arguments. */
    static final class Rows extends Selector {
        private final Node.Whole[] arguments;
        private final long[][] keys;
        private final int[] values;
        private final int otherwise;

        Rows(Node.Whole[] arguments, long[][] keys, int[] values, int otherwise) {
            super(otherwise == NO_VALUE || contains(values, NO_VALUE));
            this.arguments = arguments;
            this.keys = keys;
            this.values = values;
            this.otherwise = otherwise;
        }

        @Override
        int find(Frame frame) {
            long first = arguments[0].of(frame);
            for (int row = 0; row < keys.length; row++) {
                if (keys[row][0] != first && first != Node.Whole.UNKNOWN) {
                    continue;
                }
                int equal = restEquals(frame, keys[row], first);
                if (equal == Node.Truth.TRUE) {
                    return values[row];
                }
                if (equal == Node.Truth.UNKNOWN) {
                    return NOT_KNOWN;
                }
            }
            return otherwise;
        }

        private int restEquals(Frame frame, long[] key, long first) {
            int all = first == Node.Whole.UNKNOWN ? Node.Truth.UNKNOWN : Node.Truth.TRUE;
            for (int i = 1; i < key.length; i++) {
                long argument = arguments[i].of(frame);
                if (argument == Node.Whole.UNKNOWN) {
                    all = Node.Truth.UNKNOWN;
                } else if (argument != key[i]) {
                    return Node.Truth.FALSE;
                }
            }
            return all;
        }

        private static boolean contains(int[] values, int wanted) {
            for (int value : values) {
                if (value == wanted) {
                    return true;
                }
            }
            return false;
        }
    }
}
