package dev.keyproof.report;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Position;
import dev.keyproof.text.Span;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** The results of a SARIF run: at most {@link #MOST}, the gravest outcomes first to be kept, in the order of verdicts. */
final class SarifResults {
    /** As many results as GitHub takes of one run. */
    static final int MOST = 25_000;
    /** As many further places as one result lists. */
    private static final int MOST_RELATED = 100;

    private final JsonGenerator json;
    private final Report report;
    private final Map<String, Integer> rules = new HashMap<>();
    private final Map<String, Integer> inputs = new HashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final Map<Outcome, Integer> room = new EnumMap<>(Outcome.class);

    SarifResults(JsonGenerator json, Report report) {
        this.json = json;
        this.report = report;
        for (int i = 0; i < report.rules().size(); i++) {
            rules.putIfAbsent(report.rules().get(i).slug(), i);
        }
        for (int i = 0; i < report.inputs().size(); i++) {
            inputs.putIfAbsent(report.inputs().get(i).path(), i);
        }
        Totals totals = new Totals(report);
        int left = MOST;
        for (Outcome outcome : Outcome.values()) {
            int kept = Math.min(left, totals.of(outcome));
            room.put(outcome, kept);
            left -= kept;
        }
    }

    /** How many results do not fit. */
    int leftOut() {
        return Math.max(0, report.verdicts().size() - MOST);
    }

    /** Writes the member {@code results}. */
    void write() {
        json.writeArrayPropertyStart("results");
        for (Verdict verdict : report.verdicts()) {
            int left = room.get(verdict.outcome());
            if (left > 0) {
                room.put(verdict.outcome(), left - 1);
                write(verdict);
            }
        }
        json.writeEndArray();
    }

    /** Writes the members {@code physicalLocation} and nothing else of a location. */
    void writePlace(Span span) {
        Position from = span.from();
        Position to = span.to();
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", Uris.of(span.source().name()));
        Integer index = inputs.get(span.source().name());
        if (index != null) {
            json.writeNumberProperty("index", index);
        }
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", from.line());
        json.writeNumberProperty("startColumn", from.utf16Column());
        json.writeNumberProperty("endLine", to.line());
        json.writeNumberProperty("endColumn", to.utf16Column());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(Verdict verdict) {
        String slug = verdict.rule().slug();
        json.writeStartObject();
        Json.text(json, "ruleId", slug, SarifRenderer.TEXT);
        if (rules.containsKey(slug)) {
            json.writeNumberProperty("ruleIndex", rules.get(slug));
        }
        json.writeStringProperty("kind", kind(verdict.outcome()));
        boolean failed = verdict.outcome() == Outcome.FAIL || verdict.outcome() == Outcome.WAIVED;
        json.writeStringProperty("level", failed ? verdict.severity().word() : "none");
        SarifRenderer.writeText(json, "message", message(verdict));
        writeLocations(verdict);
        writeFingerprints(verdict);
        if (verdict.outcome() == Outcome.WAIVED) {
            writeSuppression(verdict);
        }
        writeProperties(verdict);
        json.writeEndObject();
    }

    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case FAIL, WAIVED -> "fail";
            case UNKNOWN -> "open";
            case PASS -> "pass";
            case NOT_APPLICABLE -> "notApplicable";
        };
    }

    private static String message(Verdict verdict) {
        String title =
                SarifRenderer.said(verdict.diagnosis().title(), verdict.rule().slug());
        String help = Texts.remark(verdict.diagnosis(), Remark.Kind.HELP, "");
        return help.isBlank() ? title : title + "\nhelp: " + help;
    }

    private void writeLocations(Verdict verdict) {
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        writePlace(verdict.location());
        json.writeArrayPropertyStart("logicalLocations");
        json.writeStartObject();
        Json.text(json, "fullyQualifiedName", SarifRenderer.said(verdict.resource(), "-"), SarifRenderer.TEXT);
        json.writeStringProperty("kind", "resource");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        List<Label> others = new ArrayList<>(verdict.diagnosis().at());
        others.addAll(verdict.diagnosis().with());
        if (others.size() < 2) {
            return;
        }
        json.writeArrayPropertyStart("relatedLocations");
        for (int i = 1; i < Math.min(others.size(), MOST_RELATED + 1); i++) {
            json.writeStartObject();
            json.writeNumberProperty("id", i);
            writePlace(others.get(i).span());
            SarifRenderer.writeText(
                    json, "message", SarifRenderer.said(others.get(i).text(), "see also"));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** From rule, resource, field and occurrence, so that a finding stays the same one when lines move. */
    private void writeFingerprints(Verdict verdict) {
        String base = verdict.rule().slug()
                + '\0'
                + verdict.resource()
                + '\0'
                + verdict.location().pointer();
        String hash = sha256(base);
        String value = hash + ':' + occurrences.merge(hash, 1, Integer::sum);
        json.writeObjectPropertyStart("partialFingerprints");
        json.writeStringProperty("primaryLocationLineHash", value);
        json.writeStringProperty("keyproof/v1", value);
        json.writeEndObject();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a Java platform without SHA-256", e);
        }
    }

    private void writeSuppression(Verdict verdict) {
        json.writeArrayPropertyStart("suppressions");
        json.writeStartObject();
        json.writeStringProperty("kind", "external");
        json.writeStringProperty("status", "accepted");
        String note = Texts.remark(verdict.diagnosis(), Remark.Kind.NOTE, "waived");
        Json.text(json, "justification", note, SarifRenderer.TEXT);
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeProperties(Verdict verdict) {
        json.writeObjectPropertyStart("properties");
        Json.text(json, "resource", verdict.resource(), SarifRenderer.TEXT);
        json.writeStringProperty("outcome", verdict.outcome().word());
        if (!verdict.unknown().isEmpty()) {
            json.writeArrayPropertyStart("unknown");
            for (Undecided undecided : verdict.unknown()) {
                json.writeStartObject();
                Json.text(json, "field", undecided.field(), SarifRenderer.TEXT);
                Json.text(json, "because", undecided.because(), SarifRenderer.TEXT);
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!verdict.azure().isEmpty()) {
            Json.texts(json, "azure", verdict.azure(), SarifRenderer.TEXT);
        }
        if (!verdict.assumptions().isEmpty()) {
            Json.texts(json, "assumptions", verdict.assumptions(), SarifRenderer.TEXT);
        }
        json.writeEndObject();
    }
}
