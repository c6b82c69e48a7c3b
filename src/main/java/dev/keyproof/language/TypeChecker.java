package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds every static error of a pack in one run and makes its checked rules; language reference, section 9.
 *
 * <p>A mistake is reported once: what rests on something mistaken stays silent.
 */
final class TypeChecker {
    private static final int MOST_RULES = 2_000;

    private final Edition edition;
    private final Mistakes mistakes;
    private final Definitions definitions;
    private final Statements statements;
    private final boolean complete;

    /** Checked items of a pack. */
    record Checked(List<Pack.Section> sections, List<Pack.Default> defaults, List<Table> tables, List<Rule> rules) {}

    /**
     * A check of the items of a pack.
     *
     * @param broken items that could not be read; what they define is not missed
     */
    TypeChecker(Edition edition, Schema schema, Mistakes mistakes, List<RuleParser.Broken> broken) {
        this.edition = edition;
        this.mistakes = mistakes;
        this.definitions = new Definitions(schema, mistakes);
        this.statements = new Statements(edition, mistakes);
        this.complete = broken.isEmpty();
        if (!complete) {
            definitions.setIncomplete();
        }
    }

    Checked check() {
        Headers headers = new Headers(mistakes, complete ? statements.ids() : Set.of());
        List<Pack.Section> sections = statements.sections();
        tables(headers);
        FunctionChecker.check(definitions, edition.all(Syntax.Function.class));
        List<Pack.Default> defaults = new Defaults(definitions, headers).check(edition.all(Syntax.Default.class));
        List<Syntax.Rule> written = edition.all(Syntax.Rule.class);
        List<Rule> rules = rules(written, headers);
        if (complete) {
            statements.coverage();
            if (rules.size() == written.size()) {
                unused();
            }
        }
        return new Checked(sections, defaults, definitions.tables(), rules);
    }

    private void tables(Headers headers) {
        for (Syntax.Table table : edition.all(Syntax.Table.class)) {
            table.cites().forEach(headers::statement);
            Optional<Table> checked = TableChecker.check(definitions, table);
            checked.ifPresentOrElse(
                    definitions::add, () -> definitions.addMistaken(table.name().text()));
        }
    }

    private List<Rule> rules(List<Syntax.Rule> written, Headers headers) {
        List<Rule> rules = new ArrayList<>();
        if (written.size() > MOST_RULES) {
            Span at = written.get(MOST_RULES).slug().span();
            mistakes.add(Slug.TOO_LARGE, at, "the pack has more than " + MOST_RULES + " rules", "one rule too many");
            return rules;
        }
        written.forEach(rule -> RuleChecker.check(definitions, headers, rule).ifPresent(rules::add));
        return rules;
    }

    /** Reports functions and tables that nothing uses; called when every rule is sound. */
    private void unused() {
        List<Syntax.Name> names = new ArrayList<>();
        edition.all(Syntax.Function.class).forEach(function -> names.add(function.name()));
        edition.all(Syntax.Table.class).forEach(table -> names.add(table.name()));
        for (Syntax.Name name : names) {
            if (!definitions.isUsed(name.text()) && !definitions.isMistaken(name.text())) {
                mistakes.add(Slug.UNUSED_NAME, name.span(), "nothing uses `" + name.text() + "`", "never used");
            }
        }
    }
}
