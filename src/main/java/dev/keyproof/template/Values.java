package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.text.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Makes and asks the values that expressions have: plain nodes. */
final class Values {
    private static final int LONGEST_NUMBER = 64;
    private static final int LARGEST_SCALE = 400;

    private Values() {}

    static Node.Scalar text(String text, Span at) {
        return new Node.Scalar(Form.TEXT, text, true, at);
    }

    static Node.Scalar whole(long number, Span at) {
        return new Node.Scalar(Form.INTEGER, Long.toString(number), false, at);
    }

    /** A number; one without a fraction is a whole number. */
    static Node.Scalar number(BigDecimal number, Span at) {
        BigDecimal plain = number.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 19) {
            Optional<Long> whole = whole(plain.toPlainString());
            if (whole.isPresent()) {
                return whole(whole.get(), at);
            }
        }
        return new Node.Scalar(Form.DECIMAL, plain.toString(), false, at);
    }

    /** The number that digits spell, if it has a size that numbers have. */
    static Optional<Node> number(String written, Span at) {
        if (written.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(written);
            boolean sized = Math.abs((long) number.scale()) <= LARGEST_SCALE;
            return sized ? Optional.of(number(number, at)) : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    static Node.Scalar bool(boolean value, Span at) {
        return new Node.Scalar(Form.BOOLEAN, value ? "true" : "false", false, at);
    }

    static Node.Scalar nothing(Span at) {
        return new Node.Scalar(Form.NULL, "null", false, at);
    }

    static Node.Scalar unknown(String reason, Span at) {
        return new Node.Scalar(Form.UNKNOWN, reason, false, at);
    }

    static Node.Entry entry(String key, Node value, Span at) {
        return new Node.Entry(text(key, at), value);
    }

    static boolean is(Node node, Form form) {
        return node instanceof Node.Scalar scalar && scalar.form() == form;
    }

    static boolean isUnknown(Node node) {
        return is(node, Form.UNKNOWN);
    }

    static boolean isNull(Node node) {
        return is(node, Form.NULL);
    }

    static boolean isNumber(Node node) {
        return is(node, Form.INTEGER) || is(node, Form.DECIMAL);
    }

    /** The text that a node is, if it is one. */
    static Optional<String> text(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Form.TEXT
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    static Optional<Boolean> truth(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Form.BOOLEAN
                ? Optional.of(scalar.text().equals("true"))
                : Optional.empty();
    }

    /** The whole number that a node is, if it is one that fits 64 bits. */
    static Optional<Long> whole(Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.form() != Form.INTEGER) {
            return Optional.empty();
        }
        return whole(scalar.text());
    }

    /** The whole number that a text spells. */
    static Optional<Long> whole(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    static Optional<List<Node>> list(Node node) {
        return node instanceof Node.Sequence list ? Optional.of(list.items()) : Optional.empty();
    }

    /** The same value at another place; its own parts keep theirs. */
    static Node at(Node node, Span span) {
        if (node instanceof Node.Scalar scalar) {
            return new Node.Scalar(scalar.form(), scalar.text(), scalar.quoted(), span);
        }
        return node instanceof Node.Mapping object
                ? new Node.Mapping(object.entries(), span)
                : new Node.Sequence(((Node.Sequence) node).items(), span);
    }
}
