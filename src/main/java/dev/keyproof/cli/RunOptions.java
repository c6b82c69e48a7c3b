package dev.keyproof.cli;

import dev.keyproof.estate.Assumption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** The options that every command shares which reads inputs and judges them. */
final class RunOptions {
    private RunOptions() {}

    /** What reading inputs depends on. */
    static void declareReading(Command command) {
        command.repeated(
                "--without",
                "ASSUMPTION",
                "switch assumptions off, as azure-A4; what rested on them becomes unknown."
                        + " `keyproof explain --assumptions` lists them");
        command.several(
                "--parameters",
                "FILE|NAME=VALUE",
                "values for the parameters of ARM templates: a parameter file, or one value, which counts before files;"
                        + " may be repeated. NAME.parameters.json beside NAME.json is used unasked");
        command.repeated("--limit", "NAME=N", "change a limit: " + String.join(", ", Limiting.names()));
    }

    /** What judging them depends on. */
    static void declareJudging(Command command) {
        declareInstant(command);
        command.option("--rules", "DIR", "a folder of rules in place of the bundled edition 2023-11-20");
    }

    /** When, and of how much. */
    static void declareInstant(Command command) {
        command.option(
                "--as-of",
                "INSTANT",
                "the instant for which keys are judged, as 2026-06-01T00:00:00Z; default: now, printed with the result");
        command.flag(
                "--complete",
                "nothing else exists than the input shows: no further grants, private endpoints or resources");
    }

    static Request request(Command command, ParseResult options, Clock clock, boolean passesInDetail) {
        return new Request(
                Command.paths(options),
                Optional.ofNullable(options.matchedOptionValue("--rules", (String) null)),
                asOf(command, options, clock),
                options.matchedOptionValue("--complete", false),
                off(command, options),
                Command.values(options, "--parameters"),
                passesInDetail,
                Limiting.of(command, Command.values(options, "--limit")));
    }

    private static Instant asOf(Command command, ParseResult options, Clock clock) {
        String given = Command.value(options, "--as-of", "");
        if (given.isEmpty()) {
            return clock.instant().truncatedTo(ChronoUnit.SECONDS);
        }
        try {
            return Instant.parse(given);
        } catch (DateTimeException e) {
            throw command.usage(
                    "--as-of takes an instant with its zone, as 2026-06-01T00:00:00Z; found `" + given + "`");
        }
    }

    private static Set<Assumption> off(Command command, ParseResult options) {
        Set<Assumption> off = EnumSet.noneOf(Assumption.class);
        for (String id : Command.values(options, "--without")) {
            off.add(Assumption.of(id)
                    .orElseThrow(() -> command.usage("--without: there is no assumption `" + id + "`", id, names())));
        }
        return off;
    }

    private static List<String> names() {
        return Stream.of(Assumption.values()).map(Assumption::id).toList();
    }
}
