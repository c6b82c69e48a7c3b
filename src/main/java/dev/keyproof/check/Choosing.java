package dev.keyproof.check;

import dev.keyproof.check.Value.Partial;
import dev.keyproof.language.Constant;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Table;
import dev.keyproof.language.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Arms, rows and comprehensions (language reference, sections 5.1 and 8.3). */
final class Choosing {
    private final Interpreter interpreter;

    Choosing(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    Value match(Expr.Match expr) {
        Value subject = interpreter.value(expr.subject());
        List<Expr.Arm> arms = new ArrayList<>(expr.arms());
        expr.otherwise().ifPresent(arms::add);
        if (!(subject.it() instanceof String word)) {
            return oneOf(subject, arms.stream().map(Expr.Arm::value).toList(), expr.type());
        }
        Optional<Expr.Arm> arm = expr.arms().stream()
                .filter(one -> one.words().contains(word))
                .findFirst()
                .or(expr::otherwise);
        return arm.flatMap(Expr.Arm::value)
                .map(value -> interpreter.value(value).resting(subject.basis()))
                .orElseGet(() -> noValue(List.of(subject), word, expr.type()));
    }

    /** What is known of a value of which it is not known where it comes from. */
    private Value oneOf(Value subject, List<Optional<Expr>> arms, Type type) {
        if (arms.stream().anyMatch(Optional::isEmpty)) {
            return anything(subject.basis(), subject.doubts(), type);
        }
        List<Value> values =
                arms.stream().map(arm -> interpreter.value(arm.orElseThrow())).toList();
        Basis basis = Value.basis(values);
        if (type instanceof Type.SetOf) {
            Partial set = Partials.oneOf(
                    values.stream().map(value -> Interpreter.set(value, type)).toList());
            List<Doubt> doubts = set.isExact() ? List.of() : subject.doubts();
            return new Value(set, basis.and(subject.basis()), doubts, Optional.empty());
        }
        Object first = values.get(0).it();
        boolean same = first != Facts.UNKNOWN
                && values.stream().allMatch(value -> value.it().equals(first));
        return same ? Value.known(first, basis) : anything(basis.and(subject.basis()), subject.doubts(), type);
    }

    /** The arm or row says {@code unknown}. */
    private static Value noValue(List<Value> subjects, String word, Type type) {
        List<Doubt> doubts = new ArrayList<>();
        for (Value subject : subjects) {
            subject.origin()
                    .ifPresent(origin -> doubts.add(
                            Doubt.of(origin, "the rules do not say what `" + Printing.safe(word) + "` comes to")));
        }
        return anything(Value.basis(subjects), doubts, type);
    }

    private static Value anything(Basis basis, List<Doubt> doubts, Type type) {
        Object it = type instanceof Type.SetOf set ? Partials.any(set) : Facts.UNKNOWN;
        return new Value(it, basis, doubts, Optional.empty());
    }

    Value lookup(Expr.Lookup expr) {
        List<Value> arguments = interpreter.values(expr.arguments());
        Table table = expr.table();
        for (Table.Row row : table.rows()) {
            Object equal = equal(row, arguments);
            if (equal == Facts.UNKNOWN) {
                List<Optional<Expr>> values = new ArrayList<>();
                table.rows().forEach(one -> values.add(value(one, expr.type())));
                table.otherwise().ifPresent(one -> values.add(value(one, expr.type())));
                return oneOf(Value.unknown(Value.basis(arguments), Value.doubts(arguments)), values, expr.type());
            }
            if (Boolean.TRUE.equals(equal)) {
                return rowValue(row, arguments, expr.type());
            }
        }
        return table.otherwise()
                .map(row -> rowValue(row, arguments, expr.type()))
                .orElseGet(() -> noValue(arguments, table.name(), expr.type()));
    }

    private Value rowValue(Table.Row row, List<Value> arguments, Type type) {
        return value(row, type)
                .map(value -> interpreter.value(value).resting(Value.basis(arguments)))
                .orElseGet(() -> noValue(arguments, Printing.plain(arguments.get(0)), type));
    }

    private static Optional<Expr> value(Table.Row row, Type type) {
        return row.value().map(constant -> new Expr.Literal(constant, type, row.span()));
    }

    Value inTable(Expr.InTable expr) {
        List<Value> tuple = interpreter.values(expr.tuple());
        boolean doubt = false;
        for (Table.Row row : expr.table().rows()) {
            Object equal = equal(row, tuple);
            if (Boolean.TRUE.equals(equal)) {
                return Value.known(true, Value.basis(tuple));
            }
            doubt |= equal == Facts.UNKNOWN;
        }
        return Interpreter.truth(doubt ? Facts.UNKNOWN : false, tuple.toArray(Value[]::new));
    }

    /** Whether a row's key equals the arguments: true, false, or {@link Facts#UNKNOWN}. */
    private static Object equal(Table.Row row, List<Value> arguments) {
        Object all = true;
        for (int i = 0; i < arguments.size(); i++) {
            Object it = arguments.get(i).it();
            Constant key = row.key().get(i);
            if (it == Facts.UNKNOWN || it == Facts.ABSENT) {
                all = Facts.UNKNOWN;
            } else if (!it.equals(Constants.plain(key))) {
                return false;
            }
        }
        return all;
    }

    Value unionOf(Expr.UnionOf expr) {
        Value list = interpreter.value(expr.list());
        Elements elements = Elements.of(list, expr.list().type(), expr.list().span());
        List<Value> seen = new ArrayList<>(List.of(list));
        Partial all = Partial.exact(Set.of());
        for (Elements.One one : elements.all()) {
            Value condition = condition(expr.variable(), one, expr.condition());
            seen.add(condition);
            if (!condition.isFalse()) {
                Value element = interpreter.within(expr.variable(), one.it(), () -> interpreter.value(expr.element()));
                Partial set = Interpreter.set(element, expr.type());
                all = Partials.union(all, condition.isTrue() ? set : Partials.doubtful(set));
                seen.add(element);
            }
        }
        if (elements.open().isPresent()) {
            all = Partials.union(all, Partials.any((Type.SetOf) expr.type()));
            seen.add(Value.unknown(Basis.NONE, elements.open().get()));
        }
        return Interpreter.partial(all, seen);
    }

    /** The condition for an element; at most unknown for one that may not belong to the list. */
    private Value condition(Expr.Variable variable, Elements.One one, Optional<Expr> condition) {
        Value value = condition
                .map(expr -> interpreter.within(variable, one.it(), () -> interpreter.value(expr)))
                .orElse(Value.known(true, Basis.NONE));
        return value.isTrue() && !one.sure() ? Value.unknown(value.basis(), one.doubt()) : value;
    }

    /** The first element that is known to be asked for, whatever doubtful ones may stand before it. */
    Optional<Object> firstSure(Expr.FirstOf expr) {
        Value list = interpreter.value(expr.list());
        return Elements.of(list, expr.list().type(), expr.list().span()).all().stream()
                .filter(one -> condition(expr.variable(), one, expr.condition()).isTrue())
                .map(Elements.One::it)
                .findFirst();
    }

    Value firstOf(Expr.FirstOf expr) {
        Value list = interpreter.value(expr.list());
        if (list.isAbsent()) {
            return list;
        }
        Elements elements = Elements.of(list, expr.list().type(), expr.list().span());
        List<Value> seen = new ArrayList<>(List.of(list));
        Optional<Value> found = Optional.empty();
        boolean doubt = false;
        for (Elements.One one : elements.all()) {
            Value condition = condition(expr.variable(), one, expr.condition());
            if (condition.isTrue() && found.isEmpty() && !doubt) {
                found = Optional.of(Value.known(one.it(), condition.basis().and(list.basis())));
            }
            // Where a doubtful element would stand in the file is not known, so it may be the first.
            doubt |= condition.isUnknown() && (found.isEmpty() || !one.sure());
            seen.add(condition);
        }
        if (doubt || found.isEmpty() && elements.open().isPresent()) {
            elements.open().ifPresent(open -> seen.add(Value.unknown(Basis.NONE, open)));
            return Value.unknown(Value.basis(seen), Value.doubts(seen));
        }
        // One that is not there stands at the place of the list.
        return found.orElseGet(() -> new Value(Facts.ABSENT, Value.basis(seen), List.of(), list.origin()));
    }
}
