package dev.keyproof.language;

import dev.keyproof.language.grammar.CmkParser.AtContext;
import dev.keyproof.language.grammar.CmkParser.ChangeItemContext;
import dev.keyproof.language.grammar.CmkParser.ControlContext;
import dev.keyproof.language.grammar.CmkParser.DefaultItemContext;
import dev.keyproof.language.grammar.CmkParser.DiagnosisContext;
import dev.keyproof.language.grammar.CmkParser.DisputeContext;
import dev.keyproof.language.grammar.CmkParser.DropContext;
import dev.keyproof.language.grammar.CmkParser.FixContext;
import dev.keyproof.language.grammar.CmkParser.FixManualContext;
import dev.keyproof.language.grammar.CmkParser.FixSetContext;
import dev.keyproof.language.grammar.CmkParser.FixSplitContext;
import dev.keyproof.language.grammar.CmkParser.FunctionContext;
import dev.keyproof.language.grammar.CmkParser.HeaderContext;
import dev.keyproof.language.grammar.CmkParser.ItemContext;
import dev.keyproof.language.grammar.CmkParser.JudgementContext;
import dev.keyproof.language.grammar.CmkParser.MapRowContext;
import dev.keyproof.language.grammar.CmkParser.PackContext;
import dev.keyproof.language.grammar.CmkParser.ParamContext;
import dev.keyproof.language.grammar.CmkParser.RelationRowContext;
import dev.keyproof.language.grammar.CmkParser.ReplaceContext;
import dev.keyproof.language.grammar.CmkParser.RuleItemContext;
import dev.keyproof.language.grammar.CmkParser.SectionContext;
import dev.keyproof.language.grammar.CmkParser.StatementContext;
import dev.keyproof.language.grammar.CmkParser.TableContext;
import dev.keyproof.language.grammar.CmkParser.TypeContext;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Turns parse trees of items without errors into {@link Syntax}. */
final class TreeBuilder {
    private final PhraseBuilder phrases;

    TreeBuilder(Source source) {
        phrases = new PhraseBuilder(source);
    }

    /** Brackets around a single value in the items built so far. */
    List<Span> misplaced() {
        return phrases.misplaced();
    }

    Syntax.Item item(ItemContext context) {
        if (context.pack() != null) {
            return pack(context.pack());
        }
        if (context.section() != null) {
            return section(context.section());
        }
        if (context.replace() != null) {
            return replace(context.replace());
        }
        if (context.drop() != null) {
            return drop(context.drop());
        }
        return replaceable(
                context.defaultItem(), context.table(), context.function(), context.ruleItem(), context.changeItem());
    }

    private Syntax.Item replaceable(
            DefaultItemContext fallback,
            TableContext table,
            FunctionContext function,
            RuleItemContext rule,
            ChangeItemContext change) {
        if (fallback != null) {
            return fallback(fallback);
        }
        if (table != null) {
            return table(table);
        }
        if (function != null) {
            return function(function);
        }
        return rule != null ? rule(rule) : change(change);
    }

    private Syntax.Pack pack(PackContext context) {
        return new Syntax.Pack(
                phrases.name(context.id),
                Optional.ofNullable(context.base).map(phrases::date),
                phrases.text(context.version),
                phrases.whole(context.language),
                phrases.text(context.source),
                phrases.text(context.fileName),
                phrases.date(context.dated),
                phrases.text(context.digest),
                span(context));
    }

    private Syntax.Section section(SectionContext context) {
        return new Syntax.Section(
                phrases.text(context.heading),
                phrases.text(context.digest),
                context.statement().stream().map(this::statement).toList(),
                span(context));
    }

    private Syntax.Statement statement(StatementContext context) {
        return new Syntax.Statement(
                phrases.name(context.id),
                phrases.names(context.kinds),
                phrases.text(context.says),
                phrases.names(context.shown),
                Optional.ofNullable(context.because).map(phrases::text),
                span(context));
    }

    private Syntax.Replace replace(ReplaceContext context) {
        Syntax.Item item = context.statement() != null
                ? statement(context.statement())
                : replaceable(
                        context.defaultItem(),
                        context.table(),
                        context.function(),
                        context.ruleItem(),
                        context.changeItem());
        return new Syntax.Replace(item, span(context));
    }

    private Syntax.Drop drop(DropContext context) {
        return new Syntax.Drop(
                phrases.name(context.what), phrases.path(context.path()), phrases.text(context.because), span(context));
    }

    private Syntax.Default fallback(DefaultItemContext context) {
        return new Syntax.Default(
                phrases.path(context.path()),
                phrases.constant(context.constant()),
                Optional.ofNullable(context.since).map(phrases::date),
                Optional.ofNullable(context.until).map(phrases::date),
                Optional.ofNullable(context.direction).map(phrases::name),
                Optional.ofNullable(context.assumes).map(phrases::name),
                phrases.names(context.cites),
                Optional.ofNullable(context.source).map(phrases::text),
                span(context));
    }

    private Syntax.Table table(TableContext context) {
        List<Syntax.Row> rows = new ArrayList<>();
        context.relationRow().forEach(row -> rows.add(row(row)));
        context.mapRow().forEach(row -> rows.add(row(row)));
        return new Syntax.Table(
                phrases.name(context.id),
                parameters(context.param()),
                Optional.ofNullable(context.type()).map(this::type),
                phrases.names(context.cites),
                Optional.ofNullable(context.source).map(phrases::text),
                rows,
                span(context));
    }

