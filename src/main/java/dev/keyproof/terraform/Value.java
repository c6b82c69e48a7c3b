package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One value of a resource as a plan tells it in four places: what it will be, whether that is known, whether it is
 * sensitive, and the expression that gives it (azure.md 5.6).
 *
 * @param path from the resource on, as Terraform writes it: {@code identity[0].type}
 * @param written the value after the plan, null included; empty if the plan does not show it
 * @param later the same value in {@code after_unknown}: true, or the parts of it that are not known
 * @param hidden the same value in {@code after_sensitive}
 * @param expression in the configuration
 */
record Value(
        Instance of,
        String path,
        Optional<Node> written,
        Optional<Node> later,
        Optional<Node> hidden,
        Optional<Node> expression) {

    /** A member of this object. */
    Value member(String name) {
        return new Value(
                of,
                path.isEmpty() ? name : path + '.' + name,
                Members.get(written, name),
                below(later, name),
                below(hidden, name),
                expression.filter(Expression::isOne).or(() -> Members.get(expression, name)));
    }

    /** The elements of this list; a block is a list of one. */
    List<Value> elements() {
        List<Value> found = new ArrayList<>();
        int count = Math.max(size(written), size(later));
        for (int i = 0; i < count; i++) {
            found.add(element(i));
        }
        return found;
    }

    /** The first element of this list; a value that is not there if it is empty. */
    Value first() {
        return element(0);
    }

    private Value element(int index) {
        return new Value(
                of,
                path + '[' + index + ']',
                at(written, index),
                below(later, index),
                below(hidden, index),
                expression.filter(Expression::isOne).or(() -> at(expression, index)));
    }

    /** Whether the value must not be shown. */
    boolean isHidden() {
        return Members.isTrue(hidden);
    }

    /** Whether only the apply decides it. */
    boolean isLater() {
        return Members.isTrue(later);
    }

    /** Whether it is written and not null. */
    boolean isWritten() {
        return written.filter(node -> !Members.isNull(node)).isPresent();
    }

    /** Whether the plan says that it is not set: null, or missing where everything is shown. */
    boolean isUnset() {
        return !isLater() && (written.filter(Members::isNull).isPresent() || (written.isEmpty() && !of.isShortened()));
    }

    /** The text that is written, if it may be shown. */
    Optional<String> text() {
        return scalar().filter(found -> found.form() == Node.Form.TEXT).map(Node.Scalar::text);
    }

    /** The single value that is written, if it may be shown. */
    Optional<Node.Scalar> scalar() {
        return written.filter(node -> !isHidden() && !isLater())
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(found -> found.form() != Node.Form.NULL);
    }

    /** The name with its resource: {@code azurerm_key_vault.kv.name}. */
    String label() {
        return of.address() + "." + path;
    }

    /** Where the plan says that it is not known; the resource, if it does not say so itself. */
    Span laterAt() {
        return later.filter(Node.Scalar.class::isInstance).map(Node::span).orElse(of.place());
    }

    /** Where the value stands; what is not shown has the place of its resource. */
    Span place() {
        return isHidden() ? of.place() : written.map(Node::span).orElseGet(this::laterAt);
    }

    private static Optional<Node> below(Optional<Node> marks, String name) {
        return Members.isTrue(marks) ? marks : Members.get(marks, name);
    }

    private static Optional<Node> below(Optional<Node> marks, int index) {
        return Members.isTrue(marks) ? marks : at(marks, index);
    }

    private static Optional<Node> at(Optional<Node> list, int index) {
        return list.filter(Node.Sequence.class::isInstance)
                .map(found -> ((Node.Sequence) found).items())
                .filter(items -> index < items.size())
                .map(items -> items.get(index));
    }

    private static int size(Optional<Node> list) {
        return list.filter(Node.Sequence.class::isInstance)
                .map(found -> ((Node.Sequence) found).items().size())
                .orElse(0);
    }
}
