package dev.keyproof.intake;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Limit;
import dev.keyproof.document.Problems;
import dev.keyproof.estate.Entity;
import java.util.Locale;

/** Counts the resources of a run and reports, once, that there are more than the limit allows. */
final class Room {
    private final int most;
    private final Problems problems;
    private int taken;
    private boolean told;

    Room(int most, Problems problems) {
        this.most = most;
        this.problems = problems;
    }

    /** Whether there is room for one more; the first one without is reported. */
    boolean take(Entity resource) {
        if (taken < most) {
            taken++;
            return true;
        }
        if (!told) {
            told = true;
            problems.report(Diagnostic.error(
                    "too-many-resources",
                    String.format(Locale.ROOT, "the inputs hold more than %,d resources", most),
                    new Label(resource.span(), "the first that is not read"),
                    Limit.RESOURCES.raiseOr("check fewer files at a time")));
        }
        return false;
    }
}
