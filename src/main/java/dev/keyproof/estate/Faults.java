package dev.keyproof.estate;

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

/** What is wrong with one descriptor: the sentences for it, told in the order of the file. */
final class Faults {
    private static final int MOST_SHOWN = 80;
    /** Why nothing is known of a resource that was refused. */
    static final String ERROR = "the descriptor has an error";

    private final List<Diagnostic> found = new ArrayList<>();

    boolean any() {
        return found.stream().anyMatch(problem -> problem.severity() == dev.keyproof.diagnostic.Severity.ERROR);
    }

    /** Tells everything that was found and forgets it. */
    void tell(Problems problems) {
        if (found.isEmpty()) {
            return;
        }
        found.sort(Comparator.comparingInt(problem -> problem.at().get(0).span().start()));
        found.forEach(problems::report);
        found.clear();
    }

    <T> Field<T> wrongType(String field, String expected, Node node) {
        String title = "`" + field + "` holds " + node.describe() + ", where " + expected + " is expected";
        return add("wrong-type", title, node.span(), "expected " + expected, "");
    }

    <T> Field<T> wrongForm(String field, String expected, Span at, String help) {
        return add("wrong-form", "`" + field + "` is not " + expected, at, "expected " + expected, help);
    }

    <T> Field<T> nullValue(String field, Span at) {
        return add(
                "null-value",
                "`" + field + "` is null",
                at,
                "null is not a value here",
                "leave the field out, or write `!unknown \"reason\"` for a value that is decided later");
    }

    <T> Field<T> unknownValue(String field, String written, List<String> words, Span at) {
        String label = "expected `" + String.join("`, `", words) + "`";
        return add(
                "unknown-value",
                "`" + field + "` cannot be `" + cut(written) + "`",
                at,
                label,
                Suggest.question(written, words));
    }

    <T> Field<T> hiddenCharacter(String field, String text, int at, Span span) {
        String code = String.format(java.util.Locale.ROOT, "U+%04X", text.codePointAt(at));
        boolean verbatim = span.end() - span.start() == text.length();
        Span place = verbatim ? span.part(at, at + Character.charCount(text.codePointAt(at))) : span;
        return add(
                "hidden-character",
                "`" + field + "` contains the character " + code + ", which no name may hold",
                place,
                code,
                "");
    }

    void unknownField(Form form, Node.Scalar key) {
        String question = near(form, key.text());
        add(
                "unknown-field",
                "`" + form.of() + "` has no field `" + cut(key.text()) + "`",
                key.span(),
                question.isEmpty() ? "no such field" : question,
                "fields of `" + form.of() + "`: " + String.join(", ", form.names()));
    }

    void unknownFields(Form form, List<Node.Scalar> keys) {
        add(
                "unknown-field",
                "`" + form.of() + "` has none of " + keys.size() + " fields that are written, from `"
                        + cut(keys.get(0).text()) + "` on",
                keys.get(0).span(),
                "no such field",
                "fields of `" + form.of() + "`: " + String.join(", ", form.names()));
    }

    void missingField(String of, String field, Span at) {
        add("missing-field", "a `" + of + "` without `" + field + "`", at, "`" + field + "` is missing", "");
    }

    void kind(String title, Span at, String label, Collection<String> kinds) {
        add("unknown-kind", title, at, label, "kinds: " + String.join(", ", kinds));
    }

    void noMapping(Node document) {
        add(
                "no-descriptor",
                "a document that is " + document.describe() + " and no descriptor",
                document.span(),
                "expected a mapping with `kind`",
                "");
    }

    void warn(String code, String title, Span at, String label, String help) {
        found.add(
                Diagnostic.error(code, title, new Label(at, label), help).as(dev.keyproof.diagnostic.Severity.WARNING));
    }

    /** Cut so that a long text does not fill the screen; hidden characters are shown by who prints. */
    static String cut(String text) {
        return text.length() <= MOST_SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN / 2)) + "...";
    }

    private static String near(Form form, String written) {
        for (String name : form.names()) {
            if (name.equalsIgnoreCase(written)) {
                return "the field is spelled `" + name + "`";
            }
        }
        return Suggest.question(written, form.names());
    }

    private <T> Field<T> add(String code, String title, Span at, String label, String help) {
        found.add(Diagnostic.error(code, title, new Label(at, label), help));
        return Field.unknown(ERROR, at);
    }
}
