package dev.keyproof.report;

import dev.keyproof.diagnostic.Severity;
import java.util.Locale;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.junit.jupiter.api.Test;

/** The whole output of each form for one report, read line by line before it was approved. */
class WholeOutputTest {
    @Test
    void text() {
        approve("text", ".txt");
    }

    @Test
    void brief() {
        approve("brief", ".txt");
    }

    @Test
    void json() {
        approve("json", ".json");
    }

    @Test
    void sarif() {
        approve("sarif", ".sarif");
    }

    @Test
    void junit() {
        approve("junit", ".xml");
    }

    @Test
    void junitOfStrictRun() {
        Formats.Options strict = new Formats.Options(false, 100, Severity.NOTE, true);
        String out = Cases.render(new JunitRenderer(strict), Payroll.report());
        Approvals.verify(out, new Options().forFile().withExtension(".xml"));
    }

    @Test
    void colouredText() {
        Formats.Options colour = new Formats.Options(true, 100, Severity.ERROR, false);
        String out = Cases.render(new TextRenderer(colour), Payroll.report());
        Approvals.verify(out.replace('\u001B', '~'));
    }

    private static void approve(String format, String extension) {
        Renderer renderer = Formats.find(format.toLowerCase(Locale.ROOT), Formats.Options.DEFAULT)
                .orElseThrow();
        String out = Cases.render(renderer, Payroll.report());
        Approvals.verify(out, new Options().forFile().withExtension(extension));
    }
}
