package dev.keyproof.check;

import dev.keyproof.check.Value.Partial;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Many;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Word;
import dev.keyproof.language.Constant;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Type;
import dev.keyproof.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Evaluates the expressions of one rule on one target by walking the tree, and keeps why each value is what it is.
 *
 * <p>Says the same as {@link Evaluator} and shares no code with it beyond the reading of fields, so that tests can
 * hold one against the other.
 */
final class Interpreter implements Expr.Visitor<Value> {
    private final Facts facts;
    private final Instant asOf;
    private final Map<Integer, Value> bound = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Comparison comparison = new Comparison(this);
    private final Choosing choosing = new Choosing(this);
    private int depth;

    /**
     * One expression that was evaluated.
     *
     * @param depth how deep it lies in the rule
     * @param rule where it is written in the rule
     * @param value what came out, as it is printed
     * @param field the field it was read from
     */
    record Step(int depth, Span rule, String value, Optional<Value.Origin> field) {}

    Interpreter(Facts facts, Instant asOf) {
        this.facts = facts;
        this.asOf = asOf;
    }

    void bind(Expr.Variable variable, Object it, Basis basis) {
        bound.put(variable.id(), Value.known(it, basis));
    }

    /** What was evaluated so far, outer expressions first. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Evaluates an expression and notes it as a step. */
    Value value(Expr expr) {
        if (expr instanceof Expr.Literal || expr instanceof Expr.Reference || expr instanceof Expr.Now) {
            return expr.accept(this);
        }
        int mine = steps.size();
        steps.add(null);
        depth++;
        Value value = expr.accept(this);
        depth--;
        steps.set(mine, new Step(depth, expr.span(), Printing.hole(value), value.origin()));
        return value;
    }

    List<Value> values(List<Expr> exprs) {
        List<Value> values = new ArrayList<>();
        exprs.forEach(expr -> values.add(value(expr)));
        return values;
    }

    @Override
    public Value and(Expr.And expr) {
        return junction(expr.operands(), false);
    }

    @Override
    public Value or(Expr.Or expr) {
        return junction(expr.operands(), true);
    }

    /** Stops at the first operand that decides; otherwise all of them count. */
    private Value junction(List<Expr> operands, boolean decisive) {
        List<Value> seen = new ArrayList<>();
        for (Expr operand : operands) {
            Value value = value(operand);
            if (Boolean.valueOf(decisive).equals(value.it())) {
                return Value.known(decisive, value.basis());
            }
            seen.add(value);
        }
        return all(seen, !decisive);
    }

    /** Unknown if one of the values is, else the given answer. */
    private static Value all(List<Value> seen, boolean answer) {
        Basis basis = Value.basis(seen);
        boolean unknown = seen.stream().anyMatch(Value::isUnknown);
        return unknown ? Value.unknown(basis, Value.doubts(seen)) : Value.known(answer, basis);
    }

    @Override
    public Value implies(Expr.Implies expr) {
        Value condition = value(expr.condition());
        if (condition.isFalse()) {
            return Value.known(true, condition.basis());
        }
        Value conclusion = value(expr.conclusion());
        if (conclusion.isTrue()) {
            return Value.known(true, conclusion.basis());
        }
        return all(List.of(condition, conclusion), false);
    }

    @Override
    public Value not(Expr.Not expr) {
        return negated(value(expr.operand()));
    }

    static Value negated(Value value) {
        return value.it() instanceof Boolean truth ? value.with(!truth) : value;
    }

    @Override
    public Value quantified(Expr.Quantified expr) {
        boolean decisive = expr.quantifier() != Expr.Quantifier.ALL;
        Value list = value(expr.list());
        Elements elements = Elements.of(list, expr.list().type(), expr.list().span());
        List<Value> seen = new ArrayList<>(List.of(Value.known(true, list.basis())));
        Optional<Value> decided = Optional.empty();
        for (Elements.One one : elements.all()) {
            Value body = within(expr.variable(), one.it(), () -> value(expr.body()));
            if (Boolean.valueOf(decisive).equals(body.it()) && one.sure()) {
                decided = Optional.of(Value.known(decisive, body.basis().and(list.basis())));
                break;
            }
            boolean open = Boolean.valueOf(decisive).equals(body.it());
            seen.add(open ? Value.unknown(body.basis(), one.doubt()) : body);
        }
        elements.open().ifPresent(doubt -> seen.add(Value.unknown(list.basis(), doubt)));
        Value result = decided.orElseGet(() -> all(seen, !decisive));
        return expr.quantifier() == Expr.Quantifier.NONE ? negated(result) : result;
    }

    /** The first element of a list that is known to be asked for. */
    Optional<Object> firstSure(Expr.FirstOf expr) {
        return choosing.firstSure(expr);
    }

    <T> T within(Expr.Variable variable, Object element, Supplier<T> body) {
        Value outer = bound.put(variable.id(), Value.known(element, Basis.NONE));
        try {
            return body.get();
        } finally {
            if (outer == null) {
                bound.remove(variable.id());
            } else {
                bound.put(variable.id(), outer);
            }
        }
    }

    @Override
    public Value compare(Expr.Compare expr) {
        return comparison.compare(expr);
    }

    @Override
    public Value inTable(Expr.InTable expr) {
        Value in = choosing.inTable(expr);
        return expr.negated() ? negated(in) : in;
    }

