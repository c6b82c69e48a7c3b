package dev.keyproof.simulate;

/**
 * Key Vault and Azure Backup in small: applies operations to a world, one after the other.
 *
 * <p>Deterministic: the same world, operations and seed give the same outcomes and the same history. Not for use by
 * several threads at once.
 */
public final class Simulator {
    private final World world;
    private final Service service;

    private Simulator(World world, Cryptography cryptography, History history) {
        this.world = world;
        this.service = new Service(world, cryptography, history);
    }

    /**
     * A simulator that changes the world given to it.
     *
     * @param cryptography makes keys and containers; {@link AbstractCryptography} for none
     * @param history takes events; {@link History#none()} costs nothing
     */
    public static Simulator of(World world, Cryptography cryptography, History history) {
        return new Simulator(world, cryptography, history);
    }

    /** A simulator without cryptography and history, for exhaustive runs. */
    public static Simulator quick(World world) {
        return of(world, new AbstractCryptography(), History.none());
    }

    /** The world as it is now. */
    public World world() {
        return world;
    }

    /** Everything that happened. */
    public History history() {
        return service.history();
    }

    /** Does what is asked, or says why not. */
    public Outcome apply(Operation operation) {
        return service.apply(operation);
    }
}
