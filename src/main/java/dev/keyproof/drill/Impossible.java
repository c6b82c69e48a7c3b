package dev.keyproof.drill;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.Collection;

/** A step asks for something that is not there to ask for: a mistake of the scenario, with its place. */
final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    private Impossible(Diagnostic diagnostic) {
        super(diagnostic.title(), null, false, false);
        this.diagnostic = diagnostic;
    }

    static Impossible at(Span span, String title, String label) {
        return new Impossible(Diagnostic.error("impossible-step", title, new Label(span, label), ""));
    }

    /** A name of nobody. */
    static Impossible named(Span span, String what, String written, Collection<String> names) {
        String question = Suggest.question(written, names);
        String there = names.isEmpty() ? "there is none" : "there is: " + String.join(", ", names);
        return new Impossible(Diagnostic.error(
                "unknown-name",
                "there is no " + what + " `" + Mistakes.cut(written) + "` at this step",
                new Label(span, question.isEmpty() ? "no such " + what : question),
                there));
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
