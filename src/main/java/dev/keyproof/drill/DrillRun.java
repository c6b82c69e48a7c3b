package dev.keyproof.drill;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.simulate.Cost;
import dev.keyproof.simulate.Cryptography;
import dev.keyproof.simulate.Event;
import dev.keyproof.simulate.History;
import dev.keyproof.simulate.IdentityReference;
import dev.keyproof.simulate.JobOperation;
import dev.keyproof.simulate.KeyReference;
import dev.keyproof.simulate.Operation;
import dev.keyproof.simulate.Outcome;
import dev.keyproof.simulate.RestorePoint;
import dev.keyproof.simulate.Simulator;
import dev.keyproof.simulate.Taken;
import dev.keyproof.simulate.Trial;
import dev.keyproof.simulate.Vault;
import dev.keyproof.simulate.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs one drill on one vault, step by step. */
final class DrillRun {
    private final Scenario scenario;
    private final Start from;
    private final Instant start;
    private final World world;
    private final Simulator simulator;
    private final Cryptography cryptography;
    private final Subject subject;
    private final Narrator narrator;
    private final Kept kept;
    private final List<Row> rows = new ArrayList<>();
    private final List<Diagnostic> differences = new ArrayList<>();
    /** What was sealed or opened, by the number of the event that ends the job. */
    private final Map<Long, List<String>> bytes = new HashMap<>();

    private Cost told = Cost.ZERO;
    private Instant toldAt;

    /**
     * Where a drill begins.
     *
     * @param vault the vault that it is about
     * @param taken what of the estate is not known and was taken as compliant
     * @param ownEstate whether the estate is that of the drill's own file
     * @param size of a backup that does not say how large it is
     */
    record Start(World world, List<Taken> taken, String vault, boolean ownEstate, Settings settings, long size) {}

    DrillRun(Scenario scenario, Start from, Cryptography cryptography, Kept kept) {
        this.scenario = scenario;
        this.from = from;
        this.world = from.world();
        this.start = world.now();
        this.toldAt = start;
        this.cryptography = cryptography;
        this.kept = kept;
        this.simulator = Simulator.of(world, cryptography, History.recording());
        this.subject = new Subject(world, from.vault(), start, from.size());
        this.narrator =
                new Narrator(start, from.vault(), id -> seen(List.of(), 0).version(id), bytes);
    }

    /** Runs it to its end, or to the step that cannot be done. */
    Timeline run() {
        String about = about();
        Optional<String> skipped = unmet();
        Optional<Diagnostic> impossible = Optional.empty();
        if (skipped.isEmpty()) {
            try {
                steps();
            } catch (Impossible e) {
                impossible = Optional.of(e.diagnostic());
            }
        }
        return new Timeline(
                scenario,
                from.vault(),
                about,
                start,
                from.settings(),
                world.seed(),
                rows,
                kept.digests(from.vault()),
                skipped.isPresent() ? "not run" : ending(),
                differences,
                impossible,
                skipped,
                from.taken(),
                simulator.history().events());
    }

    private Optional<String> unmet() {
        for (Need need : scenario.needs()) {
            if (!need.isMet(world, from.vault(), from.ownEstate())) {
                return Optional.of("it is a drill for a vault that " + need.meaning());
            }
        }
        return Optional.empty();
    }

    private void steps() {
        int number = 0;
        for (Step step : scenario.steps()) {
            kept.step(scenario.fullName(), number++, scenario.steps().size());
            boolean applies = step.only().stream().allMatch(need -> need.isMet(world, from.vault(), from.ownEstate()));
            if (applies && !step(step) && step.isEssential()) {
                return;
            }
        }
    }

    /** Whether everything was as expected. */
    private boolean step(Step step) {
        int mark = simulator.history().events().size();
        wait(step);
        int acts = simulator.history().events().size();
        List<Outcome> outcomes = new ArrayList<>();
        List<String> extra = new ArrayList<>();
        List<Diagnostic> wrong = new ArrayList<>();
        if (step.action() instanceof Step.Act act) {
            for (int i = 0; i < step.times(); i++) {
                outcomes.add(apply(act.verb().maker().make(subject, act.arguments()), act.arguments()));
            }
        } else if (step.action() instanceof Step.RestoreAll all) {
            outcomes.addAll(restoreAll(all));
        } else if (step.action() instanceof Step.Adopt adopt) {
            extra.add(adopt(adopt.arguments()));
        } else {
            outcomes.addAll(new Branches(this, world, cryptography).run(step, extra, wrong));
        }
        for (Claim<?> claim : step.claims()) {
            // One cause, one finding: an operation that ended otherwise leaves everything else otherwise, too.
            if (wrong.isEmpty()) {
                claim.check(seen(outcomes, mark)).ifPresent(wrong::add);
            }
        }
        tell(step, mark, acts, extra, wrong);
        differences.addAll(wrong);
        return wrong.isEmpty();
    }

