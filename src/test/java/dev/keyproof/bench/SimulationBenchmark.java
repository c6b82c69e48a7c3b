package dev.keyproof.bench;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Tier;
import dev.keyproof.simulate.Assumptions;
import dev.keyproof.simulate.Grantee;
import dev.keyproof.simulate.IdentityReference;
import dev.keyproof.simulate.JobOperation;
import dev.keyproof.simulate.KeyReference;
import dev.keyproof.simulate.Operation;
import dev.keyproof.simulate.Outcome;
import dev.keyproof.simulate.Parameters;
import dev.keyproof.simulate.Payload;
import dev.keyproof.simulate.Permissions;
import dev.keyproof.simulate.ProtectedWorkload;
import dev.keyproof.simulate.Scope;
import dev.keyproof.simulate.Simulator;
import dev.keyproof.simulate.Trial;
import dev.keyproof.simulate.VaultOperation;
import dev.keyproof.simulate.World;
import dev.keyproof.simulate.WorldBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The simulation without cryptography: the inner loop of the proof. Each benchmark builds its world anew from plain
 * attributes. At least 300,000 whole sequences a second and core are wanted.
 *
 * <p>Run with {@code mvn -Pbench clean test-compile exec:exec -Dbench.main=dev.keyproof.bench.SimulationBenchmark}.
 */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SimulationBenchmark {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final KeyReference KEY = KeyReference.of("kv", "kek");
    private static final IdentityReference IDENTITY = IdentityReference.user("id");
    private static final ProtectedWorkload DISK =
            ProtectedWorkload.of("disk", "azure-disk", Tier.VAULT_STANDARD, Duration.ofSeconds(1));

    private final Operation enable = new VaultOperation.EnableCmk("bv", KEY, IDENTITY);
    private final Operation backup =
            new JobOperation.Backup("bv", "disk", Tier.VAULT_STANDARD, new Payload(1, 1 << 20));
    private final Operation tier = new JobOperation.Tiering("bv", 1);
    private final Operation restore = new JobOperation.Restore("bv", 1);
    private final Operation pass = new JobOperation.Advance(Duration.ofSeconds(1));
    private final Operation expire = new JobOperation.Expire("bv");

    private static WorldBuilder world() {
        return World.builder(Assumptions.DEFAULT, Parameters.EXACT, START, 1)
                .vault("bv", "switzerlandnorth")
                .identity("id")
                .attached("id")
                .wants(KEY, IDENTITY)
                .workload(DISK)
                .store("kv", PermissionModel.RBAC)
                .key("kek")
                .version("v1", KeyType.RSA, 3072)
                .grant(Grantee.user("id"), Permissions.ENCRYPTION, Scope.STORE);
    }

    /** Enable, back up, tier, restore, expire, in a world where all of it works. */
    @Benchmark
    public Outcome wholeSequence() {
        Simulator simulator = Simulator.quick(world().build());
        must(simulator.apply(enable));
        must(simulator.apply(backup));
        must(simulator.apply(tier));
        must(simulator.apply(restore));
        must(simulator.apply(pass));
        return must(simulator.apply(expire));
    }

    /** Enabling alone, refused for its causes. */
    @Benchmark
    public Outcome refusedEnabling() {
        return Trial.enable(world().disabled().protection(true, false, 90).build(), "bv");
    }

    /** All jobs of a vault whose key was disabled after it was enabled. */
    @Benchmark
    public Trial.Jobs drift() {
        return Trial.drift(world().disabled().build(), "bv", Tier.VAULT_STANDARD);
    }

    private static Outcome must(Outcome outcome) {
        if (!outcome.isDone()) {
            throw new IllegalStateException(outcome.toString());
        }
        return outcome;
    }

    /** Runs all benchmarks of this class, with the allocations of each. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(SimulationBenchmark.class.getSimpleName())
                        .addProfiler("gc")
                        .build())
                .run();
    }
}
