package dev.keyproof.cli;

import java.io.PrintStream;

/**
 * One line on a terminal that tells how far a long run is. Draws nothing before two seconds have passed, nothing where
 * standard error is no terminal, and wipes itself out.
 */
final class Progress implements AutoCloseable {
    private static final long QUIET_NANOS = 2_000_000_000L;
    private static final long STEP_NANOS = 100_000_000L;
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean live;
    private final long begin = System.nanoTime();
    private long last;
    private boolean drawn;

    Progress(Console console) {
        this.out = console.err();
        this.live = console.live();
    }

    /** Tells that {@code done} of {@code all} are through. */
    void at(String what, int done, int all) {
        if (!live) {
            return;
        }
        long now = System.nanoTime();
        if (now - begin < QUIET_NANOS || now - last < STEP_NANOS) {
            return;
        }
        last = now;
        drawn = true;
        int filled = (int) ((long) WIDTH * done / Math.max(1, all));
        long left = (now - begin) / Math.max(1, done) * (all - done) / 1_000_000_000L;
        out.print("\r" + what + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + done + " of " + all
                + ", " + left + " s left ");
        out.flush();
    }

    @Override
    public void close() {
        if (drawn) {
            out.print("\r" + " ".repeat(96) + "\r");
            out.flush();
        }
    }
}
