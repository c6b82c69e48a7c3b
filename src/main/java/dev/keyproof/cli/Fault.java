package dev.keyproof.cli;

import java.util.Locale;

/** Says that keyproof itself is at fault: one sentence, no stack trace, exit code 3. */
final class Fault {
    private Fault() {}

    static int report(Throwable thrown, Console console) {
        StackTraceElement[] trace = thrown.getStackTrace();
        StringBuilder incident = new StringBuilder();
        for (int i = 0; i < Math.min(3, trace.length); i++) {
            String type = trace[i].getClassName();
            incident.append(i == 0 ? "" : "-")
                    .append(type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                    .append(':')
                    .append(trace[i].getLineNumber());
        }
        console.err()
                .println("fault: keyproof " + Version.current() + " ran into an error of its own; no outcome of this"
                        + " run counts");
        console.err().println("  = note: incident " + incident);
        console.err()
                .println(
                        thrown instanceof OutOfMemoryError
                                ? "  = help: the memory ran out: check fewer files at a time, or give it more with"
                                        + " KEYPROOF_JAVA_OPTIONS=-Xmx4g"
                                : "  = help: report this with the command line and, if possible, the input");
        return ExitCode.FAULT;
    }
}
