package dev.keyproof.cli;

import dev.keyproof.check.Explanation;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.estate.Assumption;
import dev.keyproof.report.TextRenderer;
import dev.keyproof.text.Position;
import dev.keyproof.text.Span;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why one rule came out as it did on one resource: its expressions with what they came to, and where that stands. */
final class TracePage {
    private static final int TEXT_WIDTH = 64;

    private final PrintStream out;

    TracePage(PrintStream out) {
        this.out = out;
    }

    void print(Verdict verdict, Optional<Explanation> why) {
        line(verdict.outcome().word() + "[" + verdict.rule().slug() + "]: "
                + verdict.diagnosis().title());
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

    /**
     * What is written once in the rule is printed once: of the steps inside a function only the fields that it reads,
     * each once.
     */
    private void steps(Explanation why) {
        List<String> texts = new ArrayList<>();
        Set<String> printed = new HashSet<>();
        for (Explanation.Step step : why.steps()) {
            String text = cut(step.rule().text());
            while (texts.size() > step.depth()) {
                texts.remove(texts.size() - 1);
            }
            boolean inside = texts.contains(text);
            texts.add(text);
            String what = inside ? step.field().orElse("") : text;
            String where = step.place().map(span -> ", " + place(span)).orElse("");
            if (!what.isEmpty() && printed.add(what + where)) {
                line("  " + "  ".repeat(step.depth()) + what + ": " + step.value() + where);
            }
        }
    }

    private static String place(Span span) {
        Position from = span.from();
        return span.source().name() + ":" + from.line() + ":" + from.column();
    }

    private static String cut(String written) {
        String text = written.replaceAll("\\s+", " ");
        return text.length() > TEXT_WIDTH ? text.substring(0, TEXT_WIDTH - 3) + "..." : text;
    }

    private void line(String text) {
        out.println(TextRenderer.line(text));
    }
}
