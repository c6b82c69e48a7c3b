package dev.keyproof.language;

import dev.keyproof.language.grammar.CmkParser.ArmContext;
import dev.keyproof.language.grammar.CmkParser.BracketsContext;
import dev.keyproof.language.grammar.CmkParser.CallContext;
import dev.keyproof.language.grammar.CmkParser.ComparisonContext;
import dev.keyproof.language.grammar.CmkParser.ComprehensionContext;
import dev.keyproof.language.grammar.CmkParser.ConstantContext;
import dev.keyproof.language.grammar.CmkParser.ExprContext;
import dev.keyproof.language.grammar.CmkParser.HoleContext;
import dev.keyproof.language.grammar.CmkParser.InstantContext;
import dev.keyproof.language.grammar.CmkParser.LiteralContext;
import dev.keyproof.language.grammar.CmkParser.LiteralOperandContext;
import dev.keyproof.language.grammar.CmkParser.MatchingContext;
import dev.keyproof.language.grammar.CmkParser.NameContext;
import dev.keyproof.language.grammar.CmkParser.NamesContext;
import dev.keyproof.language.grammar.CmkParser.NegationContext;
import dev.keyproof.language.grammar.CmkParser.OperandContext;
import dev.keyproof.language.grammar.CmkParser.PathContext;
import dev.keyproof.language.grammar.CmkParser.PathOperandContext;
import dev.keyproof.language.grammar.CmkParser.PlaceContext;
import dev.keyproof.language.grammar.CmkParser.QuantifiedContext;
import dev.keyproof.language.grammar.CmkParser.RelationContext;
import dev.keyproof.language.grammar.CmkParser.SelectorContext;
import dev.keyproof.language.grammar.CmkParser.SetContext;
import dev.keyproof.language.grammar.CmkParser.StringContext;
import dev.keyproof.language.grammar.CmkParser.TermContext;
import dev.keyproof.language.grammar.CmkParser.TextContext;
import dev.keyproof.language.grammar.CmkParser.UnaryContext;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns parse trees of expressions, texts and words without errors into {@link Phrase}s and their parts. */
final class PhraseBuilder {
    private final Source source;
    private final List<Span> misplaced = new ArrayList<>();

    PhraseBuilder(Source source) {
        this.source = source;
    }

    /** Brackets around a single value, which the grammar lets through and the language does not have. */
    List<Span> misplaced() {
        return misplaced;
    }

    Span span(Token token) {
        return Span.of(source, token.getStartIndex(), token.getStopIndex() + 1);
    }

    Span span(ParserRuleContext context) {
        return between(context.getStart(), context);
    }

    Span between(Token start, ParserRuleContext end) {
        return Span.of(source, start.getStartIndex(), end.getStop().getStopIndex() + 1);
    }

    Syntax.Name name(Token token) {
        return new Syntax.Name(token.getText(), span(token));
    }

    Syntax.Name name(NameContext context) {
        return name(context.getStart());
    }

    /** The names of a list; none if there is no list. */
    List<Syntax.Name> names(NamesContext context) {
        return context == null
                ? List.of()
                : context.name().stream().map(this::name).toList();
    }

    Syntax.Path path(PathContext context) {
        return new Syntax.Path(context.name().stream().map(this::name).toList(), span(context));
    }

    Phrase.Date date(Token token) {
        return new Phrase.Date(LocalDate.parse(token.getText()), span(token));
    }

    Phrase.Whole whole(Token token) {
        return new Phrase.Whole(Long.parseLong(token.getText()), span(token));
    }

    Syntax.Text text(TextContext context) {
        return new Syntax.Text(context.string().stream().map(this::piece).toList(), span(context));
    }

    private Syntax.Piece piece(StringContext context) {
        List<Syntax.Part> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int start = context.getStart().getStopIndex() + 1;
        int end = start;
        for (ParseTree child : context.children.subList(1, context.children.size() - 1)) {
            if (child instanceof TerminalNode words1) {
                String written = words1.getText();
                words.append(written.startsWith("\\") ? written.substring(1) : written);
                end = words1.getSymbol().getStopIndex() + 1;
                continue;
            }
            if (end > start) {
                parts.add(new Syntax.Words(words.toString(), Span.of(source, start, end)));
                words.setLength(0);
            }
            Syntax.Hole hole = hole((HoleContext) child);
            parts.add(hole);
            start = hole.span().end();
            end = start;
        }
        if (end > start) {
            parts.add(new Syntax.Words(words.toString(), Span.of(source, start, end)));
        }
        return new Syntax.Piece(parts, span(context));
    }

    private Syntax.Hole hole(HoleContext context) {
        List<Syntax.Name> names =
                context.HOLE_NAME().stream().map(node -> name(node.getSymbol())).toList();
        Span path = Span.of(
                source,
                names.get(0).span().start(),
                names.get(names.size() - 1).span().end());
        return new Syntax.Hole(new Syntax.Path(names, path), span(context));
    }

    Phrase constant(ConstantContext context) {
        return context.literal() != null ? literal(context.literal()) : word(context.name());
    }

    private Phrase word(NameContext context) {
        Syntax.Name name = name(context);
        return new Phrase.Path(new Syntax.Path(List.of(name), name.span()), name.span());
    }

    private Phrase literal(LiteralContext context) {
        Token token = context.getStart();
        if (context.INT() != null) {
            return whole(token);
        }
        if (context.DATE() != null) {
            return date(token);
        }
        if (context.string() != null) {
            return new Phrase.Literal(piece(context.string()), span(context));
        }
        if (context.set() != null) {
            return braces(context.set());
        }
        return new Phrase.Truth(context.TRUE() != null, span(token));
    }

