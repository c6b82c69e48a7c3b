package dev.keyproof.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyproof.check.Checker;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.estate.Entity;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every example of the pack: the rules come out as its header says, nothing else fails or is unknown, and findings
 * stand on exactly the marked lines.
 */
class ExamplesTest {
    private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");
    private static final Pack PACK = RealPack.pack();

    @TestFactory
    Stream<DynamicNode> examples() throws IOException {
        List<DynamicNode> files = new ArrayList<>();
        for (Path path : RealPack.files(".examples.yaml")) {
            ExampleFile file = ExampleFile.read(path);
            List<DynamicNode> tests = new ArrayList<>();
            for (Example example : file.examples()) {
                tests.add(dynamicTest(
                        path.getFileName() + ":" + example.line + " " + example.expected, () -> judge(file, example)));
            }
            files.add(dynamicContainer(path.getFileName().toString(), tests));
        }
        return files.stream();
    }

    @Test
    void everyRule_hasAnExampleThatHoldsAndOneThatFails() throws IOException {
        Map<String, Set<Outcome>> seen = new TreeMap<>();
        for (Path path : RealPack.files(".examples.yaml")) {
            for (Example example : ExampleFile.read(path).examples()) {
                example.expected.forEach((slug, outcome) ->
                        seen.computeIfAbsent(slug, any -> new TreeSet<>()).add(outcome));
            }
        }
        Set<String> lacking = new TreeSet<>();
        for (Rule rule : PACK.rules()) {
            if (!seen.getOrDefault(rule.slug(), Set.of()).containsAll(Set.of(Outcome.PASS, Outcome.FAIL))) {
                lacking.add(rule.slug());
            }
        }
        assertEquals(Set.of(), lacking);
        Set<String> strangers = new TreeSet<>(seen.keySet());
        PACK.rules().forEach(rule -> strangers.remove(rule.slug()));
        assertEquals(Set.of(), strangers, "examples of rules that do not exist");
    }

    @Test
    void everyExampleFile_standsBesideARuleFile() throws IOException {
        Set<String> rules = RealPack.files(".cmk").stream().map(Path::toString).collect(Collectors.toSet());
        for (Path path : RealPack.files(".examples.yaml")) {
            assertTrue(rules.contains(path.toString().replace(".examples.yaml", ".cmk")), path.toString());
        }
    }

    private static void judge(ExampleFile file, Example example) throws IOException {
        Map<String, Entity> base = Estates.resources(Estates.documents(file.base()));
        Map<String, Entity> state = Estates.over(base, example.without, example.documents);
        if (example.change) {
            // Change rules are parsed and typed, not evaluated yet; the state after is judged as any other.
            state = Estates.over(state, example.thenWithout, example.then);
        }
        List<Verdict> verdicts = new Checker(PACK, AS_OF, Set.of(), true).check(Estates.join(state));
        Map<String, Set<Outcome>> outcomes = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            outcomes.computeIfAbsent(verdict.rule().slug(), any -> new TreeSet<>())
                    .add(verdict.outcome());
        }
        example.expected.forEach((slug, outcome) -> {
            if (isState(slug)) {
                assertEquals(Set.of(outcome), outcomes.get(slug), slug);
            }
        });
        for (Outcome outcome : List.of(Outcome.FAIL, Outcome.UNKNOWN)) {
            assertEquals(states(example.with(outcome)), slugs(verdicts, outcome), outcome.word());
        }
        assertEquals(expectedMarks(example), marks(file, verdicts), "places");
    }

    private static Set<String> expectedMarks(Example example) {
        return example.marks.stream()
                .filter(mark -> isState(mark.slug()))
                .map(mark -> mark.slug() + " at line " + mark.line())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> marks(ExampleFile file, List<Verdict> verdicts) {
        Set<String> marks = new TreeSet<>();
        for (Verdict verdict : verdicts) {
            if (verdict.outcome() == Outcome.FAIL || verdict.outcome() == Outcome.UNKNOWN) {
                for (Label label : verdict.diagnosis().at()) {
                    boolean here =
                            label.span().source().name().equals(file.source().name());
                    String where = here ? "" : " of " + label.span().source().name();
                    marks.add(verdict.rule().slug() + " at line "
                            + label.span().from().line() + where);
                }
            }
        }
        return marks;
    }

    private static Set<String> slugs(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .map(verdict -> verdict.rule().slug())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> states(Set<String> slugs) {
        Set<String> states = new TreeSet<>(new LinkedHashSet<>(slugs));
        states.removeIf(slug -> !isState(slug));
        return states;
    }

    private static boolean isState(String slug) {
        return PACK.rule(slug).map(rule -> !rule.change()).orElse(false);
    }
}
