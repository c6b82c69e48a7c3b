package dev.keyproof.diagnostic;

import dev.keyproof.text.Span;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Everything one run of {@code check} found, ready to be printed in any form.
 *
 * @param toolVersion version of keyproof
 * @param edition date of the rule pack's source document
 * @param packSha256 digest of the rule pack
 * @param rules the rules of the pack in the order of its files
 * @param asOf the one evaluation instant of the run
 * @param inputs the files that were read; put into the order of their names
 * @param verdicts put into the order of {@link #ORDER}, which costs little when they come in it
 * @param problems put into the order of their places
 * @param unjudged resources that are listed but not judged, with the reason; put into the order of their places
 * @param result what the run comes to under the options of the run
 */
public record Report(
        String toolVersion,
        String edition,
        String packSha256,
        List<RuleCard> rules,
        Instant asOf,
        List<Input> inputs,
        List<Verdict> verdicts,
        List<Problem> problems,
        List<Unjudged> unjudged,
        Result result) {
    /** The total order of verdicts: path, line and column of the first place, rule, resource. */
    public static final Comparator<Verdict> ORDER = Report::compare;
    /** Path and place; what has no place comes first; what came first at one place stays first. */
    private static final Comparator<Problem> PROBLEMS = Comparator.comparing(Report::path)
            .thenComparingInt(p -> p.diagnostic().at().isEmpty()
                    ? 0
                    : p.diagnostic().at().get(0).span().start());

    private static final Comparator<Unjudged> UNJUDGED = Comparator.comparing(
                    (Unjudged u) -> u.subject().source().name())
            .thenComparingInt(u -> u.subject().start())
            .thenComparing(Unjudged::resource);

    public Report {
        inputs = inputs.stream().sorted(Comparator.comparing(Input::path)).toList();
        rules = List.copyOf(rules);
        verdicts = verdicts.stream().sorted(ORDER).toList();
        problems = problems.stream().sorted(PROBLEMS).toList();
        unjudged = unjudged.stream().sorted(UNJUDGED).toList();
    }

    /** Written out, and asking for the same source first, because runs over many files sort hundreds of thousands. */
    private static int compare(Verdict a, Verdict b) {
        int order = compare(a.location(), b.location());
        if (order == 0) {
            order = a.rule().slug().compareTo(b.rule().slug());
        }
        if (order == 0) {
            order = a.resource().compareTo(b.resource());
        }
        return order == 0 ? compare(a.subject(), b.subject()) : order;
    }

    private static int compare(Span a, Span b) {
        int order = a.source() == b.source()
                ? 0
                : a.source().name().compareTo(b.source().name());
        return order == 0 ? Integer.compare(a.start(), b.start()) : order;
    }

    private static String path(Problem problem) {
        List<Label> at = problem.diagnostic().at();
        return at.isEmpty() ? "" : at.get(0).span().source().name();
    }

    /** A file that was read; {@code format} is one of the words of the JSON contract. */
    public record Input(String path, String format, String sha256) {}

    /** A resource that was found and not judged. */
    public record Unjudged(String resource, dev.keyproof.text.Span subject, String because) {}

    /** What the run comes to. */
    public enum Result {
        FAIL,
        UNKNOWN,
        PASS,
        EMPTY,
        ERROR;

        /** The word as reports spell it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
