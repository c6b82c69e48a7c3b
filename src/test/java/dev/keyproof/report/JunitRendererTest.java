package dev.keyproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Verdict;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitRendererTest {
    @Test
    void numbersOfASuite_areThoseOfItsTests() throws Exception {
        for (boolean strict : new boolean[] {true, false}) {
            Severity failOn = strict ? Severity.NOTE : Severity.ERROR;
            Document xml = parse(new Formats.Options(false, 100, failOn, strict), Payroll.report());
            NodeList suites = xml.getElementsByTagName("testsuite");
            for (int i = 0; i < suites.getLength(); i++) {
                Element suite = (Element) suites.item(i);
                assertCount(suite, "tests", "testcase");
                assertCount(suite, "failures", "failure");
                assertCount(suite, "errors", "error");
                assertCount(suite, "skipped", "skipped");
            }
        }
    }

    @Test
    void findingBelowTheBar_isAPassWithProperties() throws Exception {
        Verdict warning = Payroll.permission();
        Verdict mild = Cases.verdict(
                warning.rule(),
                warning.resource(),
                warning.subject(),
                warning.outcome(),
                warning.diagnosis().as(Severity.WARNING));
        Report report = Cases.report(
                List.of(Cases.KEY_PERMISSION), List.of(Payroll.ESTATE), List.of(mild), List.of(), Report.Result.PASS);
        Document xml = parse(Formats.Options.DEFAULT, report);
        assertEquals(0, xml.getElementsByTagName("failure").getLength());
        Element severity = (Element) xml.getElementsByTagName("property").item(0);
        assertEquals("severity", severity.getAttribute("name"));
        assertEquals("warning", severity.getAttribute("value"));
    }

    @Test
    void emptyRun_isSkippedAndUnreadableRunAnError() throws Exception {
        Report empty = Cases.report(List.of(), List.of(), List.of(), List.of(), Report.Result.EMPTY);
        Element skipped = (Element) parse(Formats.Options.DEFAULT, empty)
                .getElementsByTagName("skipped")
                .item(0);
        assertEquals("nothing was checked: no input was read", skipped.getAttribute("message"));
        Report failed = Cases.report(List.of(), List.of(), List.of(), List.of(), Report.Result.ERROR);
        Element error = (Element) parse(Formats.Options.DEFAULT, failed)
                .getElementsByTagName("error")
                .item(0);
        assertEquals("nothing was checked: no input was read", error.getAttribute("message"));
    }

    private static void assertCount(Element suite, String attribute, String element) {
        String written = suite.getAttribute(attribute);
        int found = suite.getElementsByTagName(element).getLength();
        assertEquals(Integer.toString(found), written, attribute + " of " + suite.getAttribute("name"));
    }

    private static Document parse(Formats.Options options, Report report) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        String xml = Cases.render(new JunitRenderer(options), report);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
