package dev.keyproof.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that happened, seen from both sides.
 *
 * @param at time since T0
 * @param until time of the last of them, where the same happened {@code times} times
 * @param note what a reader should know before it; may be empty
 * @param seen what portal, REST and CLI show; nothing if they show nothing
 * @param below what really happened: calls of the key store and their answers, causes, what storage did
 * @param cost what it has cost by then; empty where nothing changed
 * @param differs what a scenario expected otherwise
 */
public record Row(
        Duration at,
        Duration until,
        int times,
        Tone tone,
        String note,
        List<String> seen,
        List<String> below,
        String cost,
        List<String> differs) {
    /** How a row ended, for the eye. */
    public enum Tone {
        /** Done. */
        FINE,
        /** Refused, and said so. */
        REFUSED,
        /** Failed, and said so. */
        FAILED,
        /** Failed without a word to the user (LIM-2). */
        SILENT
    }

    public Row {
        seen = List.copyOf(seen);
        below = List.copyOf(below);
        differs = List.copyOf(differs);
    }

    static Row of(Duration at, Tone tone, List<String> seen, List<String> below) {
        return new Row(at, at, 1, tone, "", seen, below, "", List.of());
    }

    Row noted(String text) {
        return new Row(at, until, times, tone, text, seen, below, cost, differs);
    }

    Row costing(String text) {
        return new Row(at, until, times, tone, note, seen, below, text, differs);
    }

    Row differing(List<String> more) {
        return new Row(at, until, times, tone, note, seen, below, cost, more);
    }

    Row with(String moreBelow) {
        List<String> lines = new ArrayList<>(below);
        lines.add(moreBelow);
        return new Row(at, until, times, tone, note, seen, lines, cost, differs);
    }

    /** Whether the next row says the same once more. */
    boolean repeats(Row next) {
        return tone == next.tone
                && differs.isEmpty()
                && next.differs.isEmpty()
                && next.note.isEmpty()
                && seen.equals(next.seen)
                && below.equals(next.below);
    }

    /** Both as one. */
    Row and(Row next) {
        return new Row(at, next.until, times + next.times, tone, note, seen, below, next.cost, differs);
    }
}