    private Phrase braces(SetContext context) {
        List<Phrase> elements = context.element().stream()
                .map(element -> element.name() != null ? word(element.name()) : whole(element.getStart()))
                .toList();
        return new Phrase.Braces(elements, span(context));
    }

    Phrase expression(ExprContext context) {
        List<Phrase> operands = context.unary().stream().map(this::unary).toList();
        if (operands.size() == 1) {
            return operands.get(0);
        }
        return context.IMPLIES() != null
                ? new Phrase.Implies(operands.get(0), operands.get(1), span(context))
                : new Phrase.Chain(!context.AND().isEmpty(), operands, span(context));
    }

    private Phrase unary(UnaryContext context) {
        if (context instanceof NegationContext negation) {
            return new Phrase.Not(unary(negation.unary()), span(negation));
        }
        if (context instanceof QuantifiedContext quantified) {
            return new Phrase.Quantified(
                    Expr.Quantifier.valueOf(quantified.quantifier.getText().toUpperCase(Locale.ROOT)),
                    name(quantified.name()),
                    path(quantified.path()),
                    expression(quantified.expr()),
                    span(quantified));
        }
        return comparison((ComparisonContext) context);
    }

    private Phrase comparison(ComparisonContext context) {
        boolean alone = context.term().size() == 1 && context.state() == null;
        if (alone && bracketed(context.term(0)).isPresent()) {
            BracketsContext brackets = bracketed(context.term(0)).get();
            return new Phrase.Parens(expression(brackets.expr(0)), span(brackets));
        }
        Phrase left = term(context.term(0));
        if (context.relation() != null) {
            return new Phrase.Compare(relation(context.relation()), left, term(context.term(1)), span(context));
        }
        if (context.state() != null) {
            Expr.State state = Expr.State.valueOf(context.state().getText().toUpperCase(Locale.ROOT));
            return new Phrase.Is(left, state, span(context));
        }
        return left;
    }

    /** The brackets around a condition, if a term is nothing else. */
    private static Optional<BracketsContext> bracketed(TermContext term) {
        boolean single = term.operand().size() == 1 && term.operand(0) instanceof BracketsContext;
        return single && ((BracketsContext) term.operand(0)).expr().size() == 1
                ? Optional.of((BracketsContext) term.operand(0))
                : Optional.empty();
    }

    private static Expr.Relation relation(RelationContext context) {
        return switch (context.getStart().getText()) {
            case "==" -> Expr.Relation.EQUAL;
            case "!=" -> Expr.Relation.NOT_EQUAL;
            case "<" -> Expr.Relation.LESS;
            case "<=" -> Expr.Relation.AT_MOST;
            case ">" -> Expr.Relation.GREATER;
            case ">=" -> Expr.Relation.AT_LEAST;
            case "in" -> Expr.Relation.IN;
            case "not" -> Expr.Relation.NOT_IN;
            default -> Expr.Relation.SUBSET;
        };
    }

    Phrase term(TermContext context) {
        List<Phrase> operands = context.operand().stream().map(this::operand).toList();
        if (operands.size() == 1) {
            return operands.get(0);
        }
        return context.MINUS() != null
                ? new Phrase.Minus(operands.get(0), operands.get(1), span(context))
                : new Phrase.Union(operands, span(context));
    }

    private Phrase operand(OperandContext context) {
        if (context instanceof PathOperandContext path) {
            return path(path.path(), span(path));
        }
        if (context instanceof LiteralOperandContext literal) {
            return literal(literal.literal());
        }
        if (context instanceof InstantContext instant) {
            boolean after = instant.AFTER() != null;
            Optional<String> amount = Optional.ofNullable(instant.DURATION()).map(TerminalNode::getText);
            return new Phrase.Now(amount, after, span(instant));
        }
        if (context instanceof CallContext call) {
            return new Phrase.Call(
                    name(call.name()), call.term().stream().map(this::term).toList(), span(call));
        }
        if (context instanceof BracketsContext brackets) {
            return tuple(brackets);
        }
        if (context instanceof ComprehensionContext comprehension) {
            return comprehension(comprehension);
        }
        if (context instanceof MatchingContext match) {
            List<Phrase.Arm> arms = match.arm().stream().map(this::arm).toList();
            return new Phrase.Match(path(match.path()), arms, span(match));
        }
        return new Phrase.Unknown(span(context));
    }

    /** Values between brackets; a single one has no business there. */
    private Phrase tuple(BracketsContext context) {
        List<Phrase> elements = context.expr().stream().map(this::expression).toList();
        if (elements.size() == 1) {
            misplaced.add(span(context));
        }
        return new Phrase.Tuple(elements, span(context));
    }

    private Phrase.Path path(PathContext context, Span span) {
        return new Phrase.Path(path(context), span);
    }

    private Phrase comprehension(ComprehensionContext context) {
        return new Phrase.Comprehension(
                context.FIRST() != null,
                term(context.term()),
                name(context.name()),
                path(context.path()),
                Optional.ofNullable(context.expr()).map(this::expression),
                span(context));
    }

    private Phrase.Arm arm(ArmContext context) {
        return new Phrase.Arm(words(context.selector()), expression(context.expr()), span(context));
    }

    private List<Syntax.Name> words(SelectorContext context) {
        return names(context.names());
    }

    Phrase place(PlaceContext context) {
        if (context.MATCH() == null) {
            return path(context.path(), span(context));
        }
        List<Phrase.Arm> arms = context.placeArm().stream()
                .map(arm -> new Phrase.Arm(words(arm.selector()), path(arm.path(), span(arm.path())), span(arm)))
                .toList();
        return new Phrase.Match(path(context.path()), arms, span(context));
    }
}
