package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Functions about dates, in the time zone of UTC. What the clock says at the deployment is a placeholder. */
final class FunctionsOfDates {
    private static final Pattern DURATION =
            Pattern.compile("(-)?P(?:([0-9]{1,6})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
                    + "(?:T(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?");
    private static final Pattern COMPACT =
            Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})T([0-9]{2})([0-9]{2})([0-9]{2})Z");
    private static final Pattern LETTERS = Pattern.compile("([A-Za-z])\\1*");
    private static final Pattern SIGNS = Pattern.compile("[-_:/. A-Za-z]+");
    private static final Set<String> KNOWN = Set.of("yyyy", "MM", "dd", "HH", "hh", "mm", "ss", "tt", "fff", "T", "Z");
    private static final String USUAL = "M/d/yyyy h:mm:ss a";

    private static final int LONGEST_FORM = 64;

    private FunctionsOfDates() {}

    static void addTo(Functions all) {
        all.open("utcNow", 0, 1, FunctionsOfDates::utcNow);
        all.open("dateTimeAdd", 2, 3, FunctionsOfDates::add);
        all.strict("dateTimeToEpoch", 1, 1, FunctionsOfDates::toEpoch);
        all.open("dateTimeFromEpoch", 1, 1, FunctionsOfDates::fromEpoch);
    }

    private static Node utcNow(Call call) {
        String label = call.symbols().call("utcNow", call.arguments());
        return call.text(Placeholder.of(call.symbols().at(call.span(), label)));
    }

    private static Node add(Call call) {
        Optional<OffsetDateTime> base = call.text(0).flatMap(FunctionsOfDates::instant);
        Optional<OffsetDateTime> sum = base.flatMap(from -> call.text(1).flatMap(duration -> later(from, duration)));
        Optional<String> shown = sum.flatMap(instant ->
                call.count() < 3 ? format(instant, "") : call.text(2).flatMap(form -> format(instant, form)));
        return shown.map(text -> call.text(text)).orElseGet(call::placeholder);
    }

    private static Node toEpoch(Call call) {
        Optional<String> text = Values.text(call.argument(0));
        return text.flatMap(FunctionsOfDates::instant)
                .map(instant -> call.number(instant.toEpochSecond()))
                .orElseGet(() -> text.filter(Placeholder::isIn)
                        .map(call::undecided)
                        .orElseGet(() -> call.unknown("`dateTimeToEpoch` is given no date")));
    }

    private static Node fromEpoch(Call call) {
        Optional<Long> seconds = call.whole(0);
        try {
            return seconds.isEmpty()
                    ? call.placeholder()
                    : call.text(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
                            .format(Instant.ofEpochSecond(seconds.get()).atOffset(ZoneOffset.UTC)));
        } catch (DateTimeException outOfRange) {
            return call.unknown("a date is out of range");
        }
    }

    private static Optional<OffsetDateTime> instant(String text) {
        Matcher compact = COMPACT.matcher(text);
        String written = compact.matches()
                ? compact.replaceFirst("$1-$2-$3T$4:$5:$6Z")
                : text.matches("[0-9-]{10} [0-9].*") ? text.replaceFirst(" ", "T") : text;
        try {
            if (written.length() == 10) {
                return Optional.of(LocalDate.parse(written).atStartOfDay().atOffset(ZoneOffset.UTC));
            }
            boolean zoned = written.endsWith("Z") || written.matches(".*[+-][0-9]{2}:[0-9]{2}");
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(written).withOffsetSameInstant(ZoneOffset.UTC)
                            : LocalDateTime.parse(written).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> later(OffsetDateTime from, String duration) {
        Matcher parts = DURATION.matcher(duration);
        if (!parts.matches() || duration.endsWith("P") || duration.endsWith("T")) {
            return Optional.empty();
        }
        int sign = parts.group(1) == null ? 1 : -1;
        int days = amount(parts, 4) * 7 + amount(parts, 5);
        Period period = Period.of(amount(parts, 2), amount(parts, 3), days).multipliedBy(sign);
        Duration rest = Duration.ofHours(amount(parts, 6))
                .plusMinutes(amount(parts, 7))
                .plusSeconds(amount(parts, 8))
                .multipliedBy(sign);
        try {
            return Optional.of(from.plus(period).plus(rest));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static int amount(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    /** A date in a form of .NET; nothing if the form has letters that are not known here. */
    private static Optional<String> format(OffsetDateTime instant, String form) {
        if (instant.getYear() < 1 || instant.getYear() > 9999) {
            return Optional.empty();
        }
        String pattern = switch (form) {
            case "", "G" -> USUAL;
            case "d" -> "M/d/yyyy";
            case "s" -> "yyyy-MM-dd'T'HH:mm:ss";
            case "u" -> "yyyy-MM-dd HH:mm:ss'Z'";
            case "y", "Y" -> "MMMM yyyy";
            case "R", "r" -> "EEE, dd MMM yyyy HH:mm:ss 'GMT'";
            case "o", "O" -> "yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'";
            default -> isCustom(form) ? custom(form) : "";
        };
        return pattern.isEmpty()
                ? Optional.empty()
                : Optional.of(DateTimeFormatter.ofPattern(pattern, Locale.US).format(instant));
    }

    private static boolean isCustom(String form) {
        return form.length() > 1
                && form.length() <= LONGEST_FORM
                && SIGNS.matcher(form).matches()
                && LETTERS.matcher(form).results().map(MatchResult::group).allMatch(KNOWN::contains);
    }

    private static String custom(String form) {
        return form.replace("fff", "SSS")
                .replace("tt", "a")
                .replace("T", "'T'")
                .replace("Z", "'Z'")
                .replace("_", "'_'");
    }
}
