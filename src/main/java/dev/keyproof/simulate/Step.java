package dev.keyproof.simulate;

import java.util.List;

/**
 * One operation with what was before and after it: what invariants are checked on.
 *
 * @param before a copy of the world from before the operation
 * @param after the world after it
 * @param events what the history gained
 */
public record Step(World before, Operation operation, Outcome outcome, World after, List<Event> events) {
    public Step {
        events = List.copyOf(events);
    }

    /** Applies an operation and keeps both sides of it. */
    public static Step take(Simulator simulator, Operation operation) {
        World before = simulator.world().copy();
        int mark = simulator.history().events().size();
        Outcome outcome = simulator.apply(operation);
        List<Event> all = simulator.history().events();
        return new Step(before, operation, outcome, simulator.world().copy(), all.subList(mark, all.size()));
    }
}
