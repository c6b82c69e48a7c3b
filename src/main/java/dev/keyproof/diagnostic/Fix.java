package dev.keyproof.diagnostic;

import dev.keyproof.text.Span;
import java.util.List;

/**
 * A change of an input text that makes a finding go away.
 *
 * @param edits non-overlapping replacements, all in one source
 * @param irreversible whether Azure offers no way back once the change is deployed
 */
public record Fix(List<Edit> edits, boolean irreversible) {
    public Fix {
        edits = List.copyOf(edits);
    }

    /** Puts {@code replacement} where {@code at} stands; an empty span inserts. */
    public record Edit(Span at, String replacement) {}
}
