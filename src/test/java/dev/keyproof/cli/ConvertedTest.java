package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract of {@code convert}: what it prints is judged like what it was made from. */
class ConvertedTest {
    private static final String SHARED = System.getenv("KEYPROOF_SHARED");
    private static final int ROUNDS = Integer.getInteger("rounds", 150);
    private static final List<String> COMPLETE = List.of("", "--complete");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> sample_isJudgedLikeItsDescriptors() throws IOException {
        List<Path> inputs = new ArrayList<>();
        try (Stream<Path> found = Files.walk(Path.of("samples"))) {
            found.filter(path -> path.getNameCount() >= 3)
                    .filter(path -> Files.isDirectory(path)
                            || path.toString().endsWith(".json")
                            || path.toString().endsWith(".yaml"))
                    .sorted()
                    .forEach(inputs::add);
        }
        assertTrue(inputs.size() > 50, "the samples are gone: " + inputs);
        return inputs.stream()
                .map(input -> DynamicTest.dynamicTest(
                        input.toString(), () -> compare(Path.of(""), input.toString(), input.toString())));
    }

    @TestFactory
    Stream<DynamicTest> realFile_isJudgedLikeItsDescriptors() throws IOException {
        assumeTrue(SHARED != null, "KEYPROOF_SHARED is not set: the real files are not at hand");
        List<Path> files;
        try (Stream<Path> found = Files.walk(Path.of(SHARED, "real"))) {
            files = found.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertTrue(files.size() > 20, "real files are missing: " + files);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), () -> compare(Path.of(""), file.toString(), file.toString())));
    }

    /** One change after another to the JSON of the samples: members that go, are null, or hold something else. */
    @Test
    void mutatedJson_isJudgedLikeItsDescriptors() throws IOException {
        long seed = Long.getLong("seed", 20261124);
        SplittableRandom random = new SplittableRandom(seed);
        List<Path> samples;
        try (Stream<Path> found = Files.walk(Path.of("samples"))) {
            samples = found.filter(path -> path.getFileName().toString().equals("backup-vault.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
        for (int round = 0; round < ROUNDS; round++) {
            Path sample = samples.get(random.nextInt(samples.size()));
            Path mutated = Files.createDirectories(folder.resolve("round-" + round));
            StringBuilder shown = new StringBuilder("seed " + seed + " round " + round + " " + sample);
            try (Stream<Path> files = Files.list(sample)) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(".json")) {
                        JsonNode tree = JsonMapper.shared().readTree(Files.readString(file));
                        for (int changes = random.nextInt(3); changes > 0; changes--) {
                            shown.append(' ').append(mutate(tree, random));
                        }
                        Files.writeString(mutated.resolve(name), tree.toPrettyString());
                    } else if (name.endsWith(".yaml")) {
                        Files.copy(file, mutated.resolve(name));
                    }
                }
            }
            compare(folder, mutated.getFileName().toString(), shown.toString());
        }
    }

    private static String mutate(JsonNode tree, SplittableRandom random) {
        List<JsonNode> holders = new ArrayList<>();
        collect(tree, holders);
        if (holders.isEmpty()) {
            return "empty";
        }
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        if (holder instanceof ArrayNode array) {
            int at = random.nextInt(array.size());
            if (random.nextBoolean()) {
                array.remove(at);
            } else {
                array.add(array.get(at).deepCopy());
            }
            return "array " + at;
        }
        ObjectNode object = (ObjectNode) holder;
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        int what = random.nextInt(14);
        switch (what) {
            case 0, 1, 2 -> object.remove(name);
            case 3 -> object.putNull(name);
            case 4 -> object.put(name, "");
            case 5 -> object.put(name, " x ");
            case 6 -> object.put(name, 12);
            case 7 -> object.put(name, true);
            case 8 -> object.put(name, "00000000-0000-0000-0000-000000000000");
            case 9 -> object.putArray(name);
            case 10 -> object.put(name, "\u27e6parameters('x')\u27e7");
            case 11 -> object.put(name, "kv-\u27e6uniqueString(resourceGroup().id)\u27e7");
            case 12 -> object.put(name, "a\u200bb\u2028");
            default -> object.put("provisioningState", "Updating");
        }
        return name + " " + what;
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (!node.isEmpty()) {
            holders.add(node);
        }
        node.forEach(child -> collect(child, holders));
    }

    private void compare(Path from, String input, String shown) {
        String descriptors = Ran.in(from, "", "convert", input).out();
        for (String complete : COMPLETE) {
            String direct = verdicts(Ran.in(from, "", check(input, complete)));
            String again = verdicts(Ran.in(folder, descriptors, check("-", complete)));
            assertEquals(direct, again, () -> shown + " " + complete + "\n" + descriptors);
        }
    }

    private static String[] check(String path, String complete) {
        List<String> words = new ArrayList<>(List.of("check", path, "--format", "json", "--as-of", Estates.AS_OF));
        if (!complete.isEmpty()) {
            words.add(complete);
        }
        return words.toArray(String[]::new);
    }

    /** Rule, resource, outcome, and the fields that decide an unknown; one a line, sorted. */
    private static String verdicts(Ran ran) {
        List<String> lines = new ArrayList<>();
        for (JsonNode verdict : new ObjectMapper().readTree(ran.out()).get("verdicts")) {
            TreeSet<String> unknown = new TreeSet<>();
            verdict.get("unknown")
                    .forEach(field -> unknown.add(field.get("field").asString()));
            lines.add(verdict.get("rule").asString() + " "
                    + verdict.get("resource").asString() + " "
                    + verdict.get("outcome").asString() + " " + unknown);
        }
        lines.sort(null);
        return String.join("\n", lines);
    }
}
