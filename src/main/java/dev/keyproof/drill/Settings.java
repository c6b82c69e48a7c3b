package dev.keyproof.drill;

import dev.keyproof.simulate.Assumptions;
import dev.keyproof.simulate.Edition;
import dev.keyproof.simulate.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The switches and numbers of a run: assumptions by their names or ids, and parameters.
 *
 * @param assumptions what the source document leaves open
 * @param parameters the other numbers
 */
public record Settings(Assumptions assumptions, Parameters parameters) {
    /** What drills use unless they say otherwise. */
    public static final Settings DEFAULT = new Settings(Assumptions.DEFAULT, Parameters.DRILL);

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final List<String> PARAMETERS =
            List.of("grant-propagation", "validity-leeway", "retry-limit", "job-period", "edition", "background");

    /** What is wrong with a setting. */
    record Mistake(Scenario.Setting setting, boolean unknownName, String expected) {
        void tell(Mistakes mistakes) {
            if (unknownName) {
                mistakes.unknownWord(
                        "setting",
                        setting.name().value(),
                        names(),
                        setting.name().span());
            } else {
                mistakes.wrongForm(
                        setting.name().value(), expected, setting.value().span());
            }
        }
    }

    /** Every name that can be set: the assumptions that have values, then the parameters. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Assumptions.Switch one : Assumptions.DEFAULT.list()) {
            if (!one.values().isEmpty()) {
                names.add(one.name());
            }
        }
        names.addAll(PARAMETERS);
        return names;
    }

    /** What a setting may be, in words; empty if there is no such setting. */
    public static Optional<String> expected(String name) {
        for (Assumptions.Switch one : Assumptions.DEFAULT.list()) {
            if (one.values().isEmpty()) {
                continue;
            }
            if (one.name().equals(name) || one.id().equals(name)) {
                return Optional.of(
                        one.name().equals("poll-interval")
                                ? "a length of time from one minute to a year, as in `PT1H`"
                                : "one of `" + String.join("`, `", one.values()) + "`");
            }
        }
        return switch (name) {
            case "grant-propagation", "validity-leeway" -> Optional.of("a length of time up to a year, as in `PT5M`");
            case "job-period" -> Optional.of("a length of time from one minute to a year, as in `P1D`");
            case "retry-limit" -> Optional.of("a whole number from 0 to 10");
            case "edition" -> Optional.of("one of `2023-11-20`, `2024-11-11`");
            case "background" -> Optional.of("true or false");
            default -> Optional.empty();
        };
    }

    static Optional<Mistake> mistake(Scenario.Setting setting) {
        Optional<String> expected = expected(setting.name().value());
        if (expected.isEmpty()) {
            return Optional.of(new Mistake(setting, true, ""));
        }
        return DEFAULT.with(setting.name().value(), setting.value().value()).isPresent()
                ? Optional.empty()
                : Optional.of(new Mistake(setting, false, expected.get()));
    }

    /** A size as scenarios write it: {@code 256MiB}. */
    public static Optional<Long> size(String text) {
        return Notation.bytes(text);
    }

    /** The same with what a scenario sets. */
    Settings with(List<Scenario.Setting> settings) {
        Settings changed = this;
        for (Scenario.Setting setting : settings) {
            changed = changed.with(setting.name().value(), setting.value().value())
                    .orElseThrow(() -> new IllegalStateException("the reader lets no such setting pass"));
        }
        return changed;
    }

    /** The same with one setting changed; nothing if there is no such setting or value. */
    public Optional<Settings> with(String name, String value) {
        for (Assumptions.Switch one : Assumptions.DEFAULT.list()) {
            if (one.id().equals(name) || one.name().equals(name)) {
                return withAssumption(one.name(), value);
            }
        }
        return parameter(name, value).map(changed -> new Settings(assumptions, changed));
    }

    private Optional<Settings> withAssumption(String name, String value) {
        if (name.equals("poll-interval")) {
            return length(value, SHORTEST)
                    .flatMap(length -> assumptions.with(name, length.toString()))
                    .map(changed -> new Settings(changed, parameters));
        }
        return assumptions.with(name, value).map(changed -> new Settings(changed, parameters));
    }

    private Optional<Parameters> parameter(String name, String value) {
        Parameters p = parameters;
        return switch (name) {
            case "grant-propagation" ->
                length(value, Duration.ZERO)
                        .map(length -> copy(length, p.validityLeeway(), p.retryLimit(), p.jobPeriod()));
            case "validity-leeway" -> length(value, Duration.ZERO).map(p::withLeeway);
            case "job-period" ->
                length(value, SHORTEST)
                        .map(length -> copy(p.grantPropagation(), p.validityLeeway(), p.retryLimit(), length));
            case "retry-limit" ->
                value.matches("[0-9]|10")
                        ? Optional.of(
                                copy(p.grantPropagation(), p.validityLeeway(), Integer.parseInt(value), p.jobPeriod()))
                        : Optional.empty();
            case "edition" ->
                List.of(Edition.values()).stream()
                        .filter(edition -> edition.date().equals(value))
                        .findFirst()
                        .map(p::withEdition);
            case "background" ->
                value.equals("true") || value.equals("false")
                        ? Optional.of(p.withBackground(value.equals("true")))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Parameters copy(Duration propagation, Duration leeway, int retries, Duration period) {
        return new Parameters(
                propagation,
                leeway,
                retries,
                period,
                parameters.vaultPrice(),
                parameters.archivePrice(),
                parameters.edition(),
                parameters.background());
    }

    private static Optional<Duration> length(String text, Duration least) {
        return Notation.length(text).filter(length -> length.compareTo(least) >= 0 && length.compareTo(LONGEST) <= 0);
    }
}
