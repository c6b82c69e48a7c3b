package dev.keyproof.template;

import java.util.List;

/**
 * What stands between the brackets of a template's text, as it is written.
 *
 * <p>Places are offsets into the text with its brackets, from 0.
 */
sealed interface Expression {
    /** Offset of the first character. */
    int start();

    /** Offset behind the last character. */
    int end();

    /** A text in single quotes; {@code value} without them. */
    record Text(String value, int start, int end) implements Expression {}

    /** A number as it is written. */
    record Digits(String written, int start, int end) implements Expression {}

    /**
     * A call of a function.
     *
     * @param namespace of a function that the template defines; empty for all others
     */
    record Call(String namespace, String name, List<Expression> arguments, int start, int end) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        /** The name with its namespace. */
        String fullName() {
            return namespace.isEmpty() ? name : namespace + "." + name;
        }
    }

    /** A part of a value: {@code base.name[index]}. */
    record Part(Expression base, List<Step> steps, int start, int end) implements Expression {
        public Part {
            steps = List.copyOf(steps);
        }
    }

    /** One step into a value. */
    sealed interface Step {
        /** Offset behind the step. */
        int end();
    }

    /** {@code .name}. */
    record Member(String name, int end) implements Step {}

    /** {@code [index]}: a number in a list, a name in an object. */
    record Item(Expression index, int end) implements Step {}
}
