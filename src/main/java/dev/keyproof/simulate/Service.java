package dev.keyproof.simulate;

/** The backup service, its key stores and the clock, around one world. */
final class Service {
    private final World world;
    private final History history;

    Service(World world, Cryptography cryptography, History history) {
        this.world = world;
        this.history = history;
    }

    History history() {
        return history;
    }

    Outcome apply(Operation operation) {
        return Outcome.impossible(operation.name() + " at " + world.now());
    }
}
