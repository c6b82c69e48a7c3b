package dev.keyproof.cli;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Report.Result;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Verdict;
import java.util.List;

/**
 * What a run comes to, and the exit code that says so.
 *
 * @param failOn the mildest severity of a finding that fails the run
 * @param unknown what unknown verdicts do: pass, warn or fail
 * @param failOnEmpty whether a run in which no rule applied to anything is an error
 */
record Policy(Severity failOn, Unknown unknown, boolean failOnEmpty) {
    /** What unknown verdicts do. */
    enum Unknown {
        PASS,
        WARN,
        FAIL
    }

    /** The gravest thing that applies. */
    Result result(List<Verdict> verdicts, List<Problem> problems) {
        if (problems.stream().anyMatch(Problem::isError)) {
            return Result.ERROR;
        }
        boolean failed = false;
        boolean open = false;
        boolean applied = false;
        for (Verdict verdict : verdicts) {
            Outcome outcome = verdict.outcome();
            applied |= outcome != Outcome.NOT_APPLICABLE;
            failed |= outcome == Outcome.FAIL && verdict.rule().severity().compareTo(failOn) <= 0;
            open |= outcome == Outcome.UNKNOWN;
        }
        if (failed || (open && unknown == Unknown.FAIL)) {
            return Result.FAIL;
        }
        if (open && unknown == Unknown.WARN) {
            return Result.UNKNOWN;
        }
        return applied ? Result.PASS : Result.EMPTY;
    }

    /** The exit code of a result. */
    int exitCode(Result result) {
        return switch (result) {
            case ERROR -> ExitCode.UNREADABLE;
            case FAIL -> ExitCode.FINDINGS;
            case EMPTY -> failOnEmpty ? ExitCode.UNREADABLE : ExitCode.CLEAN;
            case UNKNOWN, PASS -> ExitCode.CLEAN;
        };
    }
}
