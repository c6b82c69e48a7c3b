package dev.keyproof.language;

import dev.keyproof.text.Suggest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the words in the header of a rule: slug, severity, classes, statements and assumptions. */
final class Headers {
    private static final int MOST_CHARACTERS = 64;
    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Pattern ASSUMPTION = Pattern.compile("(azure|sim)-A[1-9][0-9]*");
    private static final List<String> SEVERITIES = List.of("error", "warning", "note");
    private static final List<String> CLASSES = List.of(
            "operational",
            "validated-at-enable",
            "latent-loss",
            "unsupported",
            "lifecycle",
            "applicability",
            "history",
            "advisory");

    private final Mistakes mistakes;
    /** Ids of the pack's statements; empty while they cannot be told. */
    private final Set<String> statements;

    Headers(Mistakes mistakes, Set<String> statements) {
        this.mistakes = mistakes;
        this.statements = Set.copyOf(statements);
    }

    void check(Syntax.Rule rule) {
        slug(rule.slug());
        Syntax.Header header = rule.header();
        oneOf(header.severity(), SEVERITIES, "severity");
        header.classes().forEach(name -> oneOf(name, CLASSES, "class"));
        header.cites().forEach(this::statement);
        header.disputes().forEach(dispute -> statement(dispute.name()));
        header.assumes().forEach(this::assumption);
        header.disputes().forEach(dispute -> Texts.plain(dispute.text(), mistakes));
        header.controls().forEach(control -> Texts.plain(control.text(), mistakes));
        header.unwaivable().ifPresent(text -> Texts.plain(text, mistakes));
    }

    private void slug(Syntax.Name slug) {
        boolean tooLong = slug.text().length() > MOST_CHARACTERS;
        if (tooLong || !KEBAB_CASE.matcher(slug.text()).matches()) {
            mistakes.add(
                    Slug.SLUG_FORM,
                    slug.span(),
                    tooLong ? "the slug of a rule is too long" : "`" + slug.text() + "` is not in kebab case",
                    tooLong
                            ? "expected at most " + MOST_CHARACTERS + " characters"
                            : "expected small letters, joined by hyphens");
        }
    }

    private void oneOf(Syntax.Name name, List<String> words, String what) {
        if (!words.contains(name.text())) {
            String question = Suggest.question(name.text(), words);
            mistakes.add(
                    Slug.UNKNOWN_NAME,
                    name.span(),
                    "there is no " + what + " `" + name.text() + "`",
                    question.isEmpty() ? "no such " + what : question,
                    Mistakes.note("expected one of: " + String.join(", ", words)));
        }
    }

    /** Reports an id that no statement of the pack has. */
    void statement(Syntax.Name id) {
        if (!statements.isEmpty() && !statements.contains(id.text())) {
            String question = Suggest.question(id.text(), statements);
            mistakes.add(
                    Slug.UNKNOWN_STATEMENT,
                    id.span(),
                    "the pack has no statement `" + id.text() + "`",
                    question.isEmpty() ? "no such statement" : question);
        }
    }

    /** Reports an id that has not the form of an assumption's. */
    void assumption(Syntax.Name id) {
        if (!ASSUMPTION.matcher(id.text()).matches()) {
            mistakes.add(
                    Slug.UNKNOWN_NAME,
                    id.span(),
                    "`" + id.text() + "` is no assumption",
                    "expected a name such as `azure-A4`");
        }
    }
}
