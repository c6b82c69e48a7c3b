package dev.keyproof.simulate;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Sets one assumption by name and value. */
final class Switches {
    private static final Duration LONGEST_POLL = Duration.ofDays(366);

    private Switches() {}

    static Optional<Assumptions> set(Assumptions from, String name, String value) {
        return switch (name) {
            case "expired-key-restore" ->
                one(Assumptions.ExpiredKeyRestore.class, value).map(it -> copy(from, it));
            case "disabled-key-wrap" ->
                one(Assumptions.DisabledKeyWrap.class, value).map(it -> copy(from, it));
            case "restricted-network-system-identity" ->
                one(Assumptions.RestrictedNetwork.class, value).map(it -> copy(from, it));
            case "poll-interval" -> duration(value).map(it -> copy(from, it));
            case "inconsistent-exit" ->
                one(Assumptions.InconsistentExit.class, value).map(it -> copy(from, it));
            case "background-needs-unwrap" ->
                one(Assumptions.BackgroundNeedsUnwrap.class, value).map(it -> copy(from, it));
            default -> Optional.empty();
        };
    }

    /** How a value is spelled. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Assumptions copy(Assumptions from, Object value) {
        return new Assumptions(
                value instanceof Assumptions.ExpiredKeyRestore a1 ? a1 : from.expiredKeyRestore(),
                value instanceof Assumptions.DisabledKeyWrap a2 ? a2 : from.disabledKeyWrap(),
                value instanceof Assumptions.RestrictedNetwork a6 ? a6 : from.restrictedNetwork(),
                value instanceof Duration a7 ? a7 : from.pollInterval(),
                value instanceof Assumptions.InconsistentExit a9 ? a9 : from.inconsistentExit(),
                value instanceof Assumptions.BackgroundNeedsUnwrap a10 ? a10 : from.backgroundNeedsUnwrap());
    }

    private static <E extends Enum<E>> Optional<E> one(Class<E> type, String value) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(value)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private static Optional<Duration> duration(String value) {
        try {
            Duration duration = Duration.parse(value);
            boolean fits = duration.toSeconds() >= 1 && duration.compareTo(LONGEST_POLL) <= 0;
            return fits ? Optional.of(duration) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
