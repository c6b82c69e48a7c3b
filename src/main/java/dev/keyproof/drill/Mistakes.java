package dev.keyproof.drill;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a scenario: the sentences for it, told in the order of the file. */
final class Mistakes {
    private static final int MOST_SHOWN = 80;

    private final List<Diagnostic> found = new ArrayList<>();

    /** Tells everything that was found and forgets it. */
    void tell(Problems problems) {
        found.sort(Comparator.comparingInt(problem -> problem.at().get(0).span().start()));
        found.forEach(problems::report);
        found.clear();
    }

    void unknownField(String of, Node.Scalar key, Collection<String> names) {
        String question = spelled(key.text(), names);
        add(
                "unknown-field",
                "`" + of + "` has no field `" + cut(key.text()) + "`",
                key.span(),
                question.isEmpty() ? "no such field" : question,
                names.isEmpty() ? "it has no fields" : "fields of `" + of + "`: " + String.join(", ", names));
    }

    void missingField(String of, String field, Span at) {
        add("missing-field", "`" + of + "` without `" + field + "`", at, "`" + field + "` is missing", "");
    }

    void wrongType(String field, String expected, Node node) {
        String title = "`" + field + "` holds " + node.describe() + ", where " + expected + " is expected";
        add("wrong-type", title, node.span(), "expected " + expected, "");
    }

    void wrongForm(String field, String expected, Span at) {
        add("wrong-form", "`" + field + "` is not " + expected, at, "expected " + expected, "");
    }

    void unknownWord(String what, String written, Collection<String> words, Span at) {
        String question = Suggest.question(written, words);
        add(
                "unknown-value",
                "there is no " + what + " `" + cut(written) + "`",
                at,
                question.isEmpty() ? "no such " + what : question,
                "there are: " + String.join(", ", words));
    }

    void add(String code, String title, Span at, String label, String help) {
        found.add(Diagnostic.error(code, title, new Label(at, label), help));
    }

    /** Cut so that a long text does not fill the screen; hidden characters are shown by who prints. */
    static String cut(String text) {
        return text.length() <= MOST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN / 2)) + "...";
    }

    private static String spelled(String written, Collection<String> names) {
        for (String name : names) {
            if (name.equalsIgnoreCase(written)) {
                return "the field is spelled `" + name + "`";
            }
        }
        return Suggest.question(written, names);
    }
}
