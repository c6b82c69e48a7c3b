package dev.keyproof.drill;

import dev.keyproof.text.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A drill, or one branch of it.
 *
 * @param name slug of the drill
 * @param id number of the drill in the reference; empty for others
 * @param branch slug of the branch; empty for the main one
 * @param title one sentence
 * @param statements ids of the statements that it shows
 * @param needs what a vault must have
 * @param start the instant T0, if the drill fixes it
 * @param settings switches and parameters by their names, as written
 * @param vaults the vaults that it is run for, one after the other; none: every vault of the estate
 */
public record Scenario(
        String name,
        String id,
        String branch,
        String title,
        List<String> statements,
        List<Need> needs,
        Optional<Instant> start,
        List<Setting> settings,
        List<Located<String>> vaults,
        List<Step> steps,
        Span place) {
    public Scenario {
        statements = List.copyOf(statements);
        needs = List.copyOf(needs);
        settings = List.copyOf(settings);
        vaults = List.copyOf(vaults);
        steps = List.copyOf(steps);
    }

    /** A switch or a parameter that the scenario sets. */
    record Setting(Located<String> name, Located<String> value) {}

    /** Name and branch. */
    public String fullName() {
        return branch.isEmpty() ? name : name + "/" + branch;
    }

    /** How much virtual time it covers at most. */
    static final Duration LONGEST = Duration.ofDays(1500);
}
