package dev.keyproof.language;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.language.grammar.CmkLexer;
import dev.keyproof.language.grammar.CmkParser;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CodePointBuffer;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads rule files.
 *
 * <p>Never throws for a text, however broken: each item that cannot be read is one diagnostic, and the others are read.
 * Size, number of tokens and nesting are counted before anything is parsed (hostile-inputs R1, R2).
 */
public final class RuleParser {
    private RuleParser() {}

    /**
     * What came of a file.
     *
     * @param diagnostics at most one for each item, besides those for single characters and numbers
     * @param broken the items that could not be read, as far as they can be told
     */
    public record Result(Syntax.File file, List<Diagnostic> diagnostics, List<Broken> broken) {
        public Result {
            diagnostics = List.copyOf(diagnostics);
            broken = List.copyOf(broken);
        }
    }

    /** An item that could not be read: its first word and its name, either of which may be empty. */
    public record Broken(String keyword, String name) {}

    /** Reads a file. */
    public static Result parse(Source source) {
        String text = source.text();
        if (text.length() > TokenScan.MOST_CHARACTERS) {
            Diagnostic refused = TokenScan.tooLong(source);
            return new Result(
                    new Syntax.File(source, List.of(), List.of()), List.of(refused), List.of(new Broken("", "")));
        }
        CmkLexer lexer = new CmkLexer(CodePointCharStream.fromBuffer(
                CodePointBuffer.withChars(CharBuffer.wrap(text.toCharArray())), source.name()));
        lexer.removeErrorListeners();
        TokenScan scan = TokenScan.of(source, lexer);
        Reading reading = new Reading(source, scan);
        List<TokenScan.Chunk> chunks = scan.complete() ? scan.chunks() : List.of();
        if (chunks.isEmpty() && !scan.mistakes().isEmpty()) {
            reading.diagnostics.addAll(scan.mistakes());
            reading.broken.add(new Broken("", ""));
        }
        chunks.forEach(reading::read);
        return reading.result();
    }

    /** The state of reading one file. */
    private static final class Reading {
        private final Source source;
        private final TokenScan scan;
        private final List<Syntax.Item> items = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final List<Broken> broken = new ArrayList<>();

        Reading(Source source, TokenScan scan) {
            this.source = source;
            this.scan = scan;
        }

        Result result() {
            List<Syntax.Comment> comments = new ArrayList<>();
            for (Token comment : scan.comments()) {
                Span span = Span.of(source, comment.getStartIndex(), comment.getStopIndex() + 1);
                comments.add(new Syntax.Comment(comment.getText().stripTrailing(), span));
            }
            return new Result(new Syntax.File(source, items, comments), diagnostics, broken);
        }

        void read(TokenScan.Chunk part) {
            List<Token> chunk = part.tokens();
            List<Diagnostic> mistakes = scan.mistakes(part);
            if (!mistakes.isEmpty()) {
                diagnostics.addAll(mistakes);
                broken.add(name(chunk));
                return;
            }
            Optional<CmkParser.FileContext> quick = quick(chunk);
            if (quick.isPresent()) {
                build(quick.get(), chunk);
                return;
            }
            CmkParser parser = parser(chunk, PredictionMode.LL);
            SyntaxErrors errors = new SyntaxErrors(source);
            parser.setErrorHandler(errors);
            try {
                build(parser.file(), chunk);
            } catch (ParseCancellationException stopped) {
                diagnostics.add(errors.describe((RecognitionException) stopped.getCause(), chunk));
                broken.add(name(chunk));
            }
        }

        private void build(CmkParser.FileContext context, List<Token> chunk) {
            TreeBuilder trees = new TreeBuilder(source);
            List<Syntax.Item> built = context.item().stream().map(trees::item).toList();
            if (trees.misplaced().isEmpty()) {
                items.addAll(built);
                return;
            }
            Label at = new Label(trees.misplaced().get(0), "a single value");
            String title = "brackets stand around conditions and tuples alone";
            diagnostics.add(Diagnostic.error("syntax-error", title, at, "leave them out"));
            broken.add(name(chunk));
        }

        /** The chunk read with the cheaper prediction, or nothing if that finds a mistake; it may be wrong. */
        private static Optional<CmkParser.FileContext> quick(List<Token> chunk) {
            CmkParser parser = parser(chunk, PredictionMode.SLL);
            parser.setErrorHandler(new SyntaxErrors(null));
            try {
                return Optional.of(parser.file());
            } catch (ParseCancellationException failed) {
                return Optional.empty();
            }
        }

        private static CmkParser parser(List<Token> chunk, PredictionMode mode) {
            Token last = chunk.get(chunk.size() - 1);
            CommonToken end = new CommonToken(Token.EOF, "");
            end.setStartIndex(last.getStopIndex() + 1);
            end.setStopIndex(last.getStopIndex());
            List<Token> tokens = new ArrayList<>(chunk);
            tokens.add(end);
            CmkParser parser = new CmkParser(new CommonTokenStream(new ListTokenSource(tokens)));
            parser.removeErrorListeners();
            parser.getInterpreter().setPredictionMode(mode);
            return parser;
        }

        private static Broken name(List<Token> chunk) {
            int first = chunk.get(0).getType() == CmkLexer.REPLACE && chunk.size() > 1 ? 1 : 0;
            String name = chunk.size() > first + 1 ? chunk.get(first + 1).getText() : "";
            return new Broken(chunk.get(first).getText(), name);
        }
    }
}
