package dev.keyproof.cli;

import dev.keyproof.diagnostic.Fix;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.report.Formats;
import dev.keyproof.report.Renderer;
import dev.keyproof.text.Source;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.ParseResult;

/** {@code keyproof check PATH...}: the rules over everything the paths hold. */
final class CheckCommand extends Command {
    private static final List<String> SEVERITIES = List.of("error", "warning", "note");
    private static final List<String> UNKNOWN = List.of("pass", "warn", "fail");

    CheckCommand(Console console) {
        super(
                "check",
                console,
                "Judges Backup vaults by the rules of the source document: YAML descriptors and what Azure prints"
                        + " (resources, REST bodies and examples, az output, Resource Graph rows), joined into one"
                        + " estate.");
        positional("PATH", "1..*", "files, folders, patterns, or - for standard input");
        option("--format", "FORMAT", String.join(", ", Formats.names()) + "; default: text");
        option(
                "--fail-on",
                "SEVERITY",
                "mildest finding that makes the exit code 1: error, warning or note; default: error");
        option("--unknown", "POLICY", "what unknown verdicts do: pass, warn or fail; default: warn");
        flag("--fail-on-empty", "exit code 2 when no rule applied to anything");
        RunOptions.declare(this);
        flag("--fix", "apply the edits that findings offer to YAML descriptors, in place");
        flag("--dry-run", "with --fix: print the edits as a unified diff and change nothing");
        flag("--irreversible", "with --fix: also edits that Azure cannot take back once they are deployed");
    }

    @Override
    int run(ParseResult options) {
        String format = choice(options, "--format", "text", List.copyOf(Formats.names()));
        Policy policy = policy(options);
        boolean fix = options.matchedOptionValue("--fix", false);
        for (String name : List.of("--dry-run", "--irreversible")) {
            if (!fix && options.matchedOptionValue(name, false)) {
                throw usage(name + " goes with --fix");
            }
        }
        boolean detail = !fix && List.of("json", "sarif").contains(format);
        Request request = RunOptions.request(this, options, Clock.systemUTC(), detail);
        Judgement judgement = Judgement.of(request, console());
        if (fix) {
            return fix(options, request, judgement, format, policy);
        }
        return print(judgement.report(policy), format, policy);
    }

    private Policy policy(ParseResult options) {
        Severity failOn = Severity.valueOf(
                choice(options, "--fail-on", "error", SEVERITIES).toUpperCase(Locale.ROOT));
        Policy.Unknown unknown = Policy.Unknown.valueOf(
                choice(options, "--unknown", "warn", UNKNOWN).toUpperCase(Locale.ROOT));
        return new Policy(failOn, unknown, options.matchedOptionValue("--fail-on-empty", false));
    }

    private int print(Report report, String format, Policy policy) {
        Formats.Options options =
                new Formats.Options(console().colour(), 100, policy.failOn(), policy.unknown() == Policy.Unknown.FAIL);
        Renderer renderer = Formats.find(format, options).orElseThrow();
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(console().out(), StandardCharsets.UTF_8), 1 << 16);
            renderer.render(report, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return policy.exitCode(report.result());
    }

    /** Applies or shows edits, then judges what the files say now. */
    private int fix(ParseResult options, Request request, Judgement judgement, String format, Policy policy) {
        Fixes fixes = Fixes.of(judgement.verdicts(), options.matchedOptionValue("--irreversible", false));
        boolean dryRun = options.matchedOptionValue("--dry-run", false);
        Map<String, Source> sources = sources(judgement.verdicts());
        for (Map.Entry<String, List<Fix.Edit>> file : fixes.edits().entrySet()) {
            Source source = sources.get(file.getKey());
            if (dryRun) {
                console().out().print(Fixes.diff(source, file.getValue()));
            } else {
                Optional<String> refusal =
                        Rewriting.rewrite(console().folder().resolve(Path.of(file.getKey())), source, file.getValue());
                refusal.ifPresent(why -> judgement.report(Problem.input(Rewriting.refused(source, why))));
            }
        }
        tell(fixes, dryRun);
        if (dryRun || !judgement.problems().isEmpty()) {
            return print(judgement.report(policy), dryRun ? "brief" : format, policy);
        }
        Judgement again = Judgement.of(request, console());
        return print(again.report(policy), format, policy);
    }

    private void tell(Fixes fixes, boolean dryRun) {
        fixes.edits()
                .forEach((name, edits) -> console()
                        .err()
                        .println(name + ": " + edits.size() + (edits.size() == 1 ? " edit" : " edits")
                                + (dryRun ? " offered" : " made")));
        if (fixes.edits().isEmpty()) {
            console()
                    .err()
                    .println("no finding offers an edit" + (fixes.heldBack().isEmpty() ? "" : " that can be undone"));
        }
        if (!fixes.heldBack().isEmpty()) {
            console()
                    .err()
                    .println("held back, as Azure cannot take it back (--irreversible applies it): "
                            + String.join(", ", fixes.heldBack()));
        }
        if (!fixes.clashing().isEmpty()) {
            console()
                    .err()
                    .println("left for another run, as they touch the same text: "
                            + String.join(", ", fixes.clashing()));
        }
    }

    private static Map<String, Source> sources(List<Verdict> verdicts) {
        Map<String, Source> sources = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            verdict.diagnosis()
                    .fix()
                    .ifPresent(fix -> fix.edits()
                            .forEach(edit -> sources.put(
                                    edit.at().source().name(), edit.at().source())));
        }
        return sources;
    }
}
