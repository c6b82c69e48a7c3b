package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what a finding of a rule says: texts, places and fixes. */
final class Diagnoses {
    private final Expressions expressions;
    private final Mistakes mistakes;
    private final Guards guards;
    private final Facts facts;
    private final boolean judged;
    private final Texts texts;
    private boolean sound = true;

    /** The checked texts, places and fixes of a rule. */
    record Diagnosis(
            Text title,
            List<Rule.Place> at,
            List<Rule.Place> with,
            Text why,
            Optional<Text> azureRemark,
            Text help,
            List<Text> notes,
            List<Rule.Fix> fixes) {}

    /**
     * Reads diagnoses.
     *
     * @param facts what is present when the rule fails
     * @param judged whether the judgement is sound; if not, guards are not asked for
     */
    Diagnoses(Expressions expressions, Guards guards, Facts facts, boolean judged) {
        this.expressions = expressions;
        this.mistakes = expressions.definitions().mistakes();
        this.guards = guards;
        this.facts = facts;
        this.judged = judged;
        this.texts = new Texts(expressions);
    }

    Optional<Diagnosis> read(Syntax.Rule rule, Optional<Expr.Variable> subject, Optional<Expr.Variable> before) {
        Syntax.Diagnosis written = rule.diagnosis();
        Optional<Text> title = guarded(texts.title(written.title().text()));
        List<Rule.Place> at = places(written.at());
        List<Rule.Place> with = places(written.with());
        Optional<Text> why = template(written.why().text());
        Optional<Text> remark = written.azure().flatMap(Syntax.Codes::remark).flatMap(this::template);
        Optional<Text> help = template(written.help().text());
        List<Text> notes = new ArrayList<>();
        written.notes().forEach(note -> template(note.text()).ifPresent(notes::add));
        List<Rule.Fix> fixes = new ArrayList<>();
        Fixes reader = new Fixes(expressions, guards, judged ? Optional.of(facts) : Optional.empty());
        for (Syntax.Fix fix : written.fixes()) {
            Optional<Rule.Fix> read = fix instanceof Syntax.Manual manual
                    ? template(manual.reason()).map(Rule.Manual::new)
                    : reader.read(fix, rule, before);
            sound &= read.isPresent();
            read.ifPresent(fixes::add);
        }
        if (!sound || title.isEmpty() || why.isEmpty() || help.isEmpty() || subject.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Diagnosis(title.get(), at, with, why.get(), remark, help.get(), notes, fixes));
    }

    private Optional<Text> template(Syntax.Text text) {
        return guarded(texts.template(text));
    }

    private Optional<Text> guarded(Optional<Text> text) {
        sound &= text.isPresent();
        if (judged && text.isPresent()) {
            for (Text.Part part : text.get().parts()) {
                if (part instanceof Text.Hole hole) {
                    guards.ofHoles().check(hole.value(), facts);
                }
            }
        }
        return text;
    }

    private List<Rule.Place> places(List<Syntax.Place> written) {
        List<Rule.Place> places = new ArrayList<>();
        for (Syntax.Place place : written) {
            Optional<Expr> value = place.place() instanceof Phrase.Match match
                    ? new Matches(expressions).places(match, this::path)
                    : path(place.place());
            Optional<Text> label = template(place.label());
            sound &= value.isPresent();
            if (value.isPresent() && label.isPresent()) {
                if (judged) {
                    guards.place(value.get(), facts);
                }
                places.add(new Rule.Place(value.get(), label.get()));
            }
        }
        return places;
    }

    private Optional<Expr> path(Phrase phrase) {
        Optional<Expr> value = expressions.path(((Phrase.Path) phrase).path(), Optional.empty());
        if (value.isPresent() && !isPlace(value.get())) {
            Span span = phrase.span();
            mistakes.add(
                    Slug.PLACE_NOT_A_FIELD,
                    span,
                    "`" + ((Phrase.Path) phrase).path().text() + "` is a value without a place",
                    "expected a field",
                    Mistakes.help("name the field that the value is made of"));
            return Optional.empty();
        }
        return value;
    }

    private static boolean isPlace(Expr expr) {
        if (expr instanceof Expr.Match match) {
            boolean arms = match.arms().stream()
                    .allMatch(arm -> arm.value().map(Diagnoses::isPlace).orElse(false));
            return arms
                    && match.otherwise()
                            .map(arm -> arm.value().map(Diagnoses::isPlace).orElse(false))
                            .orElse(true);
        }
        return expr instanceof Expr.FirstOf || expr instanceof Expr.Reference || isField(expr);
    }

    private static boolean isField(Expr expr) {
        return expr instanceof Expr.Select select && (isField(select.record()) || isPlace(select.record()));
    }
}
