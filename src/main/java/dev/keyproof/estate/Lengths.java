package dev.keyproof.estate;

import java.time.Duration;

/** Fixed lengths of time: {@code 365d}, {@code 12h}, {@code 15m} or ISO 8601 without months and years. */
final class Lengths {
    private Lengths() {}

    /** The length of a text in the form of {@link Notation#LENGTH}. */
    static Duration parse(String text) {
        int last = text.length() - 1;
        if (text.startsWith("P")) {
            return text.endsWith("W")
                    ? Duration.ofDays(7 * Long.parseLong(text.substring(1, last)))
                    : Duration.parse(text);
        }
        long count = Long.parseLong(text.substring(0, last));
        return switch (text.charAt(last)) {
            case 'd' -> Duration.ofDays(count);
            case 'h' -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
    }

    /** The shortest way to write a length that has no parts below a second. */
    static String print(Duration length) {
        if (length.toSecondsPart() != 0 || length.toNanosPart() != 0) {
            return length.toString();
        }
        if (length.toMinutesPart() != 0) {
            return length.toMinutes() + "m";
        }
        return length.toHoursPart() != 0 ? length.toHours() + "h" : length.toDays() + "d";
    }
}
