package dev.keyproof.check;

import java.time.Instant;
import java.util.Map;

/** Compiled expressions whose value is a number, an instant or a word. */
final class Wholes {
    /** Code of a word that no rule names. */
    static final long OTHER = 62;

    private Wholes() {}

    /** Nanoseconds since 1970; what lies outside 1677 to 2262 is moved to the end of that range. */
    static long nanoseconds(Instant instant) {
        long seconds = instant.getEpochSecond();
        long limit = Long.MAX_VALUE / 1_000_000_000L - 1;
        if (seconds >= limit) {
            return Long.MAX_VALUE;
        }
        return seconds <= -limit ? -Long.MAX_VALUE : seconds * 1_000_000_000L + instant.getNano();
    }

    /** A number written in a rule. */
    static final class Constant extends Node.Whole {
        private final long value;

        Constant(long value) {
            this.value = value;
        }

        @Override
        long compute(Frame frame) {
            return value;
        }

        long value() {
            return value;
        }
    }

    /** The number, instant or word of a field. */
    static final class OfThing extends Node.Whole {
        private final Node.Thing thing;

        OfThing(Node.Thing thing) {
            this.thing = thing;
        }

        @Override
        long compute(Frame frame) {
            Object value = thing.of(frame);
            if (value instanceof Enum<?> word) {
                return word.ordinal();
            }
            if (value instanceof Long number) {
                return number;
            }
            return value instanceof Instant instant ? nanoseconds(instant) : UNKNOWN;
        }
    }

    /** The code of a word that is held as a text. */
    static final class OfText extends Node.Whole {
        private final Node.Thing text;
        private final Map<String, Integer> codes;

        OfText(Node.Thing text, Map<String, Integer> codes) {
            this.text = text;
            this.codes = codes;
        }

        Node.Thing text() {
            return text;
        }

        @Override
        long compute(Frame frame) {
            if (text.of(frame) instanceof String word) {
                Integer code = codes.get(word);
                return code == null ? OTHER : code;
            }
            return UNKNOWN;
        }
    }

    /** A truth value as a key of a table. */
    static final class OfTruth extends Node.Whole {
        private final Node.Truth truth;

        OfTruth(Node.Truth truth) {
            this.truth = truth;
        }

        @Override
        long compute(Frame frame) {
            int value = truth.of(frame);
            return value == Node.Truth.UNKNOWN ? UNKNOWN : value;
        }
    }

    /** One of several numbers. */
    static final class Choose extends Node.Whole {
        private final Selector selector;
        private final Node.Whole[] values;

        Choose(Selector selector, Node.Whole[] values) {
            this.selector = selector;
            this.values = values;
        }

        @Override
        long compute(Frame frame) {
            int chosen = selector.of(frame);
            if (chosen >= 0) {
                return values[chosen].of(frame);
            }
            if (chosen == Selector.NO_VALUE) {
                return UNKNOWN;
            }
            long same = values[0].of(frame);
            for (Node.Whole value : values) {
                if (value.of(frame) != same) {
                    return UNKNOWN;
                }
            }
            return same;
        }
    }
}
