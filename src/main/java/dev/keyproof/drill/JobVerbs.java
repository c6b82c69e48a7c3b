package dev.keyproof.drill;

import static dev.keyproof.drill.Slot.DAMAGE;
import static dev.keyproof.drill.Slot.DURATION;
import static dev.keyproof.drill.Slot.FAULT;
import static dev.keyproof.drill.Slot.FIRES;
import static dev.keyproof.drill.Slot.POINT;
import static dev.keyproof.drill.Slot.SIZE;
import static dev.keyproof.drill.Slot.SKIP;
import static dev.keyproof.drill.Slot.STORE;
import static dev.keyproof.drill.Slot.TIER;
import static dev.keyproof.drill.Slot.VAULT;
import static dev.keyproof.drill.Slot.WORKLOAD;

import dev.keyproof.simulate.JobOperation;
import java.time.Duration;
import java.util.List;

/** Jobs, time and faults, as scenarios write them. */
final class JobVerbs {
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    static final List<Verb> ALL = List.of(
            Verb.of(
                    "Backup",
                    (s, a) -> new JobOperation.Backup(s.vault(a), s.workload(a), a.get(TIER, s.tier(a)), s.payload(a)),
                    VAULT,
                    WORKLOAD,
                    TIER,
                    SIZE),
            Verb.of("Restore", (s, a) -> new JobOperation.Restore(s.vault(a), s.point(a)), VAULT, POINT),
            Verb.of("Tier", (s, a) -> new JobOperation.Tiering(s.vault(a), s.point(a)), VAULT, POINT),
            Verb.of("Expire", (s, a) -> new JobOperation.Expire(s.vault(a)), VAULT),
            Verb.of("Poll", (s, a) -> new JobOperation.Poll(s.vault(a)), VAULT),
            Verb.of("RewrapSweep", (s, a) -> new JobOperation.RewrapSweep(s.vault(a)), VAULT),
            Verb.of("CostTick", (s, a) -> new JobOperation.CostTick(s.vault(a)), VAULT),
            Verb.of(
                    "Arm",
                    (s, a) -> new JobOperation.Arm(a.get(FAULT).orElseThrow(), a.get(SKIP, 0), a.get(FIRES, 1)),
                    FAULT,
                    SKIP,
                    FIRES),
            Verb.of(
                    "Outage",
                    (s, a) ->
                            new JobOperation.Outage(s.store(a), a.get(DURATION).orElseThrow()),
                    VAULT,
                    STORE,
                    DURATION),
            Verb.of("Skew", (s, a) -> new JobOperation.Skew(skew(a)), DURATION),
            Verb.of(
                    "Tamper",
                    (s, a) -> new JobOperation.Tamper(
                            s.vault(a), s.point(a), a.get(DAMAGE).orElseThrow()),
                    VAULT,
                    POINT,
                    DAMAGE));

    private JobVerbs() {}

    private static Duration skew(Arguments a) {
        Duration ahead = a.get(DURATION).orElseThrow();
        if (ahead.compareTo(MOST_SKEW) > 0) {
            throw Impossible.at(a.place(DURATION), "clocks that differ by more than five minutes", "at most 5m");
        }
        return ahead;
    }
}
