package dev.keyproof.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/**
 * Prints expressions and texts. What fits on the line stays on it; what does not is broken at its outermost joints.
 * Every method takes the column where its output begins and gives text without a line end.
 */
final class PhrasePrinter {
    static final int WIDTH = 100;
    private static final int MOST_LONGER = 8;

    private final CommentQueue comments;

    PhrasePrinter(CommentQueue comments) {
        this.comments = comments;
    }

    static String blanks(int count) {
        return " ".repeat(Math.max(0, count));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static boolean fits(int column, String text) {
        return text.indexOf('\n') < 0 && column + length(text) <= WIDTH;
    }

    /** The column behind a text that began at {@code column}. */
    static int end(int column, String text) {
        int line = text.lastIndexOf('\n');
        return line < 0 ? column + length(text) : length(text.substring(line + 1));
    }

    /** An expression; lines inside its braces are indented from {@code base}. */
    String phrase(Phrase phrase, int column, int base) {
        Optional<String> flat = FlatPhrase.of(phrase);
        if (flat.isPresent() && fits(column, flat.get())) {
            return flat.get();
        }
        return broken(phrase, column, base);
    }

    private String broken(Phrase phrase, int column, int base) {
        if (phrase instanceof Phrase.Chain chain) {
            return joined(chain.operands(), chain.and() ? "and " : "or ", column);
        }
        if (phrase instanceof Phrase.Implies implies) {
            return joined(List.of(implies.condition(), implies.conclusion()), "implies ", column);
        }
        if (phrase instanceof Phrase.Union union) {
            return joined(union.operands(), "union ", column);
        }
        if (phrase instanceof Phrase.Minus minus) {
            return joined(List.of(minus.left(), minus.right()), "minus ", column);
        }
        if (phrase instanceof Phrase.Not not) {
            return "not " + phrase(not.operand(), column + 4, base);
        }
        if (phrase instanceof Phrase.Parens parens) {
            return "(" + phrase(parens.inner(), column + 1, base) + ")";
        }
        if (phrase instanceof Phrase.Compare compare) {
            String left = phrase(compare.left(), column, base) + " " + FlatPhrase.sign(compare.relation()) + " ";
            return left + phrase(compare.right(), end(column, left), base);
        }
        if (phrase instanceof Phrase.Is is) {
            return phrase(is.operand(), column, base) + " is "
                    + is.state().name().toLowerCase(Locale.ROOT);
        }
        return inBrackets(phrase, column, base);
    }

    private String inBrackets(Phrase phrase, int column, int base) {
        if (phrase instanceof Phrase.Quantified quantified) {
            String inner = blanks(base + 2) + phrase(quantified.body(), base + 2, base + 2);
            return FlatPhrase.head(quantified) + "(\n" + inner + "\n" + blanks(base) + ")";
        }
        if (phrase instanceof Phrase.Call call) {
            String head = call.name().text() + "(";
            return head + listed(call.arguments(), column + length(head), base) + ")";
        }
        if (phrase instanceof Phrase.Tuple tuple) {
            return "(" + listed(tuple.elements(), column + 1, base) + ")";
        }
        if (phrase instanceof Phrase.Braces braces) {
            List<String> elements = braces.elements().stream()
                    .map(element -> FlatPhrase.of(element).orElseThrow())
                    .toList();
            return "{" + filled(elements, column + 1) + "}";
        }
        if (phrase instanceof Phrase.Comprehension comprehension) {
            return comprehension(comprehension, base);
        }
        if (phrase instanceof Phrase.Match match) {
            return match(match, base);
        }
        return FlatPhrase.of(phrase).orElseThrow();
    }

    private String joined(List<Phrase> operands, String joint, int column) {
        StringBuilder lines = new StringBuilder(phrase(operands.get(0), column, column));
        for (Phrase operand : operands.subList(1, operands.size())) {
            lines.append('\n').append(blanks(column)).append(joint);
            lines.append(phrase(operand, column + joint.length(), column));
        }
        return lines.toString();
    }

    private String listed(List<Phrase> elements, int column, int base) {
        StringBuilder list = new StringBuilder(phrase(elements.get(0), column, base));
        for (Phrase element : elements.subList(1, elements.size())) {
            list.append(",\n").append(blanks(column)).append(phrase(element, column, base));
        }
        return list.toString();
    }

    /** Words with commas, as many on a line as fit. */
    static String filled(List<String> words, int column) {
        StringBuilder text = new StringBuilder();
        int at = column;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i) + (i + 1 < words.size() ? "," : "");
            if (i > 0 && at + 1 + length(word) > WIDTH) {
                text.append('\n').append(blanks(column));
                at = column;
            } else if (i > 0) {
                text.append(' ');
                at++;
            }
            text.append(word);
            at += length(word);
        }
        return text.toString();
    }

    private String comprehension(Phrase.Comprehension phrase, int base) {
        int inner = base + 2;
        String what = phrase(phrase.element(), inner, inner) + " for "
                + phrase.variable().text() + " in " + phrase.list().text();
        String condition = phrase.condition()
                .map(when -> {
                    Optional<String> flat = FlatPhrase.of(when);
                    if (flat.isPresent() && fits(inner, what + " when " + flat.get())) {
                        return " when " + flat.get();
                    }
                    return "\n" + blanks(inner) + "when " + phrase(when, inner + 5, inner);
                })
                .orElse("");
        String head = (phrase.first() ? "first" : "union") + " of {\n";
        return head + blanks(inner) + what + condition + "\n" + blanks(base) + "}";
    }

    /** A match: an arm a line, arrows below each other. */
    String match(Phrase.Match match, int base) {
        List<String> keys = match.arms().stream()
                .map(arm -> arm.words().isEmpty() ? "else" : FlatPhrase.names(arm.words()))
                .toList();
        int width = arrowColumn(keys, index -> match.arms().get(index).words().size());
        StringBuilder lines = new StringBuilder("match " + match.subject().text() + " {\n");
        for (int i = 0; i < keys.size(); i++) {
            Phrase.Arm arm = match.arms().get(i);
            String key = padded(keys.get(i), width) + " -> ";
            int inner = base + 2;
            lines.append(comments.before(arm.span().start(), blanks(inner)));
            lines.append(blanks(inner)).append(key);
            lines.append(phrase(arm.value(), inner + length(key), inner));
            lines.append(comments.behind(arm.span().end())).append('\n');
        }
        return lines.append(comments.before(match.span().end(), blanks(base + 2)))
                .append(blanks(base))
                .append('}')
                .toString();
    }

    /** Arrows stand behind the longest single key, or list of keys that is not much longer than that. */
    static int arrowColumn(List<String> keys, IntFunction<Integer> sizes) {
        int single = 0;
        int all = 0;
        for (int i = 0; i < keys.size(); i++) {
            all = Math.max(all, length(keys.get(i)));
            single = sizes.apply(i) == 1 ? Math.max(single, length(keys.get(i))) : single;
        }
        int most = single > 0 ? single + MOST_LONGER : all;
        return keys.stream()
                .mapToInt(PhrasePrinter::length)
                .filter(length -> length <= most)
                .max()
                .orElse(all);
    }

    static String padded(String key, int width) {
        return key + blanks(width - length(key));
    }

    /** A text: its strings below each other as they are, or cut anew if one of them is too long. */
    String text(Syntax.Text text, int column) {
        List<String> pieces = new ArrayList<>();
        for (Syntax.Piece piece : text.pieces()) {
            pieces.add(FlatPhrase.characters(piece));
        }
        boolean fits = pieces.stream().allMatch(piece -> fits(column, piece + "\"\""));
        List<String> lines = fits ? pieces : cut(String.join("", pieces), WIDTH - column - 2);
        return "\"" + String.join("\"\n" + blanks(column) + "\"", lines) + "\"";
    }

    /** Cuts before blanks, so that each part is as long as it may be. */
    private static List<String> cut(String text, int width) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int start = 0;
        while (start < text.length()) {
            int end = start + 1;
            while (end < text.length() && text.charAt(end) != ' ') {
                end++;
            }
            String word = text.substring(start, end);
            if (part.length() > 0 && length(part.toString()) + length(word) > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(word);
            start = end;
        }
        parts.add(part.toString());
        return parts;
    }

    /** A text behind other words: on their line if it is one string that fits, else below at {@code column}. */
    String behind(String words, int wordsColumn, Syntax.Text text, int column) {
        int at = end(wordsColumn, words) + 1;
        BiFunction<String, Integer, String> print = (before, start) -> words + before + text(text, start);
        boolean single = text.pieces().size() == 1
                && fits(at, "\"" + FlatPhrase.characters(text.pieces().get(0)) + "\"");
        return single ? print.apply(" ", at) : print.apply("\n" + blanks(column), column);
    }
}
