package dev.keyproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Fix;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Pointer;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hostile inputs O3 to O10 and S1 to S3: one text planted in every free text of a report, in every form. */
class HostileTextTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Planted text by the id of its row; texts under S must not come out at all. */
    private static final Map<String, List<String>> PLANTED = Map.ofEntries(
            Map.entry(
                    "O3",
                    List.of(
                            "a\u001B[2Jb",
                            "\u001B]8;;http://x\u0007y\u001B]8;;\u0007",
                            "\u001B]52;c;eA==\u0007",
                            "\u009B31m",
                            "a\bb\rc",
                            "x\u202Ey\u2066z\u061C")),
            Map.entry(
                    "O4",
                    List.of(
                            "##vso[task.setvariable variable=x]y",
                            "##[error]x",
                            "  ##vso[task.complete]",
                            "a ##vso[task.logissue]x",
                            "a\n##vso[x]y",
                            "a\r##[group]y",
                            "##VSO[x]y")),
            Map.entry(
                    "O5",
                    List.of(
                            "::error::x",
                            "  ::add-mask::x",
                            "a\n::set-output name=x::y",
                            "::stop-commands::w",
                            "%0A::error::x")),
            Map.entry(
                    "O7",
                    List.of(
                            "a\u0000b\u0001c\u000Bd",
                            "\uFFFE\uFFFF",
                            "]]>",
                            "&#x1;<!-- -->",
                            "<a b='c' d=\"e\">&amp;")),
            Map.entry(
                    "O8",
                    List.of(
                            "a\uD800b",
                            "\uDC00",
                            "x\u2028y\u2029z",
                            "</script><script>",
                            "1 MB " + "x y ".repeat(250_000))),
            Map.entry("O9", List.of("a b#c?d%e:f\u00E9\u4E2D", "../..//x", "C:\\x\\y", "%2e%2e/x")),
            Map.entry("O10", List.of("a\r\nb", "a\u0085b", "a\u2028b", "a\nb")),
            Map.entry(
                    "S",
                    List.of(
                            "https://x.blob.core.windows.net/?sv=1&sig=CANARY1CANARY",
                            "AccountName=x;AccountKey=CANARY2CANARY;",
                            "Server=x;Password=CANARY3CANARY;",
                            "eyJhbGciOiJub25lIn0.CANARY4CANARY.CANARY",
                            "-----BEGIN PRIVATE KEY-----\nCANARY5CANARY\n-----END PRIVATE KEY-----",
                            "q7Zk1v9Lw0Xc3Rb5Nn8CANARYh4Gg1Ff7Dd9Ss0Aa3Pp5Oo")));

    @TestFactory
    Stream<DynamicTest> planted() {
        List<DynamicTest> tests = new ArrayList<>();
        PLANTED.forEach((row, texts) -> {
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                for (String format : Formats.names()) {
                    tests.add(DynamicTest.dynamicTest(row + "." + i + " in " + format, () -> check(row, text, format)));
                }
            }
        });
        return tests.stream();
    }

    private static void check(String row, String text, String format) throws XMLStreamException {
        Formats.Options all = new Formats.Options(false, 100, Severity.NOTE, true);
        Renderer renderer = Formats.find(format, all).orElseThrow();
        String out = Cases.render(renderer, planted(text));
        String plain = Cases.render(renderer, planted("plain"));
        assertHarmless(out);
        assertFalse(out.contains("CANARY"), out);
        assertTrue(out.length() < 400_000, "length " + out.length());
        switch (format) {
            case "json", "sarif" -> assertSameShape(JSON.readTree(plain), JSON.readTree(out));
            case "junit" -> assertEquals(elements(plain), elements(out));
            case "brief" -> assertEquals(plain.lines().count(), out.lines().count(), out);
            default -> assertEquals(heads(plain).size(), heads(out).size(), out);
        }
        if (format.equals("json") && !row.equals("S") && !row.equals("O8")) {
            JsonNode verdict = JSON.readTree(out).get("verdicts").get(0);
            assertEquals(text, verdict.get("title").asString());
            assertEquals(text, verdict.get("location").get("path").asString());
        }
    }

    /** What must hold of any output, whatever shows it: terminal, log, pipeline. */
    private static void assertHarmless(String out) {
        for (int i = 0; i < out.length(); i++) {
            assertTrue(out.charAt(i) == '\n' || !Neutral.isUnsafe(out, i), "at " + i + ": " + (int) out.charAt(i));
        }
        assertFalse(
                out.contains("##[") || out.toLowerCase(java.util.Locale.ROOT).contains("##vso["), out);
        for (String line : out.split("\n", -1)) {
            String start = line.stripLeading();
            assertFalse(start.startsWith("##"), line);
            assertFalse(start.startsWith("::") && !start.startsWith("::: "), line);
            assertFalse(start.startsWith("::: ") && start.indexOf("::", 3) >= 0, line);
        }
    }

    private static List<String> heads(String text) {
        return text.lines()
                .filter(line -> line.startsWith("error[") || line.startsWith("warning[") || line.startsWith("unknown["))
                .toList();
    }

    private static void assertSameShape(JsonNode plain, JsonNode planted) {
        assertEquals(plain.getNodeType(), planted.getNodeType());
        assertEquals(plain.size(), planted.size());
        if (plain.isObject()) {
            assertEquals(List.copyOf(plain.propertyNames()), List.copyOf(planted.propertyNames()));
            plain.propertyNames().forEach(name -> assertSameShape(plain.get(name), planted.get(name)));
        }
        for (int i = 0; plain.isArray() && i < plain.size(); i++) {
            assertSameShape(plain.get(i), planted.get(i));
        }
    }

    private static List<String> elements(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        List<String> elements = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                elements.add(reader.getLocalName() + "/" + reader.getAttributeCount());
            }
        }
        return elements;
    }

    /** A failed verdict, an undecided one, a waived one, a problem and a resource aside, all made of one text. */
    private static Report planted(String text) {
        Source source = Source.of(text, text + "\n" + text + "\nname: x\n", "");
        Source other = Source.of(text + "2", text + "\n", "");
        Span span = new Span(source, 0, text.length(), Pointer.ROOT.child(text));
        Span second = Span.of(other, 0, text.length());
        RuleCard rule = new RuleCard(
                text,
                Severity.ERROR,
                List.of(text),
                List.of(text),
                text,
                text,
                text,
                Map.of(text, List.of(text)),
                List.of(text),
                false,
                span,
                text);
        List<Remark> remarks = new ArrayList<>();
        for (Remark.Kind kind : Remark.Kind.values()) {
            remarks.add(new Remark(kind, text));
        }
        Fix fix = new Fix(List.of(new Fix.Edit(span, text + "\n" + text)), false);
        Diagnostic failed = new Diagnostic(
                text,
                Severity.ERROR,
                text,
                List.of(new Label(span, text)),
                List.of(new Label(second, text)),
                remarks,
                Optional.of(fix));
        Diagnostic open = new Diagnostic(
                text, Severity.ERROR, text, List.of(new Label(span, text)), List.of(), List.of(), Optional.empty());
        List<Undecided> fields = List.of(new Undecided(text, text, span));
        List<Verdict> verdicts = List.of(
                verdict(rule, text, span, Outcome.FAIL, failed, List.of()),
                verdict(rule, text, span, Outcome.UNKNOWN, open, fields),
                verdict(rule, text, span, Outcome.UNKNOWN, open, fields),
                verdict(rule, text, span, Outcome.WAIVED, open, List.of()));
        return new Report(
                text,
                text,
                "",
                List.of(rule),
                Instant.EPOCH,
                List.of(new Report.Input(text, "descriptor", "")),
                verdicts,
                List.of(Problem.input(failed)),
                List.of(new Report.Unjudged(text, span, text)),
                Report.Result.FAIL);
    }

    private static Verdict verdict(
            RuleCard rule, String text, Span span, Outcome outcome, Diagnostic diagnosis, List<Undecided> fields) {
        return new Verdict(rule, text, span, outcome, diagnosis, fields, List.of(text), List.of(text));
    }
}