    private void wait(Step step) {
        Duration passed = Duration.between(start, world.now());
        Duration wait = step.after();
        if (step.at().isPresent()) {
            wait = step.at().get().value().minus(passed);
            if (wait.isNegative()) {
                throw Impossible.at(
                        step.at().get().span(),
                        "a step before the one above it",
                        "T0+" + Phrases.time(passed) + " has passed already");
            }
        }
        if (passed.plus(wait).compareTo(Scenario.LONGEST) > 0) {
            throw Impossible.at(step.place(), "a drill of more than 1500 days", "too late");
        }
        if (!wait.isZero()) {
            simulator.apply(new JobOperation.Advance(wait));
        }
    }

    private Outcome apply(Operation operation, Arguments arguments) {
        Outcome outcome = simulator.apply(operation);
        if (outcome.status() == Outcome.Status.IMPOSSIBLE) {
            throw Impossible.at(arguments.at(), outcome.detail(), "cannot be done at this step");
        }
        List<String> news = kept.news();
        if (!news.isEmpty()) {
            bytes.put((long) simulator.history().events().size(), news);
        }
        return outcome;
    }

    private String adopt(Arguments arguments) {
        String vault = subject.vault(arguments);
        boolean wants = world.vault(vault)
                .filter(found ->
                        found.wantedKey().isPresent() && found.wantedIdentity().isPresent())
                .isPresent();
        if (!wants) {
            throw Impossible.at(arguments.at(), "the vault names no key and identity", "nothing to take over");
        }
        Trial.adopt(world, vault);
        return vault + " is taken over with its settings as they stand: customer-managed keys are on, unchecked";
    }

    private List<Outcome> restoreAll(Step.RestoreAll all) {
        String vault = subject.vault(all.arguments());
        List<Outcome> outcomes = new ArrayList<>();
        for (RestorePoint point : world.vault(vault).map(Vault::points).orElse(List.of())) {
            if (point.state() != RestorePoint.State.DELETED) {
                outcomes.add(apply(new JobOperation.Restore(vault, point.number()), all.arguments()));
            }
        }
        return outcomes;
    }

    private Observed seen(List<Outcome> outcomes, int mark) {
        List<Event> all = simulator.history().events();
        return new Observed(world, from.vault(), outcomes, all.subList(mark, all.size()), all);
    }

    /**
     * Adds the rows of a step; what was expected otherwise stands at the last one.
     *
     * @param mark the event before it
     * @param acts the event before the operation, behind what happened while time passed
     */
    private void tell(Step step, int mark, int acts, List<String> extra, List<Diagnostic> wrong) {
        List<Event> all = simulator.history().events();
        List<Row> added = narrator.rows(all.subList(mark, acts));
        int first = step.action() instanceof Step.Look ? 0 : added.size();
        added.addAll(narrator.rows(all.subList(acts, all.size())));
        if (added.size() <= first && !(extra.isEmpty() && step.note().isEmpty() && wrong.isEmpty())) {
            added.add(Row.of(Duration.between(start, world.now()), Row.Tone.FINE, List.of(), extra));
        }
        if (added.isEmpty()) {
            return;
        }
        if (!step.note().isEmpty()) {
            added.set(first, added.get(first).noted(step.note()));
        }
        int last = added.size() - 1;
        added.set(
                last,
                added.get(last)
                        .costing(cost())
                        .differing(wrong.stream().map(Diagnostic::title).toList()));
        rows.addAll(added);
    }

    /** What it has cost, once a day has passed since that was told, or something was paid for nothing. */
    private String cost() {
        Cost now = world.vault(from.vault()).map(Vault::cost).orElse(told);
        boolean wasted = forNothing(now) > forNothing(told);
        boolean dayPassed = Duration.between(toldAt, world.now()).compareTo(Duration.ofDays(1)) >= 0;
        if (now.equals(told) || !(wasted || dayPassed)) {
            return "";
        }
        told = now;
        toldAt = world.now();
        return Money.text(now, from.settings().parameters());
    }

    /** In MiB-seconds: money would hide what is little. */
    private static long forNothing(Cost cost) {
        return cost.overdueVault() + cost.overdueArchive() + cost.untiered();
    }

    private String about() {
        Optional<Vault> vault = world.vault(from.vault());
        Optional<KeyReference> key = vault.flatMap(Vault::wantedKey);
        Optional<IdentityReference> identity = vault.flatMap(Vault::wantedIdentity);
        return "vault " + from.vault()
                + key.map(found -> ", key " + found).orElse("")
                + identity.map(found -> ", as " + found).orElse("");
    }

    private String ending() {
        long silent = rows.stream()
                .filter(row -> row.tone() == Row.Tone.SILENT)
                .mapToInt(Row::times)
                .sum();
        String differing = differences.isEmpty()
                ? "as expected"
                : differences.size() + (differences.size() == 1 ? " expectation is" : " expectations are") + " wrong";
        return differing + "; " + kept.summary(from.vault())
                + (silent == 0
                        ? ""
                        : "; " + silent + (silent == 1 ? " failure" : " failures") + " that nobody was told of");
    }

    Start from() {
        return from;
    }
}
