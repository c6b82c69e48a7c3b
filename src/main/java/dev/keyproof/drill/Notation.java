package dev.keyproof.drill;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one value of a scenario is written.
 *
 * @param expected what it is, for messages: "a name"
 * @param words the words it may be, if these are few
 * @param reader gives nothing for what is written otherwise
 */
record Notation<T>(String expected, List<String> words, Function<Node.Scalar, Optional<T>> reader) {
    private static final int LONGEST_NAME = 300;
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6})([smhd])");
    private static final Pattern ISO = Pattern.compile(
            "P(?=[0-9T])(?:[0-9]{1,6}D)?" + "(?:T(?=[0-9])(?:[0-9]{1,6}H)?(?:[0-9]{1,6}M)?(?:[0-9]{1,9}S)?)?");
    private static final Pattern OFFSET = Pattern.compile("T0(?:([+-])(.{2,20}))?");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(B|KiB|MiB|GiB)");

    static final Notation<String> NAME = of("a name", scalar -> text(scalar).filter(Notation::isName));
    static final Notation<String> TEXT = of("a text", Notation::text);
    static final Notation<Boolean> FLAG = of(
            "true or false",
            scalar -> scalar.form() == Node.Form.BOOLEAN
                    ? Optional.of(scalar.text().equals("true"))
                    : Optional.empty());
    static final Notation<Duration> LENGTH_OF_TIME = of(
            "a length of time, as in `30d`, `5m` or `PT1H`",
            scalar -> text(scalar).flatMap(Notation::length));
    static final Notation<Long> BYTES =
            of("a size, as in `1MiB`", scalar -> text(scalar).flatMap(Notation::bytes));
    static final Notation<Moment> MOMENT = of(
            "a moment, as in `T0+30d` or `2026-01-01T00:00:00Z`",
            scalar -> text(scalar).flatMap(Notation::moment));
    static final Notation<VersionName> VERSION =
            of("the id of a version, or its number: 1 is the oldest", Notation::version);

    /** A moment that is fixed, or so long after the start; before it if negative. */
    record Moment(Optional<Instant> fixed, Duration sinceStart) {
        Instant at(Instant start) {
            return fixed.orElseGet(() -> start.plus(sinceStart));
        }
    }

    /** A version by its id, or by its number if the id is empty. */
    record VersionName(String id, int number) {
        @Override
        public String toString() {
            return id.isEmpty() ? "version " + number : id;
        }
    }

    private static <T> Notation<T> of(String expected, Function<Node.Scalar, Optional<T>> reader) {
        return new Notation<>(expected, List.of(), reader);
    }

    /** A whole number within bounds, both inclusive. */
    static Notation<Integer> whole(int least, int most) {
        return of(
                "a whole number from " + least + " to " + most,
                scalar -> number(scalar)
                        .filter(value -> value >= least && value <= most)
                        .map(Long::intValue));
    }

    /** A whole number of any size. */
    static Notation<Long> count() {
        return of("a whole number", scalar -> number(scalar).filter(value -> value >= 0));
    }

    /** A word of the model, spelled in lower case with hyphens. */
    static <E extends Enum<E>> Notation<E> word(Class<E> type) {
        return choice(List.of(type.getEnumConstants()), Notation::spelled);
    }

    /** One of the words. */
    static Notation<String> oneOf(List<String> words) {
        return choice(words, word -> word);
    }

    static <T> Notation<T> choice(List<T> values, Function<T, String> spelling) {
        List<String> words = values.stream().map(spelling).toList();
        return new Notation<>(
                "one of `" + String.join("`, `", words) + "`",
                words,
                scalar -> text(scalar)
                        .map(words::indexOf)
                        .filter(index -> index >= 0)
                        .map(values::get));
    }

    static String spelled(Enum<?> value) {
        return value instanceof Word word
                ? word.word()
                : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<String> text(Node.Scalar scalar) {
        return scalar.form() == Node.Form.TEXT ? Optional.of(scalar.text()) : Optional.empty();
    }

    private static Optional<Long> number(Node.Scalar scalar) {
        return scalar.form() == Node.Form.INTEGER && scalar.text().length() <= 18
                ? Optional.of(Long.parseLong(scalar.text()))
                : Optional.empty();
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.equals(text.strip())
                && text.length() <= LONGEST_NAME
                && text.codePoints().allMatch(Notation::isVisible);
    }

    private static boolean isVisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SURROGATE;
    }

    private static Optional<VersionName> version(Node.Scalar scalar) {
        Optional<VersionName> numbered = number(scalar)
                .filter(value -> value >= 1 && value <= 1_000_000)
                .map(value -> new VersionName("", value.intValue()));
        return numbered.or(() -> text(scalar).filter(Notation::isName).map(id -> new VersionName(id, 0)));
    }

    /** A length without months and years; zero is one. */
    static Optional<Duration> length(String text) {
        Matcher brief = LENGTH.matcher(text);
        if (brief.matches()) {
            long count = Long.parseLong(brief.group(1));
            return Optional.of(
                    switch (brief.group(2)) {
                        case "d" -> Duration.ofDays(count);
                        case "h" -> Duration.ofHours(count);
                        case "m" -> Duration.ofMinutes(count);
                        default -> Duration.ofSeconds(count);
                    });
        }
        try {
            return ISO.matcher(text).matches() ? Optional.of(Duration.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A number of bytes. */
    static Optional<Long> bytes(String text) {
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            return Optional.empty();
        }
        int shift = List.of("B", "KiB", "MiB", "GiB").indexOf(size.group(2)) * 10;
        long count = Long.parseLong(size.group(1));
        return count > Long.MAX_VALUE >> (shift + 1) ? Optional.empty() : Optional.of(count << shift);
    }

    private static Optional<Moment> moment(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (offset.matches()) {
            if (offset.group(1) == null) {
                return Optional.of(new Moment(Optional.empty(), Duration.ZERO));
            }
            boolean before = offset.group(1).equals("-");
            return length(offset.group(2))
                    .map(length -> new Moment(Optional.empty(), before ? length.negated() : length));
        }
        try {
            Instant fixed = Instant.parse(text);
            boolean known = fixed.isAfter(Instant.EPOCH) && fixed.isBefore(Instant.parse("9999-01-01T00:00:00Z"));
            return known ? Optional.of(new Moment(Optional.of(fixed), Duration.ZERO)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Spellings of all values, for help. */
    static <E extends Enum<E>> List<String> spellings(Class<E> type) {
        List<String> found = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            found.add(spelled(value));
        }
        return found;
    }
}
