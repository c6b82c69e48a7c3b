package dev.keyproof.report;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The JUnit dialect of build servers (audit.md 2 and 3.2): a suite is an input file, a class a rule, a test a resource.
 *
 * <p>What fails the run is a failure; a finding below that is a pass with properties; an undecided verdict is skipped
 * unless it fails the run; a file that cannot be read is an error.
 */
public final class JunitRenderer implements Renderer {
    private final Formats.Options options;

    /** Obeys which outcomes fail the run. */
    public JunitRenderer(Formats.Options options) {
        this.options = options;
    }

    /** What is written of one file. */
    private record Suite(List<Verdict> verdicts, List<Problem> problems) {}

    /** How a verdict counts; {@code PLAIN} is a test that passed. */
    private enum Counts {
        FAILURE,
        SKIPPED,
        PLAIN
    }

    @Override
    public void render(Report report, Appendable out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(new AppendableWriter(out));
            write(report, new Xml(xml));
            xml.close();
        } catch (XMLStreamException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e);
        }
    }

    private void write(Report report, Xml xml) throws XMLStreamException {
        xml.startDocument();
        xml.start("testsuites");
        xml.attribute("name", "keyproof " + report.edition());
        for (Map.Entry<String, Suite> suite : suites(report).entrySet()) {
            write(suite.getKey(), suite.getValue(), xml);
        }
        Totals totals = new Totals(report);
        if (totals.isEmpty()) {
            writeNothing(report, totals.sentence(), xml);
        }
        xml.end();
        xml.endDocument();
    }

    private static Map<String, Suite> suites(Report report) {
        Map<String, Suite> suites = new LinkedHashMap<>();
        report.inputs().forEach(input -> suite(suites, input.path()));
        for (Problem problem : report.problems()) {
            List<Label> at = problem.diagnostic().at();
            String path = at.isEmpty() ? "keyproof" : at.get(0).span().source().name();
            suite(suites, path).problems().add(problem);
        }
        for (Verdict verdict : report.verdicts()) {
            suite(suites, verdict.subject().source().name()).verdicts().add(verdict);
        }
        return suites;
    }

    private static Suite suite(Map<String, Suite> suites, String path) {
        return suites.computeIfAbsent(path, p -> new Suite(new ArrayList<>(), new ArrayList<>()));
    }

    private void write(String path, Suite suite, Xml xml) throws XMLStreamException {
        long errors = suite.problems().stream().filter(Problem::isError).count();
        xml.start("testsuite");
        xml.attribute("name", path);
        xml.attribute("tests", suite.verdicts().size() + suite.problems().size());
        xml.attribute("failures", count(suite, Counts.FAILURE));
        xml.attribute("errors", errors);
        xml.attribute("skipped", count(suite, Counts.SKIPPED));
        for (Problem problem : suite.problems()) {
            write(problem, xml);
        }
        for (Verdict verdict : suite.verdicts()) {
            write(verdict, xml);
        }
        xml.end();
    }

    private long count(Suite suite, Counts counts) {
        return suite.verdicts().stream().filter(v -> counts(v) == counts).count();
    }

    private Counts counts(Verdict verdict) {
        return switch (verdict.outcome()) {
            case FAIL -> verdict.severity().compareTo(options.failOn()) <= 0 ? Counts.FAILURE : Counts.PLAIN;
            case UNKNOWN -> options.unknownFails() ? Counts.FAILURE : Counts.SKIPPED;
            case WAIVED, NOT_APPLICABLE -> Counts.SKIPPED;
            case PASS -> Counts.PLAIN;
        };
    }

    private void write(Verdict verdict, Xml xml) throws XMLStreamException {
        Counts counts = counts(verdict);
        if (counts == Counts.PLAIN && verdict.outcome() == Outcome.PASS) {
            xml.empty("testcase");
            describe(verdict, xml);
            return;
        }
        xml.start("testcase");
        describe(verdict, xml);
        switch (counts) {
            case FAILURE -> writeFailure(verdict, xml);
            case SKIPPED -> {
                xml.empty("skipped");
                xml.attribute(
                        "message",
                        verdict.outcome().word() + ": " + verdict.diagnosis().title());
            }
            case PLAIN -> {
                xml.start("properties");
                property("severity", verdict.severity().word(), xml);
                property("finding", verdict.diagnosis().title(), xml);
                property("help", Texts.help(verdict), xml);
                xml.end();
            }
        }
        xml.end();
    }

    private static void writeFailure(Verdict verdict, Xml xml) throws XMLStreamException {
        boolean unknown = verdict.outcome() == Outcome.UNKNOWN;
        xml.start("failure");
        xml.attribute("message", verdict.diagnosis().title());
        xml.attribute("type", unknown ? Block.UNKNOWN : verdict.severity().word());
        body(verdict, xml);
        xml.end();
    }

    private static void describe(Verdict verdict, Xml xml) throws XMLStreamException {
        describe(verdict.rule().slug(), verdict.resource(), Optional.of(verdict.location()), xml);
    }

    private static void body(Verdict verdict, Xml xml) throws XMLStreamException {
        Map<String, List<String>> controls = new TreeMap<>(verdict.rule().controls());
        xml.line("at", CodeFrame.place(verdict.location()));
        xml.line("why", Texts.why(verdict));
        xml.line("azure", String.join(" or ", verdict.azure()));
        xml.line("help", Texts.help(verdict));
        xml.line("source", Texts.source(verdict.rule()));
        for (Map.Entry<String, List<String>> framework : controls.entrySet()) {
            xml.line("control", framework.getKey() + ": " + String.join(", ", framework.getValue()));
        }
        xml.line("assumes", String.join(", ", verdict.assumptions()));
    }

    private static void write(Problem problem, Xml xml) throws XMLStreamException {
        Diagnostic diagnostic = problem.diagnostic();
        Optional<Span> place = diagnostic.at().stream().map(Label::span).findFirst();
        xml.start("testcase");
        describe("problem." + diagnostic.code(), diagnostic.title(), place, xml);
        String help = Texts.remark(diagnostic, Remark.Kind.HELP, "");
        if (problem.isError()) {
            xml.start("error");
            xml.attribute("message", diagnostic.title());
            xml.attribute("type", problem.kind());
            if (place.isPresent()) {
                xml.line("at", CodeFrame.place(place.get()));
            }
            xml.line("help", help);
            xml.end();
        } else {
            xml.start("properties");
            property("severity", diagnostic.severity().word(), xml);
            property("help", help, xml);
            xml.end();
        }
        xml.end();
    }

    /** A run that checked nothing must not look like one that found nothing. */
    private static void writeNothing(Report report, String sentence, Xml xml) throws XMLStreamException {
        boolean error = report.result() == Report.Result.ERROR;
        xml.start("testsuite");
        xml.attribute("name", "keyproof");
        xml.attribute("tests", 1);
        xml.attribute("failures", 0);
        xml.attribute("errors", error ? 1 : 0);
        xml.attribute("skipped", error ? 0 : 1);
        xml.start("testcase");
        describe("nothing-checked", "keyproof", Optional.empty(), xml);
        xml.empty(error ? "error" : "skipped");
        xml.attribute("message", sentence);
        xml.end();
        xml.end();
    }

    private static void describe(String classname, String name, Optional<Span> place, Xml xml)
            throws XMLStreamException {
        xml.attribute("classname", classname);
        xml.attribute("name", name);
        if (place.isPresent()) {
            xml.attribute("file", place.get().source().name());
            xml.attribute("line", place.get().from().line());
        }
    }

    private static void property(String name, String value, Xml xml) throws XMLStreamException {
        if (!value.isEmpty()) {
            xml.empty("property");
            xml.attribute("name", name);
            xml.attribute("value", value);
        }
    }
}
