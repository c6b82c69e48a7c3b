package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An expression as it is written, before names have a meaning; the checked form is {@link Expr}. */
public sealed interface Phrase {
    /** From its first to its last character. */
    Span span();

    /** Calls the method for this sort of phrase. */
    <R> R accept(Visitor<R> visitor);

    /** {@code a and b and c}, or the same with {@code or}. */
    record Chain(boolean and, List<Phrase> operands, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.chain(this);
        }
    }

    /** {@code a implies b}. */
    record Implies(Phrase condition, Phrase conclusion, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.implies(this);
        }
    }

    /** {@code not a}. */
    record Not(Phrase operand, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.not(this);
        }
    }

    /** {@code all x in path: (body)} and its relatives. */
    record Quantified(Expr.Quantifier quantifier, Syntax.Name variable, Syntax.Path list, Phrase body, Span span)
            implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.quantified(this);
        }
    }

    /** An expression between parentheses. */
    record Parens(Phrase inner, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parens(this);
        }
    }

    /** {@code left relation right}. */
    record Compare(Expr.Relation relation, Phrase left, Phrase right, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.compare(this);
        }
    }

    /** {@code operand is state}. */
    record Is(Phrase operand, Expr.State state, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.is(this);
        }
    }

    /** {@code a union b union c}. */
    record Union(List<Phrase> operands, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.union(this);
        }
    }

    /** {@code left minus right}. */
    record Minus(Phrase left, Phrase right, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.minus(this);
        }
    }

    /** A path, or a word of a list when it has one name. */
    record Path(Syntax.Path path, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.path(this);
        }
    }

    /** A whole number. */
    record Whole(long value, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.whole(this);
        }
    }

    /** A date. */
    record Date(LocalDate value, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.date(this);
        }
    }

    /** true or false. */
    record Truth(boolean value, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truth(this);
        }
    }

    /** A single string. */
    record Literal(Syntax.Piece text, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }
    }

    /** {@code {a, b}}: elements are names as {@link Path} or {@link Whole}. */
    record Braces(List<Phrase> elements, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.braces(this);
        }
    }

    /** {@code now}, or {@code 30d after now}: the amount keeps its unit as written. */
    record Now(Optional<String> amount, boolean after, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.now(this);
        }
    }

    /** A function or table and its arguments. */
    record Call(Syntax.Name name, List<Phrase> arguments, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** {@code (a, b)}. */
    record Tuple(List<Phrase> elements, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.tuple(this);
        }
    }

    /** {@code union of { element for variable in list when condition }}, or {@code first of}. */
    record Comprehension(
            boolean first,
            Phrase element,
            Syntax.Name variable,
            Syntax.Path list,
            Optional<Phrase> condition,
            Span span)
            implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.comprehension(this);
        }
    }

    /** {@code match path { arms }}. */
    record Match(Syntax.Path subject, List<Arm> arms, Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.match(this);
        }
    }

    /** One arm; {@code words} is empty for {@code else}. */
    record Arm(List<Syntax.Name> words, Phrase value, Span span) {}

    /** The word {@code unknown}. */
    record Unknown(Span span) implements Phrase {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }

    /** One method a sort, so that a new sort breaks every consumer at compile time. */
    interface Visitor<R> {
        R chain(Chain phrase);

        R implies(Implies phrase);

        R not(Not phrase);

        R quantified(Quantified phrase);

        R parens(Parens phrase);

        R compare(Compare phrase);

        R is(Is phrase);

        R union(Union phrase);

        R minus(Minus phrase);

        R path(Path phrase);

        R whole(Whole phrase);

        R date(Date phrase);

        R truth(Truth phrase);

        R literal(Literal phrase);

        R braces(Braces phrase);

        R now(Now phrase);

        R call(Call phrase);

        R tuple(Tuple phrase);

        R comprehension(Comprehension phrase);

        R match(Match phrase);

        R unknown(Unknown phrase);
    }
}
