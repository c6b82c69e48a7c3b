package dev.keyproof.language;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.language.grammar.CmkLexer;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.PredictionContext;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Stops parsing at the first mistake of an item and says in our words what it is. Nothing is repaired: the next item is
 * parsed afresh.
 */
final class SyntaxErrors extends DefaultErrorStrategy {
    private final Source source;

    SyntaxErrors(Source source) {
        this.source = source;
    }

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
        throw nextTokensContext == null
                ? new InputMismatchException(recognizer)
                : new InputMismatchException(recognizer, nextTokensState, nextTokensContext);
    }

    @Override
    public void reportMatch(Parser recognizer) {
        super.reportMatch(recognizer);
        // What could have stood before the word that has just been read is no news behind it.
        nextTokensContext = null;
    }

    @Override
    protected Token singleTokenDeletion(Parser recognizer) {
        return null;
    }

    @Override
    protected void reportUnwantedToken(Parser recognizer) {
        throw new InputMismatchException(recognizer);
    }

    /** The mistake as a diagnostic; {@code chunk} is what was parsed. */
    Diagnostic describe(RecognitionException e, List<Token> chunk) {
        Token offending = e.getOffendingToken();
        IntervalSet expected = expected(e);
        int index = offending.getType() == Token.EOF ? chunk.size() : chunk.indexOf(offending);
        String wanted = Expected.words(expected);
        Optional<Diagnostic> text = inText(offending, chunk, index);
        if (text.isPresent()) {
            return text.get();
        }
        if (offending.getType() == Token.EOF) {
            return atEnd(chunk, wanted);
        }
        String title = "`" + shown(offending) + "` cannot stand here";
        Optional<Token> before = index > 0 ? Optional.of(chunk.get(index - 1)) : Optional.empty();
        String help = Advice.on(offending, before, expected);
        return Diagnostic.error("syntax-error", title, new Label(span(offending), "expected " + wanted), help);
    }

    /** Mistakes inside a text; an unended one is shown where it starts. */
    private Optional<Diagnostic> inText(Token offending, List<Token> chunk, int index) {
        int type = offending.getType();
        Set<Integer> cut = Set.of(CmkLexer.TEXT_CUT, CmkLexer.HOLE_CUT, CmkLexer.HOLE_QUOTE, Token.EOF);
        Optional<Token> quote = openQuote(chunk, index);
        if (quote.isEmpty()) {
            return Optional.empty();
        }
        if (cut.contains(type)) {
            boolean hole = type == CmkLexer.HOLE_CUT || type == CmkLexer.HOLE_QUOTE;
            int from = quote.get().getStartIndex();
            int to = type == CmkLexer.HOLE_QUOTE ? offending.getStopIndex() + 1 : offending.getStartIndex();
            Label at = new Label(
                    Span.of(source, from, Math.max(from + 1, to)),
                    hole ? "a `{` without its `}`" : "the closing `\"` is missing on this line");
            String title = hole ? "the hole of a text has no end" : "the text has no end";
            String help = hole
                    ? "a hole holds a path and nothing else; a brace as such is written `\\{`"
                    : "end it with `\"`; texts that follow each other are joined";
            return Optional.of(Diagnostic.error("syntax-error", title, at, help));
        }
        String shown = shown(offending);
        String help = type == CmkLexer.TEXT_OTHER
                ? "write `\\\"`, `\\\\`, `\\{` and `\\}` for the four signs with a meaning"
                : "a hole holds names joined by dots, without blanks";
        String wanted = type == CmkLexer.TEXT_OTHER ? "no such sign by itself in a text" : "expected a path and `}`";
        return Optional.of(Diagnostic.error(
                "syntax-error", "`" + shown + "` cannot stand here", new Label(span(offending), wanted), help));
    }

    /** The quote that opened the text around a token, if the token lies inside a text. */
    private static Optional<Token> openQuote(List<Token> chunk, int index) {
        for (int i = index - 1; i >= 0; i--) {
            switch (chunk.get(i).getType()) {
                case CmkLexer.QUOTE -> {
                    return Optional.of(chunk.get(i));
                }
                case CmkLexer.CHARACTERS,
                        CmkLexer.ESCAPE,
                        CmkLexer.HOLE,
                        CmkLexer.HOLE_NAME,
                        CmkLexer.HOLE_DOT,
                        CmkLexer.HOLE_END -> {}
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** The item ends too early: shown at the bracket that is still open, or behind the last word. */
    private Diagnostic atEnd(List<Token> chunk, String wanted) {
        Token last = chunk.get(chunk.size() - 1);
        Span end = Span.of(source, last.getStopIndex() + 1, last.getStopIndex() + 1);
        Deque<Token> open = new ArrayDeque<>();
        for (Token token : chunk) {
            switch (token.getType()) {
                case CmkLexer.LBRACE, CmkLexer.LPAREN -> open.push(token);
                case CmkLexer.RBRACE, CmkLexer.RPAREN -> open.poll();
                default -> {}
            }
        }
        if (open.isEmpty()) {
            String title = "`" + Expected.shown(chunk.get(0).getText()) + "` is cut short";
            return Diagnostic.error("syntax-error", title, new Label(end, "expected " + wanted), "");
        }
        Label at = new Label(span(open.peek()), "opened here");
        return Diagnostic.error("syntax-error", "the `" + open.peek().getText() + "` has no end", at, "")
                .with(new Label(end, "expected " + wanted));
    }

    /** A sign of two halves comes as two tokens; it is shown whole. */
    private String shown(Token token) {
        String text = token.getText();
        boolean half = text.length() == 1 && Character.isSurrogate(text.charAt(0));
        return half ? Character.toString(source.text().codePointAt(token.getStartIndex())) : Expected.shown(text);
    }

    private Span span(Token token) {
        return Span.of(source, token.getStartIndex(), token.getStopIndex() + 1);
    }

    /** The tokens that could stand where parsing stopped. */
    private static IntervalSet expected(RecognitionException e) {
        if (!(e instanceof NoViableAltException stuck) || stuck.getDeadEndConfigs() == null) {
            return e.getExpectedTokens();
        }
        IntervalSet found = new IntervalSet();
        ATN atn = e.getRecognizer().getATN();
        for (ATNConfig config : stuck.getDeadEndConfigs()) {
            collect(atn, config.state, config.context, found, new HashSet<>());
        }
        return found.isNil() ? e.getExpectedTokens() : found;
    }

    private static void collect(
            ATN atn,
            ATNState state,
            PredictionContext context,
            IntervalSet found,
            Set<Map.Entry<ATNState, Object>> seen) {
        if (!seen.add(Map.entry(state, context == null ? "" : context))) {
            return;
        }
        IntervalSet next = new IntervalSet(atn.nextTokens(state));
        boolean ends = next.contains(Token.EPSILON);
        if (ends) {
            next.remove(Token.EPSILON);
        }
        found.addAll(next);
        if (!ends || context == null) {
            return;
        }
        for (int i = 0; i < context.size(); i++) {
            int back = context.getReturnState(i);
            if (back != PredictionContext.EMPTY_RETURN_STATE) {
                collect(atn, atn.states.get(back), context.getParent(i), found, seen);
            }
        }
    }
}
