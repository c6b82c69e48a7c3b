package dev.keyproof.report;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Fix;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Pointer;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports built by hand, with sources small enough to check every place by eye. */
final class Cases {
    static final String EDITION = "2023-11-20";
    static final String VAULT = "BackupVault/bv-payroll-prod";
    private static final String DOCUMENT =
            "\"Encryption of backup data in the Backup vault using customer-managed keys\", 2023-11-20, § ";
    private static final Source RULES = Source.of("rules/2023-11-20/02-key-requirements.cmk", "\n".repeat(40));

    static final RuleCard KEY_TYPE = rule(
            "key-type-unsupported",
            Severity.ERROR,
            14,
            List.of("KEY-9", "ASG-2", "ERR-1"),
            "the key encryption key is an RSA key of 2048, 3072 or 4096 bits",
            "only RSA and RSA-HSM keys of 2048, 3072 or 4096 bits are supported",
            "Key Vault and managed HSM key requirements");
    static final RuleCard KEY_PERMISSION = rule(
            "key-permission-missing",
            Severity.ERROR,
            31,
            List.of("KEY-2", "KEY-3", "KEY-4", "INT-5", "PER-1", "PER-3", "ERR-1", "ERR-3"),
            "the vault's identity may get the key, wrap and unwrap with it",
            "the vault's identity needs Get, Wrap and Unwrap on the key; without them backup and restore fail, and"
                    + " tiering and expiry fail without an error in the portal",
            "Key Vault and managed HSM key requirements");
    static final RuleCard KEY_DISABLED = rule(
            "key-disabled",
            Severity.ERROR,
            20,
            List.of("KEY-6"),
            "the key is enabled",
            "a disabled key neither wraps nor unwraps",
            "Key Vault and managed HSM key requirements");
    static final RuleCard KEY_SIZE = rule(
            "key-size-small",
            Severity.WARNING,
            25,
            List.of("KEY-9"),
            "the key has at least 3072 bits",
            "2048 bits are supported, and the least that is",
            "Key Vault and managed HSM key requirements");

    private Cases() {}

    static RuleCard rule(
            String slug,
            Severity severity,
            int line,
            List<String> statements,
            String requirement,
            String why,
            String heading) {
        Span place = Span.of(RULES, line - 1, line - 1);
        return new RuleCard(
                slug,
                severity,
                List.of("availability"),
                statements,
                requirement,
                why,
                "look at the rule",
                Map.of("NIST-800-53", List.of("SC-12", "SC-13"), "MCSB", List.of("DP-6")),
                List.of("azure-A9"),
                false,
                place,
                DOCUMENT + heading);
    }

    /** The span of the {@code nth} occurrence, from 1, of a text in a source. */
    static Span span(Source source, String text, int nth, String pointer) {
        int at = -1;
        for (int i = 0; i < nth; i++) {
            at = source.text().indexOf(text, at + 1);
        }
        Pointer path = Pointer.ROOT;
        for (String step : pointer.split("/", -1)) {
            path = step.isEmpty() ? path : path.child(step);
        }
        return new Span(source, at, at + text.length(), path);
    }

    static Span span(Source source, String text) {
        return span(source, text, 1, "");
    }

    static Remark remark(Remark.Kind kind, String text) {
        return new Remark(kind, text);
    }

    static Verdict verdict(RuleCard rule, String resource, Span subject, Outcome outcome, Diagnostic diagnosis) {
        return new Verdict(rule, resource, subject, outcome, diagnosis, List.of(), List.of(), List.of());
    }

    static Diagnostic diagnostic(RuleCard rule, String title, List<Label> at, Remark... remarks) {
        return new Diagnostic(rule.slug(), rule.severity(), title, at, List.of(), List.of(remarks), Optional.empty());
    }

    static Verdict pass(RuleCard rule, String resource, Span shown) {
        return verdict(
                rule,
                resource,
                shown,
                Outcome.PASS,
                diagnostic(rule, rule.requirement(), List.of(new Label(shown, "holds here"))));
    }

    static Verdict unknown(RuleCard rule, String resource, Span subject, Undecided... fields) {
        List<Label> at = new ArrayList<>();
        for (Undecided field : fields) {
            at.add(new Label(field.place(), "not known: " + field.because()));
        }
        String title = "cannot tell for `" + Texts.name(resource) + "`: the rule asks for `" + fields[0].field() + "`";
        Diagnostic diagnosis = diagnostic(
                rule,
                title,
                at,
                remark(
                        Remark.Kind.HELP,
                        "give `keyUri` and describe the key it names, or check again after the deployment"));
        return new Verdict(
                rule, resource, subject, Outcome.UNKNOWN, diagnosis, List.of(fields), List.of(), List.of("azure-A4"));
    }

    static Report report(
            List<RuleCard> rules,
            List<Source> inputs,
            List<Verdict> verdicts,
            List<Problem> problems,
            Report.Result result) {
        List<Report.Input> files = inputs.stream()
                .map(source -> new Report.Input(source.name(), "descriptor", source.sha256()))
                .toList();
        return new Report(
                "0.1.0",
                EDITION,
                "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                rules,
                Instant.parse("2026-01-01T00:00:00Z"),
                files,
                verdicts,
                problems,
                List.of(),
                result);
    }

    static String render(Renderer renderer, Report report) {
        StringBuilder out = new StringBuilder();
        try {
            renderer.render(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static String text(Report report) {
        return render(new TextRenderer(Formats.Options.DEFAULT), report);
    }

    static Fix set(Span at, String replacement) {
        return new Fix(List.of(new Fix.Edit(at, replacement)), false);
    }
}
