package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/** Passes on the first problems of one file and counts the rest, so that a hostile file cannot flood a report. */
public final class FirstProblems implements Problems {
    private final int most;
    private final Problems sink;
    private int passed;
    private int rest;
    private Severity gravest = Severity.NOTE;

    /** Passes at most {@code most} problems on to {@code sink}. */
    public FirstProblems(int most, Problems sink) {
        this.most = most;
        this.sink = sink;
    }

    @Override
    public void report(Diagnostic problem) {
        if (passed < most) {
            passed++;
            sink.report(problem);
            return;
        }
        rest++;
        if (problem.severity().compareTo(gravest) < 0) {
            gravest = problem.severity();
        }
    }

    /** Reports how many were not passed on, as grave as the gravest of them; to be called once, at the end of a file. */
    public void finish(Span at) {
        if (rest > 0) {
            String title = "and " + rest + " more problem" + (rest == 1 ? "" : "s") + " in this file";
            sink.report(new Diagnostic(
                    "more-problems",
                    gravest,
                    title,
                    List.of(new Label(at, "")),
                    List.of(),
                    List.of(new Remark(Remark.Kind.HELP, Limit.DIAGNOSTICS_PER_FILE.raise())),
                    Optional.empty()));
        }
    }
}
