package dev.keyproof.check;

import dev.keyproof.check.Value.Partial;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Principal;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Relations of two values (language reference, sections 6 and 8.3). */
final class Comparison {
    private final Interpreter interpreter;

    Comparison(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    Value compare(Expr.Compare expr) {
        Value left = interpreter.value(expr.left());
        Value right = interpreter.value(expr.right());
        return switch (expr.relation()) {
            case EQUAL -> equal(expr, left, right);
            case NOT_EQUAL -> Interpreter.negated(equal(expr, left, right));
            case IN -> in(expr, left, right);
            case NOT_IN -> Interpreter.negated(in(expr, left, right));
            case SUBSET ->
                Interpreter.truth(
                        Partials.subset(
                                Interpreter.set(left, expr.left().type()),
                                Interpreter.set(right, expr.right().type())),
                        left,
                        right);
            case LESS, AT_MOST, GREATER, AT_LEAST -> ordered(expr.relation(), left, right);
        };
    }

    private static Value equal(Expr.Compare expr, Value left, Value right) {
        if (expr.left().type() instanceof Type.SetOf) {
            Partial one = Interpreter.set(left, expr.left().type());
            return Interpreter.truth(
                    Partials.equal(one, Interpreter.set(right, expr.right().type())), left, right);
        }
        if (expr.left().type().equals(Type.PRINCIPAL)) {
            return principals(left, right);
        }
        if (left.isUnknown() || right.isUnknown() || left.isAbsent() || right.isAbsent()) {
            return undecided(left, right);
        }
        if (left.it() instanceof Entity one && right.it() instanceof Entity other) {
            Basis both = left.basis().and(right.basis());
            return switch (Likeness.of(one, other)) {
                case Node.Truth.TRUE -> Value.known(true, both);
                case Node.Truth.FALSE -> Value.known(false, both);
                default -> Value.unknown(both, blame(left, right, "not known whether the two are the same"));
            };
        }
        return Interpreter.truth(left.it().equals(right.it()), left, right);
    }

    /** An identity that is off has no principal: it is nobody, and that is known. */
    private static Value principals(Value left, Value right) {
        if (left.isUnknown() || right.isUnknown()) {
            return undecided(left, right);
        }
        Basis both = left.basis().and(right.basis());
        if (!(left.it() instanceof Principal one) || !(right.it() instanceof Principal other)) {
            return Value.known(false, both);
        }
        return switch (one.compare(other)) {
            case SAME -> Value.known(true, both);
            case DIFFERENT -> Value.known(false, both);
            case NOT_KNOWN -> Value.unknown(both, blame(left, right, "its object id is not described"));
        };
    }

    /** Blames the side whose object id is missing, or both. */
    private static List<Doubt> blame(Value left, Value right, String reason) {
        List<Doubt> doubts = new ArrayList<>();
        for (Value side : List.of(left, right)) {
            boolean complete =
                    side.it() instanceof Principal who && who.objectId().isPresent();
            if (!complete) {
                side.origin().ifPresent(origin -> doubts.add(Doubt.of(origin, reason)));
            }
        }
        return doubts;
    }

    private Value in(Expr.Compare expr, Value left, Value right) {
        if (right.it() instanceof List<?> wholes) {
            if (wholes.isEmpty()) {
                return Value.known(false, Basis.NONE);
            }
            return left.it() instanceof Long number
                    ? Interpreter.truth(wholes.contains(number), left)
                    : undecided(left, right);
        }
        Partial set = Interpreter.set(right, expr.right().type());
        if (set.possible().isEmpty() && !set.others()) {
            return Value.known(false, right.basis());
        }
        return left.it() instanceof String word
                ? Interpreter.truth(Partials.contains(set, word), left, right)
                : undecided(left, right);
    }

    private static Value ordered(Expr.Relation relation, Value left, Value right) {
        int sign;
        if (left.it() instanceof Long one && right.it() instanceof Long other) {
            sign = one.compareTo(other);
        } else if (left.it() instanceof Instant one && right.it() instanceof Instant other) {
            sign = one.compareTo(other);
        } else {
            return undecided(left, right);
        }
        boolean holds = switch (relation) {
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case GREATER -> sign > 0;
            default -> sign >= 0;
        };
        return Interpreter.truth(holds, left, right);
    }

    /** Unknown for the reasons of either side; a side that is not there is a reason too. */
    private static Value undecided(Value left, Value right) {
        List<Doubt> doubts = new ArrayList<>(Value.doubts(List.of(left, right)));
        for (Value side : List.of(left, right)) {
            if (side.isAbsent()) {
                side.origin().ifPresent(origin -> doubts.add(Doubt.of(origin, "not written")));
            }
        }
        return Value.unknown(left.basis().and(right.basis()), doubts);
    }
}
