package dev.keyproof.language;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects mistakes; the same mistake at the same place counts once. */
final class Mistakes {
    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** Takes diagnostics made elsewhere. */
    void addAll(List<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    /** Adds a mistake with its place, a label of a few words, and remarks. */
    void add(Slug slug, Span at, String title, String label, Remark... remarks) {
        add(slug, at, title, label, List.of(), remarks);
    }

    /** Adds a mistake that a second place explains. */
    void add(Slug slug, Span at, String title, String label, Label other, Remark... remarks) {
        add(slug, at, title, label, List.of(other), remarks);
    }

    private void add(Slug slug, Span at, String title, String label, List<Label> others, Remark... remarks) {
        if (seen.add(slug + " " + at.source().name() + " " + at.start() + " " + at.end())) {
            List<Remark> kept = Arrays.stream(remarks)
                    .filter(remark -> !remark.text().isEmpty())
                    .toList();
            found.add(new Diagnostic(
                    slug.word(), Severity.ERROR, title, List.of(new Label(at, label)), others, kept, Optional.empty()));
        }
    }

    /** How many there are; tells whether something added one. */
    int count() {
        return found.size();
    }

    /** All of them, by file and place. */
    List<Diagnostic> sorted() {
        List<Diagnostic> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((Diagnostic d) -> place(d).source().name())
                .thenComparingInt(d -> place(d).start())
                .thenComparing(Diagnostic::code)
                .thenComparing(Diagnostic::title));
        return sorted;
    }

    private static Span place(Diagnostic diagnostic) {
        return diagnostic.at().get(0).span();
    }

    /** A line of help. */
    static Remark help(String text) {
        return new Remark(Remark.Kind.HELP, text);
    }

    /** A line of note. */
    static Remark note(String text) {
        return new Remark(Remark.Kind.NOTE, text);
    }
}
