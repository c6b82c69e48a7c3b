package dev.keyproof.cli;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Content;
import dev.keyproof.document.InputFile;
import dev.keyproof.document.Inputs;
import dev.keyproof.drill.Drills;
import dev.keyproof.drill.Rehearsal;
import dev.keyproof.drill.Scenario;
import dev.keyproof.drill.ScenarioFile;
import dev.keyproof.drill.Timeline;
import dev.keyproof.envelope.Entropy;
import dev.keyproof.envelope.KeyPool;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Join;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of {@code simulate}: which drills on which estates, and what is printed of them. */
final class Simulation {
    private final SimulateCommand command;
    private final Console console;
    private final Request request;
    private final Rehearsal.Options how;
    private final Wish wish;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * What is asked for beside the estates.
     *
     * @param drills names; {@code all} for every one
     * @param scenario path of a file; empty for none
     * @param json whether the history is printed in place of the timeline
     * @param timeline path of a drawing; empty for none
     * @param keep path of a folder for payloads; empty for none
     */
    record Wish(List<String> drills, String scenario, boolean json, String timeline, String keep) {}

    Simulation(SimulateCommand command, Console console, Request request, Rehearsal.Options how, Wish wish) {
        this.command = command;
        this.console = console;
        this.request = request;
        this.how = how;
        this.wish = wish;
    }

    static int list(Console console) {
        for (Drills.Entry entry : Drills.all()) {
            String title = entry.read().scenarios().get(0).title();
            console.out().printf("%-4s %-30s %s%n", entry.id(), entry.name(), title);
        }
        console.out().println();
        console.out()
                .println("The files stand in samples/drills: copy one, change it, and run it with --scenario FILE.");
        return ExitCode.CLEAN;
    }

    int run() {
        List<Estate> estates = Deadline.within(request.limits(), this::estates);
        List<ScenarioFile> files = Deadline.within(request.limits(), this::files);
        List<Timeline> timelines = new ArrayList<>();
        if (!hasError()) {
            rehearse(files, estates, timelines);
        }
        boolean readable = !hasError();
        command.tell(problems.stream().map(Problem::diagnostic).toList());
        if (!readable) {
            return ExitCode.UNREADABLE;
        }
        return new SimulationReport(console, wish, timelines, withoutKey(estates)).print();
    }

    private boolean hasError() {
        return problems.stream().anyMatch(Problem::isError);
    }

    private void rehearse(List<ScenarioFile> files, List<Estate> estates, List<Timeline> timelines) {
        boolean own = request.paths().isEmpty();
        Entropy entropy = Entropy.of(new SecureRandom());
        try (SimulationWatch watch = new SimulationWatch(console, wish.keep())) {
            Rehearsal rehearsal = new Rehearsal(KeyPool.of(entropy), watch);
            for (ScenarioFile file : files) {
                List<Estate> on = own ? own(file) : estates;
                for (Scenario scenario : file.scenarios()) {
                    on.forEach(estate -> timelines.addAll(rehearsal.run(scenario, estate, own, how)));
                }
            }
        } catch (UncheckedIOException e) {
            problems.add(Problem.input(new Diagnostic(
                    "cannot-write",
                    Severity.ERROR,
                    "the bytes of the restore points cannot be written",
                    List.of(),
                    List.of(),
                    List.of(new Remark(
                            Remark.Kind.HELP,
                            "make room in the folder for temporary files, or use a smaller --size; --keep needs a"
                                    + " folder that can be written")),
                    Optional.empty())));
        }
    }

    /** The estate that a file brings along. */
    private List<Estate> own(ScenarioFile file) {
        if (file.estate().isPresent()) {
            return elsewhere(file);
        }
        if (!file.hasEstate()) {
            report(
                    "no-estate",
                    "the scenario describes no estate, and no path is given",
                    new Label(file.estatePlace(), "no descriptor and no `estate` in this file"),
                    "add descriptors behind the drill, or give the path of an estate");
            return List.of();
        }
        return List.of(Join.join(file.resources(), true, request.off(), found -> problems.add(Problem.input(found))));
    }

    private List<Estate> elsewhere(ScenarioFile file) {
        String path = file.estate().orElseThrow();
        String name = file.source().name();
        int slash = name.lastIndexOf('/');
        String beside = path.startsWith("/") || slash < 0 ? path : name.substring(0, slash + 1) + path;
        int before = problems.size();
        List<Estate> found = read(List.of(beside));
        if (found.stream().allMatch(estate -> estate.vaults().isEmpty()) && problems.size() == before) {
            report(
                    "no-backup-vault",
                    "the estate describes no Backup vault",
                    new Label(file.estatePlace(), "read from here"),
                    "");
        }
        return found;
    }

    private List<Estate> estates() {
        if (request.paths().isEmpty()) {
            return List.of();
        }
        List<Estate> found = read(request.paths());
        boolean vaults = found.stream().anyMatch(estate -> !estate.vaults().isEmpty());
        if (!vaults && problems.stream().noneMatch(Problem::isError)) {
            problems.add(Problem.input(new Diagnostic(
                    "no-backup-vault",
                    Severity.ERROR,
                    "the input describes no Backup vault, so there is nothing to simulate",
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty())));
        }
        return found.stream().filter(estate -> !estate.vaults().isEmpty()).toList();
    }

    private List<Estate> read(List<String> paths) {
        Judgement judgement = new Judgement(request.on(paths), console);
        List<Estate> found = judgement.readEstates();
        problems.addAll(judgement.problems());
        return found;
    }

    private List<ScenarioFile> files() {
        if (!wish.scenario().isEmpty()) {
            return scenario().stream().toList();
        }
        if (wish.drills().contains("all")) {
            return Drills.all().stream().map(Drills.Entry::read).toList();
        }
        List<ScenarioFile> chosen = new ArrayList<>();
        for (String name : wish.drills()) {
            Drills.Entry entry = Drills.named(name)
                    .orElseThrow(() -> command.usage("there is no drill `" + name + "`", name, Drills.names()));
            chosen.add(entry.read());
        }
        return chosen;
    }

    private Optional<ScenarioFile> scenario() {
        Inputs inputs = new Inputs(console.folder(), console.in(), request.limits());
        List<InputFile> found = inputs.find(List.of(wish.scenario()), problem -> problems.add(Problem.input(problem)));
        if (found.size() > 1) {
            throw command.usage("--scenario takes one file; `" + wish.scenario() + "` holds " + found.size());
        }
        return found.stream()
                .findFirst()
                .flatMap(file -> inputs.read(file, problem -> problems.add(Problem.input(problem))))
                .flatMap(this::read);
    }

    private Optional<ScenarioFile> read(Content content) {
        return ScenarioFile.read(
                content.source(), content.text(), request.limits(), problem -> problems.add(Problem.input(problem)));
    }

    private static List<String> withoutKey(List<Estate> estates) {
        return estates.stream()
                .flatMap(estate -> Rehearsal.withoutKey(estate).stream())
                .toList();
    }

    private void report(String code, String title, Label at, String help) {
        problems.add(Problem.input(Diagnostic.error(code, title, at, help)));
    }
}
