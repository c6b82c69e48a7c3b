package dev.keyproof.template;

import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import dev.keyproof.template.grammar.ArmLexer;
import dev.keyproof.template.grammar.ArmParser;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CodePointBuffer;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads expressions of templates.
 *
 * <p>Never throws for a text, however broken: the first mistake is a {@link Fault}. Length and nesting are counted
 * before anything is parsed.
 */
final class ExpressionParser {
    private static final int MOST_SHOWN = 40;

    private final String text;
    private final Limits limits;
    private final List<Token> tokens = new ArrayList<>();
    /** The brackets that are open where the scan stands. */
    private final List<Token> open = new ArrayList<>();

    private ExpressionParser(String text, Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    /** An expression, or why there is none. */
    record Parsed(Optional<Expression> expression, Optional<Fault> fault) {}

    /**
     * Why an expression is not read.
     *
     * @param start offset in the text with its brackets
     * @param label what is wrong at that place
     */
    record Fault(String code, String title, int start, int end, String label, String help) {}

    /** Reads a text that begins with {@code [} and ends with {@code ]}. */
    static Parsed parse(String text, Limits limits) {
        long most = limits.of(Limit.EXPRESSION_CHARACTERS);
        if (text.length() > most) {
            String title = "the expression has more than " + Budget.count(most) + " characters";
            String help = Limit.EXPRESSION_CHARACTERS.raise();
            return faulty(new Fault("expression-too-long", title, 0, 1, "not read", help));
        }
        ExpressionParser parser = new ExpressionParser(text, limits);
        Optional<Fault> fault = parser.scan();
        return fault.isPresent() ? faulty(fault.get()) : parser.parse();
    }

    private static Parsed faulty(Fault fault) {
        return new Parsed(Optional.empty(), Optional.of(fault));
    }

    private static Fault mistake(String title, int start, int end, String label) {
        return new Fault("expression-not-read", title, start, end, label, "");
    }

    /** Takes the words apart and finds mistakes that need no grammar: strange characters, brackets without a partner. */
    private Optional<Fault> scan() {
        // The buffer counts in UTF-16 code units, as all places do.
        char[] inside = text.substring(1, text.length() - 1).toCharArray();
        ArmLexer lexer = new ArmLexer(
                CodePointCharStream.fromBuffer(CodePointBuffer.withChars(CharBuffer.wrap(inside)), "expression"));
        lexer.removeErrorListeners();
        for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
            tokens.add(token);
            Optional<Fault> fault = fault(token);
            if (fault.isPresent()) {
                return fault;
            }
        }
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Token last = open.get(open.size() - 1);
        String title = "the expression has `" + last.getText() + "` without its `" + partner(last) + "`";
        return Optional.of(mistake(title, start(last), end(last), "has no end"));
    }

    private Optional<Fault> fault(Token token) {
        return switch (token.getType()) {
            case ArmLexer.UNCLOSED ->
                Optional.of(
                        mistake("a text in the expression has no end", start(token), start(token) + 1, "begins here"));
            case ArmLexer.OTHER -> Optional.of(strange(token));
            case ArmLexer.LPAREN, ArmLexer.LBRACKET -> opened(token);
            case ArmLexer.RPAREN, ArmLexer.RBRACKET -> closed(token);
            default -> Optional.empty();
        };
    }

    private Fault strange(Token token) {
        int start = start(token);
        int point = text.codePointAt(start);
        String shown = Character.isISOControl(point)
                ? String.format(java.util.Locale.ROOT, "U+%04X", point)
                : Character.toString(point).replace('`', '\'');
        String title = "the expression has a character that has no meaning there, `" + shown + "`";
        return mistake(title, start, start + Character.charCount(point), "unexpected");
    }

    private Optional<Fault> opened(Token token) {
        open.add(token);
        long most = limits.of(Limit.EXPRESSION_DEPTH);
        if (open.size() <= most) {
            return Optional.empty();
        }
        String title = "the expression is nested more than " + Budget.count(most) + " levels deep";
        String label = "level " + Budget.count(open.size());
        String help = Limit.EXPRESSION_DEPTH.raise();
        return Optional.of(new Fault("expression-too-deep", title, start(token), end(token), label, help));
    }

    private Optional<Fault> closed(Token token) {
        if (open.isEmpty()) {
            String title = "the expression has `" + token.getText() + "` without a beginning";
            return Optional.of(mistake(title, start(token), end(token), "closes nothing"));
        }
        String wanted = partner(open.remove(open.size() - 1));
        if (wanted.equals(token.getText())) {
            return Optional.empty();
        }
        String title = "the expression has `" + token.getText() + "` where `" + wanted + "` is expected";
        return Optional.of(mistake(title, start(token), end(token), "expected `" + wanted + "`"));
    }

    private Parsed parse() {
        CommonToken end = new CommonToken(Token.EOF, "");
        end.setStartIndex(text.length() - 2);
        end.setStopIndex(text.length() - 3);
        List<Token> all = new ArrayList<>(tokens);
        all.add(end);
        ArmParser parser = new ArmParser(new CommonTokenStream(new ListTokenSource(all)));
        parser.removeErrorListeners();
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(new FirstMistake());
        try {
            return new Parsed(Optional.of(expression(parser.whole().expression())), Optional.empty());
        } catch (ParseCancellationException stopped) {
            return faulty(describe(((RecognitionException) stopped.getCause()).getOffendingToken()));
        }
    }

