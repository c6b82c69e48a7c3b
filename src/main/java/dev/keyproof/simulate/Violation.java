package dev.keyproof.simulate;

/**
 * An invariant that does not hold: a fault of the simulation, never of its user.
 *
 * @param invariant {@code I1} to {@code I32}
 * @param text what was found
 */
public record Violation(String invariant, String text) {
    @Override
    public String toString() {
        return invariant + ": " + text;
    }
}
