package dev.keyproof.language;

import dev.keyproof.text.Pointer;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads what {@link PackWriter} writes: records by their components, in their order.
 *
 * <p>Arguments of a constructor are evaluated from left to right, so that a constructor call is the layout.
 */
final class PackLoader {
    private static final Expr.Quantifier[] QUANTIFIERS = Expr.Quantifier.values();
    private static final Expr.Relation[] RELATIONS = Expr.Relation.values();
    private static final Expr.State[] STATES = Expr.State.values();

    private final byte[] bytes;
    private final List<Source> sources;
    private final Schema schema;
    private final Map<String, Schema.Field> fields = new HashMap<>();
    private final String[] texts;
    private List<Table> tables = List.of();
    private int at = CompiledPack.KEY_BYTES;

    PackLoader(byte[] bytes, List<Source> sources, Schema schema) {
        this.bytes = bytes;
        this.sources = sources;
        this.schema = schema;
        for (Schema.Record record : schema.records().values()) {
            for (Schema.Field field : record.fields().values()) {
                fields.put(field.label(), field);
            }
        }
        this.texts = pool();
    }

    private String[] pool() {
        int[] lengths = new int[count()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = count();
        }
        int size = count();
        String all = new String(bytes, at, size, StandardCharsets.UTF_8);
        at += size;
        String[] found = new String[lengths.length];
        int start = 0;
        for (int i = 0; i < found.length; i++) {
            found[i] = all.substring(start, start + lengths[i]);
            start += lengths[i];
        }
        return found;
    }

    Pack pack() {
        return new Pack(
                text(),
                text(),
                text(),
                text(),
                date(),
                text(),
                text(),
                list(this::section),
                list(this::filled),
                tables(),
                list(this::rule));
    }

    private List<Table> tables() {
        tables = list(this::table);
        return tables;
    }

    private Pack.Section section() {
        return new Pack.Section(text(), text(), list(this::statement), span());
    }

    private Pack.Statement statement() {
        return new Pack.Statement(text(), text(), texts(), text(), texts(), optional(this::text), span());
    }

    private Pack.Default filled() {
        return new Pack.Default(
                text(),
                text(),
                field(),
                constant(),
                optional(this::date),
                optional(this::date),
                optional(this::text),
                optional(this::text),
                texts(),
                optional(this::text),
                span());
    }

    private Table table() {
        return new Table(
                text(),
                list(() -> new Table.Parameter(text(), type())),
                optional(this::type),
                texts(),
                optional(this::text),
                list(this::row),
                optional(this::row),
                span());
    }

    private Table.Row row() {
        return new Table.Row(list(this::constant), optional(this::constant), span());
    }

    private Rule rule() {
        return new Rule(
                text(),
                flag(),
                flag(),
                text(),
                texts(),
                texts(),
                map(this::text),
                texts(),
                map(this::texts),
                optional(this::text),
                text(),
                variable(),
                optional(this::variable),
                optional(this::expr),
                expr(),
                template(),
                list(this::place),
                list(this::place),
                template(),
                texts(),
                optional(this::template),
                template(),
                list(this::template),
                list(this::fix),
                span());
    }

    private Rule.Place place() {
        return new Rule.Place(expr(), template());
    }

    private Text template() {
        return new Text(list(this::part), span());
    }

    private Text.Part part() {
        return text().equals("Words") ? new Text.Words(text()) : new Text.Hole(expr());
    }

    private Rule.Fix fix() {
        return switch (text()) {
            case "Set" -> new Rule.Set(expr(), optional(this::expr), flag(), optional(this::expr));
            case "Manual" -> new Rule.Manual(template());
            case "Split" -> new Rule.Split(list(this::texts));
            default -> throw new IllegalStateException("a compiled pack has another layout");
        };
    }