    // ---- mistakes that the grammar finds

    private Fault describe(Token found) {
        boolean atEnd = found.getType() == Token.EOF;
        int index = atEnd ? tokens.size() : tokens.indexOf(found);
        String wanted = expected(index);
        int start = atEnd ? text.length() - 1 : start(found);
        int end = atEnd ? text.length() : end(found);
        String title = atEnd
                ? "the expression ends where " + wanted + " is expected"
                : "the expression has `" + shown(found) + "` where " + wanted + " is expected";
        return mistake(title, start, end, "expected " + wanted);
    }

    /** What may stand behind the words before {@code index}; one word of look-back decides it, as the grammar is. */
    private String expected(int index) {
        if (index == 0) {
            return "a value";
        }
        Token before = tokens.get(index - 1);
        return switch (before.getType()) {
            case ArmLexer.LPAREN -> "a value or `)`";
            case ArmLexer.COMMA, ArmLexer.LBRACKET -> "a value";
            case ArmLexer.DOT -> "a name";
            case ArmLexer.NAME -> isPart(index - 1) ? behindValue(index) : "`(`";
            default -> behindValue(index);
        };
    }

    /** Whether the name at {@code index} is a member of a value and not the name of a function. */
    private boolean isPart(int index) {
        if (index < 2 || tokens.get(index - 1).getType() != ArmLexer.DOT) {
            return false;
        }
        return tokens.get(index - 2).getType() != ArmLexer.NAME || isPart(index - 2);
    }

    private String behindValue(int index) {
        List<Token> around = new ArrayList<>();
        for (Token token : tokens.subList(0, index)) {
            switch (token.getType()) {
                case ArmLexer.LPAREN, ArmLexer.LBRACKET -> around.add(token);
                case ArmLexer.RPAREN, ArmLexer.RBRACKET -> around.remove(around.size() - 1);
                default -> {}
            }
        }
        if (around.isEmpty()) {
            return "the end of the expression";
        }
        return around.get(around.size() - 1).getType() == ArmLexer.LPAREN ? "`,` or `)`" : "`]`";
    }

    private static String shown(Token token) {
        String written = token.getText().replace('`', '\'').replaceAll("\\s+", " ");
        int[] points = written.codePoints().limit(MOST_SHOWN).toArray();
        return new String(points, 0, points.length) + (written.length() > MOST_SHOWN ? "..." : "");
    }

    private static String partner(Token opened) {
        return opened.getType() == ArmLexer.LPAREN ? ")" : "]";
    }

    private static int start(Token token) {
        return token.getStartIndex() + 1;
    }

    private static int end(Token token) {
        return token.getStopIndex() + 2;
    }

    // ---- trees

    private static Expression expression(ArmParser.ExpressionContext context) {
        Expression base = primary(context.primary());
        if (context.access().isEmpty()) {
            return base;
        }
        List<Expression.Step> steps =
                context.access().stream().map(ExpressionParser::step).toList();
        return new Expression.Part(
                base, steps, base.start(), steps.get(steps.size() - 1).end());
    }

    private static Expression.Step step(ArmParser.AccessContext context) {
        int end = end(context.getStop());
        return context instanceof ArmParser.MemberContext member
                ? new Expression.Member(member.NAME().getText(), end)
                : new Expression.Item(expression(((ArmParser.ItemContext) context).expression()), end);
    }

    private static Expression primary(ArmParser.PrimaryContext context) {
        int start = start(context.getStart());
        int end = end(context.getStop());
        if (context.call() != null) {
            return call(context.call(), start, end);
        }
        String written = context.getText();
        return context.STRING() == null
                ? new Expression.Digits(written, start, end)
                : new Expression.Text(written.substring(1, written.length() - 1).replace("''", "'"), start, end);
    }

    private static Expression call(ArmParser.CallContext context, int start, int end) {
        boolean defined = context.NAME().size() > 1;
        String namespace = defined ? context.NAME(0).getText() : "";
        List<Expression> arguments =
                context.expression().stream().map(ExpressionParser::expression).toList();
        return new Expression.Call(namespace, context.NAME(defined ? 1 : 0).getText(), arguments, start, end);
    }

    /** Stops parsing at the first mistake; it is described from the words around it. */
    private static final class FirstMistake extends DefaultErrorStrategy {
        @Override
        public void reportError(Parser recognizer, RecognitionException e) {
            // Described once, after parsing has stopped.
        }

        @Override
        public void recover(Parser recognizer, RecognitionException e) {
            throw new ParseCancellationException(e);
        }

        @Override
        public Token recoverInline(Parser recognizer) {
            throw new ParseCancellationException(new InputMismatchException(recognizer));
        }

        @Override
        public void sync(Parser recognizer) {
            // Nothing is repaired, so there is nothing to look ahead for.
        }
    }
}
