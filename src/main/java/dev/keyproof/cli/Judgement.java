package dev.keyproof.cli;

import dev.keyproof.check.Checker;
import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.document.Content;
import dev.keyproof.document.InputFile;
import dev.keyproof.document.Inputs;
import dev.keyproof.document.Problems;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Found;
import dev.keyproof.estate.Join;
import dev.keyproof.intake.Collected;
import dev.keyproof.intake.Intake;
import dev.keyproof.language.Pack;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One run: reads the rules, then the inputs, joins them into estates and judges these. */
final class Judgement {
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*", Pattern.DOTALL);

    private final Request request;
    private final Console console;
    private final Inputs inputs;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Estate> estates = new ArrayList<>();
    private final List<Report.Unjudged> unjudged = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private List<Report.Input> read = List.of();
    private List<RuleCard> cards = List.of();
    private Optional<Pack> pack = Optional.empty();
    private Optional<Checker> checker = Optional.empty();

    Judgement(Request request, Console console) {
        this.request = request;
        this.console = console;
        this.inputs = new Inputs(console.folder(), console.in(), request.limits());
    }

    /** A run that has been judged; one that takes longer than it may has found nothing but that. */
    static Judgement of(Request request, Console console) {
        try {
            return Deadline.within(request.limits(), () -> new Judgement(request, console).judge());
        } catch (Deadline.Passed passed) {
            Judgement late = new Judgement(request, console);
            late.report(passed.problem());
            return late;
        }
    }

    /** Reads and judges. A pack with a mistake ends the run before an estate is read. */
    Judgement judge() {
        if (pack.isEmpty()) {
            readPack();
        }
        if (pack.isPresent()) {
            estates.addAll(readEstates());
            checker = Optional.of(new Checker(pack.get(), request.asOf(), request.off(), request.passesInDetail()));
            cards = checker.get().cards();
            boolean candidates =
                    estates.stream().allMatch(estate -> estate.vaults().isEmpty());
            for (Estate estate : estates) {
                verdicts.addAll(
                        candidates
                                ? checker.get().candidates(estate)
                                : checker.get().check(estate));
                // What cannot be read may be what refers to them.
                if (!candidates && problems.stream().noneMatch(Problem::isError)) {
                    unjudged.addAll(Checker.unjudged(estate));
                }
            }
            if (candidates && !verdicts.isEmpty()) {
                problems.add(Problem.input(withoutVault(verdicts.get(0).subject())));
            }
        }
        return this;
    }

    private static Diagnostic withoutVault(Span first) {
        return Diagnostic.error(
                        "no-backup-vault",
                        "the input describes no Backup vault: keys and key stores are judged as if one used them",
                        new Label(first, "the first of them"),
                        "add the Backup vault, so that its identity, its grants and its settings are judged too")
                .as(Severity.NOTE);
    }

    /** Reads the rules alone. */
    Optional<Pack> readPack() {
        pack = request.rules().isPresent()
                ? Packs.folder(
                        request.rules().get(),
                        console.folder().resolve(request.rules().get()),
                        inputs,
                        problems::add)
                : Packs.bundled(problems::add);
        return pack;
    }

    /** Reads the inputs alone: the shared estate first, then those of single states. */
    List<Estate> readEstates() {
        List<Estate> joined = new ArrayList<>();
        Problems sink = found -> problems.add(Problem.input(found));
        Collected collected = readInputs(sink);
        unjudged.addAll(collected.unjudged());
        read = collected.inputs();
        for (Found found : collected.estates()) {
            joined.add(Join.join(found, request.complete(), request.off(), sink));
        }
        return joined;
    }

    /** Reads the inputs without joining them. */
    Collected readInputs(Problems sink) {
        Set<Assumption> active = EnumSet.allOf(Assumption.class);
        active.removeAll(request.off());
        Intake intake = new Intake(active, request.limits(), sink);
        giveParameters(intake, sink);
        try (Progress progress = new Progress(console)) {
            List<InputFile> files = inputs.find(request.paths(), sink);
            for (int i = 0; i < files.size(); i++) {
                progress.at("reading", i, files.size());
                Optional<Content> content = inputs.read(files.get(i), sink);
                if (content.isPresent()) {
                    intake.read(content.get().source(), content.get().text());
                } else {
                    intake.unreadable(files.get(i).name());
                }
            }
        }
        return intake.collected();
    }

    /** Hands over what {@code --parameters} gives, in the order of the command line. */
    private void giveParameters(Intake intake, Problems sink) {
        List<String> assignments = new ArrayList<>();
        for (String given : request.parameters()) {
            if (ASSIGNMENT.matcher(given).matches()) {
                assignments.add(given);
                continue;
            }
            String name = given.startsWith("@") ? given.substring(1) : given;
            InputFile file = InputFile.of(name, console.folder().resolve(name));
            Optional<Content> content = inputs.read(file, sink);
            content.ifPresent(read -> intake.readParameters(read.source(), read.text()));
        }
        // One value says more than a file, whichever comes first, as `az deployment group create` has it.
        intake.giveParameters(assignments);
    }

    /** What was found, and what it comes to. */
    Report report(Policy policy) {
        return new Report(
                Version.current(),
                pack.map(found -> found.dated().toString()).orElse(""),
                pack.map(Pack::sha256).orElse(""),
                cards,
                request.asOf(),
                read,
                verdicts,
                problems,
                unjudged,
                policy.result(verdicts, problems));
    }

    List<Problem> problems() {
        return problems;
    }

    List<Verdict> verdicts() {
        return verdicts;
    }

    /** The judge of this run; there is one once {@link #judge} has read a pack. */
    Optional<Checker> checker() {
        return checker;
    }

    /** The resource a verdict speaks of; none for a candidate, which was judged in the place of a vault. */
    Optional<Entity> subject(Verdict verdict) {
        return estates.stream()
                .flatMap(estate -> Stream.of(
                                estate.vaults(), estate.stores(), estate.keys(), estate.identities(), estate.grants())
                        .flatMap(List::stream))
                .filter(entity -> entity.span().equals(verdict.subject()))
                .findFirst();
    }

    /** Adds a problem of the command itself. */
    void report(Problem problem) {
        problems.add(problem);
    }
}
