package dev.keyproof.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Sealing and opening 64 MiB on one thread: the body alone, and the whole container with its digest of the payload.
 * {@code bench/sealing} sets the figures against OpenSSL. Counted is the processor's time, as OpenSSL does, so that a
 * busy machine spoils neither.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SealingBenchmark {
    private static final int BLOCK = 1 << 18;
    private static final int BLOCKS = 256;

    private final Primitives primitives = Primitives.bouncyCastle();
    private final Entropy entropy = Specimens.seeded(1);
    private final Containers containers = new Containers(primitives, entropy, host -> true);
    private final DataKey dek = containers.newDataKey();
    private final byte[] block = entropy.bytes(BLOCK);
    private List<WrappedKey> edks = List.of();
    private byte[] body = new byte[0];
    private byte[] container = new byte[0];

    /** Payload and processor time of the measured iterations. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Spent {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        public long bytes;
        public long nanoseconds;
        private long from;

        private void begin() {
            from = THREADS.getCurrentThreadCpuTime();
        }

        private void end() {
            nanoseconds += THREADS.getCurrentThreadCpuTime() - from;
            bytes += (long) BLOCKS * BLOCK;
        }
    }

    @Setup
    public void seal() throws IOException {
        edks = List.of(containers.wrap(dek, Specimens.POOL.pair(2048, 0), Specimens.KID, Specimens.WHEN));
        ByteArrayOutputStream out = new ByteArrayOutputStream(BLOCKS * BLOCK + (1 << 20));
        sealBody(out);
        body = out.toByteArray();
        out.reset();
        sealContainer(out);
        container = out.toByteArray();
    }

    private void sealBody(OutputStream to) throws IOException {
        try (BodySealer sealer = BodySealer.begin(primitives, dek.bytes(), new byte[0], entropy, to)) {
            for (int i = 0; i < BLOCKS; i++) {
                sealer.write(block, 0, BLOCK);
            }
            sealer.finish();
        }
    }

    private void sealContainer(OutputStream to) throws IOException {
        try (ContainerWriter writer = containers.seal(Specimens.ORIGIN, dek, edks, to)) {
            for (int i = 0; i < BLOCKS; i++) {
                writer.write(block, 0, BLOCK);
            }
            writer.finish();
        }
    }

    @Benchmark
    public void bodySealed(Spent spent) throws IOException {
        spent.begin();
        sealBody(OutputStream.nullOutputStream());
        spent.end();
    }

    @Benchmark
    public long bodyOpened(Spent spent) throws IOException {
        spent.begin();
        byte[] chunk = new byte[BodyKeys.CHUNK_BYTES];
        long total = 0;
        try (BodyOpener opener =
                BodyOpener.begin(primitives, dek.bytes(), new byte[0], new ByteArrayInputStream(body))) {
            while (!opener.ended()) {
                total += opener.next(chunk);
            }
        }
        spent.end();
        return total;
    }

    @Benchmark
    public void containerSealed(Spent spent) throws IOException {
        spent.begin();
        sealContainer(OutputStream.nullOutputStream());
        spent.end();
    }

    @Benchmark
    public long containerOpened(Spent spent) throws IOException {
        spent.begin();
        long total;
        try (ContainerReader reader = containers.read(new ByteArrayInputStream(container));
                InputStream payload = reader.open(dek, Specimens.ENTRY, Long.MAX_VALUE)) {
            total = payload.transferTo(OutputStream.nullOutputStream());
        }
        spent.end();
        return total;
    }

    /** Prints the variant, then a line for each benchmark: its name and its million bytes of payload a second of one core. */
    public static void main(String[] arguments) throws RunnerException {
        System.out.println("variant " + Primitives.bouncyCastle().variant());
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(SealingBenchmark.class.getName() + ".*")
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        for (RunResult result : results) {
            double bytes = result.getSecondaryResults().get("bytes").getScore();
            double seconds = result.getSecondaryResults().get("nanoseconds").getScore() / 1e9;
            System.out.printf(
                    Locale.ROOT, "%s %.0f%n", result.getPrimaryResult().getLabel(), bytes / seconds / 1e6);
        }
    }
}
