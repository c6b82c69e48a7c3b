package dev.keyproof.check;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.language.Rule;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts outcomes into words: titles, places and remarks (style reference, section 8.2). */
final class Findings {
    /** Fields whose place a title or an excerpt can still show. */
    private static final int MOST_PLACES = 8;

    private Findings() {}

    /** A verdict with everything that is told about it; {@code resource} and {@code subject} are what it is about. */
    static Verdict explained(RuleCard card, Explanation why, String resource, Span subject) {
        return switch (why.outcome()) {
            case FAIL -> failed(card, why, resource, subject);
            case PASS -> passed(card, why, resource, subject);
            case UNKNOWN, WAIVED -> unknown(card, why.undecided(), why, resource, subject);
            case NOT_APPLICABLE ->
                verdict(card, resource, subject, Outcome.NOT_APPLICABLE, requirement(card, subject), List.of(), why);
        };
    }

    /** What all passes of a rule have in common that tell no reasons; their place is that of the resource. */
    static Diagnostic brief(RuleCard card) {
        return new Diagnostic(
                card.slug(), card.severity(), card.requirement(), List.of(), List.of(), List.of(), Optional.empty());
    }

    /** Unknown because the rule asks for more steps than one rule may take. */
    static Verdict exceeded(RuleCard card, Rule rule, Entity target) {
        String title = "cannot tell for `" + name(target) + "`: the rule takes more than " + Evaluator.STEP_LIMIT
                + " steps here";
        Undecided limit = new Undecided(rule.target(), "more than " + Evaluator.STEP_LIMIT + " steps", target.span());
        List<Remark> remarks = new ArrayList<>();
        remarks.add(new Remark(Remark.Kind.WHY, card.why()));
        remarks.add(new Remark(
                Remark.Kind.HELP, "check a smaller estate: lists of this resource are too long for the rule"));
        addSources(remarks, card);
        Diagnostic diagnosis = new Diagnostic(
                card.slug(),
                card.severity(),
                title,
                List.of(new Label(target.span(), "too much to look at")),
                List.of(),
                remarks,
                Optional.empty());
        return new Verdict(
                card, target.label(), target.span(), Outcome.UNKNOWN, diagnosis, List.of(limit), List.of(), List.of());
    }

    private static Verdict failed(RuleCard card, Explanation why, String resource, Span subject) {
        Rule rule = why.rule();
        Places places = new Places(why);
        List<Label> at = labels(rule.at(), places, why);
        List<Label> with = labels(rule.with(), places, why);
        Fixes.Offer offer = Fixes.offer(why);
        List<Remark> remarks = new ArrayList<>();
        remarks.add(new Remark(Remark.Kind.WHY, why.text(rule.why())));
        if (!rule.azure().isEmpty()) {
            remarks.add(new Remark(Remark.Kind.AZURE, azure(why)));
        }
        remarks.add(new Remark(Remark.Kind.HELP, why.text(rule.help())));
        rule.notes().forEach(note -> remarks.add(new Remark(Remark.Kind.NOTE, why.text(note))));
        offer.reason().ifPresent(reason -> remarks.add(new Remark(Remark.Kind.NOTE, "no edit is offered: " + reason)));
        addAssumptions(remarks, why);
        addSources(remarks, card);
        Diagnostic diagnosis =
                new Diagnostic(card.slug(), card.severity(), why.text(rule.title()), at, with, remarks, offer.fix());
        return verdict(card, resource, subject, Outcome.FAIL, diagnosis, List.of(), why);
    }

    private static String azure(Explanation why) {
        String codes = "`" + String.join("` or `", why.rule().azure()) + "`";
        return why.rule()
                .azureRemark()
                .map(remark -> codes + ": " + why.text(remark))
                .orElse(codes);
    }

    private static List<Label> labels(List<Rule.Place> written, Places places, Explanation why) {
        List<Label> labels = new ArrayList<>();
        for (Rule.Place place : written) {
            labels.add(new Label(places.of(place.value()), why.text(place.label())));
        }
        return labels;
    }

    private static Verdict passed(RuleCard card, Explanation why, String resource, Span subject) {
        Span at = why.rule().at().isEmpty()
                ? subject
                : new Places(why).of(why.rule().at().get(0).value());
        return verdict(card, resource, subject, Outcome.PASS, requirement(card, at), List.of(), why);
    }

    private static Diagnostic requirement(RuleCard card, Span at) {
        return new Diagnostic(
                card.slug(),
                card.severity(),
                card.requirement(),
                List.of(new Label(at, "")),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Verdict unknown(
            RuleCard card, List<Undecided> fields, Explanation why, String resource, Span subject) {
        List<Label> at = new ArrayList<>();
        Set<Span> seen = new java.util.LinkedHashSet<>();
        for (Undecided field : fields) {
            if (seen.size() < MOST_PLACES && seen.add(field.place())) {
                at.add(new Label(field.place(), "not known: " + field.because()));
            }
        }
        List<Remark> remarks = new ArrayList<>();
        remarks.add(new Remark(Remark.Kind.WHY, why.text(why.rule().why())));
        remarks.add(new Remark(Remark.Kind.HELP, help(fields)));
        addAssumptions(remarks, why);
        addSources(remarks, card);
        String title = "cannot tell for `" + name(why.target()) + "`: " + asked(fields);
        Diagnostic diagnosis =
                new Diagnostic(card.slug(), card.severity(), title, at, List.of(), remarks, Optional.empty());
        return verdict(card, resource, subject, Outcome.UNKNOWN, diagnosis, fields, why);
    }

    private static String asked(List<Undecided> fields) {
        if (fields.isEmpty()) {
            return "the rule asks for what is not described";
        }
        String first = fields.get(0).field();
        return Assumption.of(first).isPresent()
                ? "the rule rests on `" + first + "`"
                : "the rule asks for `" + first + "`";
    }

    private static String help(List<Undecided> fields) {
        List<String> names =
                fields.stream().map(Undecided::field).distinct().limit(3).toList();
        if (names.isEmpty()) {
            return "describe what the rule asks for, or check again after the deployment";
        }
        if (Assumption.of(names.get(0)).isPresent()) {
            return "check again without switching the assumption off";
        }
        return "give `" + String.join("` and `", names) + "`, or check again after the deployment";
    }

    private static void addAssumptions(List<Remark> remarks, Explanation why) {
        for (String id : why.assumptions()) {
            String meaning = Assumption.of(id).map(Assumption::meaning).orElse("");
            remarks.add(new Remark(Remark.Kind.ASSUMES, id + ": " + meaning));
        }
    }

    private static void addSources(List<Remark> remarks, RuleCard card) {
        Span place = card.place();
        remarks.add(new Remark(
                Remark.Kind.RULE, place.source().name() + ':' + place.from().line()));
        remarks.add(new Remark(Remark.Kind.SOURCE, String.join(", ", card.statements()) + " in " + card.citation()));
    }

    private static Verdict verdict(
            RuleCard card,
            String resource,
            Span subject,
            Outcome outcome,
            Diagnostic diagnosis,
            List<Undecided> unknown,
            Explanation why) {
        List<String> azure = outcome == Outcome.FAIL ? why.rule().azure() : List.of();
        return new Verdict(card, resource, subject, outcome, diagnosis, unknown, azure, why.assumptions());
    }

    private static String name(Entity entity) {
        return Printing.safe(entity.name());
    }
}
