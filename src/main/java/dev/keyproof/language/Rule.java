package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checked rule or change rule.
 *
 * @param change whether it judges a step; its roots are then {@code before} and {@code after}
 * @param created of a change rule: whether it judges resources that exist only after; its root is {@code after}
 * @param target name of the record behind {@code for}
 * @param subject the variable behind {@code for}; of a change rule the state after
 * @param before of a change rule that is not {@code created}: the state before
 * @param disputes statements it does not follow, with the reason
 * @param assumes ids of assumptions it rests on, beyond those of the values it reads
 * @param when applicability; empty for always
 * @param require the obligation; {@code forbid e} has become {@code not e}
 * @param span its name in the rule file
 */
public record Rule(
        String slug,
        boolean change,
        boolean created,
        String severity,
        List<String> classes,
        List<String> cites,
        Map<String, String> disputes,
        List<String> assumes,
        Map<String, List<String>> controls,
        Optional<String> unwaivable,
        String target,
        Expr.Variable subject,
        Optional<Expr.Variable> before,
        Optional<Expr> when,
        Expr require,
        Text title,
        List<Place> at,
        List<Place> with,
        Text why,
        List<String> azure,
        Optional<Text> azureRemark,
        Text help,
        List<Text> notes,
        List<Fix> fixes,
        Span span) {
    public Rule {
        classes = List.copyOf(classes);
        cites = List.copyOf(cites);
        assumes = List.copyOf(assumes);
        at = List.copyOf(at);
        with = List.copyOf(with);
        azure = List.copyOf(azure);
        notes = List.copyOf(notes);
        fixes = List.copyOf(fixes);
    }

    /**
     * A place of the diagnosis: the span of the value of {@code value}, which is a path or a {@code match} whose arms
     * are paths.
     */
    public record Place(Expr value, Text label) {}

    /** What is offered to make the finding go away; the first that can be offered is. */
    public sealed interface Fix {}

    /**
     * Sets a field of the input.
     *
     * @param field the path to set
     * @param value the new value; empty for {@code absent}, which removes the field
     */
    public record Set(Expr field, Optional<Expr> value, boolean irreversible, Optional<Expr> when) implements Fix {}

    /** Why no edit is offered. */
    public record Manual(Text reason) implements Fix {}

    /** A change cut into requests, in this order; each step lists paths below the target. */
    public record Split(List<List<String>> steps) implements Fix {}
}
