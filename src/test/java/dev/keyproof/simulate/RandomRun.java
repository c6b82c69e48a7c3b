package dev.keyproof.simulate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One seeded run in which every invariant is checked after every step. */
final class RandomRun {
    private final World world;
    private final WatchedCryptography cryptography = new WatchedCryptography();
    private final Simulator simulator;
    private final Sightings sightings = new Sightings();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Set<Integer> tampered = new LinkedHashSet<>();
    private Set<Integer> restorable = Set.of();

    private RandomRun(World world) {
        this.world = world;
        this.simulator = Simulator.of(world, cryptography, History.recording());
    }

    /** Makes operations as it goes; stops at the first violation. */
    static RandomRun of(long seed, int length) {
        RandomRun run = new RandomRun(RandomOperations.world(seed));
        RandomOperations next = new RandomOperations(run.world, seed);
        for (int i = 0; i < length && run.violations.isEmpty(); i++) {
            run.step(next.next());
        }
        return run;
    }

    /** Applies given operations to the world of a seed. */
    static RandomRun replay(long seed, List<Operation> operations) {
        RandomRun run = new RandomRun(RandomOperations.world(seed));
        for (Operation operation : operations) {
            if (run.violations.isEmpty()) {
                run.step(operation);
            }
        }
        return run;
    }

    List<Operation> operations() {
        return operations;
    }

    List<Violation> violations() {
        return violations;
    }

    Set<Sighting> seen() {
        return sightings.seen();
    }

    History history() {
        return simulator.history();
    }

    /** The shortest sequence that violates the same invariant, with the command's worth of facts to repeat it. */
    String shortest(long seed) {
        String invariant = violations.get(0).invariant();
        List<Operation> least = Shrinker.shrink(
                operations,
                candidate -> replay(seed, candidate).violations().stream()
                        .anyMatch(violation -> violation.invariant().equals(invariant)));
        StringBuilder text =
                new StringBuilder("seed " + seed + ": " + replay(seed, least).violations() + "\n");
        least.forEach(operation -> text.append("  ").append(operation).append('\n'));
        return text.toString();
    }

    private void step(Operation operation) {
        operations.add(operation);
        Step step = Step.take(simulator, operation);
        violations.addAll(Invariants.violations(step));
        violations.addAll(cryptography.violations);
        if (step.outcome().status() != Outcome.Status.IMPOSSIBLE) {
            if (operation instanceof JobOperation.Tamper tamper) {
                tampered.add(tamper.point());
            }
            world.vault(Scenes.VAULT).ifPresent(vault -> data(step, vault));
            sightings.watch(step);
        }
    }

    /** I1, I16 and I18: what may be restored is restored byte by byte, and nothing else. */
    private void data(Step step, Vault vault) {
        World fork = world.copy();
        fork.faults.clear();
        Simulator probe = Simulator.of(fork, cryptography, History.none());
        Reckoning reckoning = new Reckoning(fork);
        Set<Integer> now = new LinkedHashSet<>();
        for (RestorePoint point : vault.points()) {
            if (point.isLive() && point.container().isPresent()) {
                boolean restored = probe.apply(Scenes.restore(point.number())).isDone();
                boolean may = reckoning.mayRestore(fork.vault(Scenes.VAULT).orElseThrow(), point);
                boolean touched = tampered.contains(point.number());
                require(restored || touched || !may, "I1", "point " + point.number() + " did not come back");
                require(may || !restored, "I16", "point " + point.number() + " came back without its key");
                require(!touched || !restored, "I6", "point " + point.number() + " came back though changed");
                boolean gone = fork.gone.contains(point.container().get().kid());
                require(!gone || !restored, "I18", "point " + point.number() + " came back from a purged key");
                if (restored) {
                    now.add(point.number());
                }
            }
        }
        disabled(step, vault, now);
        restorable = now;
    }

    private void disabled(Step step, Vault vault, Set<Integer> now) {
        if (step.operation() instanceof StoreOperation.DisableVersion disable
                && step.outcome().isDone()) {
            KeyVersionId id = new KeyVersionId(disable.store(), disable.key(), disable.version());
            for (int number : restorable) {
                Optional<Container> container = vault.points().get(number - 1).container();
                boolean named =
                        container.filter(found -> found.kid().equals(id)).isPresent();
                require(named != now.contains(number), "I16", "point " + number + " after disabling " + id);
            }
        }
    }

    private void require(boolean holds, String invariant, String text) {
        if (!holds) {
            violations.add(new Violation(invariant, text));
        }
    }
}
