package dev.keyproof.report;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * SARIF 2.1.0 with every outcome, in the limits of code scanning on GitHub (audit.md 3.1): texts of at most 1,024
 * characters, 25,000 results, fingerprints that survive a moved line. Columns count UTF-16 code units.
 */
public final class SarifRenderer implements Renderer {
    /** What a text may measure, less the room for the count of what was cut. */
    static final int TEXT = 980;

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final int DEPTH = 7;
    private static final int MOST_TAGS = 20;
    private static final int MOST_PROBLEMS = 1000;

    @Override
    public void render(Report report, Appendable out) throws IOException {
        Json.write(out, DEPTH, json -> write(json, report));
    }

    private static void write(JsonGenerator json, Report report) {
        SarifResults results = new SarifResults(json, report);
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeArrayPropertyStart("runs");
        json.writeStartObject();
        writeTool(json, report);
        writeInvocation(json, report, results);
        writeArtifacts(json, report);
        json.writeStringProperty("columnKind", "utf16CodeUnits");
        results.write();
        writeProperties(json, report);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeTool(JsonGenerator json, Report report) {
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "keyproof");
        Json.text(json, "version", said(report.toolVersion(), "unknown"), TEXT);
        json.writeArrayPropertyStart("rules");
        report.rules().forEach(rule -> writeRule(json, rule));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeRule(JsonGenerator json, RuleCard rule) {
        json.writeStartObject();
        Json.text(json, "id", rule.slug(), TEXT);
        writeText(json, "shortDescription", said(rule.requirement(), rule.slug()));
        writeText(json, "fullDescription", said(rule.why(), said(rule.requirement(), rule.slug())));
        writeText(json, "help", help(rule));
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty("level", rule.severity().word());
        json.writeEndObject();
        json.writeObjectPropertyStart("properties");
        List<String> tags = new ArrayList<>(List.of("security"));
        tags.addAll(rule.classes());
        Json.texts(json, "tags", tags.stream().distinct().limit(MOST_TAGS).toList(), TEXT);
        json.writeStringProperty("security-severity", score(rule.severity()));
        json.writeStringProperty("precision", "high");
        Json.texts(json, "statements", rule.statements(), TEXT);
        Json.texts(json, "controls", controls(rule), TEXT);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String help(RuleCard rule) {
        String source = Texts.source(rule);
        String help = said(rule.help(), said(rule.requirement(), rule.slug()));
        return source.isEmpty() ? help : help + "\nsource: " + source;
    }

    private static List<String> controls(RuleCard rule) {
        List<String> controls = new ArrayList<>();
        new TreeMap<>(rule.controls())
                .forEach((framework, ids) -> ids.forEach(id -> controls.add(framework + ':' + id)));
        return controls;
    }

    private static String score(Severity severity) {
        return switch (severity) {
            case ERROR -> "8.0";
            case WARNING -> "5.0";
            case NOTE -> "2.0";
        };
    }

    private static void writeInvocation(JsonGenerator json, Report report, SarifResults results) {
        boolean failed = report.result() == Report.Result.ERROR
                || report.problems().stream().anyMatch(Problem::isError);
        json.writeArrayPropertyStart("invocations");
        json.writeStartObject();
        json.writeBooleanProperty("executionSuccessful", !failed);
        json.writeArrayPropertyStart("toolExecutionNotifications");
        Totals totals = new Totals(report);
        if (totals.isEmpty()) {
            writeNotification(json, "nothing-checked", "warning", totals.sentence());
        }
        if (results.leftOut() > 0) {
            String sentence = Texts.count(results.leftOut(), "result") + " of "
                    + report.verdicts().size() + " left out: a run holds at most " + SarifResults.MOST
                    + ", failed and undecided ones first";
            writeNotification(json, "results-left-out", "warning", sentence);
        }
        int shown = Math.min(MOST_PROBLEMS, report.problems().size());
        report.problems().subList(0, shown).forEach(problem -> writeProblem(json, results, problem));
        if (shown < report.problems().size()) {
            int rest = report.problems().size() - shown;
            writeNotification(json, "problems-left-out", "warning", Texts.count(rest, "more problem"));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void writeNotification(JsonGenerator json, String id, String level, String text) {
        json.writeStartObject();
        json.writeObjectPropertyStart("descriptor");
        json.writeStringProperty("id", id);
        json.writeEndObject();
        json.writeStringProperty("level", level);
        writeText(json, "message", text);
        json.writeEndObject();
    }

    private static void writeProblem(JsonGenerator json, SarifResults results, Problem problem) {
        Diagnostic diagnostic = problem.diagnostic();
        json.writeStartObject();
        json.writeObjectPropertyStart("descriptor");
        Json.text(json, "id", said(diagnostic.code(), problem.kind()), TEXT);
        json.writeEndObject();
        json.writeStringProperty("level", diagnostic.severity().word());
        writeText(json, "message", said(diagnostic.title(), diagnostic.code()));
        if (!diagnostic.at().isEmpty()) {
            json.writeArrayPropertyStart("locations");
            json.writeStartObject();
            results.writePlace(diagnostic.at().get(0).span());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeArtifacts(JsonGenerator json, Report report) {
        json.writeArrayPropertyStart("artifacts");
        for (Report.Input input : report.inputs()) {
            json.writeStartObject();
            json.writeObjectPropertyStart("location");
            json.writeStringProperty("uri", Uris.of(input.path()));
            json.writeEndObject();
            if (!input.sha256().isEmpty()) {
                json.writeObjectPropertyStart("hashes");
                json.writeStringProperty("sha-256", input.sha256());
                json.writeEndObject();
            }
            json.writeObjectPropertyStart("properties");
            json.writeStringProperty("format", input.format());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeProperties(JsonGenerator json, Report report) {
        json.writeObjectPropertyStart("properties");
        Json.text(json, "edition", report.edition(), TEXT);
        json.writeStringProperty("packSha256", report.packSha256());
        json.writeStringProperty("asOf", report.asOf().toString());
        json.writeStringProperty("result", report.result().word());
        Json.text(json, "summary", new Totals(report).sentence(), TEXT);
        json.writeArrayPropertyStart("unjudged");
        for (Report.Unjudged unjudged : report.unjudged()) {
            json.writeStartObject();
            Json.text(json, "resource", unjudged.resource(), TEXT);
            Json.text(json, "because", unjudged.because(), TEXT);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A message object; a bracket that would begin a link is escaped as the format demands. */
    static void writeText(JsonGenerator json, String name, String text) {
        json.writeObjectPropertyStart(name);
        Json.text(json, "text", text.replace("](", "\\]("), TEXT);
        json.writeEndObject();
    }

    /** The text, or another where it is blank: the format knows no empty texts. */
    static String said(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }
}
