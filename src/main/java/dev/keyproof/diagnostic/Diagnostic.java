package dev.keyproof.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing to tell a person: a finding of a rule, or a fault of an input, a rule file or the command line.
 *
 * @param code a slug that names the matter, stable across releases
 * @param title one sentence, lower case, without a full stop, understandable alone
 * @param at primary places, in the order in which they matter; never empty for anything that stands in a file
 * @param with secondary places; where a value takes effect that is written elsewhere is added by itself
 * @param remarks lines below the excerpt, in the order of {@link Remark.Kind}
 */
public record Diagnostic(
        String code,
        Severity severity,
        String title,
        List<Label> at,
        List<Label> with,
        List<Remark> remarks,
        Optional<Fix> fix) {
    public Diagnostic {
        at = List.copyOf(at);
        with = withEffects(at, with);
        remarks = List.copyOf(remarks);
    }

    private static List<Label> withEffects(List<Label> at, List<Label> with) {
        if (at.stream().allMatch(label -> label.span().usedAt().isEmpty())) {
            return List.copyOf(with);
        }
        List<Label> more = new ArrayList<>(with);
        for (Label label : at) {
            label.span()
                    .usedAt()
                    .filter(effect ->
                            more.stream().noneMatch(known -> known.span().equals(effect)))
                    .ifPresent(effect -> more.add(new Label(effect, "takes effect here")));
        }
        return List.copyOf(more);
    }

    /** An error at one place with a label and, unless empty, a help remark. */
    public static Diagnostic error(String code, String title, Label at, String help) {
        List<Remark> remarks = help.isEmpty() ? List.of() : List.of(new Remark(Remark.Kind.HELP, help));
        return new Diagnostic(code, Severity.ERROR, title, List.of(at), List.of(), remarks, Optional.empty());
    }

    /** This diagnostic with another severity. */
    public Diagnostic as(Severity other) {
        return new Diagnostic(code, other, title, at, with, remarks, fix);
    }

    /** This diagnostic with a further secondary place. */
    public Diagnostic with(Label other) {
        List<Label> more = new ArrayList<>(with);
        more.add(other);
        return new Diagnostic(code, severity, title, at, more, remarks, fix);
    }
}
