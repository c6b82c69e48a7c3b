package dev.keyproof.report;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Problem;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Position;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * The JSON contract of {@code check --format json}: names of members never change, members may be added, lists are in a
 * total order. Lines and columns count from 1, columns in code points; an end is behind the last character.
 */
public final class JsonRenderer implements Renderer {
    private static final int TEXT = 4000;
    private static final int DEPTH = 3;

    @Override
    public void render(Report report, Appendable out) throws IOException {
        Json.write(out, DEPTH, json -> new Document(json).write(report));
    }

    /** One document while it is written. */
    private static final class Document {
        private final JsonGenerator json;
        private final IdentityHashMap<RuleCard, RuleTexts> rules = new IdentityHashMap<>();

        Document(JsonGenerator json) {
            this.json = json;
        }

        void write(Report report) {
            json.writeStartObject();
            json.writeObjectPropertyStart("tool");
            json.writeStringProperty("name", "keyproof");
            text("version", report.toolVersion());
            json.writeEndObject();
            json.writeObjectPropertyStart("pack");
            text("edition", report.edition());
            json.writeStringProperty("sha256", report.packSha256());
            json.writeEndObject();
            json.writeStringProperty("asOf", report.asOf().toString());
            writeInputs(report);
            json.writeArrayPropertyStart("verdicts");
            report.verdicts().forEach(this::write);
            json.writeEndArray();
            json.writeArrayPropertyStart("problems");
            report.problems().forEach(this::write);
            json.writeEndArray();
            writeUnjudged(report);
            writeSummary(new Totals(report));
            json.writeStringProperty("result", report.result().word());
            json.writeEndObject();
        }

        private void writeInputs(Report report) {
            json.writeArrayPropertyStart("inputs");
            for (Report.Input input : report.inputs()) {
                json.writeStartObject();
                text("path", input.path());
                json.writeStringProperty("format", input.format());
                json.writeStringProperty("sha256", input.sha256());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void write(Verdict verdict) {
            RuleTexts rule = rules.computeIfAbsent(verdict.rule(), RuleTexts::of);
            json.writeStartObject();
            json.writeStringProperty("rule", rule.slug());
            strings("statements", rule.statements());
            json.writeStringProperty("severity", verdict.severity().word());
            text("resource", verdict.resource());
            json.writeStringProperty("outcome", verdict.outcome().word());
            text("title", verdict.diagnosis().title());
            place("location", verdict.location());
            place("subject", verdict.subject());
            writeUnknown(verdict);
            if (!verdict.azure().isEmpty()) {
                text("azure", String.join(" or ", verdict.azure()));
            }
            String help = Texts.remark(verdict.diagnosis(), Remark.Kind.HELP, "");
            if (!help.isEmpty()) {
                text("help", help);
            }
            json.writeStringProperty("why", rule.whyOf(verdict));
            strings("controls", rule.controls());
            Json.texts(json, "assumptions", verdict.assumptions(), TEXT);
            json.writeEndObject();
        }

        private void writeUnknown(Verdict verdict) {
            json.writeArrayPropertyStart("unknown");
            for (Undecided undecided : verdict.unknown()) {
                json.writeStartObject();
                text("field", undecided.field());
                text("because", undecided.because());
                place("location", undecided.place());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void write(Problem problem) {
            Diagnostic diagnostic = problem.diagnostic();
            json.writeStartObject();
            json.writeStringProperty("kind", problem.kind());
            text("code", diagnostic.code());
            json.writeStringProperty("severity", diagnostic.severity().word());
            text("title", diagnostic.title());
            text("help", Texts.remark(diagnostic, Remark.Kind.HELP, ""));
            if (!diagnostic.at().isEmpty()) {
                place("location", diagnostic.at().get(0).span());
            }
            json.writeEndObject();
        }

        private void writeUnjudged(Report report) {
            json.writeArrayPropertyStart("unjudged");
            for (Report.Unjudged unjudged : report.unjudged()) {
                json.writeStartObject();
                text("resource", unjudged.resource());
                text("because", unjudged.because());
                place("location", unjudged.subject());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void writeSummary(Totals totals) {
            json.writeObjectPropertyStart("summary");
            json.writeNumberProperty("fail", totals.of(Outcome.FAIL));
            json.writeNumberProperty("pass", totals.of(Outcome.PASS));
            json.writeNumberProperty("unknown", totals.of(Outcome.UNKNOWN));
            json.writeNumberProperty("notApplicable", totals.of(Outcome.NOT_APPLICABLE));
            json.writeNumberProperty("waived", totals.of(Outcome.WAIVED));
            json.writeEndObject();
        }

        private void place(String name, Span span) {
            Position from = span.from();
            Position to = span.to();
            json.writeObjectPropertyStart(name);
            text("path", span.source().name());
            json.writeNumberProperty("line", from.line());
            json.writeNumberProperty("column", from.column());
            json.writeNumberProperty("endLine", to.line());
            json.writeNumberProperty("endColumn", to.column());
            text("pointer", span.pointer().toString());
            json.writeEndObject();
        }

        private void text(String name, String text) {
            Json.text(json, name, text, TEXT);
        }

        private void strings(String name, List<String> safe) {
            json.writeArrayPropertyStart(name);
            safe.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    /** What every verdict of a rule repeats, neutralised once. */
    private record RuleTexts(String slug, List<String> statements, String why, List<String> controls) {
        static RuleTexts of(RuleCard rule) {
            List<String> statements =
                    rule.statements().stream().map(id -> Neutral.data(id, TEXT)).toList();
            return new RuleTexts(
                    Neutral.data(rule.slug(), TEXT), statements, Neutral.data(rule.why(), TEXT), controls(rule));
        }

        String whyOf(Verdict verdict) {
            String own = Texts.remark(verdict.diagnosis(), Remark.Kind.WHY, "");
            return own.isEmpty() ? why : Neutral.data(own, TEXT);
        }

        private static List<String> controls(RuleCard rule) {
            List<String> controls = new ArrayList<>();
            new TreeMap<>(rule.controls())
                    .forEach((framework, ids) ->
                            ids.forEach(id -> controls.add(Neutral.data(framework + ':' + id, TEXT))));
            return controls;
        }
    }
}
