package dev.keyproof.report;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The numbers of a report.
 *
 * <p>Findings and unknowns are counted by verdict: one rule on two vaults is two. Rules are counted once, under the
 * gravest outcome they have anywhere, in the order of {@link Outcome}; a rule without a verdict is not applicable.
 */
final class Totals {
    private final Report report;
    private final Map<Outcome, Integer> verdicts = new EnumMap<>(Outcome.class);
    private final Map<Severity, Integer> failed = new EnumMap<>(Severity.class);
    private final Map<Outcome, Integer> rules = new EnumMap<>(Outcome.class);

    Totals(Report report) {
        this.report = report;
        Map<String, Outcome> byRule = new HashMap<>();
        report.rules().forEach(rule -> byRule.put(rule.slug(), Outcome.NOT_APPLICABLE));
        for (Verdict verdict : report.verdicts()) {
            verdicts.merge(verdict.outcome(), 1, Integer::sum);
            if (verdict.outcome() == Outcome.FAIL) {
                failed.merge(verdict.severity(), 1, Integer::sum);
            }
            byRule.merge(verdict.rule().slug(), verdict.outcome(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
        byRule.values().forEach(outcome -> rules.merge(outcome, 1, Integer::sum));
    }

    /** Number of verdicts with the outcome. */
    int of(Outcome outcome) {
        return verdicts.getOrDefault(outcome, 0);
    }

    /** Whether no rule judged anything. */
    boolean isEmpty() {
        return of(Outcome.FAIL) + of(Outcome.UNKNOWN) + of(Outcome.WAIVED) + of(Outcome.PASS) == 0;
    }

    /**
     * The last line of a listing, for example {@code 3 errors, 1 warning, 2 unknown in 2 files; 41 rules of 2023-11-20:
     * 34 passed, 1 not applicable}.
     */
    String sentence() {
        if (isEmpty()) {
            return nothing();
        }
        List<String> found = new ArrayList<>();
        if (problems() > 0) {
            found.add(Texts.count(problems(), "problem"));
        }
        for (Severity severity : Severity.values()) {
            int number = failed.getOrDefault(severity, 0);
            if (number > 0) {
                found.add(Texts.count(number, severity.word()));
            }
        }
        if (of(Outcome.UNKNOWN) > 0) {
            found.add(of(Outcome.UNKNOWN) + " unknown");
        }
        String first = found.isEmpty() ? "no findings" : String.join(", ", found);
        return first + " in " + files() + "; " + ruleNumbers();
    }

    /** Why nothing was checked. */
    private String nothing() {
        String why;
        if (hasProblem("rules")) {
            why = "the rules cannot be used";
        } else if (hasProblem("limit")) {
            why = "the run was stopped";
        } else if (problems() > 0 && report.inputs().isEmpty()) {
            why = "no file could be read";
        } else if (report.inputs().isEmpty()) {
            why = "no input was read";
        } else if (report.rules().isEmpty()) {
            why = "the rule pack holds no rule";
        } else if (of(Outcome.NOT_APPLICABLE) > 0) {
            why = "no rule of " + edition() + " applies to what " + files()
                    + (report.inputs().size() == 1 ? " holds" : " hold");
        } else if (problems() > 0) {
            why = "no resource of " + files() + " could be read";
        } else {
            why = files() + (report.inputs().size() == 1 ? " holds" : " hold") + " no resource that a rule of "
                    + edition() + " judges";
        }
        String problems = problems() == 0 ? "" : Texts.count(problems(), "problem") + "; ";
        return problems + "nothing was checked: " + why;
    }

    private boolean hasProblem(String kind) {
        return report.problems().stream()
                .anyMatch(problem -> problem.isError() && problem.kind().equals(kind));
    }

    private String ruleNumbers() {
        List<String> parts = new ArrayList<>();
        addRules(parts, Outcome.PASS, "passed");
        addRules(parts, Outcome.WAIVED, "waived");
        addRules(parts, Outcome.NOT_APPLICABLE, "not applicable");
        int all = rules.values().stream().mapToInt(Integer::intValue).sum();
        String numbers = parts.isEmpty() ? "none passed" : String.join(", ", parts);
        return Texts.count(all, "rule") + " of " + edition() + ": " + numbers;
    }

    private void addRules(List<String> parts, Outcome outcome, String word) {
        if (rules.containsKey(outcome)) {
            parts.add(rules.get(outcome) + " " + word);
        }
    }

    private String files() {
        return Texts.count(report.inputs().size(), "file");
    }

    private String edition() {
        return Neutral.line(report.edition(), Neutral.NAME);
    }

    private long problems() {
        return report.problems().stream()
                .map(Problem::diagnostic)
                .filter(diagnostic -> diagnostic.severity() != Severity.NOTE)
                .count();
    }
}
