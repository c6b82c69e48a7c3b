package dev.keyproof.cli;

import dev.keyproof.check.EstateSchema;
import dev.keyproof.estate.Assumption;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import dev.keyproof.text.Span;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Predicate;

/** What {@code explain} prints of a statement, of an assumption, and of all rules together. */
final class TopicPage {
    private final Pack pack;
    private final PrintStream out;

    TopicPage(Pack pack, PrintStream out) {
        this.pack = pack;
        this.out = out;
    }

    /** Every rule, in the order of the pack. */
    void all() {
        int width = pack.rules().stream()
                .mapToInt(rule -> rule.slug().length())
                .max()
                .orElse(0);
        for (Rule rule : pack.rules()) {
            String slug = rule.slug() + " ".repeat(width - rule.slug().length());
            out.println(slug + "  " + (rule.severity() + "       ").substring(0, 7) + "  "
                    + String.join(", ", rule.cites()) + (rule.change() ? "; judges a change" : ""));
        }
    }

    /** A statement of the source document, and the rules that hold it. */
    void statement(Pack.Statement statement) {
        out.println(statement.id() + " in \"" + pack.sourceTitle() + "\", " + pack.dated());
        out.println();
        RulePage.row(out, "", statement.says());
        RulePage.row(out, "", "§ " + statement.heading());
        out.println();
        rules("rules that rest on it", rule -> rule.cites().contains(statement.id()));
        rules("rules that do not follow it", rule -> rule.disputes().containsKey(statement.id()));
        statement.notChecked().ifPresent(why -> out.println("not checked: " + why));
    }

    /** An assumption, and what rests on it beside the values that the readers take. */
    void assumption(Assumption assumption) {
        out.println(assumption.id() + ": " + assumption.meaning());
        out.println();
        rules("rules that rest on it", rule -> rule.assumes().contains(assumption.id()));
        List<Pack.Default> defaults = pack.defaults().stream()
                .filter(one -> one.assumes().filter(assumption.id()::equals).isPresent())
                .toList();
        if (!defaults.isEmpty()) {
            out.println("defaults that rest on it");
            defaults.forEach(one -> out.println("  " + one.kind() + "."
                    + EstateSchema.attribute(one.field()).name() + ", " + place(one.span())));
            out.println();
        }
        out.println("`--without " + assumption.id() + "` makes unknown what rests on it");
    }

    private void rules(String heading, Predicate<Rule> wanted) {
        List<Rule> found = pack.rules().stream().filter(wanted).toList();
        if (!found.isEmpty()) {
            out.println(heading);
            found.forEach(rule -> out.println("  " + rule.slug() + ", " + rule.severity() + ", " + place(rule.span())));
            out.println();
        }
    }

    private static String place(Span span) {
        return span.source().name() + ":" + span.from().line();
    }
}
