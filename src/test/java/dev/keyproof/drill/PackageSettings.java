package dev.keyproof.drill;

import org.approvaltests.reporters.QuietReporter;

/** Read by the approval library: snapshots lie in one folder beside the tests, and no viewer is opened. */
public final class PackageSettings {
    public static final String UseApprovalSubdirectory = "approved";
    public static final QuietReporter UseReporter = new QuietReporter();

    private PackageSettings() {}
}
