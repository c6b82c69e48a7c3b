package dev.keyproof.diagnostic;

import dev.keyproof.text.Span;
import java.util.List;

/**
 * What one rule says of one resource.
 *
 * @param resource kind, slash and name, for example {@code BackupVault/bv-payroll}
 * @param subject where the resource is written
 * @param diagnosis title, places and remarks; for a pass the requirement that holds and the place that shows it
 * @param unknown for an unknown verdict the fields that decide it, else empty
 * @param azure error codes the service would give, verbatim; empty where the source names none
 * @param assumptions ids of all assumptions the outcome rests on, sorted
 */
public record Verdict(
        RuleCard rule,
        String resource,
        Span subject,
        Outcome outcome,
        Diagnostic diagnosis,
        List<Undecided> unknown,
        List<String> azure,
        List<String> assumptions) {
    public Verdict {
        unknown = List.copyOf(unknown);
        azure = List.copyOf(azure);
        assumptions = List.copyOf(assumptions);
    }

    /** The place single-place formats print: the first primary place. */
    public Span location() {
        return diagnosis.at().isEmpty() ? subject : diagnosis.at().get(0).span();
    }

    /** How much it matters: of the finding where there is one, else of the rule. */
    public Severity severity() {
        return outcome == Outcome.FAIL || outcome == Outcome.WAIVED ? diagnosis.severity() : rule.severity();
    }
}