    @Override
    public Value is(Expr.Is expr) {
        Value operand = value(expr.operand());
        Basis basis = operand.basis();
        return switch (expr.state()) {
            case PRESENT -> operand.isUnknown() ? operand : Value.known(!operand.isAbsent(), basis);
            case ABSENT -> operand.isUnknown() ? operand : Value.known(operand.isAbsent(), basis);
            case KNOWN -> Value.known(isKnown(operand), basis);
            case EMPTY -> isEmpty(operand, expr.operand());
            case CHANGED -> throw new IllegalArgumentException("a state rule asks what is changed");
        };
    }

    private static boolean isKnown(Value value) {
        if (value.it() instanceof Many many) {
            return many.open().isEmpty() && many.possible().isEmpty();
        }
        return value.it() instanceof Partial set ? set.isExact() : !value.isUnknown();
    }

    private static Value isEmpty(Value operand, Expr expr) {
        if (operand.it() instanceof Partial set) {
            return truth(Partials.empty(set), operand);
        }
        Elements elements = Elements.of(operand, expr.type(), expr.span());
        if (elements.all().stream().anyMatch(Elements.One::sure)) {
            return Value.known(false, operand.basis());
        }
        List<Doubt> doubts = new ArrayList<>();
        elements.all().forEach(one -> doubts.add(one.doubt()));
        elements.open().ifPresent(doubts::add);
        return doubts.isEmpty() ? Value.known(true, operand.basis()) : Value.unknown(operand.basis(), doubts);
    }

    /** An answer about a value that is unknown for the reasons of the value. */
    static Value truth(Object answer, Value... of) {
        List<Value> values = List.of(of);
        return answer == Facts.UNKNOWN
                ? Value.unknown(Value.basis(values), Value.doubts(values))
                : Value.known(answer, Value.basis(values));
    }

    @Override
    public Value literal(Expr.Literal expr) {
        Object it = Constants.plain(expr.value());
        if (expr.value() instanceof Constant.Words words) {
            it = Partial.exact(new LinkedHashSet<>(words.values()));
        }
        return Value.known(it, Basis.NONE);
    }

    @Override
    public Value reference(Expr.Reference expr) {
        Value value = bound.get(expr.variable().id());
        if (value == null) {
            throw new IllegalArgumentException("`" + expr.variable().name() + "` is not bound here");
        }
        return value;
    }

    @Override
    public Value select(Expr.Select expr) {
        Value record = value(expr.record());
        String label = expr.field().label();
        if (!(record.it() instanceof Entity entity)) {
            List<Doubt> doubts =
                    record.doubts().stream().map(doubt -> doubt.about(label)).toList();
            return new Value(record.it(), record.basis(), doubts, record.origin());
        }
        Field<Object> field = facts.slot(expr.field()).field(entity);
        Value.Origin origin = new Value.Origin(entity, label, expr.field().path(), field.span());
        Basis own = expr.type() instanceof Type.Record
                ? Basis.ofLink(field.assumptions())
                : Basis.of(entity, expr.field().path(), field.assumptions());
        Basis basis = record.basis().and(own);
        return field(field, origin, basis, expr.type());
    }

    private static Value field(Field<Object> field, Value.Origin origin, Basis basis, Type type) {
        if (field instanceof Field.Unknown<Object> unknown) {
            Doubt doubt = Doubt.of(origin, unknown.reason());
            Object it = type instanceof Type.SetOf set ? Partials.any(set) : Facts.UNKNOWN;
            return new Value(it, basis, List.of(doubt), Optional.of(origin));
        }
        Object it = field instanceof Field.Present<Object> present ? plain(present.value()) : Facts.ABSENT;
        return new Value(it, basis, List.of(), Optional.of(origin));
    }

    private static Object plain(Object value) {
        if (value instanceof Word word) {
            return word.word();
        }
        if (value instanceof Members<?> members) {
            Set<String> words = new LinkedHashSet<>();
            members.words().forEach(word -> words.add(word.word()));
            return Partial.exact(words);
        }
        return value;
    }

    @Override
    public Value now(Expr.Now expr) {
        return Value.known(Moments.shifted(asOf, expr.shift()), Basis.NONE);
    }

    @Override
    public Value union(Expr.Union expr) {
        List<Value> operands = values(expr.operands());
        Partial all = Partial.exact(Set.of());
        for (Value operand : operands) {
            all = Partials.union(all, set(operand, expr.type()));
        }
        return partial(all, operands);
    }

    @Override
    public Value minus(Expr.Minus expr) {
        List<Value> operands = values(List.of(expr.left(), expr.right()));
        Partial left = set(operands.get(0), expr.left().type());
        return partial(Partials.minus(left, set(operands.get(1), expr.right().type())), operands);
    }

    /** The set of a value; of one that is not known any set. */
    static Partial set(Value value, Type type) {
        return value.it() instanceof Partial set ? set : Partials.any((Type.SetOf) type);
    }

    static Value partial(Partial set, List<Value> from) {
        List<Doubt> doubts = set.isExact() ? List.of() : Value.doubts(from);
        return new Value(set, Value.basis(from), doubts, Optional.empty());
    }

    @Override
    public Value unionOf(Expr.UnionOf expr) {
        return choosing.unionOf(expr);
    }

    @Override
    public Value firstOf(Expr.FirstOf expr) {
        return choosing.firstOf(expr);
    }

    @Override
    public Value match(Expr.Match expr) {
        return choosing.match(expr);
    }

    @Override
    public Value lookup(Expr.Lookup expr) {
        return choosing.lookup(expr);
    }
}
