package dev.keyproof.bench;

import dev.keyproof.check.Evaluator;
import dev.keyproof.check.SamplePack;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.estate.Entity;
import dev.keyproof.language.Pack;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * All rules of a pack on one vault: the inner loop of every exhaustive search.
 *
 * <p>Run with {@code mvn -Pbench clean test-compile exec:exec}; without {@code clean} the generated classes may be missing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EvaluationBenchmark {
    private final Pack pack = SamplePack.large();
    private final Evaluator.Run run =
            Evaluator.of(pack, "BackupVault", SamplePack.AS_OF, Set.of()).run();
    private final Outcome[] outcomes = new Outcome[pack.rules().size()];
    private final Entity compliant = SamplePack.compliant();
    private final Entity violating = SamplePack.violating();
    private final Entity sparse = SamplePack.sparse();

    /** Every rule holds, so every condition is looked at. */
    @Benchmark
    public Outcome[] compliant() {
        run.judge(compliant, outcomes);
        return outcomes;
    }

    /** Most rules fail. */
    @Benchmark
    public Outcome[] violating() {
        run.judge(violating, outcomes);
        return outcomes;
    }

    /** Fields are left to defaults. */
    @Benchmark
    public Outcome[] withDefaults() {
        run.judge(sparse, outcomes);
        return outcomes;
    }

    /** What a run pays once. */
    @Benchmark
    public Evaluator compilation() {
        return Evaluator.of(pack, "BackupVault", SamplePack.AS_OF, Set.of());
    }

    /** Runs all benchmarks of this class, with the allocations of each. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(EvaluationBenchmark.class.getSimpleName())
                        .addProfiler("gc")
                        .build())
                .run();
    }
}
