package dev.keyproof.cli;

import dev.keyproof.document.Limits;
import dev.keyproof.estate.Assumption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run is asked for.
 *
 * @param paths files, folders, patterns, and {@code -}
 * @param rules a folder of rules in place of the bundled pack
 * @param asOf the one evaluation instant
 * @param complete whether nothing else exists than what the input shows
 * @param off assumptions that are switched off
 * @param parameters values for the parameters of templates: files and {@code NAME=VALUE}, in their order
 * @param passesInDetail whether the report tells what passes rest on
 */
record Request(
        List<String> paths,
        Optional<String> rules,
        Instant asOf,
        boolean complete,
        Set<Assumption> off,
        List<String> parameters,
        boolean passesInDetail,
        Limits limits) {
    /** The same run on other paths. */
    Request on(List<String> others) {
        return new Request(others, rules, asOf, complete, off, parameters, passesInDetail, limits);
    }
}
