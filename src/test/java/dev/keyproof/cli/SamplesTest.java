package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code samples/} is a case: {@code expected.txt} holds command lines, each with what it prints and its
 * exit code. A folder without one fails and leaves what it printed in {@code target/samples/} to be read.
 */
class SamplesTest {
    private static final Path SAMPLES = Path.of("samples");
    private static final String PROMPT = "$ keyproof ";

    @TestFactory
    Stream<DynamicTest> sample_printsWhatWasApproved() throws IOException {
        return folders().stream().map(folder -> DynamicTest.dynamicTest(folder.toString(), () -> verify(folder)));
    }

    @Test
    void everySample_isNamedInTheReadme() throws IOException {
        String readme = Files.readString(SAMPLES.resolve("README.md"));
        for (Path folder : folders()) {
            String name = SAMPLES.relativize(folder).toString().replace('\\', '/');
            assertTrue(readme.contains(name), name + " is not in samples/README.md");
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> found = Files.walk(SAMPLES, 2)) {
            return found.filter(path -> Files.isDirectory(path) && path.getNameCount() == 3)
                    .sorted()
                    .toList();
        }
    }

    private static void verify(Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String command : commands(folder)) {
            Ran ran = Ran.keyproof(command.split(" "));
            text.append(PROMPT).append(command).append('\n');
            text.append(ran.out()).append(ran.err());
            text.append("exit ").append(ran.code()).append("\n\n");
        }
        Approvals.verify(
                text.toString().stripTrailing(), new Options().forFile().withNamer(new Beside(folder)));
    }

    private static List<String> commands(Path folder) throws IOException {
        Path expected = folder.resolve("expected.txt");
        String usual = "check " + folder.toString().replace('\\', '/') + " --as-of 2026-06-01T00:00:00Z";
        if (!Files.exists(expected)) {
            return List.of(usual);
        }
        List<String> commands = Files.readAllLines(expected).stream()
                .filter(line -> line.startsWith(PROMPT))
                .map(line -> line.substring(PROMPT.length()))
                .toList();
        return commands.isEmpty() ? List.of(usual) : commands;
    }

    /** The approved text lies in the sample, the received one in the build folder. */
    private record Beside(Path folder) implements ApprovalNamer {
        @Override
        public String getApprovalName() {
            return folder.getFileName().toString();
        }

        @Override
        public String getSourceFilePath() {
            return folder + "/";
        }

        @Override
        public File getApprovedFile(String extension) {
            return folder.resolve("expected.txt").toFile();
        }

        @Override
        public File getReceivedFile(String extension) {
            return Path.of("target", "samples", folder.getParent().getFileName() + "-" + folder.getFileName() + ".txt")
                    .toFile();
        }

        @Override
        public ApprovalNamer addAdditionalInformation(String info) {
            return this;
        }

        @Override
        public String getAdditionalInformation() {
            return "";
        }
    }
}
