package dev.keyproof.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Moments as seconds since 1970: what the simulation reckons with. */
final class Times {
    static final long NEVER = Long.MAX_VALUE;
    static final long ALWAYS = Long.MIN_VALUE;
    static final long DAY = 86_400;
    /** Beyond it no clock is advanced, so that no sum of times overflows. */
    static final long LAST = Instant.parse("9999-12-31T00:00:00Z").getEpochSecond();

    private Times() {}

    static Instant instant(long seconds) {
        return seconds == NEVER ? Instant.MAX : seconds == ALWAYS ? Instant.MIN : Instant.ofEpochSecond(seconds);
    }

    /** The first whole second that is not before the moment: {@code now < moment} stays the same for whole seconds. */
    static long seconds(Instant moment) {
        return moment.getEpochSecond() + (moment.getNano() > 0 ? 1 : 0);
    }

    static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }

    static Optional<Instant> optional(long seconds) {
        return seconds == NEVER || seconds == ALWAYS ? Optional.empty() : Optional.of(instant(seconds));
    }

    /** The sum, or never. */
    static long after(long start, long seconds) {
        return start == NEVER ? NEVER : start + seconds;
    }
}
