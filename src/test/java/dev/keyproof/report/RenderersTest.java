package dev.keyproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every form. */
class RenderersTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG"})
    void localeAndZone_changeNothing(String tag) {
        for (String format : Formats.names()) {
            Locale.setDefault(Locale.ROOT);
            String here = render(format, Payroll.report());
            Locale.setDefault(Locale.forLanguageTag(tag));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertEquals(here, render(format, Payroll.report()), format);
        }
    }

    @Test
    void orderOfArrival_changesNothing() {
        Report report = Payroll.report();
        Report other = new Report(
                report.toolVersion(),
                report.edition(),
                report.packSha256(),
                report.rules(),
                report.asOf(),
                reversed(report.inputs()),
                reversed(report.verdicts()),
                reversed(report.problems()),
                reversed(report.unjudged()),
                report.result());
        for (String format : Formats.names()) {
            assertEquals(render(format, report), render(format, other), format);
        }
    }

    @Test
    void emptyRun_neverLooksGreen() {
        Report empty = Cases.report(List.of(), List.of(), List.of(), List.of(), Report.Result.EMPTY);
        for (String format : Formats.names()) {
            String out = render(format, empty);
            assertTrue(out.contains("nothing was checked") || out.contains("\"result\": \"empty\""), out);
        }
    }

    @Test
    void failingSink_isReportedAsItIs() {
        IOException full = new IOException("no space left");
        Writer sink = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw full;
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        for (String format : Formats.names()) {
            Renderer renderer = Formats.find(format, Formats.Options.DEFAULT).orElseThrow();
            IOException seen = org.junit.jupiter.api.Assertions.assertThrows(
                    IOException.class, () -> renderer.render(Payroll.report(), sink), format);
            assertEquals(full.getMessage(), seen.getMessage(), format);
        }
    }

    /** The bound is wide, for a busy machine; quadratic work would take minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "brief", "json", "sarif", "junit"})
    void thirtyThousandFindings_takeSeconds(String format) {
        Source source = Source.of("estate.yaml", "name: bv-x\ntype: EC\nsize: 3072\n".repeat(30_000));
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            Span span = Span.of(source, i * 31 + 17, i * 31 + 19);
            verdicts.add(Cases.verdict(
                    Cases.KEY_TYPE,
                    "BackupVault/bv-" + i,
                    span,
                    Outcome.FAIL,
                    Cases.diagnostic(
                            Cases.KEY_TYPE, "`kek-" + i + "` is not an RSA key", List.of(new Label(span, "here")))));
        }
        Report report = Cases.report(List.of(Cases.KEY_TYPE), List.of(source), verdicts, List.of(), Report.Result.FAIL);
        assertTimeout(Duration.ofSeconds(20), () -> render(format, report));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif", "junit"})
    void manyPasses_takeSeconds(String format) {
        Source source = Source.of("estate.yaml", "name: bv-x\ntype: RSA\nsize: 3072\n".repeat(10_000));
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < 400_000; i++) {
            Span span = Span.of(source, i % 10_000 * 32 + 17, i % 10_000 * 32 + 20);
            verdicts.add(Cases.pass(Cases.KEY_TYPE, "BackupVault/bv-payroll-prod-" + i % 10_000, span));
        }
        Report report = Cases.report(List.of(Cases.KEY_TYPE), List.of(source), verdicts, List.of(), Report.Result.PASS);
        Appendable nowhere = Writer.nullWriter();
        Renderer renderer = Formats.find(format, Formats.Options.DEFAULT).orElseThrow();
        assertTimeout(Duration.ofSeconds(20), () -> renderer.render(report, nowhere));
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> turned = new ArrayList<>(list);
        Collections.reverse(turned);
        return turned;
    }

    private static String render(String format, Report report) {
        return Cases.render(Formats.find(format, Formats.Options.DEFAULT).orElseThrow(), report);
    }
}
