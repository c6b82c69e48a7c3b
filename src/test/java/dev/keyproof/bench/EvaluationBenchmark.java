package dev.keyproof.bench;

import dev.keyproof.check.EstateSchema;
import dev.keyproof.check.Evaluator;
import dev.keyproof.check.SamplePack;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.document.YamlReader;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.DescriptorReader;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Found;
import dev.keyproof.estate.Join;
import dev.keyproof.language.Pack;
import dev.keyproof.language.PackReader;
import dev.keyproof.text.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * All rules about Backup vaults on one vault: the inner loop of every exhaustive search.
 *
 * <p>Run with {@code mvn -Pbench clean test-compile exec:exec} at the root of the repository; without {@code clean} the
 * generated classes may be missing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EvaluationBenchmark {
    private static final Problems STRICT = problem -> {
        throw new IllegalStateException(problem.title());
    };

    private final Evaluator real = evaluator(pack());
    private final Evaluator large = evaluator(SamplePack.large());
    private final Evaluator.Run realRun = real.run();
    private final Evaluator.Run largeRun = large.run();
    private final Outcome[] realOutcomes = new Outcome[real.rules().size()];
    private final Outcome[] largeOutcomes = new Outcome[large.rules().size()];
    private final Entity compliant = vault("samples/compliant/user-identity-rbac/estate.yaml");
    private final Entity violating = vault("samples/violating/everything-at-once/estate.yaml");
    private final Entity unknown = vault("samples/unknown/vault-alone/estate.yaml");
    private final Entity built = SamplePack.compliant();
    private final Entity sparse = SamplePack.sparse();

    /** The pack of this repository; every rule that applies holds. */
    @Benchmark
    public Outcome[] compliant() {
        realRun.judge(compliant, realOutcomes);
        return realOutcomes;
    }

    /** The pack of this repository; many rules fail. */
    @Benchmark
    public Outcome[] violating() {
        realRun.judge(violating, realOutcomes);
        return realOutcomes;
    }

    /** The pack of this repository; the key and its store are not described. */
    @Benchmark
    public Outcome[] unknown() {
        realRun.judge(unknown, realOutcomes);
        return realOutcomes;
    }

    /** Forty-four rules, every one of which applies and holds. */
    @Benchmark
    public Outcome[] fortyRules() {
        largeRun.judge(built, largeOutcomes);
        return largeOutcomes;
    }

    /** Forty-four rules on a vault of which fields are left to defaults. */
    @Benchmark
    public Outcome[] fortyRulesWithDefaults() {
        largeRun.judge(sparse, largeOutcomes);
        return largeOutcomes;
    }

    private static Evaluator evaluator(Pack pack) {
        return Evaluator.of(pack, "BackupVault", SamplePack.AS_OF, Set.of());
    }

    private static Pack pack() {
        List<Source> sources = new ArrayList<>(List.of(source(Path.of("rules/defaults.cmk"))));
        try (Stream<Path> files = Files.list(Path.of("rules/2023-11-20"))) {
            files.filter(path -> path.toString().endsWith(".cmk")).forEach(path -> sources.add(source(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PackReader.read(sources, EstateSchema.schema()).pack().orElseThrow();
    }

    private static Entity vault(String file) {
        DescriptorReader reader = new DescriptorReader(EnumSet.allOf(Assumption.class), STRICT);
        List<Entity> resources = new ArrayList<>();
        for (Node document : new YamlReader(Limits.DEFAULT).read(source(Path.of(file)), STRICT)) {
            resources.add(reader.read(document).orElseThrow());
        }
        Found found = new Found(resources, false, Optional.empty());
        return Join.join(found, false, Set.of(), STRICT).vaults().get(0);
    }

    private static Source source(Path path) {
        try {
            return Source.of(path.toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
