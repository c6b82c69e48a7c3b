package dev.keyproof.drill;

import dev.keyproof.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code steps}.
 *
 * @param place where it begins
 * @param at time since the start
 * @param after time since the step before; zero if nothing is written
 * @param note what a reader should know before it; may be empty
 * @param only done for vaults that have all of these
 * @param times how often it is done
 * @param isEssential whether nothing makes sense any more if it goes wrong
 */
record Step(
        Span place,
        Optional<Located<Duration>> at,
        Duration after,
        String note,
        List<Need> only,
        int times,
        boolean isEssential,
        Action action,
        List<Claim<?>> claims) {
    Step {
        only = List.copyOf(only);
        claims = List.copyOf(claims);
    }

    /** What a step does. */
    sealed interface Action {}

    /** Nothing: time passes, and expectations are looked at. */
    record Look() implements Action {}

    /** One operation. */
    record Act(Verb verb, Arguments arguments) implements Action {}

    /** Restores every restore point that is not deleted. */
    record RestoreAll(Arguments arguments) implements Action {}

    /** Takes a vault over with its settings as they stand, without any check: how a state that none reaches begins. */
    record Adopt(Arguments arguments) implements Action {}

    /** Does the steps in every order, each time from the world as it is now, which stays as it is. */
    record EveryOrder(List<Step> steps) implements Action {
        public EveryOrder {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Does every subset of the steps and then one more, each time from the world as it is now, which stays as it is.
     *
     * @param none what is claimed of the last step when none of the others was done; {@code some} and {@code all} alike
     */
    record EverySubset(List<Step> steps, Step then, List<Claim<?>> none, List<Claim<?>> some, List<Claim<?>> all)
            implements Action {
        public EverySubset {
            steps = List.copyOf(steps);
            none = List.copyOf(none);
            some = List.copyOf(some);
            all = List.copyOf(all);
        }
    }
}
