package dev.keyproof.template;

import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;

/**
 * What the expressions of one template may cost together: every call, element and piece of text is counted before it is
 * made. Levels of nesting are counted by everything that calls itself, so that no template can exhaust the stack.
 */
final class Budget {
    /** Expressions use values that are expressions again: so many times the depth of one expression is walked. */
    private static final int LEVELS = 3;

    private static final int CHARACTERS_OF_A_STEP = 16;
    private static final int CHARACTERS_READ_IN_A_STEP = 64;
    private static final int COMPARISONS_OF_A_STEP = 1024;

    private final Limits limits;
    private final long mostLevels;
    private long left;
    private long level;

    Budget(Limits limits) {
        this.limits = limits;
        this.left = limits.of(Limit.EXPRESSION_STEPS);
        this.mostLevels = LEVELS * limits.of(Limit.EXPRESSION_DEPTH);
    }

    /** Thrown and caught inside this package only: what is evaluated becomes unknown. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Limit limit;

        Exceeded(Limit limit, String message) {
            super(message, null, false, false);
            this.limit = limit;
        }

        Limit limit() {
            return limit;
        }
    }

    /** Counts steps that are about to be made. */
    void take(long steps) {
        left -= steps;
        if (left < 0) {
            left = 0;
            throw new Exceeded(
                    Limit.EXPRESSION_STEPS,
                    "the expressions of the template take more than " + count(limits.of(Limit.EXPRESSION_STEPS))
                            + " steps");
        }
    }

    /** Counts a text of this length that is about to be made. */
    void text(long characters) {
        grow(characters, characters);
    }

    /** Counts characters that are about to be added to a text, which will have this length. */
    void grow(long characters, long added) {
        long most = limits.of(Limit.SCALAR_CHARACTERS);
        if (characters > most) {
            throw new Exceeded(
                    Limit.SCALAR_CHARACTERS, "the expression makes a text of more than " + count(most) + " characters");
        }
        take(1 + added / CHARACTERS_OF_A_STEP);
    }

    /** Counts a text of this length that is about to be read. */
    void read(long characters) {
        take(characters / CHARACTERS_READ_IN_A_STEP);
    }

    /** Counts the search for a text in a text. */
    void search(long characters, long wanted) {
        take(1 + characters / CHARACTERS_OF_A_STEP + characters * wanted / COMPARISONS_OF_A_STEP);
    }

    /** Goes one level down; to be followed by {@link #leave} in any case. */
    void enter() {
        level++;
        if (level > mostLevels) {
            throw new Exceeded(
                    Limit.EXPRESSION_DEPTH,
                    "the expression and the values it uses are nested more than " + count(mostLevels) + " levels deep");
        }
    }

    /** Goes one level up. */
    void leave() {
        level--;
    }

    /** A number with commas between thousands. */
    static String count(long number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
