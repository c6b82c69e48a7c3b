package dev.keyproof.check;

import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import dev.keyproof.language.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What reports say of the rules of a pack themselves. */
public final class Cards {
    private Cards() {}

    /** The cards of all rules, change rules included, in the order of the pack. */
    public static List<RuleCard> of(Pack pack) {
        List<RuleCard> cards = new ArrayList<>();
        for (Rule rule : pack.rules()) {
            cards.add(of(pack, rule));
        }
        return cards;
    }

    /** The card of one rule. */
    public static RuleCard of(Pack pack, Rule rule) {
        Optional<Pack.Statement> first = rule.cites().isEmpty()
                ? Optional.empty()
                : pack.statement(rule.cites().get(0));
        return new RuleCard(
                rule.slug(),
                severity(rule.severity()),
                rule.classes(),
                rule.cites(),
                first.map(Pack.Statement::says).orElse(""),
                words(rule.why()),
                words(rule.help()),
                rule.controls(),
                rule.assumes(),
                rule.unwaivable().isPresent(),
                rule.span(),
                citation(pack, first));
    }

    private static String citation(Pack pack, Optional<Pack.Statement> first) {
        String document = '"' + pack.sourceTitle() + "\", " + pack.dated();
        return first.map(statement -> document + ", § " + statement.heading()).orElse(document);
    }

    private static Severity severity(String word) {
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("no severity `" + word + "`");
    }

    /** A template of which no target is known: a hole shows the path it stands for. */
    private static String words(Text text) {
        StringBuilder words = new StringBuilder();
        for (Text.Part part : text.parts()) {
            if (part instanceof Text.Words plain) {
                words.append(plain.text());
            } else if (part instanceof Text.Hole hole) {
                words.append(hole.value().span().text());
            }
        }
        return words.toString();
    }
}
