package dev.keyproof.drill;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.simulate.Cryptography;
import dev.keyproof.simulate.Event;
import dev.keyproof.simulate.History;
import dev.keyproof.simulate.JobOperation;
import dev.keyproof.simulate.Outcome;
import dev.keyproof.simulate.Simulator;
import dev.keyproof.simulate.Vault;
import dev.keyproof.simulate.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs that start from one world and leave it as it is: every order of some steps, or every subset of them. */
final class Branches {
    private final DrillRun run;
    private final World world;
    private final Cryptography cryptography;

    Branches(DrillRun run, World world, Cryptography cryptography) {
        this.run = run;
        this.world = world;
        this.cryptography = cryptography;
    }

    /** Does what the step says; lines tell what came out, problems what was expected otherwise. */
    List<Outcome> run(Step step, List<String> lines, List<Diagnostic> problems) {
        if (step.action() instanceof Step.EveryOrder orders) {
            return everyOrder(orders, lines);
        }
        if (step.action() instanceof Step.EverySubset subsets) {
            everySubset(subsets, lines, problems);
        }
        return List.of();
    }

    /** How each order ended after which customer-managed keys are on. */
    private List<Outcome> everyOrder(Step.EveryOrder orders, List<String> lines) {
        List<Outcome> enabled = new ArrayList<>();
        List<List<Step>> all = orders(orders.steps());
        for (List<Step> order : all) {
            Branch branch = new Branch();
            order.forEach(branch::attempt);
            if (branch.state() == Vault.State.ENABLED) {
                enabled.add(Outcome.DONE);
                lines.add(words(order));
            }
        }
        lines.add(0, "customer-managed keys are on after " + enabled.size() + " of " + all.size() + " orders:");
        return enabled;
    }

    private void everySubset(Step.EverySubset subsets, List<String> lines, List<Diagnostic> problems) {
        int all = (1 << subsets.steps().size()) - 1;
        for (int chosen = 0; chosen <= all; chosen++) {
            List<Step> steps = chosen(subsets.steps(), chosen);
            Branch branch = new Branch();
            steps.forEach(branch::attempt);
            int mark = branch.history.events().size();
            Optional<Outcome> outcome = branch.attempt(subsets.then());
            List<Claim<?>> claims = chosen == 0 ? subsets.none() : chosen == all ? subsets.all() : subsets.some();
            for (Claim<?> claim : claims) {
                claim.check(branch.seen(outcome, mark)).ifPresent(problems::add);
            }
            String before = chosen == 0 ? "nothing" : words(steps);
            lines.add("after " + before + ": " + outcome.map(Claims::ending).orElse("cannot be asked for"));
        }
    }

    /** One of the runs. */
    private final class Branch {
        private final World own = world.copy();
        private final History history = History.recording();
        private final Simulator simulator = Simulator.of(own, cryptography, history);
        private final Subject subject =
                new Subject(own, run.from().vault(), own.now(), run.from().size());

        /** Does one step; nothing if it cannot even be asked for. */
        Optional<Outcome> attempt(Step step) {
            if (!step.after().isZero()) {
                simulator.apply(new JobOperation.Advance(step.after()));
            }
            if (!(step.action() instanceof Step.Act act)) {
                return Optional.empty();
            }
            try {
                Outcome outcome = simulator.apply(act.verb().maker().make(subject, act.arguments()));
                return Optional.of(outcome).filter(found -> found.status() != Outcome.Status.IMPOSSIBLE);
            } catch (Impossible e) {
                return Optional.empty();
            }
        }

        Vault.State state() {
            return own.vault(run.from().vault()).map(Vault::state).orElse(Vault.State.DISABLED);
        }

        Observed seen(Optional<Outcome> outcome, int mark) {
            List<Event> all = history.events();
            return new Observed(own, run.from().vault(), outcome.stream().toList(), all.subList(mark, all.size()), all);
        }
    }

    private static String words(List<Step> steps) {
        return steps.stream().map(Branches::word).collect(Collectors.joining(", "));
    }

    private static String word(Step step) {
        if (!(step.action() instanceof Step.Act act)) {
            return "a pause";
        }
        String permissions = act.arguments().has(Slot.PERMISSIONS)
                ? " "
                        + act.arguments().list(Slot.PERMISSIONS).stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(","))
                : "";
        return act.verb().word() + permissions;
    }

    private static List<Step> chosen(List<Step> steps, int bits) {
        List<Step> chosen = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if ((bits & 1 << i) != 0) {
                chosen.add(steps.get(i));
            }
        }
        return chosen;
    }

    private static List<List<Step>> orders(List<Step> steps) {
        if (steps.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Step>> all = new ArrayList<>();
        for (Step first : steps) {
            List<Step> rest = new ArrayList<>(steps);
            rest.remove(first);
            for (List<Step> order : orders(rest)) {
                List<Step> longer = new ArrayList<>(List.of(first));
                longer.addAll(order);
                all.add(longer);
            }
        }
        return all;
    }
}
