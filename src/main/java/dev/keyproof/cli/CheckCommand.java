package dev.keyproof.cli;

import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.report.Formats;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParseResult;

/** {@code keyproof check PATH...}: the rules over everything the paths hold. */
final class CheckCommand extends Command {
    private static final List<String> SEVERITIES = List.of("error", "warning", "note");
    private static final List<String> UNKNOWN = List.of("pass", "warn", "fail");

    CheckCommand(Console console) {
        super(
                "check",
                console,
                "Judges Backup vaults by the rules of the source document: YAML descriptors, ARM templates and compiled"
                        + " Bicep, Terraform plans, what-if results, recordings, and what Azure prints (resources, REST"
                        + " bodies and examples, az output, Resource Graph rows). All paths of a run are one estate.");
        positional("PATH...", "files, folders, patterns, or - for standard input");
        option("--format", "FORMAT", String.join(", ", Formats.names()) + "; default: text");
        option(
                "--fail-on",
                "SEVERITY",
                "mildest finding that makes the exit code 1: error, warning or note; default: error");
        option("--unknown", "POLICY", "what unknown verdicts do: pass, warn or fail; default: warn");
        flag("--fail-on-empty", "exit code 2 when no rule applied to anything");
        RunOptions.declareReading(this);
        RunOptions.declareJudging(this);
        flag("--fix", "apply the edits that findings offer to YAML descriptors, in place");
        flag("--dry-run", "with --fix: print the edits as a unified diff and change nothing");
        flag("--irreversible", "with --fix: also edits that Azure cannot take back once they are deployed");
    }

    @Override
    int run(ParseResult options) {
        if (paths(options).isEmpty()) {
            throw usage("check takes files or folders");
        }
        String format = choice(options, "--format", "text", List.copyOf(Formats.names()));
        Policy policy = policy(options);
        boolean fix = options.matchedOptionValue("--fix", false);
        for (String name : List.of("--dry-run", "--irreversible")) {
            if (!fix && options.matchedOptionValue(name, false)) {
                throw usage(name + " goes with --fix");
            }
        }
        if (fix) {
            refuseWhatNoEditServes(options, format);
        }
        boolean detail = !fix && List.of("json", "sarif").contains(format);
        Request request = RunOptions.request(this, options, Clock.systemUTC(), detail);
        Judgement judgement = Judgement.of(request, console());
        if (!fix) {
            return print(judgement, format, policy, console().out());
        }
        Repair repair = new Repair(judgement, console(), options.matchedOptionValue("--irreversible", false));
        if (options.matchedOptionValue("--dry-run", false)) {
            repair.show();
            // Standard output is the diff alone, so that it can be applied.
            int code = print(judgement, "brief", policy, console().err());
            repair.tell("offered");
            return code;
        }
        List<Problem> refused = repair.apply();
        repair.tell("made");
        Judgement again = Judgement.of(request, console());
        refused.forEach(again::report);
        return print(again, format, policy, console().out());
    }

    private void refuseWhatNoEditServes(ParseResult options, String format) {
        boolean dryRun = options.matchedOptionValue("--dry-run", false);
        if (!dryRun && paths(options).contains("-")) {
            throw usage("--fix edits files; standard input is none");
        }
        if (dryRun && !List.of("text", "brief").contains(format)) {
            throw usage("--dry-run prints a diff; it does not go with --format " + format);
        }
    }

    private Policy policy(ParseResult options) {
        Severity failOn = Severity.valueOf(
                choice(options, "--fail-on", "error", SEVERITIES).toUpperCase(Locale.ROOT));
        Policy.Unknown unknown = Policy.Unknown.valueOf(
                choice(options, "--unknown", "warn", UNKNOWN).toUpperCase(Locale.ROOT));
        return new Policy(failOn, unknown, options.matchedOptionValue("--fail-on-empty", false));
    }

    private int print(Judgement judgement, String format, Policy policy, PrintStream to) {
        boolean colour = console().colour() && to == console().out();
        Formats.Options options =
                new Formats.Options(colour, 100, policy.failOn(), policy.unknown() == Policy.Unknown.FAIL);
        Report report = judgement.report(policy);
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
            Formats.find(format, options).orElseThrow().render(report, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return policy.exitCode(report.result());
    }
}
