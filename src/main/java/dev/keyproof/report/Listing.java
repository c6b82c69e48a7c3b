package dev.keyproof.report;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.diagnostic.Undecided;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person reads of a report: every failed verdict, and one entry for all undecided verdicts that wait for the
 * same places of the input. So a vault whose key vault is not described gives one entry and not fifteen.
 */
final class Listing {
    private static final int MOST_NAMES = 3;
    private static final int MOST_PLACES = 8;
    /** More fields than these say nothing that the reason does not say. */
    private static final int MOST_FIELDS = 8;

    private static final String BROKEN = "correct the error that is told of it";
    private static final String HELP = "describe what is not known here, or check again after the deployment";

    private Listing() {}

    private record Place(Source source, int start, int end) {}

    /** The entries in the total order of verdicts; a group stands where its first verdict stands. */
    static List<Block> of(Report report) {
        Map<Object, List<Verdict>> groups = new LinkedHashMap<>();
        for (Verdict verdict : report.verdicts()) {
            if (verdict.outcome() == Outcome.FAIL || verdict.outcome() == Outcome.UNKNOWN) {
                groups.computeIfAbsent(key(verdict), k -> new ArrayList<>()).add(verdict);
            }
        }
        List<Block> blocks = new ArrayList<>();
        for (List<Verdict> group : groups.values()) {
            Verdict first = group.get(0);
            if (first.outcome() == Outcome.FAIL) {
                blocks.add(Block.of(first, first.severity().word()));
            } else if (group.size() == 1) {
                blocks.add(Block.of(first, Block.UNKNOWN));
            } else {
                blocks.add(unknown(group));
            }
        }
        return blocks;
    }

    /** Undecided verdicts share the set of their deciding places; everything else stands alone. */
    private static Object key(Verdict verdict) {
        if (verdict.outcome() != Outcome.UNKNOWN || verdict.unknown().isEmpty()) {
            return new Object();
        }
        Set<Place> places = new LinkedHashSet<>();
        for (Undecided undecided : verdict.unknown()) {
            Span at = undecided.place();
            places.add(new Place(at.source(), at.start(), at.end()));
        }
        return places;
    }

    private static Block unknown(List<Verdict> group) {
        Set<String> resources = new LinkedHashSet<>();
        Set<String> fields = new TreeSet<>();
        Set<String> slugs = new TreeSet<>();
        Set<String> helps = new LinkedHashSet<>();
        Set<String> reasons = new LinkedHashSet<>();
        for (Verdict verdict : group) {
            resources.add(Texts.name(verdict.resource()));
            slugs.add(verdict.rule().slug());
            verdict.unknown().forEach(undecided -> {
                fields.add(undecided.field());
                reasons.add(undecided.because());
            });
            helps.add(Texts.remark(verdict.diagnosis(), Remark.Kind.HELP, ""));
        }
        helps.remove("");
        String code = slugs.size() == 1 ? slugs.iterator().next() : slugs.size() + " rules";
        // One reason says more than the fields that it leaves open.
        String why = reasons.size() == 1 && fields.size() > 1
                ? reasons.iterator().next()
                : (slugs.size() == 1 ? "the rule asks for " : "the rules ask for ")
                        + Texts.list(List.copyOf(fields), MOST_NAMES);
        String title = "cannot tell for " + Texts.list(List.copyOf(resources), MOST_NAMES) + ": " + why;
        List<Block.Line> lines = new ArrayList<>();
        boolean broken = reasons.stream().allMatch(reason -> reason.endsWith("has an error"));
        String help = broken ? BROKEN : helps.size() == 1 ? helps.iterator().next() : HELP;
        lines.add(Block.Line.of(Remark.Kind.HELP, help));
        if (fields.size() <= MOST_FIELDS && !title.endsWith(Texts.list(List.copyOf(fields), Integer.MAX_VALUE))) {
            lines.add(Block.Line.of(
                    Remark.Kind.NOTE, "they ask for " + Texts.list(List.copyOf(fields), Integer.MAX_VALUE)));
        }
        lines.add(new Block.Line(Remark.Kind.RULE.ordinal(), "open", rules(group)));
        List<Label> labels = labels(group);
        if (labels.size() > MOST_PLACES) {
            String more = "and " + Texts.count(labels.size() - MOST_PLACES, "more place");
            lines.add(Block.Line.of(Remark.Kind.NOTE, more));
            labels = labels.subList(0, MOST_PLACES);
        }
        return new Block(Block.UNKNOWN, code, title, labels, List.of(), lines, Optional.empty());
    }

    /** One mark a place, with all that is not known there. */
    private static List<Label> labels(List<Verdict> group) {
        Map<Place, Set<String>> reasons = new LinkedHashMap<>();
        Map<Place, Span> spans = new LinkedHashMap<>();
        for (Verdict verdict : group) {
            for (Undecided undecided : verdict.unknown()) {
                Span at = undecided.place();
                Place place = new Place(at.source(), at.start(), at.end());
                spans.putIfAbsent(place, at);
                reasons.computeIfAbsent(place, p -> new LinkedHashSet<>()).add(undecided.because());
            }
        }
        List<Label> labels = new ArrayList<>();
        reasons.forEach((place, because) ->
                labels.add(new Label(spans.get(place), "not known: " + String.join("; ", because))));
        return labels;
    }

    /** The rules that are left open, gravest first: {@code key-disabled, key-expired (error); ... (warning)}. */
    private static String rules(List<Verdict> group) {
        StringBuilder text = new StringBuilder();
        for (Severity severity : Severity.values()) {
            Set<String> slugs = new TreeSet<>();
            group.stream()
                    .filter(verdict -> verdict.severity() == severity)
                    .forEach(verdict -> slugs.add(verdict.rule().slug()));
            if (!slugs.isEmpty()) {
                text.append(text.length() == 0 ? "" : "; ").append(String.join(", ", slugs));
                text.append(" (").append(severity.word()).append(')');
            }
        }
        return text.toString();
    }
}
