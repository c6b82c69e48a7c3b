package dev.keyproof.cli;

/** What a run tells a script; the highest that applies wins. */
final class ExitCode {
    /** Nothing at or above {@code --fail-on}. */
    static final int CLEAN = 0;
    /** Findings at or above {@code --fail-on}. */
    static final int FINDINGS = 1;
    /** Usage, or an input, rule pack or other file that cannot be read. */
    static final int UNREADABLE = 2;
    /** A fault of ours. */
    static final int FAULT = 3;

    private ExitCode() {}
}
