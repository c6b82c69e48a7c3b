package dev.keyproof.drill;

import dev.keyproof.document.Limits;
import dev.keyproof.envelope.Entropy;
import dev.keyproof.envelope.KeyPool;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Join;
import dev.keyproof.text.Source;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Drills run for tests, with one pool of key pairs for all of them. */
final class Rehearsed {
    private static final KeyPool POOL = KeyPool.of(Entropy.of(new SecureRandom()));
    private static final Rehearsal.Options USUAL = new Rehearsal.Options(List.of(), Rehearsal.USUAL_START, 1, 1 << 20);

    private Rehearsed() {}

    static ScenarioFile file(String text) {
        List<String> problems = new ArrayList<>();
        return ScenarioFile.read(
                        Source.of("s.yaml", text), text, Limits.DEFAULT, problem -> problems.add(problem.title()))
                .orElseThrow(() -> new AssertionError(problems));
    }

    static List<Timeline> run(ScenarioFile file) {
        Estate estate = Join.join(file.resources(), true, Set.of(), problem -> {
            throw new AssertionError(problem.title());
        });
        List<Timeline> timelines = new ArrayList<>();
        Rehearsal rehearsal = new Rehearsal(POOL, Watch.NONE);
        file.scenarios().forEach(scenario -> timelines.addAll(rehearsal.run(scenario, estate, true, USUAL)));
        return timelines;
    }

    /** A drill on the estate of the standard drill. */
    static List<Timeline> steps(String steps) {
        String standard = Drills.named("standard").orElseThrow().read().source().text();
        String estate = standard.substring(standard.indexOf("---"));
        return run(file("drill: tried\ntitle: Tried\nsteps:\n" + steps + estate));
    }
}
