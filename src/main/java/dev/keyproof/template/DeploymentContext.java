package dev.keyproof.template;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What all deployments of one template share: the evaluator, the limits, and the problems that are told once. */
final class DeploymentContext {
    private final Evaluator evaluator;
    private final Limits limits;
    private final Problems problems;
    private final Predicate<String> wanted;
    private final String qualifier;
    private final ReferenceIndex references = new ReferenceIndex(this);
    private final Set<String> told = new HashSet<>();
    private long copies;
    private boolean exhausted;
    private int quiet;
    private long leftOpen;

    /**
     * A context of one template.
     *
     * @param wanted whether resources of a type are looked into; of others only id, name and type are made
     * @param qualifier what tells the parameters of this template from those of other templates in placeholders
     */
    DeploymentContext(Limits limits, Problems problems, Predicate<String> wanted, String qualifier) {
        this.evaluator = new Evaluator(limits, problems);
        this.limits = limits;
        this.problems = problems;
        this.wanted = wanted;
        this.qualifier = qualifier;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    ReferenceIndex references() {
        return references;
    }

    boolean isWanted(String type) {
        return wanted.test(type);
    }

    /** What stands behind the label of a parameter without a value. */
    String qualifier() {
        return qualifier;
    }

    /**
     * Does some work that looks for something: should it meet a value that is being worked out, that is no circle, and
     * what it makes of it is not kept.
     */
    <T> T quietly(Supplier<T> work) {
        quiet++;
        try {
            return work.get();
        } finally {
            quiet--;
        }
    }

    boolean isQuiet() {
        return quiet > 0;
    }

    /** Notes that a value could not be worked out now, though it may be later. */
    void leaveOpen() {
        leftOpen++;
    }

    /** How often {@link #leaveOpen} was called. */
    long leftOpen() {
        return leftOpen;
    }

    /** Whether a value may be kept that was begun when {@link #leftOpen} gave {@code before}. */
    boolean mayKeep(long before) {
        return quiet == 0 || leftOpen == before;
    }

    /** Whether {@code count} more instances of loops may be made; the first loop that asks too much is reported. */
    boolean mayCopy(long count, Span at) {
        if (count <= limits.of(Limit.COPY_INSTANCES) - copies) {
            copies += count;
            return true;
        }
        if (!exhausted) {
            exhausted = true;
            error(
                    "too-many-copies",
                    String.format(
                            Locale.ROOT,
                            "the loops of the template make more than %,d instances",
                            limits.of(Limit.COPY_INSTANCES)),
                    new Label(at, "the loop that asks for too many"),
                    Limit.COPY_INSTANCES.raise());
        }
        return false;
    }

    /** Reports an error, each matter once a place. */
    void error(String code, String title, Label at, String help) {
        tell(code, Severity.ERROR, title, at, Remark.Kind.HELP, help);
    }

    /** Reports a warning, each matter once a place. */
    void warning(String code, String title, Label at, String help) {
        tell(code, Severity.WARNING, title, at, Remark.Kind.HELP, help);
    }

    /** Reports a note, each matter once a place. */
    void note(String code, String title, Label at, String note) {
        tell(code, Severity.NOTE, title, at, Remark.Kind.NOTE, note);
    }

    private void tell(String code, Severity severity, String title, Label at, Remark.Kind kind, String remark) {
        if (told.add(code + ' ' + at.span().start() + ' ' + title)) {
            List<Remark> remarks = remark.isEmpty() ? List.of() : List.of(new Remark(kind, remark));
            problems.report(new Diagnostic(code, severity, title, List.of(at), List.of(), remarks, Optional.empty()));
        }
    }
}
