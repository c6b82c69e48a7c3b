package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.help;

import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sees to it that every rule has an example that passes and one that fails; language reference, section 12. */
final class Examples {
    private static final Pattern EXPECTATION = Pattern.compile("\\s*#\\s*(holds|fails|unknown|not-applicable):(.*)");
    private static final Pattern SLUG = Pattern.compile("[^\\s,]+");

    private final Mistakes mistakes;
    private final Set<String> holds = new HashSet<>();
    private final Set<String> fails = new HashSet<>();

    Examples(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void check(List<Source> examples, List<Syntax.Rule> rules) {
        List<String> slugs = rules.stream().map(rule -> rule.slug().text()).toList();
        Set<String> known = Set.copyOf(slugs);
        examples.forEach(source -> read(source, known));
        for (Syntax.Rule rule : rules) {
            String slug = rule.slug().text();
            boolean pass = holds.contains(slug);
            boolean fail = fails.contains(slug);
            if (!pass || !fail) {
                String missing = pass ? "fails" : fail ? "holds" : "holds, and none that fails";
                mistakes.add(
                        Slug.MISSING_EXAMPLE,
                        rule.slug().span(),
                        "`" + slug + "` has no example that " + missing,
                        "not in any file of examples",
                        help("`# " + (pass ? "fails" : "holds") + ": " + slug + "` begins one"));
            }
        }
    }

    private void read(Source source, Set<String> known) {
        for (int line = 1; line <= source.lines(); line++) {
            Matcher expectation = EXPECTATION.matcher(source.line(line));
            if (expectation.matches()) {
                read(source, source.lineStart(line) + expectation.start(2), expectation, known);
            }
        }
    }

    private void read(Source source, int offset, Matcher expectation, Set<String> known) {
        Matcher slugs = SLUG.matcher(expectation.group(2));
        while (slugs.find()) {
            String slug = slugs.group();
            if (expectation.group(1).equals("holds")) {
                holds.add(slug);
            } else if (expectation.group(1).equals("fails")) {
                fails.add(slug);
            }
            if (!known.contains(slug)) {
                String question = Suggest.question(slug, known);
                mistakes.add(
                        Slug.UNKNOWN_NAME,
                        Span.of(source, offset + slugs.start(), offset + slugs.end()),
                        "an example names `" + slug + "`, which is no rule",
                        question.isEmpty() ? "no such rule" : question);
            }
        }
    }
}
