package dev.keyproof.cli;

import dev.keyproof.diagnostic.Fix;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.report.TextRenderer;
import dev.keyproof.text.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Applies the edits that findings offer, or shows them. */
final class Repair {
    private final Console console;
    private final Map<String, Source> sources;
    private final Fixes fixes;

    Repair(Judgement judgement, Console console, boolean irreversible) {
        this.console = console;
        this.sources = sources(judgement.verdicts());
        this.fixes = Fixes.of(judgement.verdicts(), irreversible);
    }

    /** Prints the edits as a diff that can be applied from the folder of the run, and changes nothing. */
    void show() {
        fixes.edits().forEach((name, edits) -> console.out().print(Fixes.diff(sources.get(name), edits)));
    }

    /** Edits the files; gives what could not be written. */
    List<Problem> apply() {
        List<Problem> refused = new ArrayList<>();
        fixes.edits()
                .forEach((name, edits) -> Rewriting.rewrite(
                                console.folder().resolve(Path.of(name)), sources.get(name), edits)
                        .ifPresent(why -> refused.add(Problem.input(Rewriting.refused(sources.get(name), why)))));
        return refused;
    }

    /** Tells of every file how many edits there are, and what was left out. */
    void tell(String done) {
        fixes.edits().forEach((name, edits) -> tell(name, ": " + count(edits) + " " + done));
        if (fixes.edits().isEmpty()) {
            tell("no finding offers an edit", fixes.heldBack().isEmpty() ? "" : " that can be undone");
        }
        if (!fixes.heldBack().isEmpty()) {
            tell(
                    "held back, as Azure cannot take it back (--irreversible applies it): ",
                    String.join(", ", fixes.heldBack()));
        }
        if (!fixes.clashing().isEmpty()) {
            tell("left for another run, as they touch the same text: ", String.join(", ", fixes.clashing()));
        }
    }

    private void tell(String what, String more) {
        console.err().println(TextRenderer.line(what + more));
    }

    private static String count(List<Fix.Edit> edits) {
        return edits.size() + (edits.size() == 1 ? " edit" : " edits");
    }

    private static Map<String, Source> sources(List<Verdict> verdicts) {
        Map<String, Source> sources = new TreeMap<>();
        for (Verdict verdict : verdicts) {
            verdict.diagnosis()
                    .fix()
                    .ifPresent(fix -> fix.edits().forEach(edit -> {
                        Source source = edit.at().source();
                        sources.put(source.name(), source);
                    }));
        }
        return sources;
    }
}
