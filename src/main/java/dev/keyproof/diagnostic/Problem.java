package dev.keyproof.diagnostic;

/**
 * Something of a run that is no verdict.
 *
 * @param kind {@code input}, {@code rules} or {@code limit}; what scripts branch on
 */
public record Problem(String kind, Diagnostic diagnostic) {
    /** A problem of an input file. */
    public static Problem input(Diagnostic diagnostic) {
        return new Problem("input", diagnostic);
    }

    /** Whether the run could not read something: exit code 2. */
    public boolean isError() {
        return diagnostic.severity() == Severity.ERROR;
    }
}
