package dev.keyproof.cli;

import dev.keyproof.check.Explanation;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.estate.Assumption;
import dev.keyproof.report.TextRenderer;
import dev.keyproof.text.Position;
import dev.keyproof.text.Span;
import java.io.PrintStream;
import java.util.Optional;

/** Why one rule came out as it did on one resource: its expressions with what they came to, and where that stands. */
final class TracePage {
    private static final int TEXT_WIDTH = 64;

    private final PrintStream out;

    TracePage(PrintStream out) {
        this.out = out;
    }

    void print(Verdict verdict, Optional<Explanation> why) {
        line(verdict.outcome().word() + "[" + verdict.rule().slug() + "]: " + verdict.diagnosis().title());
        line("  " + verdict.resource() + ", " + place(verdict.subject()));
        why.ifPresent(this::steps);
        for (Undecided open : verdict.unknown()) {
            line("  not known: " + open.field() + ", " + open.because() + ", " + place(open.place()));
        }
        for (String id : verdict.assumptions()) {
            Assumption.of(id).ifPresent(assumption -> line("  assumes " + id + ": " + assumption.meaning()));
        }
        line("");
    }

    private void steps(Explanation why) {
        for (Explanation.Step step : why.steps()) {
            String text = step.rule().text().replaceAll("\\s+", " ");
            String cut = text.length() > TEXT_WIDTH ? text.substring(0, TEXT_WIDTH - 3) + "..." : text;
            String field = step.field().map(name -> "  " + name).orElse("");
            String where = step.place().map(span -> "  " + place(span)).orElse("");
            line("  " + "  ".repeat(step.depth()) + cut + " = " + step.value() + field + where);
        }
    }

    private static String place(Span span) {
        Position from = span.from();
        return span.source().name() + ":" + from.line() + ":" + from.column();
    }

    private void line(String text) {
        out.println(TextRenderer.line(text));
    }
}
