package dev.keyproof.cli;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.drill.HtmlTimeline;
import dev.keyproof.drill.JsonHistory;
import dev.keyproof.drill.Rehearsal;
import dev.keyproof.drill.SvgTimeline;
import dev.keyproof.drill.TextTimeline;
import dev.keyproof.drill.Timeline;
import dev.keyproof.report.TextRenderer;
import dev.keyproof.simulate.Taken;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Prints what a run of {@code simulate} found, and says what it comes to. */
final class SimulationReport {
    private static final String TOOL = "keyproof ";

    private final Console console;
    private final Simulation.Wish wish;
    private final List<Timeline> timelines;
    private final List<String> withoutKey;

    SimulationReport(Console console, Simulation.Wish wish, List<Timeline> timelines, List<String> withoutKey) {
        this.console = console;
        this.wish = wish;
        this.timelines = timelines;
        this.withoutKey = withoutKey;
    }

    int print() {
        if (!wish.timeline().isEmpty() && !isDrawn()) {
            return ExitCode.UNREADABLE;
        }
        try {
            Writer out = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8), 1 << 16);
            if (wish.json()) {
                printHistory(out);
            } else {
                printTimelines(out);
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return code();
    }

    private void printHistory(Writer out) throws IOException {
        JsonHistory history = new JsonHistory(out, TOOL + Version.current(), Rehearsal.variant(), TextRenderer::line);
        for (Timeline timeline : timelines) {
            history.print(timeline);
        }
        out.flush();
        TextRenderer.print(diagnostics(), console.colour(), console.err());
    }

    private void printTimelines(Writer out) throws IOException {
        TextTimeline text = new TextTimeline(out, console.colour(), TextRenderer::line);
        for (Timeline timeline : timelines) {
            text.print(timeline);
            out.append('\n');
        }
        List<Diagnostic> found = diagnostics();
        if (!found.isEmpty()) {
            TextRenderer.print(found, console.colour(), out);
            out.append('\n');
        }
        Set<Taken> taken = new LinkedHashSet<>();
        timelines.forEach(timeline -> taken.addAll(timeline.taken()));
        for (Taken one : taken) {
            line(
                    out,
                    "taken as: " + one.resource() + " " + one.field() + " = " + one.value() + ", because "
                            + one.because());
        }
        for (String vault : withoutKey) {
            line(out, "not simulated: " + vault + " stays on platform-managed keys");
        }
        line(out, summary());
        line(
                out,
                "simulated by " + TOOL + Version.current() + ", cryptography " + Rehearsal.variant()
                        + ". The container is our own; how Azure Backup divides and wraps data keys is not published (sim-A8)");
    }

    /** Whether the drawing could be written. */
    private boolean isDrawn() {
        String tool = TOOL + Version.current() + ", cryptography " + Rehearsal.variant();
        String drawing = wish.timeline().endsWith(".svg")
                ? new SvgTimeline(TextRenderer::line, tool).draw(timelines)
                : new HtmlTimeline(TextRenderer::line, tool).draw(timelines);
        Optional<String> refused = Rewriting.write(console.folder().resolve(wish.timeline()), drawing);
        refused.ifPresent(why ->
                console.err().println(TextRenderer.line("keyproof: `" + wish.timeline() + "` is not written: " + why)));
        return refused.isEmpty();
    }

    private static void line(Writer out, String text) throws IOException {
        out.append(TextRenderer.line(text)).append('\n');
    }

    private String summary() {
        long run = timelines.stream().filter(one -> one.skipped().isEmpty()).count();
        long good = timelines.stream()
                .filter(one -> one.skipped().isEmpty() && one.isAsExpected())
                .count();
        long skipped = timelines.size() - run;
        if (run == 0) {
            return "nothing was run" + (skipped == 0 ? "" : ": no drill fits the vaults");
        }
        return run
                + (run == 1 ? " timeline, " : " timelines, ")
                + (good == run ? "all as expected" : (run - good) + " not as expected")
                + (skipped == 0 ? "" : "; " + skipped + " not run");
    }

    private List<Diagnostic> diagnostics() {
        List<Diagnostic> found = new ArrayList<>();
        for (Timeline timeline : timelines) {
            found.addAll(timeline.differences());
            timeline.impossible().ifPresent(found::add);
        }
        return found;
    }

    private int code() {
        if (timelines.stream().anyMatch(one -> one.impossible().isPresent())) {
            return ExitCode.UNREADABLE;
        }
        return timelines.stream().allMatch(Timeline::isAsExpected) ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }
}
