package dev.keyproof.check;

import dev.keyproof.language.Constant;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Schema;
import dev.keyproof.language.Text;
import dev.keyproof.language.Type;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Checked expressions built by hand, so that a test of evaluation depends on no parser. */
final class Exprs {
    static final Span AT =
            Span.of(Source.of("rules/2023-11-20/02-key-requirements.cmk", "#\n#\nrule some-rule\n"), 9, 18);

    private Exprs() {}

    static Expr.Variable variable(String name, String record, int id) {
        return new Expr.Variable(name, new Type.Record(record), id);
    }

    static Expr.Variable element(String name, String choice, int id) {
        return new Expr.Variable(name, choice(choice), id);
    }

    static Expr ref(Expr.Variable variable) {
        return new Expr.Reference(variable, AT);
    }

    /** A dotted path that starts at a variable; groups are folded. */
    static Expr path(Expr.Variable variable, String path) {
        return path(ref(variable), path);
    }

    static Expr path(Expr start, String path) {
        Expr at = start;
        Schema.Record record = record(start.type());
        List<String> steps = List.of(path.split("\\.", -1));
        for (int i = 0; i < steps.size(); i++) {
            Schema.Field field =
                    record.field(steps.get(i)).orElseThrow(() -> new AssertionError("a field is missing in " + path));
            boolean last = i == steps.size() - 1;
            at = field.group() && !last ? at : new Expr.Select(at, field, AT);
            record = field.type() instanceof Type.Record ? record(field.type()) : record;
        }
        return at;
    }

    private static Schema.Record record(Type type) {
        return EstateSchema.schema().record(type.name()).orElseThrow();
    }

    static Type.Choice choice(String name) {
        return EstateSchema.schema().choices().get(name);
    }

    static Expr and(Expr... operands) {
        return new Expr.And(List.of(operands), AT);
    }

    static Expr or(Expr... operands) {
        return new Expr.Or(List.of(operands), AT);
    }

    static Expr not(Expr operand) {
        return new Expr.Not(operand, AT);
    }

    static Expr implies(Expr condition, Expr conclusion) {
        return new Expr.Implies(condition, conclusion, AT);
    }

    static Expr compare(Expr.Relation relation, Expr left, Expr right) {
        return new Expr.Compare(relation, left, right, AT);
    }

    static Expr equal(Expr left, Expr right) {
        return compare(Expr.Relation.EQUAL, left, right);
    }

    static Expr word(String choice, String word) {
        return new Expr.Literal(new Constant.Word(word), choice(choice), AT);
    }

    static Expr words(String choice, String... words) {
        return new Expr.Literal(new Constant.Words(Arrays.asList(words)), new Type.SetOf(choice(choice)), AT);
    }

    static Expr wholes(long... values) {
        List<Long> list = new ArrayList<>();
        for (long value : values) {
            list.add(value);
        }
        return new Expr.Literal(new Constant.Wholes(list), Type.INT, AT);
    }

    static Expr whole(long value) {
        return new Expr.Literal(new Constant.Whole(value), Type.INT, AT);
    }

    static Expr bool(boolean value) {
        return new Expr.Literal(new Constant.Bool(value), Type.BOOL, AT);
    }

    static Expr now(Duration shift) {
        return new Expr.Now(shift, AT);
    }

    static Expr is(Expr operand, Expr.State state) {
        return new Expr.Is(operand, state, Optional.empty(), AT);
    }

    static Expr quantified(Expr.Quantifier quantifier, Expr.Variable variable, Expr list, Expr body) {
        return new Expr.Quantified(quantifier, variable, list, body, AT);
    }

    static Expr match(Expr subject, Type type, Expr.Arm... arms) {
        return new Expr.Match(subject, List.of(arms), Optional.empty(), type, AT);
    }

    static Expr.Arm arm(String word, Expr value) {
        return new Expr.Arm(List.of(word), Optional.of(value), AT);
    }

    /** A template; every expression is a hole. */
    static Text text(Object... parts) {
        List<Text.Part> all = new ArrayList<>();
        for (Object part : parts) {
            all.add(part instanceof Expr expr ? new Text.Hole(expr) : new Text.Words((String) part));
        }
        return new Text(all, AT);
    }
}
