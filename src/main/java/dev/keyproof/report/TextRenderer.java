package dev.keyproof.report;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The listing people read (style.md 8): problems of the run, findings and open questions by place, then what was not
 * judged, then one line of numbers. Passes and rules that do not apply are only counted.
 */
public final class TextRenderer implements Renderer {
    private static final int MOST_UNJUDGED = 20;

    private final Formats.Options options;

    /** Obeys colour and the number of problems a file. */
    public TextRenderer(Formats.Options options) {
        this.options = options;
    }

    /** Prints diagnostics that belong to no report, such as the faults of a rule pack. */
    public static void print(List<Diagnostic> diagnostics, boolean colour, Appendable out) throws IOException {
        Page page = new Page(out, colour);
        BlockWriter writer = new BlockWriter(page);
        for (int i = 0; i < diagnostics.size(); i++) {
            separate(page, i > 0);
            writer.write(Block.of(diagnostics.get(i)));
        }
    }

    /** One line of text, harmless for a terminal and a log: for what commands print beside reports. */
    public static String line(String text) {
        return Neutral.line(text, Neutral.REMARK);
    }

    @Override
    public void render(Report report, Appendable out) throws IOException {
        Page page = new Page(out, options.colour());
        BlockWriter writer = new BlockWriter(page);
        ShownProblems problems = ShownProblems.of(report, options.problemsPerFile());
        List<Block> blocks = new ArrayList<>();
        problems.shown().forEach(problem -> blocks.add(Block.of(problem.diagnostic())));
        int first = blocks.size();
        blocks.addAll(Listing.of(report));
        for (int i = 0; i < blocks.size(); i++) {
            if (i == first) {
                writeRest(page, problems);
            }
            separate(page, i > 0);
            writer.write(blocks.get(i));
        }
        if (first == blocks.size()) {
            writeRest(page, problems);
        }
        if (!blocks.isEmpty()) {
            page.blank();
        }
        writeUnjudged(page, report);
        page.line(new Totals(report).sentence());
    }

    private static void separate(Page page, boolean needed) throws IOException {
        if (needed) {
            page.blank();
            page.blank();
        }
    }

    private static void writeRest(Page page, ShownProblems problems) throws IOException {
        boolean first = true;
        for (String sentence : problems.rest()) {
            separate(page, first);
            first = false;
            page.line(sentence);
        }
    }

    private static void writeUnjudged(Page page, Report report) throws IOException {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Report.Unjudged unjudged : report.unjudged()) {
            byReason.computeIfAbsent(unjudged.because(), because -> new ArrayList<>())
                    .add(unjudged.resource());
        }
        List<String> sentences = new ArrayList<>();
        byReason.forEach(
                (because, resources) -> sentences.add(Texts.list(resources, MOST_UNJUDGED) + " (" + because + ")"));
        if (sentences.isEmpty()) {
            return;
        }
        String start = "not judged: ";
        String text = Neutral.line(String.join("; ", sentences), 2 * Neutral.REMARK);
        for (String part : Wrap.lines(text, Page.WIDTH - start.length())) {
            page.line(start + part);
            start = " ".repeat(start.length());
        }
    }

    /** The problems that are printed, and a sentence for each file that has more. */
    private record ShownProblems(List<Problem> shown, List<String> rest) {
        static ShownProblems of(Report report, int most) {
            Map<String, Integer> perFile = new LinkedHashMap<>();
            List<Problem> shown = new ArrayList<>();
            for (Problem problem : report.problems()) {
                List<Label> at = problem.diagnostic().at();
                String file = at.isEmpty() ? "" : at.get(0).span().source().name();
                if (perFile.merge(file, 1, Integer::sum) <= most || file.isEmpty()) {
                    shown.add(problem);
                }
            }
            List<String> rest = new ArrayList<>();
            perFile.forEach((file, number) -> {
                if (number > most && !file.isEmpty()) {
                    String path = Neutral.path(file);
                    rest.add("and " + Texts.count(number - most, "more problem") + " in " + path);
                }
            });
            return new ShownProblems(shown, rest);
        }
    }
}
