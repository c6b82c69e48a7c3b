package dev.keyproof.diagnostic;

import dev.keyproof.text.Span;
import java.util.List;
import java.util.Map;

/**
 * What a report says of a rule itself.
 *
 * @param slug name of the rule, kebab-case, states the bad thing
 * @param statements ids of the statements it cites, in its own order
 * @param requirement the first cited statement in our words
 * @param why the reason of the rule
 * @param help what to do when it fails
 * @param controls framework to control ids, for example {@code MCSB -> [DP-8]}
 * @param assumptions ids of the assumptions the rule itself rests on
 * @param place where the rule is written
 * @param citation title, date and heading of the source document, in one line
 */
public record RuleCard(
        String slug,
        Severity severity,
        List<String> classes,
        List<String> statements,
        String requirement,
        String why,
        String help,
        Map<String, List<String>> controls,
        List<String> assumptions,
        boolean unwaivable,
        Span place,
        String citation) {
    public RuleCard {
        statements = List.copyOf(statements);
        classes = List.copyOf(classes);
        assumptions = List.copyOf(assumptions);
    }
}
