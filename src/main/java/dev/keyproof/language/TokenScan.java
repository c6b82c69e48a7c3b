package dev.keyproof.language;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.language.grammar.CmkLexer;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;

/**
 * The tokens of a rule file, and all that can be said of them without parsing: forbidden characters, numbers and dates
 * out of range, nesting, their number, and where items begin.
 */
final class TokenScan {
    static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_TOKENS = 200_000;
    private static final int MOST_NESTING = 64;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_MISTAKES = 100;
    /** Line separators that our line count does not know, and characters that cannot be seen. */
    private static final Set<Integer> UNSEEN = Set.of(0xA0, 0xAD, 0x34F, 0x61C, 0x2028, 0x2029, 0x202F, 0xFEFF);

    private static final Set<Integer> NAMED_ITEMS =
            Set.of(CmkLexer.PACK, CmkLexer.TABLE, CmkLexer.FN, CmkLexer.RULE, CmkLexer.CHANGE);
    private static final Set<Integer> REPLACEABLE =
            Set.of(CmkLexer.STATEMENT, CmkLexer.DEFAULT, CmkLexer.TABLE, CmkLexer.FN, CmkLexer.RULE, CmkLexer.CHANGE);
    private static final Set<Integer> OPENERS = Set.of(CmkLexer.LBRACE, CmkLexer.LPAREN, CmkLexer.EXTENDS);

    private final Source source;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Token> comments = new ArrayList<>();
    private final List<Diagnostic> mistakes = new ArrayList<>();
    private boolean complete = true;

    private TokenScan(Source source) {
        this.source = source;
    }

    static TokenScan of(Source source, Lexer lexer) {
        TokenScan scan = new TokenScan(source);
        scan.collect(lexer);
        if (scan.complete) {
            scan.checkCharacters(source.text());
            scan.checkNumbers();
            scan.checkNesting();
            scan.mistakes.sort((a, b) -> Integer.compare(start(a), start(b)));
        }
        return scan;
    }

    static Diagnostic tooLong(Source source) {
        return Diagnostic.error(
                "syntax-error",
                "the rule file has " + source.length() + " characters, more than " + MOST_CHARACTERS,
                new Label(source.start(), "a rule file may have " + MOST_CHARACTERS + " characters"),
                "spread the rules over several files");
    }

    /** Whether all tokens were read; if not, {@link #mistakes()} says why. */
    boolean complete() {
        return complete;
    }

    List<Diagnostic> mistakes() {
        return mistakes;
    }

    List<Token> comments() {
        return comments;
    }

    /** A run of tokens that should be one item, with the offsets of the text around it. */
    record Chunk(List<Token> tokens, int start, int end) {}

    /** The mistakes from the first character of a chunk to its last. */
    List<Diagnostic> mistakes(Chunk chunk) {
        return mistakes.stream()
                .filter(mistake -> start(mistake) >= chunk.start() && start(mistake) < chunk.end())
                .toList();
    }

