package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.List;

/** Prints rules: a clause a line, what it says in one column. */
final class RuleItemPrinter {
    private static final int INDENT = 2;
    private static final int SHORTEST = "severity".length();

    private final CommentQueue comments;
    private final PhrasePrinter phrases;
    private final StringBuilder out = new StringBuilder();
    private int column;

    RuleItemPrinter(CommentQueue comments, PhrasePrinter phrases) {
        this.comments = comments;
        this.phrases = phrases;
    }

    String print(String prefix, Syntax.Rule rule) {
        boolean wide = rule.header().unwaivable().isPresent();
        column = INDENT + (wide ? "unwaivable".length() : SHORTEST) + 1;
        out.append(prefix)
                .append(rule.change() ? "change " : "rule ")
                .append(rule.slug().text())
                .append(" {\n");
        header(rule.header());
        String subject = rule.subject().map(name -> " " + name.text()).orElse("");
        Span target = rule.subject().map(Syntax.Name::span).orElse(rule.kind().span());
        line(
                "for",
                (rule.created() ? "created " : "") + rule.kind().text() + subject,
                rule.kind().span(),
                target);
        judgement(rule.judgement());
        diagnosis(rule.diagnosis());
        return out.append(comments.before(rule.span().end(), "  ")).append('}').toString();
    }

    private void header(Syntax.Header header) {
        line(
                "severity",
                header.severity().text(),
                header.severity().span(),
                header.severity().span());
        names("class", header.classes());
        names("cites", header.cites());
        for (Syntax.Tagged dispute : header.disputes()) {
            String words = dispute.name().text();
            open("disputes", dispute.name().span());
            close(phrases.behind(words, column, dispute.text(), column), dispute.span());
        }
        if (!header.assumes().isEmpty()) {
            names("assumes", header.assumes());
        }
        if (!header.controls().isEmpty()) {
            controls(header.controls());
        }
        header.unwaivable().ifPresent(text -> text("unwaivable", text));
    }

    private void controls(List<Syntax.Tagged> controls) {
        open("controls", controls.get(0).span());
        List<String> shown = controls.stream()
                .map(control -> control.name().text() + " " + phrases.text(control.text(), column))
                .toList();
        close(
                PhrasePrinter.filled(shown, column),
                controls.get(controls.size() - 1).span());
    }

    private void judgement(Syntax.Judgement judgement) {
        int longest = judgement.lets().stream()
                .mapToInt(let -> let.name().text().length())
                .max()
                .orElse(0);
        for (Syntax.Let let : judgement.lets()) {
            String name = PhrasePrinter.padded(let.name().text(), longest) + " = ";
            open("let", let.name().span());
            close(name + phrases.phrase(let.value(), column + name.length(), column), let.span());
        }
        judgement.when().ifPresent(when -> expression("when", when));
        expression(judgement.forbid() ? "forbid" : "require", judgement.obligation());
    }

    private void expression(String keyword, Syntax.Clause clause) {
        open(keyword, clause.expression().span());
        close(phrases.phrase(clause.expression(), column, column), clause.span());
    }

    private void diagnosis(Syntax.Diagnosis diagnosis) {
        text("title", diagnosis.title().text());
        diagnosis.at().forEach(place -> place("at", place));
        diagnosis.with().forEach(place -> place("with", place));
        text("why", diagnosis.why().text());
        diagnosis.azure().ifPresent(this::codes);
        text("help", diagnosis.help().text());
        diagnosis.notes().forEach(note -> text("note", note.text()));
        diagnosis.fixes().forEach(this::fix);
    }

    private void place(String keyword, Syntax.Place place) {
        open(keyword, place.place().span());
        String where = phrases.phrase(place.place(), column, column);
        close(phrases.behind(where, column, place.label(), column), place.span());
    }

    private void codes(Syntax.Codes codes) {
        open("azure", codes.names().get(0).span());
        String names = PhrasePrinter.filled(RuleChecker.texts(codes.names()), column);
        String remark = codes.remark()
                .map(text -> "\n" + PhrasePrinter.blanks(column) + phrases.text(text, column))
                .orElse("");
        close(names + remark, codes.span());
    }

    private void fix(Syntax.Fix fix) {
        if (fix instanceof Syntax.Manual manual) {
            open("fix", manual.reason().span());
            close("manual " + phrases.text(manual.reason(), column + "manual ".length()), fix.span());
        } else if (fix instanceof Syntax.SetField set) {
            open("fix", set.path().span());
            close(set(set), fix.span());
        } else {
            Syntax.Split split = (Syntax.Split) fix;
            open("fix", split.steps().get(0).get(0).span());
            close(split(split), fix.span());
        }
    }

    private String set(Syntax.SetField set) {
        String head = "set " + set.path().text() + " = ";
        String value = phrases.phrase(set.value(), column + head.length(), column);
        String when = set.when()
                .map(condition -> "\n" + PhrasePrinter.blanks(column) + "when "
                        + phrases.phrase(condition, column + "when ".length(), column))
                .orElse("");
        return head + value + (set.irreversible() ? " irreversible" : "") + when;
    }

    private String split(Syntax.Split split) {
        List<String> steps = split.steps().stream()
                .map(step -> step.stream().map(Syntax.Path::text).toList())
                .map(paths -> "{ " + String.join(", ", paths) + " }")
                .toList();
        String line = "split " + String.join(" then ", steps);
        return PhrasePrinter.fits(column, line)
                ? line
                : "split " + String.join("\n" + PhrasePrinter.blanks(column) + "then ", steps);
    }

    private void names(String keyword, List<Syntax.Name> names) {
        String printed = PhrasePrinter.filled(RuleChecker.texts(names), column);
        line(keyword, printed, names.get(0).span(), names.get(names.size() - 1).span());
    }

    private void text(String keyword, Syntax.Text text) {
        open(keyword, text.span());
        close(phrases.text(text, column), text.span());
    }

    private void line(String keyword, String words, Span first, Span last) {
        open(keyword, first);
        close(words, last);
    }

    /** Begins a clause whose words start at a place: comments above it first. */
    private void open(String keyword, Span words) {
        out.append(comments.before(words.start(), "  "));
        out.append("  ").append(PhrasePrinter.padded(keyword, column - INDENT));
    }

    private void close(String words, Span clause) {
        out.append(words).append(comments.behind(clause.end())).append('\n');
    }
}
