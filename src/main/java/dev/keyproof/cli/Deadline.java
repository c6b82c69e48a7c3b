package dev.keyproof.cli;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Bounds work by the clock on the wall. */
final class Deadline {
    /** Room for walks over trees of the greatest depth that an option allows. */
    private static final long STACK_BYTES = 64L << 20;

    private Deadline() {}

    /** The work took longer than it may; what it has found so far is not looked at. */
    static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long seconds;

        private Passed(long seconds) {
            super("took longer than " + seconds + " s", null, false, false);
            this.seconds = seconds;
        }

        /** What to tell of it. */
        Problem problem() {
            String title = "reading and judging takes longer than " + seconds + " s";
            Remark help = new Remark(Remark.Kind.HELP, Limit.SECONDS.raiseOr("check fewer files at a time"));
            return new Problem(
                    "limit",
                    new Diagnostic(
                            "too-slow", Severity.ERROR, title, List.of(), List.of(), List.of(help), Optional.empty()));
        }
    }

    /**
     * Does the work on a thread of its own, which dies with this process.
     *
     * @throws Passed if it is not done in time
     */
    static <T> T within(Limits limits, Supplier<T> work) {
        long seconds = limits.of(Limit.SECONDS);
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Thread(null, task, "keyproof", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Passed(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}
