package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.help;
import static dev.keyproof.language.Mistakes.note;

import dev.keyproof.text.Source;
import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the sections and statements of a pack, and that each statement shows up somewhere. */
final class Statements {
    private static final List<String> KINDS = List.of("state", "change", "behaviour", "advice", "fact");
    private static final Pattern DRILL = Pattern.compile("D([1-9]|1[0-9]|2[0-8])");

    private final Edition edition;
    private final Mistakes mistakes;

    Statements(Edition edition, Mistakes mistakes) {
        this.edition = edition;
        this.mistakes = mistakes;
    }

    /** Ids of all statements. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>();
        edition.all(Syntax.Statement.class)
                .forEach(statement -> ids.add(statement.id().text()));
        return ids;
    }

    /** The sections in the order of the files. */
    List<Pack.Section> sections() {
        List<Pack.Section> sections = new ArrayList<>();
        edition.headings().forEach((heading, written) -> {
            Texts.plain(written.text(), mistakes);
            List<Pack.Statement> statements = edition.statements(heading).stream()
                    .map(statement -> statement(statement, heading))
                    .toList();
            String sha256 = Texts.plain(written.sha256(), mistakes).orElse("");
            sections.add(
                    new Pack.Section(heading, sha256, statements, written.text().span()));
        });
        return sections;
    }

    private Pack.Statement statement(Syntax.Statement written, String heading) {
        for (Syntax.Name kind : written.kinds()) {
            if (!KINDS.contains(kind.text())) {
                String question = Suggest.question(kind.text(), KINDS);
                mistakes.add(
                        Slug.UNKNOWN_NAME,
                        kind.span(),
                        "there is no kind of statement `" + kind.text() + "`",
                        question.isEmpty() ? "no such kind" : question,
                        note("kinds of statements: " + String.join(", ", KINDS)));
            }
        }
        for (Syntax.Name drill : written.shownBy()) {
            if (!DRILL.matcher(drill.text()).matches()) {
                mistakes.add(
                        Slug.UNKNOWN_NAME,
                        drill.span(),
                        "there is no drill `" + drill.text() + "`",
                        "expected `D1` to `D28`");
            }
        }
        return new Pack.Statement(
                written.id().text(),
                heading,
                RuleChecker.texts(written.kinds()),
                Texts.plain(written.says(), mistakes).orElse(""),
                RuleChecker.texts(written.shownBy()),
                written.notChecked().flatMap(because -> Texts.plain(because, mistakes)),
                written.id().span());
    }

    /** Reports statements that nothing covers. */
    void coverage() {
        Set<String> byRules = new HashSet<>();
        edition.all(Syntax.Rule.class)
                .forEach(rule -> byRules.addAll(RuleChecker.texts(rule.header().cites())));
        Set<String> byAnything = new HashSet<>(byRules);
        edition.all(Syntax.Default.class).forEach(fallback -> byAnything.addAll(RuleChecker.texts(fallback.cites())));
        edition.all(Syntax.Table.class).forEach(table -> byAnything.addAll(RuleChecker.texts(table.cites())));
        for (Syntax.Statement statement : edition.all(Syntax.Statement.class)) {
            if (statement.notChecked().isEmpty()) {
                missing(statement, byRules, byAnything).ifPresent(label -> report(statement, label));
            }
        }
    }

    private static Optional<String> missing(Syntax.Statement statement, Set<String> byRules, Set<String> byAnything) {
        String id = statement.id().text();
        List<String> kinds = RuleChecker.texts(statement.kinds());
        boolean shown = !statement.shownBy().isEmpty();
        if ((kinds.contains("state") || kinds.contains("change")) && !byRules.contains(id)) {
            return Optional.of("no rule cites it");
        }
        if (kinds.contains("behaviour") && !shown && !byRules.contains(id)) {
            return Optional.of("no drill shows it, and no rule cites it");
        }
        if (kinds.contains("advice") && !byRules.contains(id)) {
            return Optional.of("no rule cites it");
        }
        return byAnything.contains(id) || shown ? Optional.empty() : Optional.of("nothing cites or shows it");
    }

    private void report(Syntax.Statement statement, String label) {
        mistakes.add(
                Slug.STATEMENT_NOT_COVERED,
                statement.id().span(),
                "the statement `" + statement.id().text() + "` is not covered",
                label,
                help("cite it in a rule, show it by a drill, or say `not checked because`"));
    }

    /** Reports sections whose text in the document is another than the one that the pack was written from. */
    void drift(Source document) {
        Map<String, String> digests = new LinkedHashMap<>();
        SourceDocument.sections(document).forEach(section -> digests.putIfAbsent(section.heading(), section.sha256()));
        edition.headings().forEach((heading, written) -> {
            String found = digests.get(heading);
            if (found == null) {
                String question = Suggest.question(heading, digests.keySet());
                mistakes.add(
                        Slug.SECTION_DRIFTED,
                        written.text().span(),
                        "the source document has no heading `" + heading + "`",
                        question.isEmpty() ? "no such heading" : question);
            } else if (!found.equals(Edition.words(written.sha256()))) {
                mistakes.add(
                        Slug.SECTION_DRIFTED,
                        written.sha256().span(),
                        "the text under `" + heading + "` is another than the pack was written from",
                        "another digest",
                        note("digest of the text: " + found));
            }
        });
    }
}
