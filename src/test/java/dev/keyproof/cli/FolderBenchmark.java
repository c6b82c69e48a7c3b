package dev.keyproof.cli;

import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Content;
import dev.keyproof.document.InputFile;
import dev.keyproof.document.Inputs;
import dev.keyproof.document.Limits;
import dev.keyproof.document.YamlReader;
import dev.keyproof.report.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of descriptors in one process: finding, reading and parsing its files alone, against the whole check with
 * its report. Both run in turn, several times; the least time of each counts.
 */
public final class FolderBenchmark {
    private static final int ROUNDS = 8;
    private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

    private FolderBenchmark() {}

    /** Takes the folder as its argument. */
    public static void main(String[] arguments) throws IOException {
        String folder = arguments[0];
        long parsing = Long.MAX_VALUE;
        long checking = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            int documents = parse(folder);
            parsing = Math.min(parsing, System.nanoTime() - begin);
            begin = System.nanoTime();
            String summary = check(folder);
            checking = Math.min(checking, System.nanoTime() - begin);
            if (round == 0) {
                System.out.println(documents + " documents; " + summary.strip());
            }
        }
        System.out.printf(
                "parsing alone %d ms, whole check %d ms: %.2f times%n",
                parsing / 1_000_000, checking / 1_000_000, (double) checking / parsing);
    }

    private static int parse(String folder) {
        Inputs inputs = new Inputs(Path.of(""), InputStream.nullInputStream(), Limits.DEFAULT);
        YamlReader yaml = new YamlReader(Limits.DEFAULT);
        int documents = 0;
        for (InputFile file : inputs.find(List.of(folder), FolderBenchmark::refuse)) {
            Content content = inputs.read(file, FolderBenchmark::refuse).orElseThrow();
            documents += yaml.read(content.source(), content.text(), FolderBenchmark::refuse)
                    .size();
        }
        return documents;
    }

    private static String check(String folder) throws IOException {
        Request request = new Request(
                List.of(folder), Optional.empty(), AS_OF, false, Set.of(), List.of(), false, Limits.DEFAULT);
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Path.of(""),
                false,
                false);
        Report report =
                new Judgement(request, console).judge().report(new Policy(Severity.ERROR, Policy.Unknown.WARN, false));
        StringWriter out = new StringWriter();
        Formats.find("text", Formats.Options.DEFAULT).orElseThrow().render(report, out);
        return out.toString();
    }

    private static void refuse(dev.keyproof.diagnostic.Diagnostic problem) {
        throw new IllegalStateException(problem.title());
    }
}
