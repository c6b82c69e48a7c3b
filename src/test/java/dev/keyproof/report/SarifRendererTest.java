package dev.keyproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarifRendererTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Source SOURCE = Source.of("dir/a b#c.yaml", "name: \uD83D\uDE00 x\n");

    @Test
    void everyOutcome_isValid() throws IOException {
        assertValid(Cases.render(new SarifRenderer(), Payroll.report()));
    }

    @Test
    void emptyRun_isValidAndSaysSo() throws IOException {
        Report empty = Cases.report(List.of(), List.of(), List.of(), List.of(), Report.Result.EMPTY);
        String out = Cases.render(new SarifRenderer(), empty);
        assertValid(out);
        JsonNode said = run(out).at("/invocations/0/toolExecutionNotifications/0");
        assertEquals("nothing-checked", said.at("/descriptor/id").asString());
        assertEquals(
                "nothing was checked: no input was read",
                said.at("/message/text").asString());
    }

    @Test
    void columns_areUtf16CodeUnits() {
        JsonNode region = run(Cases.render(new SarifRenderer(), of(List.of(fail(0, "t")))))
                .at("/results/0/locations/0/physicalLocation/region");
        assertEquals(10, region.get("startColumn").asInt());
        assertEquals(11, region.get("endColumn").asInt());
    }

    @Test
    void fileName_isPercentEncoded() {
        JsonNode run = run(Cases.render(new SarifRenderer(), of(List.of(fail(0, "t")))));
        assertEquals(
                "dir/a%20b%23c.yaml",
                run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asString());
        assertEquals("file:///C%3A/%C3%A9", Uris.of("/C:/\u00E9"));
        assertEquals("file:///host/x", Uris.of("//host/x"));
        assertEquals("a/b", Uris.of("./a/b"));
    }

    @Test
    void movedLine_keepsTheFingerprint() {
        Source moved = Source.of(SOURCE.name(), "# a line more\n" + SOURCE.text());
        Verdict before = fail(0, "t");
        Span there = Span.of(moved, 23, 24);
        Verdict after = Cases.verdict(before.rule(), before.resource(), there, Outcome.FAIL, failed("other", there));
        JsonNode twice = run(Cases.render(new SarifRenderer(), of(List.of(before, before))));
        String path = "/partialFingerprints/primaryLocationLineHash";
        String first = twice.at("/results/0" + path).asString();
        assertEquals(
                first,
                run(Cases.render(new SarifRenderer(), of(List.of(after))))
                        .at("/results/0" + path)
                        .asString());
        assertEquals(first.replace(":1", ":2"), twice.at("/results/1" + path).asString());
    }

    @Test
    void thirtyThousandResults_areCutWithACountAndKeepTheFailures() throws IOException {
        Span there = Span.of(SOURCE, 9, 10);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 29_990; i++) {
            verdicts.add(Cases.pass(Cases.KEY_TYPE, "BackupVault/a" + i, there));
        }
        for (int i = 0; i < 10; i++) {
            verdicts.add(fail(i, "late"));
        }
        String out = Cases.render(new SarifRenderer(), of(verdicts));
        assertValid(out);
        JsonNode run = run(out);
        assertEquals(25_000, run.get("results").size());
        assertEquals("fail", run.at("/results/24999/kind").asString());
        assertEquals(
                "5000 results of 30000 left out: a run holds at most 25000, failed and undecided ones first",
                run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asString());
    }

    @Test
    void longEmptyAndMany_staysInTheLimits() throws IOException {
        List<String> classes =
                IntStream.range(0, 25).mapToObj(i -> "class-" + i).toList();
        RuleCard rule = new RuleCard(
                "slug",
                Severity.WARNING,
                classes,
                List.of(),
                "",
                "word ".repeat(220),
                "",
                Map.of(),
                List.of(),
                false,
                SOURCE.start(),
                "");
        Span there = Span.of(SOURCE, 9, 10);
        Verdict verdict = Cases.verdict(rule, "", there, Outcome.FAIL, failed("", there));
        Report base = of(List.of(verdict));
        Report report = Cases.report(List.of(rule), List.of(SOURCE), base.verdicts(), List.of(), Report.Result.FAIL);
        String out = Cases.render(new SarifRenderer(), report);
        assertValid(out);
        JsonNode run = run(out);
        JsonNode written = run.at("/tool/driver/rules/0");
        assertEquals(20, written.at("/properties/tags").size());
        assertEquals("5.0", written.at("/properties/security-severity").asString());
        assertTrue(written.at("/fullDescription/text").asString().endsWith("more characters)"));
        assertTrue(written.at("/fullDescription/text").asString().length() <= 1024);
        assertEquals("slug", run.at("/results/0/message/text").asString());
    }

    @Test
    void linkInAText_staysText() {
        String out = Cases.render(new SarifRenderer(), of(List.of(fail(0, "see [this](javascript:x)"))));
        assertEquals(
                "see [this\\](javascript:x)",
                run(out).at("/results/0/message/text").asString());
    }

    private static Verdict fail(int number, String title) {
        Span there = Span.of(SOURCE, 9, 10);
        return Cases.verdict(Cases.KEY_TYPE, "BackupVault/z" + number, there, Outcome.FAIL, failed(title, there));
    }

    private static Diagnostic failed(String title, Span there) {
        return Cases.diagnostic(Cases.KEY_TYPE, title, List.of(new Label(there, "here")));
    }

    private static Report of(List<Verdict> verdicts) {
        return Cases.report(List.of(Cases.KEY_TYPE), List.of(SOURCE), verdicts, List.of(), Report.Result.FAIL);
    }

    private static JsonNode run(String sarif) {
        return JSON.readTree(sarif).at("/runs/0");
    }

    @Test
    void wrongKind_isFoundByTheSchema() throws IOException {
        String out = Cases.render(new SarifRenderer(), of(List.of(fail(0, "t"))));
        assertFalse(faults(out.replace("\"kind\": \"fail\"", "\"kind\": \"failed\""))
                .isEmpty());
    }

    private static void assertValid(String sarif) throws IOException {
        assertEquals(List.of(), faults(sarif));
    }

    private static List<com.networknt.schema.Error> faults(String sarif) throws IOException {
        ClassLoader loader = SarifRendererTest.class.getClassLoader();
        try (InputStream in = loader.getResourceAsStream("schema/sarif-schema-2.1.0.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
            Schema schema = registry.getSchema(text, InputFormat.JSON);
            return schema.validate(sarif, InputFormat.JSON);
        }
    }
}
