package dev.keyproof.language;

import dev.keyproof.text.Source;
import java.util.List;
import java.util.Optional;

/**
 * The texts of a pack.
 *
 * @param rules all rule files, {@code pack.cmk} and the shared defaults among them, in any order
 * @param base the texts of the pack that this one extends
 * @param examples the files of examples; if there are none, examples are not asked for
 * @param document the source document, to find sections that have changed
 */
public record PackSources(
        List<Source> rules, Optional<PackSources> base, List<Source> examples, Optional<Source> document) {
    public PackSources {
        rules = List.copyOf(rules);
        examples = List.copyOf(examples);
    }

    /** A pack that stands by itself. */
    public static PackSources of(List<Source> rules) {
        return new PackSources(rules, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same, as an edition of another pack. */
    public PackSources extending(PackSources other) {
        return new PackSources(rules, Optional.of(other), examples, document);
    }

    /** The same with examples. */
    public PackSources withExamples(List<Source> files) {
        return new PackSources(rules, base, files, document);
    }

    /** The same with the source document at hand. */
    public PackSources withDocument(Source text) {
        return new PackSources(rules, base, examples, Optional.of(text));
    }
}
