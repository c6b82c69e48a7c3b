package dev.keyproof.language;

import static dev.keyproof.language.Mistakes.help;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks texts: those with holes against the names of their rule, titles against their form. */
final class Texts {
    private static final Pattern ADVICE = Pattern.compile("\\b(please|must|should)\\b", Pattern.CASE_INSENSITIVE);

    private final Expressions expressions;
    private final Mistakes mistakes;

    Texts(Expressions expressions) {
        this.expressions = expressions;
        this.mistakes = expressions.definitions().mistakes();
    }

    /** A text without holes; empty and reported if it has one. */
    static Optional<String> plain(Syntax.Text text, Mistakes mistakes) {
        StringBuilder joined = new StringBuilder();
        boolean sound = true;
        for (Syntax.Piece piece : text.pieces()) {
            Optional<String> words = plain(piece, mistakes);
            sound &= words.isPresent();
            words.ifPresent(joined::append);
        }
        return sound ? Optional.of(joined.toString()) : Optional.empty();
    }

    /** A string without holes; empty and reported if it has one. */
    static Optional<String> plain(Syntax.Piece piece, Mistakes mistakes) {
        StringBuilder joined = new StringBuilder();
        for (Syntax.Part part : piece.parts()) {
            if (part instanceof Syntax.Hole hole) {
                mistakes.add(
                        Slug.HOLE_NOT_ALLOWED,
                        hole.span(),
                        "this text cannot have a hole",
                        "nothing is known here that could be printed",
                        help("a brace as such is written `\\{`"));
                return Optional.empty();
            }
            joined.append(((Syntax.Words) part).text());
        }
        return Optional.of(joined.toString());
    }

    /** A template of a rule; empty if a hole is mistaken. */
    Optional<Text> template(Syntax.Text text) {
        List<Text.Part> parts = new ArrayList<>();
        boolean sound = true;
        for (Syntax.Part part : text.parts()) {
            if (part instanceof Syntax.Words words) {
                parts.add(new Text.Words(words.text()));
                continue;
            }
            Optional<Expr> value = hole((Syntax.Hole) part);
            sound &= value.isPresent();
            value.ifPresent(found -> parts.add(new Text.Hole(found)));
        }
        return sound ? Optional.of(new Text(parts, text.span())) : Optional.empty();
    }

    private Optional<Expr> hole(Syntax.Hole hole) {
        Optional<Expr> value = expressions.path(hole.path(), Optional.empty());
        if (value.isPresent() && value.get().type() instanceof Type.ListOf) {
            mistakes.add(
                    Slug.HOLE_NOT_ALLOWED,
                    hole.span(),
                    "a list has no form in a text",
                    "of type `" + value.get().type().name() + "`");
            return Optional.empty();
        }
        return value;
    }

    /** The title of a rule: a template that begins small and states a matter of fact. */
    Optional<Text> title(Syntax.Text text) {
        StringBuilder words = new StringBuilder();
        for (Syntax.Part part : text.parts()) {
            words.append(part instanceof Syntax.Words some ? some.text() : "{}");
        }
        String title = words.toString();
        Matcher advice = ADVICE.matcher(title);
        if (title.isBlank()) {
            form(text.span(), "the title of a rule is empty", "expected a sentence");
        } else if (Character.isUpperCase(title.codePointAt(0))) {
            form(first(text), "the title of a rule begins with a capital", "expected a small letter");
        } else if (title.endsWith(".")) {
            form(last(text), "the title of a rule ends with a full stop", "expected no full stop");
        } else if (advice.find()) {
            String word = advice.group().toLowerCase(Locale.ROOT);
            form(text.span(), "the title of a rule gives advice", "`" + word + "` belongs into `help`");
        }
        return template(text);
    }

    private void form(Span at, String title, String label) {
        mistakes.add(Slug.TITLE_FORM, at, title, label);
    }

    private static Span first(Syntax.Text text) {
        return text.span().part(1, 2);
    }

    private static Span last(Syntax.Text text) {
        int length = text.span().end() - text.span().start();
        return text.span().part(length - 2, length - 1);
    }
}
