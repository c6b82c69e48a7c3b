package dev.keyproof.report;

import dev.keyproof.diagnostic.Report;
import java.io.IOException;

/**
 * Prints a report in one form.
 *
 * <p>What is written is a function of the report alone: no clock, locale, zone or platform encoding changes a
 * character, and lines end in LF. Input text is neutralised here and nowhere earlier.
 */
public interface Renderer {
    /** Writes the whole report; the caller owns and encodes {@code out}, in UTF-8. */
    void render(Report report, Appendable out) throws IOException;
}
