package dev.keyproof.cli;

import dev.keyproof.drill.Drills;
import dev.keyproof.drill.Rehearsal;
import dev.keyproof.drill.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** {@code keyproof simulate PATH...}: does the byte come back? */
final class SimulateCommand extends Command {
    private static final List<String> FORMATS = List.of("text", "json");
    private static final long MOST_SIZE = 16L << 30;

    SimulateCommand(Console console) {
        super(
                "simulate",
                console,
                "Builds the estate inside a model of Key Vault and Azure Backup and runs drills on it, with real"
                        + " cryptography and a virtual clock: does the byte come back?");
        positional("[PATH...]", "files, folders, patterns, or - for standard input, as check reads them");
        repeated(
                "--drill",
                "NAME",
                "a drill by name or number, as silent-expiry or D4; all: every one. Without PATH it starts from an"
                        + " estate of its own. Default: standard");
        option("--scenario", "FILE", "a drill of your own; --list says where to copy one from");
        flag("--list", "list the drills and exit");
        option("--size", "SIZE", "how much each backup holds, as 256MiB; default: 1MiB");
        option("--seed", "N", "seed of payloads and chance; default: 1");
        repeated(
                "--set",
                "NAME=VALUE",
                "a switch of the model, as sim-A1=key-vault-only: " + String.join(", ", Settings.names()));
        option("--format", "FORMAT", "text, or json: a hash-chained history, one event a line; default: text");
        option("--timeline", "FILE", "also draw the timeline: a file that ends in .svg or .html");
        option("--keep", "DIR", "keep what was saved and what came back as files, to compare with sha256sum");
        RunOptions.declareReading(this);
        RunOptions.declareInstant(this);
        spec().usageMessage()
                .footer(
                        "",
                        "Exit codes: 0 every byte came back and everything was as expected; 1 it was not; 2 usage,",
                        "or an input or scenario that cannot be read or done; 3 a fault of keyproof itself.");
    }

    @Override
    int run(ParseResult options) {
        if (options.matchedOptionValue("--list", false)) {
            return Simulation.list(console());
        }
        List<String> drills = new ArrayList<>(values(options, "--drill"));
        String scenario = value(options, "--scenario", "");
        if (!scenario.isEmpty() && !drills.isEmpty()) {
            throw usage("--scenario and --drill do not go together");
        }
        if (drills.isEmpty() && scenario.isEmpty()) {
            if (paths(options).isEmpty()) {
                throw usage("simulate takes files or folders, --drill or --scenario");
            }
            drills.add(Drills.STANDARD);
        }
        String timeline = value(options, "--timeline", "");
        if (!timeline.isEmpty() && !timeline.endsWith(".svg") && !timeline.endsWith(".html")) {
            throw usage("--timeline takes a file that ends in .svg or .html; found `" + timeline + "`");
        }
        Request request = RunOptions.request(this, options, Clock.systemUTC(), false);
        Rehearsal.Options how = new Rehearsal.Options(settings(options), request.asOf(), seed(options), size(options));
        Simulation.Wish wish = new Simulation.Wish(
                drills,
                scenario,
                choice(options, "--format", "text", FORMATS).equals("json"),
                timeline,
                value(options, "--keep", ""));
        return new Simulation(this, console(), request, how, wish).run();
    }

    private List<Rehearsal.Named> settings(ParseResult options) {
        List<Rehearsal.Named> named = new ArrayList<>();
        for (String change : values(options, "--set")) {
            int equals = change.indexOf('=');
            String name = equals < 0 ? change : change.substring(0, equals);
            String value = change.substring(equals + 1);
            String expected = Settings.expected(name)
                    .orElseThrow(() -> usage("--set: there is no switch `" + name + "`", name, Settings.names()));
            if (equals < 0 || Settings.DEFAULT.with(name, value).isEmpty()) {
                throw usage("--set: `" + name + "` takes " + expected);
            }
            named.add(new Rehearsal.Named(name, value));
        }
        return named;
    }

    private long seed(ParseResult options) {
        String given = value(options, "--seed", "1");
        if (!given.matches("[0-9]{1,15}")) {
            throw usage("--seed takes a whole number of at most 15 digits; found `" + given + "`");
        }
        return Long.parseLong(given);
    }

    private long size(ParseResult options) {
        String given = value(options, "--size", "1MiB");
        return Settings.size(given)
                .filter(size -> size <= MOST_SIZE)
                .orElseThrow(() -> usage("--size takes a size up to 16GiB, as `256MiB`; found `" + given + "`"));
    }
}