    /** The tokens, cut before each word that begins an item; none for a file of comments. */
    List<Chunk> chunks() {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= tokens.size(); i++) {
            boolean last = i == tokens.size();
            if (last || (beginsItem(i) && !(i == start + 1 && isReplace(start)))) {
                int from = start == 0 ? 0 : tokens.get(start).getStartIndex();
                int to = last ? source.length() : tokens.get(i).getStartIndex();
                chunks.add(new Chunk(tokens.subList(start, i), from, to));
                start = i;
            }
        }
        return chunks;
    }

    private boolean isReplace(int index) {
        return type(index) == CmkLexer.REPLACE;
    }

    /** Whether an item begins here: no such words can follow each other inside one. */
    private boolean beginsItem(int index) {
        if (tokens.get(index).getLine() == tokens.get(index - 1).getLine()) {
            return false;
        }
        int type = type(index);
        if (NAMED_ITEMS.contains(type)) {
            return type(index + 1) == CmkLexer.NAME && OPENERS.contains(type(index + 2));
        }
        return switch (type) {
            case CmkLexer.SECTION -> type(index + 1) == CmkLexer.QUOTE;
            case CmkLexer.DEFAULT -> type(index + 1) == CmkLexer.NAME && type(index + 2) == CmkLexer.DOT;
            case CmkLexer.REPLACE, CmkLexer.DROP -> REPLACEABLE.contains(type(index + 1));
            // The first word of an item, misspelt.
            case CmkLexer.NAME -> type(index + 1) == CmkLexer.NAME && OPENERS.contains(type(index + 2));
            default -> false;
        };
    }

    private int type(int index) {
        return index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
    }

    private void collect(Lexer lexer) {
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            if (token.getType() == CmkLexer.COMMENT) {
                comments.add(token);
            }
            if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                continue;
            }
            tokens.add(token);
            if (tokens.size() > MOST_TOKENS) {
                complete = false;
                mistake(
                        token.getStartIndex(),
                        token.getStopIndex() + 1,
                        "the rule file has more than 200,000 words and signs",
                        "reading stops here",
                        "spread the rules over several files");
                return;
            }
        }
    }

    private void checkCharacters(String text) {
        for (int i = 0; i < text.length() && mistakes.size() < MOST_MISTAKES; ) {
            int c = text.codePointAt(i);
            int width = Character.charCount(c);
            if (isForbidden(c)) {
                String code = String.format(Locale.ROOT, "U+%04X", c);
                String name = Optional.ofNullable(Character.getName(c)).orElse("no character");
                mistake(
                        i,
                        i + width,
                        "the character " + code + " is not allowed in a rule file",
                        name.toLowerCase(Locale.ROOT),
                        "delete it, or write an ordinary blank");
            }
            i += width;
        }
    }

    private static boolean isForbidden(int c) {
        if (c < 0x7F) {
            return c < ' ' && c != '\t' && c != '\n' && c != '\r';
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || UNSEEN.contains(c);
    }

    private void checkNumbers() {
        for (int i = 0; i < tokens.size() && mistakes.size() < MOST_MISTAKES; i++) {
            Token token = tokens.get(i);
            switch (token.getType()) {
                case CmkLexer.INT -> checkWhole(i, token);
                case CmkLexer.DURATION -> checkDuration(i, token);
                case CmkLexer.DATE -> checkDate(i, token);
                default -> {}
            }
        }
    }

    private void checkWhole(int index, Token token) {
        if (glued(index)) {
            reportGlued(index);
        } else if (token.getText().length() > MOST_DIGITS) {
            mistake(
                    token.getStartIndex(),
                    token.getStopIndex() + 1,
                    "a number of " + token.getText().length() + " digits is out of range",
                    "whole numbers have at most " + MOST_DIGITS + " digits",
                    "");
        }
    }

    private void checkDuration(int index, Token token) {
        String text = token.getText();
        String digits = text.substring(0, text.length() - 1);
        if (glued(index)) {
            reportGlued(index);
        } else if (digits.length() > 9 || days(digits, text.charAt(text.length() - 1)) > MOST_DAYS) {
            mistake(
                    token.getStartIndex(),
                    token.getStopIndex() + 1,
                    "the duration is out of range",
                    "durations are at most " + MOST_DAYS + "d",
                    "");
        }
    }

    private static long days(String digits, char unit) {
        long amount = Long.parseLong(digits);
        return unit == 'd' ? amount : unit == 'h' ? amount / 24 : amount / (24 * 60);
    }

    private void checkDate(int index, Token token) {
        if (glued(index)) {
            reportGlued(index);
            return;
        }
        try {
            LocalDate.parse(token.getText());
        } catch (DateTimeException noSuchDay) {
            mistake(
                    token.getStartIndex(),
                    token.getStopIndex() + 1,
                    "there is no day `" + token.getText() + "`",
                    "dates are written year-month-day, as in `2023-11-20`",
                    "");
        }
    }

    /** Whether the next token is a word or number without a blank between: {@code 1e9}, {@code 30days}. */
    private boolean glued(int index) {
        if (index + 1 >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(index + 1);
        boolean word = Character.isLetterOrDigit(next.getText().charAt(0))
                || next.getText().charAt(0) == '_';
        return word && next.getStartIndex() == tokens.get(index).getStopIndex() + 1;
    }

    private void reportGlued(int index) {
        int start = tokens.get(index).getStartIndex();
        int end = index;
        while (glued(end)) {
            end++;
        }
        mistake(
                start,
                tokens.get(end).getStopIndex() + 1,
                "a word that starts with a digit is no name and no number",
                "expected digits alone, a date or a duration such as `30d`",
                "");
    }

    /** Counts brackets, runs of {@code not} and steps of paths: everything that makes trees deep. */
    private void checkNesting() {
        List<Integer> open = new ArrayList<>();
        int depth = 0;
        int run = 0;
        int steps = 0;
        boolean dotted = false;
        for (Token token : tokens) {
            int type = token.getType();
            boolean dot = type == CmkLexer.DOT || type == CmkLexer.HOLE_DOT;
            steps = dot ? steps + 1 : dotted ? steps : 0;
            dotted = dot;
            if (type == CmkLexer.NOT) {
                run++;
            } else if (type == CmkLexer.LPAREN || type == CmkLexer.LBRACE) {
                open.add(run + 1);
                depth += run + 1;
                run = 0;
            } else if (type == CmkLexer.RPAREN || type == CmkLexer.RBRACE) {
                depth -= open.isEmpty() ? 0 : open.remove(open.size() - 1);
                run = 0;
            } else {
                run = 0;
            }
            if (depth + run > MOST_NESTING || steps > MOST_NESTING) {
                mistake(
                        token.getStartIndex(),
                        token.getStopIndex() + 1,
                        "the expression is nested more than " + MOST_NESTING + " deep",
                        "one level too many",
                        "name a part of it with `let` or `fn`");
                return;
            }
        }
    }

    private void mistake(int start, int end, String title, String label, String help) {
        mistakes.add(Diagnostic.error("syntax-error", title, new Label(Span.of(source, start, end), label), help));
    }

    private static int start(Diagnostic diagnostic) {
        return diagnostic.at().get(0).span().start();
    }
}
