package dev.keyproof.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Api-versions of the management plane, as dates. */
final class Versions {
    private static final Pattern VERSION = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(-[A-Za-z0-9.-]+)?");
    private static final int FIRST_YEAR = 2010;
    private static final int LAST_YEAR = 2099;

    private Versions() {}

    /** The date of a version, previews included; nothing for what is no version, so that no default rests on it. */
    static Optional<LocalDate> date(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate date = LocalDate.parse(matcher.group(1));
            boolean sensible = date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
            return sensible ? Optional.of(date) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