    private Expr expr() {
        return switch (text()) {
            case "And" -> new Expr.And(exprs(), span());
            case "Or" -> new Expr.Or(exprs(), span());
            case "Implies" -> new Expr.Implies(expr(), expr(), span());
            case "Not" -> new Expr.Not(expr(), span());
            case "Quantified" -> new Expr.Quantified(QUANTIFIERS[count()], variable(), expr(), expr(), span());
            case "Compare" -> new Expr.Compare(RELATIONS[count()], expr(), expr(), span());
            case "InTable" -> new Expr.InTable(exprs(), tables.get(count()), flag(), span());
            case "Is" -> new Expr.Is(expr(), STATES[count()], optional(this::expr), span());
            case "Literal" -> new Expr.Literal(constant(), type(), span());
            case "Reference" -> new Expr.Reference(variable(), span());
            case "Select" -> new Expr.Select(expr(), field(), span());
            case "Now" -> new Expr.Now(Duration.ofSeconds(number()), span());
            case "Union" -> new Expr.Union(exprs(), type(), span());
            case "Minus" -> new Expr.Minus(expr(), expr(), type(), span());
            case "UnionOf" -> new Expr.UnionOf(variable(), expr(), optional(this::expr), expr(), type(), span());
            case "FirstOf" -> new Expr.FirstOf(variable(), expr(), optional(this::expr), type(), span());
            case "Match" -> new Expr.Match(expr(), list(this::arm), optional(this::arm), type(), span());
            case "Lookup" -> new Expr.Lookup(tables.get(count()), exprs(), type(), span());
            default -> throw new IllegalStateException("a compiled pack has another layout");
        };
    }

    private List<Expr> exprs() {
        return list(this::expr);
    }

    private Expr.Arm arm() {
        return new Expr.Arm(texts(), optional(this::expr), span());
    }

    private Expr.Variable variable() {
        return new Expr.Variable(text(), type(), count());
    }

    private Schema.Field field() {
        return fields.get(text());
    }

    private Type type() {
        return switch (text()) {
            case "Plain" -> new Type.Plain(text());
            case "Choice" -> schema.choices().get(text());
            case "SetOf" -> new Type.SetOf((Type.Choice) type());
            case "ListOf" -> new Type.ListOf(text());
            case "Record" -> new Type.Record(text());
            default -> throw new IllegalStateException("a compiled pack has another layout");
        };
    }

    private Constant constant() {
        return switch (text()) {
            case "Whole" -> new Constant.Whole(number());
            case "Bool" -> new Constant.Bool(flag());
            case "Date" -> new Constant.Date(date());
            case "Text" -> new Constant.Text(text());
            case "Word" -> new Constant.Word(text());
            case "Words" -> new Constant.Words(texts());
            case "Wholes" -> new Constant.Wholes(list(this::number));
            default -> throw new IllegalStateException("a compiled pack has another layout");
        };
    }

    private Span span() {
        Source source = sources.get(count());
        return new Span(source, count(), count(), pointer(), optional(this::span));
    }

    /** Rule files are no documents, so that all their places lie at the root. */
    private Pointer pointer() {
        at++;
        return Pointer.ROOT;
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(number());
    }

    private List<String> texts() {
        return list(this::text);
    }

    private String text() {
        return texts[count()];
    }

    private boolean flag() {
        return count() != 0;
    }

    private <T> Map<String, T> map(Supplier<T> value) {
        Map<String, T> map = new LinkedHashMap<>();
        for (int left = count(); left > 0; left--) {
            map.put(text(), value.get());
        }
        return map;
    }

    private <T> Optional<T> optional(Supplier<T> value) {
        return count() == 0 ? Optional.empty() : Optional.of(value.get());
    }

    private <T> List<T> list(Supplier<? extends T> element) {
        int size = count();
        if (size == 0) {
            return List.of();
        }
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(element.get());
        }
        return List.copyOf(all);
    }

    private int count() {
        return (int) number();
    }

    private long number() {
        long read = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            read |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return read >>> 1 ^ -(read & 1);
    }
}
