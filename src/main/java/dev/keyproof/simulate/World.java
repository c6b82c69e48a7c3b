package dev.keyproof.simulate;

import dev.keyproof.estate.Estate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the simulation knows at one virtual instant. Only a {@link Simulator} changes it; {@link #copy} is
 * cheap, so that a search may try what would happen.
 *
 * <p>Whole seconds; the clock never passes the year 9999.
 */
public final class World {
    final Assumptions assumptions;
    final Parameters parameters;
    final long leeway;
    final long seed;
    final Faults faults;
    final ArrayList<Store> stores = new ArrayList<>(1);
    final ArrayList<Vault> vaults = new ArrayList<>(1);
    final ArrayList<UserIdentity> identities = new ArrayList<>(1);
    /** Versions that are gone for ever; their ids are never given again. */
    final ArrayList<KeyVersionId> gone = new ArrayList<>(0);

    long now;
    long skew;
    long serial;

    World(Assumptions assumptions, Parameters parameters, long now, long seed) {
        this(assumptions, parameters, now, seed, new Faults(seed));
    }

    private World(Assumptions assumptions, Parameters parameters, long now, long seed, Faults faults) {
        this.assumptions = assumptions;
        this.parameters = parameters;
        this.leeway = Times.seconds(parameters.validityLeeway());
        this.now = now;
        this.seed = seed;
        this.faults = faults;
    }

    /** A builder for a world made of plain attributes. */
    public static WorldBuilder builder(Assumptions assumptions, Parameters parameters, Instant start, long seed) {
        return new WorldBuilder(new World(assumptions, parameters, Times.seconds(start), seed));
    }

    /**
     * The start state for every vault of an estate, with all stores, keys, grants and workloads. Settings that a
     * vault asks for stand in {@link Vault#wantedKey} and {@link Vault#wantedIdentity}; nothing is enabled yet.
     *
     * <p>What is unknown gets the value that complies and is listed as taken so; what is absent gets the documented
     * default (reference 2.4).
     */
    public static FromEstate of(
            Estate estate, Assumptions assumptions, Parameters parameters, Instant start, long seed) {
        return new EstateWorld(estate, new World(assumptions, parameters, Times.seconds(start), seed)).build();
    }

    /** A world made of an estate, and what was taken to make it. */
    public record FromEstate(World world, List<Taken> taken) {
        public FromEstate {
            taken = List.copyOf(taken);
        }
    }

    /** A world of its own in the same state. Containers and other values that never change are shared. */
    public World copy() {
        World copy = new World(assumptions, parameters, now, seed, faults.copy());
        copy.skew = skew;
        copy.serial = serial;
        copy.gone.addAll(gone);
        for (int i = 0; i < stores.size(); i++) {
            copy.stores.add(stores.get(i).copy());
        }
        for (int i = 0; i < vaults.size(); i++) {
            copy.vaults.add(vaults.get(i).copy());
        }
        for (int i = 0; i < identities.size(); i++) {
            copy.identities.add(identities.get(i).copy());
        }
        return copy;
    }

    /** The virtual instant. */
    public Instant now() {
        return Times.instant(now);
    }

    /** The switches of this run. */
    public Assumptions assumptions() {
        return assumptions;
    }

    /** The numbers of this run. */
    public Parameters parameters() {
        return parameters;
    }

    /** The seed of this run. */
    public long seed() {
        return seed;
    }

    /** Key stores, soft-deleted ones included. */
    public List<Store> stores() {
        return Collections.unmodifiableList(stores);
    }

    /** Backup vaults, deleted ones included. */
    public List<Vault> vaults() {
        return Collections.unmodifiableList(vaults);
    }

    /** User-assigned identities, deleted ones included. */
    public List<UserIdentity> identities() {
        return Collections.unmodifiableList(identities);
    }

    /** The vault of a name that is not deleted. */
    public Optional<Vault> vault(String name) {
        return Optional.ofNullable(findVault(name));
    }

    /** The store of a name, soft-deleted or not. */
    public Optional<Store> store(String name) {
        return Optional.ofNullable(findStore(name));
    }

    /** The key of a name, soft-deleted or not. */
    public Optional<StoredKey> key(String store, String key) {
        return store(store).map(found -> found.find(key));
    }

    /** The vault, or null. */
    Vault findVault(String name) {
        for (int i = 0; i < vaults.size(); i++) {
            Vault vault = vaults.get(i);
            if (!vault.deleted && vault.name.equals(name)) {
                return vault;
            }
        }
        return null;
    }

    /** The store, or null. */
    Store findStore(String name) {
        for (int i = 0; i < stores.size(); i++) {
            if (stores.get(i).name.equals(name)) {
                return stores.get(i);
            }
        }
        return null;
    }

    /** The last identity of a name, deleted or not; or null. */
    UserIdentity findIdentity(String name) {
        for (int i = identities.size() - 1; i >= 0; i--) {
            if (identities.get(i).name.equals(name)) {
                return identities.get(i);
            }
        }
        return null;
    }

    /** A version id that this run has not given before. */
    String newVersionId() {
        serial++;
        return Mix.hex(Mix.of(seed, serial), Mix.of(seed ^ Mix.STEP, serial));
    }

    /** Turns the system-assigned identity on, with a principal that never was before (IDY-4). */
    static void turnOn(Vault vault) {
        vault.systemOn = true;
        vault.systemGeneration++;
        vault.systemPrincipal = "system-assigned of " + vault.name + "#" + vault.systemGeneration;
    }
}