    private Syntax.Row row(RelationRowContext context) {
        List<Phrase> key = context.constant().stream().map(phrases::constant).toList();
        return new Syntax.Row(key, Optional.empty(), span(context));
    }

    private Syntax.Row row(MapRowContext context) {
        List<Phrase> constants = new ArrayList<>(
                context.constant().stream().map(phrases::constant).toList());
        Phrase value = context.UNKNOWN() != null
                ? new Phrase.Unknown(phrases.span(context.UNKNOWN().getSymbol()))
                : constants.remove(constants.size() - 1);
        return new Syntax.Row(constants, Optional.of(value), span(context));
    }

    private Syntax.Function function(FunctionContext context) {
        return new Syntax.Function(
                phrases.name(context.id),
                parameters(context.param()),
                type(context.type()),
                phrases.expression(context.expr()),
                span(context));
    }

    private List<Syntax.Parameter> parameters(List<ParamContext> contexts) {
        return contexts.stream()
                .map(context -> new Syntax.Parameter(phrases.name(context.name()), type(context.type())))
                .toList();
    }

    private Syntax.TypeName type(TypeContext context) {
        List<Syntax.Name> names = context.NAME().stream()
                .map(name -> phrases.name(name.getSymbol()))
                .toList();
        return new Syntax.TypeName(names, context.OPTIONAL() != null, span(context));
    }

    private Syntax.Rule rule(RuleItemContext context) {
        return new Syntax.Rule(
                false,
                false,
                phrases.name(context.id),
                header(context.header()),
                phrases.name(context.kind),
                Optional.of(phrases.name(context.name())),
                judgement(context.judgement()),
                diagnosis(context.diagnosis()),
                span(context));
    }

    private Syntax.Rule change(ChangeItemContext context) {
        return new Syntax.Rule(
                true,
                context.CREATED() != null,
                phrases.name(context.id),
                header(context.header()),
                phrases.name(context.kind),
                Optional.empty(),
                judgement(context.judgement()),
                diagnosis(context.diagnosis()),
                span(context));
    }

    private Syntax.Header header(HeaderContext context) {
        return new Syntax.Header(
                phrases.name(context.severity),
                phrases.names(context.classes),
                phrases.names(context.cites),
                context.dispute().stream().map(this::dispute).toList(),
                phrases.names(context.assumes),
                context.control().stream().map(this::control).toList(),
                Optional.ofNullable(context.unwaivable).map(phrases::text),
                span(context));
    }

    private Syntax.Tagged dispute(DisputeContext context) {
        return new Syntax.Tagged(phrases.name(context.NAME().getSymbol()), phrases.text(context.text()), span(context));
    }

    private Syntax.Tagged control(ControlContext context) {
        return new Syntax.Tagged(phrases.name(context.NAME().getSymbol()), phrases.text(context.text()), span(context));
    }

    private Syntax.Judgement judgement(JudgementContext context) {
        return new Syntax.Judgement(
                context.let().stream()
                        .map(let -> new Syntax.Let(phrases.name(let.name()), phrases.expression(let.expr()), span(let)))
                        .toList(),
                Optional.ofNullable(context.when)
                        .map(when -> new Syntax.Clause(
                                phrases.expression(when),
                                phrases.between(context.WHEN().getSymbol(), when))),
                context.FORBID() != null,
                new Syntax.Clause(
                        phrases.expression(context.require), phrases.between(context.obligation, context.require)));
    }

    private Syntax.Diagnosis diagnosis(DiagnosisContext context) {
        Optional<Syntax.Codes> azure = Optional.ofNullable(context.AZURE())
                .map(keyword -> new Syntax.Codes(
                        phrases.names(context.codes),
                        Optional.ofNullable(context.remark).map(phrases::text),
                        phrases.between(keyword.getSymbol(), context.remark == null ? context.codes : context.remark)));
        return new Syntax.Diagnosis(
                new Syntax.TextClause(
                        phrases.text(context.title),
                        phrases.between(context.TITLE().getSymbol(), context.title)),
                context.at().stream().map(this::place).toList(),
                context.with().stream()
                        .map(with ->
                                new Syntax.Place(phrases.place(with.place()), phrases.text(with.text()), span(with)))
                        .toList(),
                new Syntax.TextClause(
                        phrases.text(context.why), phrases.between(context.WHY().getSymbol(), context.why)),
                azure,
                new Syntax.TextClause(
                        phrases.text(context.help),
                        phrases.between(context.HELP().getSymbol(), context.help)),
                context.note().stream()
                        .map(note -> new Syntax.TextClause(phrases.text(note.text()), span(note)))
                        .toList(),
                context.fix().stream().map(this::fix).toList());
    }

    private Syntax.Place place(AtContext context) {
        return new Syntax.Place(phrases.place(context.place()), phrases.text(context.text()), span(context));
    }

    private Syntax.Fix fix(FixContext context) {
        if (context instanceof FixSetContext set) {
            return new Syntax.SetField(
                    phrases.path(set.path()),
                    phrases.term(set.term()),
                    set.IRREVERSIBLE() != null,
                    Optional.ofNullable(set.expr()).map(phrases::expression),
                    span(set));
        }
        if (context instanceof FixManualContext manual) {
            return new Syntax.Manual(phrases.text(manual.text()), span(manual));
        }
        FixSplitContext split = (FixSplitContext) context;
        return new Syntax.Split(
                split.step().stream()
                        .map(step -> step.path().stream().map(phrases::path).toList())
                        .toList(),
                span(split));
    }

    private Span span(ParserRuleContext context) {
        return phrases.span(context);
    }
}
