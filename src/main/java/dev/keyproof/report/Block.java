package dev.keyproof.report;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Fix;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One entry of the listing, ready to be laid out.
 *
 * @param word the first word: a severity, or {@code unknown}
 * @param code what stands in the brackets behind it
 * @param lines the lines below the excerpt, in their order
 */
record Block(
        String word, String code, String title, List<Label> at, List<Label> with, List<Line> lines, Optional<Fix> fix) {
    /** The first word of what could not be decided. */
    static final String UNKNOWN = "unknown";

    /** A line below the excerpt; lines after the rank of {@link #FIX} come below the fix. */
    record Line(int rank, String word, String text) {
        static Line of(Remark.Kind kind, String text) {
            return new Line(kind.ordinal(), kind.word(), text);
        }
    }

    private static final int FIX = Remark.Kind.HELP.ordinal();

    Block {
        lines = lines.stream().sorted(Comparator.comparingInt(Line::rank)).toList();
    }

    /** A diagnostic as it is. */
    static Block of(Diagnostic diagnostic) {
        return of(diagnostic.severity().word(), diagnostic, diagnostic.at(), lines(diagnostic.remarks()));
    }

    /** A failed or undecided verdict; what the remarks leave out is taken from the rule. */
    static Block of(Verdict verdict, String word) {
        RuleCard rule = verdict.rule();
        List<Line> lines = lines(verdict.diagnosis().remarks());
        addMissing(lines, Remark.Kind.WHY, rule.why());
        if (!word.equals(UNKNOWN)) {
            addMissing(lines, Remark.Kind.AZURE, azure(verdict));
            addMissing(lines, Remark.Kind.HELP, rule.help());
        }
        addMissing(lines, Remark.Kind.RULE, Texts.place(rule.place()));
        addMissing(lines, Remark.Kind.SOURCE, Texts.source(rule));
        List<Label> at = verdict.diagnosis().at();
        return of(word, verdict.diagnosis(), at.isEmpty() ? List.of(new Label(verdict.subject(), "")) : at, lines);
    }

    /** {@code error[key-type-unsupported]}. */
    String head() {
        return word + '[' + Neutral.line(code, Neutral.NAME) + ']';
    }

    Page.Paint paint() {
        return Page.Paint.valueOf(word.toUpperCase(Locale.ROOT));
    }

    List<Line> linesAboveFix() {
        return lines.stream().filter(line -> line.rank() <= FIX).toList();
    }

    List<Line> linesBelowFix() {
        return lines.stream().filter(line -> line.rank() > FIX).toList();
    }

    private static Block of(String word, Diagnostic diagnostic, List<Label> at, List<Line> lines) {
        if (diagnostic.fix().isPresent() && diagnostic.fix().get().irreversible()) {
            lines.add(Line.of(Remark.Kind.NOTE, "once deployed, this change cannot be taken back"));
        }
        return new Block(word, diagnostic.code(), diagnostic.title(), at, diagnostic.with(), lines, diagnostic.fix());
    }

    private static List<Line> lines(List<Remark> remarks) {
        List<Line> lines = new ArrayList<>();
        remarks.forEach(remark -> lines.add(Line.of(remark.kind(), remark.text())));
        return lines;
    }

    private static void addMissing(List<Line> lines, Remark.Kind kind, String text) {
        if (!text.isEmpty() && lines.stream().noneMatch(line -> line.rank() == kind.ordinal())) {
            lines.add(Line.of(kind, text));
        }
    }

    private static String azure(Verdict verdict) {
        return verdict.azure().isEmpty() ? "" : '`' + String.join("` or `", verdict.azure()) + '`';
    }
}
