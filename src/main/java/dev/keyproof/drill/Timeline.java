package dev.keyproof.drill;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.simulate.Event;
import dev.keyproof.simulate.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One drill on one vault: what happened, and what a scenario expected otherwise.
 *
 * @param subject vault, key and identity, in words
 * @param digests SHA-256 of what was saved and of what came back, by restore point
 * @param ending what it came to, in one sentence
 * @param differences expectations that are wrong
 * @param impossible a step that asked for what is not there; the drill ended before it
 * @param taken what of the estate is not known and was taken as compliant
 * @param skipped why the drill says nothing of this vault
 */
public record Timeline(
        Scenario scenario,
        String vault,
        String subject,
        Instant start,
        Settings settings,
        long seed,
        List<Row> rows,
        List<Digest> digests,
        String ending,
        List<Diagnostic> differences,
        Optional<Diagnostic> impossible,
        Optional<String> skipped,
        List<Taken> taken,
        List<Event> events) {
    public Timeline {
        rows = folded(rows);
        digests = List.copyOf(digests);
        differences = List.copyOf(differences);
        taken = List.copyOf(taken);
        events = List.copyOf(events);
    }

    /** What went in and what came back; {@code restored} is empty if nothing came back yet. */
    public record Digest(int point, long length, String saved, String restored) {}

    /** Whether the drill ran and everything was as expected. */
    public boolean isAsExpected() {
        return differences.isEmpty() && impossible.isEmpty();
    }

    /** Failures that the user was never told of. */
    public int silentFailures() {
        return rows.stream()
                .filter(row -> row.tone() == Row.Tone.SILENT)
                .mapToInt(Row::times)
                .sum();
    }

    /** Rows that say the same as the one before are one. */
    private static List<Row> folded(List<Row> rows) {
        List<Row> folded = new ArrayList<>();
        for (Row row : rows) {
            int last = folded.size() - 1;
            if (last >= 0 && folded.get(last).repeats(row)) {
                folded.set(last, folded.get(last).and(row));
            } else {
                folded.add(row);
            }
        }
        return List.copyOf(folded);
    }
}
