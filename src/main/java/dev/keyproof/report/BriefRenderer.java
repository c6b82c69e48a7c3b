package dev.keyproof.report;

import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Report;
import java.io.IOException;

/** One line a problem, finding and open question, as editors read it: {@code a.yaml:30:7: error[slug]: title}. */
public final class BriefRenderer implements Renderer {
    @Override
    public void render(Report report, Appendable out) throws IOException {
        Page page = new Page(out, false);
        for (Problem problem : report.problems()) {
            write(page, Block.of(problem.diagnostic()));
        }
        for (Block block : Listing.of(report)) {
            write(page, block);
        }
        page.line(new Totals(report).sentence());
    }

    private static void write(Page page, Block block) throws IOException {
        String place =
                block.at().isEmpty() ? "" : CodeFrame.place(block.at().get(0).span()) + ": ";
        page.line(place + BlockWriter.head(page, block));
    }
}
