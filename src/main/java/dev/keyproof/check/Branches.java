package dev.keyproof.check;

import dev.keyproof.language.Expr;
import dev.keyproof.language.Table;
import dev.keyproof.language.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Compiles what chooses between values: {@code match} and tables. */
final class Branches {
    /** No row of a relation equals the arguments. */
    private static final int NO_ROW = -3;

    private final Compiler compiler;
    private final Words words;
    private final NodePool pool;

    Branches(Compiler compiler, Words words, NodePool pool) {
        this.compiler = compiler;
        this.words = words;
        this.pool = pool;
    }

    Node match(Expr.Match expr) {
        Node.Whole subject = compiler.whole(expr.subject());
        Type.Choice choice = (Type.Choice) expr.subject().type();
        List<Node> values = new ArrayList<>();
        Map<Long, Integer> arms = new LinkedHashMap<>();
        for (Expr.Arm arm : expr.arms()) {
            int index = arm(arm, values);
            arm.words().forEach(word -> arms.put(words.code(choice, word), index));
        }
        int otherwise = expr.otherwise().map(arm -> arm(arm, values)).orElse(Selector.NO_VALUE);
        boolean total =
                expr.otherwise().isEmpty() && arms.size() >= choice.words().size() && !choice.open();
        // Without `else` the arms cover a closed list, so the rest cannot be reached.
        int rest = total && !values.isEmpty() ? 0 : otherwise;
        return choose(
                NodePool.key("match", values, subject, List.copyOf(arms.entrySet()), rest),
                () -> new Selector.Arms(subject, arms, rest),
                values,
                expr.type());
    }

    private int arm(Expr.Arm arm, List<Node> values) {
        if (arm.value().isEmpty()) {
            return Selector.NO_VALUE;
        }
        values.add(arm.value().get().accept(compiler));
        return values.size() - 1;
    }

    Node lookup(Expr.Lookup expr) {
        Table table = expr.table();
        List<Node.Whole> arguments = compiler.wholes(expr.arguments());
        List<Node> values = new ArrayList<>();
        Map<Table.Row, Integer> indices = new HashMap<>();
        for (Table.Row row : table.rows()) {
            indices.put(row, rowValue(row, expr.type(), values));
        }
        int otherwise =
                table.otherwise().map(row -> rowValue(row, expr.type(), values)).orElse(Selector.NO_VALUE);
        boolean total = table.otherwise().isEmpty() && !values.isEmpty();
        int rest = total ? 0 : otherwise;
        return choose(
                NodePool.key("lookup", arguments, table.name()),
                () -> rows(table, arguments, indices::get, rest),
                values,
                expr.type());
    }

    private int rowValue(Table.Row row, Type type, List<Node> values) {
        if (row.value().isEmpty()) {
            return Selector.NO_VALUE;
        }
        values.add(compiler.literal(new Expr.Literal(row.value().get(), type, row.span())));
        return values.size() - 1;
    }

    /** Finds the row of a relation. */
    Selector.Rows relation(Table table, List<Node.Whole> arguments) {
        return rows(table, arguments, row -> 0, NO_ROW);
    }

    private Selector.Rows rows(
            Table table, List<Node.Whole> arguments, java.util.function.ToIntFunction<Table.Row> value, int otherwise) {
        long[][] keys = new long[table.rows().size()][];
        int[] values = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Table.Row row = table.rows().get(i);
            keys[i] = new long[row.key().size()];
            for (int j = 0; j < keys[i].length; j++) {
                keys[i][j] =
                        words.number(row.key().get(j), table.parameters().get(j).type());
            }
            values[i] = value.applyAsInt(row);
        }
        return new Selector.Rows(arguments.toArray(Node.Whole[]::new), keys, values, otherwise);
    }

    private Node choose(List<Object> key, Supplier<Selector> selector, List<Node> values, Type type) {
        if (type.equals(Type.BOOL)) {
            return pool.node(key, () -> new Truths.Choose(selector.get(), values.toArray(Node.Truth[]::new)));
        }
        if (type instanceof Type.SetOf set) {
            long all = Words.all(set.element());
            return pool.node(key, () -> new Masks.Choose(selector.get(), values.toArray(Node.Mask[]::new), all));
        }
        if (type instanceof Type.Choice || type.equals(Type.INT) || type.equals(Type.INSTANT)) {
            return pool.node(key, () -> new Wholes.Choose(selector.get(), values.toArray(Node.Whole[]::new)));
        }
        return pool.node(key, () -> new Loops.Choose(selector.get(), values.toArray(Node.Thing[]::new)));
    }
}
