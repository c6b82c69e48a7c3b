package dev.keyproof.document;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Source;

/** Sentences that several readers share. */
final class Faults {
    private Faults() {}

    /** The file exceeds the size that is read. */
    static Diagnostic tooLarge(Source source, Limits limits, Limit limit) {
        return Diagnostic.error(
                "file-too-large",
                "the file is larger than " + Quoted.count(limits.of(limit)) + " bytes",
                new Label(source.start(), "not read"),
                limit.raiseOr("split it into several files"));
    }
}
