package dev.keyproof.drill;

import dev.keyproof.envelope.KeyPool;
import dev.keyproof.envelope.Primitives;
import dev.keyproof.estate.Estate;
import dev.keyproof.simulate.Vault;
import dev.keyproof.simulate.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs drills on estates with real keys and real bytes.
 *
 * <p>Deterministic: the same files, settings, instant and seed give equal timelines. Not for use by several threads at
 * once.
 */
public final class Rehearsal {
    /** T0 of drills on an estate of their own that do not fix it. */
    public static final Instant USUAL_START = Instant.parse("2026-01-01T00:00:00Z");

    /** What no run can know; printed with every outcome. */
    public static final String SCOPE =
            "the container is our own; how Azure Backup divides and wraps data keys is not published (sim-A8)";

    private final KeyPool pool;
    private final Watch watch;

    /**
     * @param pool where RSA key pairs come from; making them takes a second each, so share it
     * @param watch looks on
     */
    public Rehearsal(KeyPool pool, Watch watch) {
        this.pool = pool;
        this.watch = watch;
    }

    /**
     * How to run.
     *
     * @param changed settings that win over those of the drill
     * @param start T0, where the drill does not fix it
     * @param seed of payloads and of what the model leaves to chance
     * @param size of a backup that does not say how large it is
     */
    public record Options(List<Named> changed, Instant start, long seed, long size) {
        public Options {
            changed = List.copyOf(changed);
        }

        Settings settings(Scenario scenario) {
            Settings settings = Settings.DEFAULT.with(scenario.settings());
            for (Named one : changed) {
                settings = settings.with(one.name(), one.value()).orElseThrow();
            }
            return settings;
        }
    }

    /** A setting by its name, known to {@link Settings#with(String, String)}. */
    public record Named(String name, String value) {}

    /** How the bulk of the cryptographic work is done here; differs between machines. */
    public static String variant() {
        return Primitives.bouncyCastle().variant();
    }

    /**
     * Runs one drill on the vaults of an estate: a timeline each.
     *
     * @param own whether the estate is that of the drill's own file
     */
    public List<Timeline> run(Scenario scenario, Estate estate, boolean own, Options options) {
        Settings settings = options.settings(scenario);
        Instant start = own ? scenario.start().orElse(USUAL_START) : options.start();
        World.FromEstate built = World.of(estate, settings.assumptions(), settings.parameters(), start, options.seed());
        List<Timeline> timelines = new ArrayList<>();
        for (String vault : vaults(scenario, built.world(), own)) {
            World world = built.world().copy();
            timelines.add(
                    run(scenario, new DrillRun.Start(world, built.taken(), vault, own, settings, options.size())));
        }
        return List.copyOf(timelines);
    }

    private Timeline run(Scenario scenario, DrillRun.Start from) {
        Kept kept = new Kept(watch);
        World world = from.world();
        try (RealCryptography cryptography = new RealCryptography(pool, world::now, kept)) {
            return new DrillRun(scenario, from, cryptography, kept).run();
        }
    }

    /** The vaults that a drill names, or else all that are to have customer-managed keys. */
    private static List<String> vaults(Scenario scenario, World world, boolean own) {
        if (own && !scenario.vaults().isEmpty()) {
            return scenario.vaults().stream().map(Located::value).toList();
        }
        List<String> named = world.vaults().stream()
                .filter(vault -> vault.wantedKey().isPresent())
                .map(Vault::name)
                .toList();
        return named.isEmpty() && own ? world.vaults().stream().map(Vault::name).toList() : named;
    }

    /** Vaults of an estate that stay on platform-managed keys, so that no drill says anything of them. */
    public static List<String> withoutKey(Estate estate) {
        World world = World.of(estate, Settings.DEFAULT.assumptions(), Settings.DEFAULT.parameters(), USUAL_START, 1)
                .world();
        return world.vaults().stream()
                .filter(vault -> vault.wantedKey().isEmpty())
                .map(Vault::name)
                .toList();
    }
}
