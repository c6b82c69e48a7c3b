package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.text.Span;
import java.util.Optional;

/** Members of templates, spelled in any case; null counts as missing, as it does for Azure. */
final class TemplateNodes {
    private TemplateNodes() {}

    /** The value of a member that is written and not null. */
    static Optional<Node> member(Node.Mapping mapping, String name) {
        return mapping.find(name).map(Node.Entry::value).filter(value -> !isNull(value));
    }

    /** The object in a member. */
    static Optional<Node.Mapping> mapping(Node.Mapping mapping, String name) {
        return member(mapping, name).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }

    /** The list in a member. */
    static Optional<Node.Sequence> sequence(Node.Mapping mapping, String name) {
        return member(mapping, name).filter(Node.Sequence.class::isInstance).map(Node.Sequence.class::cast);
    }

    /** The text in a member, as it is written. */
    static Optional<String> text(Node.Mapping mapping, String name) {
        return member(mapping, name).filter(TemplateNodes::isText).map(node -> ((Node.Scalar) node).text());
    }

    /** Whether a member says true, as a boolean or in quotes. */
    static boolean isTrue(Node.Mapping mapping, String name) {
        return member(mapping, name)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(scalar -> scalar.form() == Form.BOOLEAN || scalar.form() == Form.TEXT)
                .filter(scalar -> scalar.text().equalsIgnoreCase("true"))
                .isPresent();
    }

    static boolean isText(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Form.TEXT;
    }

    static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Form.NULL;
    }

    static boolean isUnknown(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Form.UNKNOWN;
    }

    static Node.Scalar unknown(String reason, Span at) {
        return new Node.Scalar(Form.UNKNOWN, reason, false, at);
    }

    static Node.Scalar text(String text, Span at) {
        return new Node.Scalar(Form.TEXT, text, true, at);
    }

    static Node.Entry entry(String name, Node value) {
        return new Node.Entry(text(name, value.span()), value);
    }

    /** What stands there, in the words of JSON. */
    static String describe(Node node) {
        return node instanceof Node.Mapping ? "an object" : node.describe();
    }

    /** The first character of an object, as the place of the whole. */
    static Span brace(Node node) {
        Span span = node.span();
        return new Span(
                span.source(), span.start(), Math.min(span.end(), span.start() + 1), span.pointer(), span.usedAt());
    }
}
