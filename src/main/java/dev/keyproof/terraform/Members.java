package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import java.util.List;
import java.util.Optional;

/** Asks the members of an object of a plan, which are spelled in one way only. */
final class Members {
    private Members() {}

    /** A member that is written, null or not. */
    static Optional<Node> get(Optional<Node> object, String name) {
        return object.filter(Node.Mapping.class::isInstance).flatMap(found -> ((Node.Mapping) found).get(name));
    }

    /** A member that is an object. */
    static Optional<Node.Mapping> object(Optional<Node> object, String name) {
        return get(object, name).filter(Node.Mapping.class::isInstance).map(Node.Mapping.class::cast);
    }

    /** The elements of a member that is a list. */
    static List<Node> list(Optional<Node> object, String name) {
        return get(object, name)
                .filter(Node.Sequence.class::isInstance)
                .map(found -> ((Node.Sequence) found).items())
                .orElse(List.of());
    }

    /** A member that is a text. */
    static Optional<Node.Scalar> text(Optional<Node> object, String name) {
        return get(object, name).flatMap(Members::text);
    }

    /** A node that is a text. */
    static Optional<Node.Scalar> text(Optional<Node> node) {
        return node.flatMap(Members::text);
    }

    /** A node that is a text. */
    static Optional<Node.Scalar> text(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT
                ? Optional.of(scalar)
                : Optional.empty();
    }

    /** Whether a node is the word true. */
    static boolean isTrue(Optional<Node> node) {
        return node.filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(scalar -> scalar.form() == Node.Form.BOOLEAN)
                .filter(scalar -> scalar.text().equals("true"))
                .isPresent();
    }

    /** Whether a node is null. */
    static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NULL;
    }
}
