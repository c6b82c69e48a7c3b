package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Invariants after every step of seeded runs. More operations: {@code -Dkeyproof.operations=1000000}; one seed again:
 * {@code -Dkeyproof.seed=17}.
 */
class InvariantsTest {
    private static final int LENGTH = 80;
    private static final Set<Sighting> SEEN = EnumSet.noneOf(Sighting.class);

    private static long runs() {
        return Long.getLong("keyproof.operations", 80_000L) / LENGTH;
    }

    @BeforeAll
    static void everyStepOfEverySeed_violatesNothing() {
        long first = Long.getLong("keyproof.seed", 1);
        long last = System.getProperty("keyproof.seed") == null ? runs() : first;
        for (long seed = first; seed <= last; seed++) {
            RandomRun run = RandomRun.of(seed, LENGTH);
            if (!run.violations().isEmpty()) {
                throw new AssertionError(run.shortest(seed) + "again: -Dkeyproof.seed=" + seed);
            }
            SEEN.addAll(run.seen());
        }
    }

    @TestFactory
    Stream<DynamicTest> setOfSeeds_hasMet() {
        return Stream.of(Sighting.values())
                .map(sighting -> DynamicTest.dynamicTest(
                        sighting.name(), () -> assertTrue(SEEN.contains(sighting), sighting.name())));
    }

    @Test
    void sameSeed_sameHistory() {
        for (long seed = 1; seed <= 20; seed++) {
            RandomRun run = RandomRun.of(seed, LENGTH);
            assertEquals(
                    run.history().events(), RandomRun.of(seed, LENGTH).history().events());
            assertEquals(
                    run.history().events(),
                    RandomRun.replay(seed, run.operations()).history().events());
        }
    }
}
