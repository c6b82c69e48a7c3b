package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A checked expression: names are resolved, {@code let} and functions are inlined, types are known and optional fields
 * are guarded.
 *
 * <p>What came from one {@code let} or function stands here once for each use; an evaluator may compute it once.
 */
public sealed interface Expr {
    /** The type of the value. */
    Type type();

    /** Where it is written; for something inlined, where the name that brought it in is written. */
    Span span();

    /** Calls the method for this sort of expression. */
    <R> R accept(Visitor<R> visitor);

    /** A variable: the target of the rule, {@code before}, {@code after}, or bound by a quantifier. */
    record Variable(String name, Type type, int id) {}

    /** All operands hold. */
    record And(List<Expr> operands, Span span) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.and(this);
        }
    }

    /** Some operand holds. */
    record Or(List<Expr> operands, Span span) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.or(this);
        }
    }

    /** {@code not condition or conclusion}. */
    record Implies(Expr condition, Expr conclusion, Span span) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.implies(this);
        }
    }

    /** The operand does not hold. */
    record Not(Expr operand, Span span) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** Which elements a quantifier asks for. */
    enum Quantifier {
        ALL,
        ANY,
        NONE
    }

    /** {@code all x in list: (body)} and its relatives. */
    record Quantified(Quantifier quantifier, Variable variable, Expr list, Expr body, Span span) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quantified(this);
        }
    }

    /** A comparison of two values. */
    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST,
        /** An element and a set. */
        IN,
        NOT_IN,
        SUBSET
    }

    /** {@code left relation right}; both sides have types that the relation allows. */
    record Compare(Relation relation, Expr left, Expr right, Span span) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compare(this);
        }
    }

    /** {@code (a, b) in table}: some row of the relation equals the tuple. */
    record InTable(List<Expr> tuple, Table table, boolean negated, Span span) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.inTable(this);
        }
    }

    /** What {@code is} may ask. */
    enum State {
        ABSENT,
        PRESENT,
        KNOWN,
        EMPTY,
        /** Of a change rule: the operand is a path below the target; before and after are compared. */
        CHANGED
    }

    /**
     * {@code operand is state}. For {@link State#CHANGED} the operand is the path in {@code before} and {@code after}
     * holds the same path in the state after; otherwise {@code after} is empty.
     */
    record Is(Expr operand, State state, Optional<Expr> after, Span span) implements Expr {
        @Override
        public Type type() {
            return Type.BOOL;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.is(this);
        }
    }

    /** A value written in the rule: a number, a date, a truth value, a text, a word or a set of words. */
    record Literal(Constant value, Type type, Span span) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }
    }

    /** A variable by itself. */
    record Reference(Variable variable, Span span) implements Expr {
        @Override
        public Type type() {
            return variable.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reference(this);
        }
    }

    /** A field of a record; groups have been folded into the path of the field. */
    record Select(Expr record, Schema.Field field, Span span) implements Expr {
        @Override
        public Type type() {
            return field.type();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.select(this);
        }
    }

    /** The evaluation instant, shifted by a constant that may be negative or zero. */
    record Now(Duration shift, Span span) implements Expr {
        @Override
        public Type type() {
            return Type.INSTANT;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.now(this);
        }
    }

    /** All elements of the operands. */
    record Union(List<Expr> operands, Type type, Span span) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.union(this);
        }
    }

    /** The elements of the left side that are not in the right one. */
    record Minus(Expr left, Expr right, Type type, Span span) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.minus(this);
        }
    }

    /** {@code union of { element for variable in list when condition }}. */
    record UnionOf(Variable variable, Expr list, Optional<Expr> condition, Expr element, Type type, Span span)
            implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unionOf(this);
        }
    }

    /** {@code first of { variable for variable in list when condition }}; absent if there is none. */
    record FirstOf(Variable variable, Expr list, Optional<Expr> condition, Type type, Span span) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.firstOf(this);
        }
    }

    /** {@code match subject { words -> value ... else -> value }}; an empty value is {@code unknown}. */
    record Match(Expr subject, List<Arm> arms, Optional<Arm> otherwise, Type type, Span span) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.match(this);
        }
    }

    /** One arm; {@code words} is empty for {@code else}, {@code value} is empty for {@code unknown}. */
    record Arm(List<String> words, Optional<Expr> value, Span span) {}

    /** A row of a total table, chosen by its arguments. */
    record Lookup(Table table, List<Expr> arguments, Type type, Span span) implements Expr {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lookup(this);
        }
    }

    /** One method a sort, so that a new sort breaks every consumer at compile time. */
    interface Visitor<R> {
        R and(And expr);

        R or(Or expr);

        R implies(Implies expr);

        R not(Not expr);

        R quantified(Quantified expr);

        R compare(Compare expr);

        R inTable(InTable expr);

        R is(Is expr);

        R literal(Literal expr);

        R reference(Reference expr);

        R select(Select expr);

        R now(Now expr);

        R union(Union expr);

        R minus(Minus expr);

        R unionOf(UnionOf expr);

        R firstOf(FirstOf expr);

        R match(Match expr);

        R lookup(Lookup expr);
    }
}
