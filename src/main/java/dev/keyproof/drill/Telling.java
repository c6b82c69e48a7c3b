package dev.keyproof.drill;

import java.util.List;

/** What drawings say of a timeline, the same in each form. */
final class Telling {
    static final String SEEN = "What the user sees";
    static final String BELOW = "What happened below";
    static final String NOTHING = "Nothing: no error in portal, REST or CLI";
    static final String TITLE = "Does the byte come back?";

    private Telling() {}

    static String heading(Timeline timeline) {
        Scenario drill = timeline.scenario();
        return drill.title() + " (" + (drill.id().isEmpty() ? "" : drill.id() + ", ") + drill.fullName() + ")";
    }

    static String moment(Row row) {
        return row.at().isZero() ? "T0" : "T0+" + Phrases.time(row.at());
    }

    /** How often, if more than once. */
    static String repeated(Row row) {
        return row.times() == 1 ? "" : row.times() + " times, until T0+" + Phrases.time(row.until());
    }

    /** One sentence for people who cannot see the drawing. */
    static String description(Timeline timeline) {
        int silent = timeline.silentFailures();
        String failures = silent == 0
                ? "No failure stayed hidden."
                : silent + (silent == 1 ? " failure was" : " failures were") + " shown to nobody.";
        return timeline.subject() + ". " + failures + " Result: " + timeline.ending() + ".";
    }

    /** A short word for the margin; empty where all is well. */
    static String badge(Row row) {
        return switch (row.tone()) {
            case FINE -> row.differs().isEmpty() ? "" : "WRONG";
            case REFUSED -> "refused";
            case FAILED -> "failed";
            case SILENT -> "SILENT FAILURE";
        };
    }

    static List<Timeline> shown(List<Timeline> timelines) {
        return timelines.stream()
                .filter(timeline -> timeline.skipped().isEmpty())
                .toList();
    }
}
