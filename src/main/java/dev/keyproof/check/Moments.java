package dev.keyproof.check;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Instants near the evaluation instant. */
final class Moments {
    private Moments() {}

    /** The instant moved by a length of time; one that no calendar holds is the end of time. */
    static Instant shifted(Instant instant, Duration by) {
        try {
            return instant.plus(by);
        } catch (DateTimeException | ArithmeticException e) {
            return by.isNegative() ? Instant.MIN : Instant.MAX;
        }
    }
}
