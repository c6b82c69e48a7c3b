package dev.keyproof.drill;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The fields of one mapping of a scenario, read strictly: a field that it does not have is a mistake. */
final class Fields {
    private final String of;
    private final Node.Mapping mapping;
    private final Mistakes mistakes;

    /**
     * @param of what the mapping is, for messages
     * @param names every field that it may have
     */
    Fields(String of, Node.Mapping mapping, Collection<String> names, Mistakes mistakes) {
        this.of = of;
        this.mapping = mapping;
        this.mistakes = mistakes;
        for (Node.Entry entry : mapping.entries()) {
            if (!names.contains(entry.key().text())) {
                mistakes.unknownField(of, entry.key(), names);
            }
        }
    }

    /** The first key, or the mapping itself: where to say that something is missing. */
    Span place() {
        return mapping.entries().isEmpty()
                ? mapping.span()
                : mapping.entries().get(0).key().span();
    }

    Optional<Node> node(String name) {
        return mapping.get(name);
    }

    boolean has(String name) {
        return mapping.get(name).isPresent();
    }

    /** The place of a field's key. */
    Span key(String name) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(name))
                .map(entry -> entry.key().span())
                .findFirst()
                .orElseGet(this::place);
    }

    /** The value of a field; nothing if it is not written, or wrongly, which is reported. */
    <T> Optional<Located<T>> get(String name, Notation<T> notation) {
        return mapping.get(name).flatMap(node -> read(name, notation, node));
    }

    /** The value of a field that must be there. */
    <T> Optional<Located<T>> required(String name, Notation<T> notation) {
        if (!has(name)) {
            mistakes.missingField(of, name, place());
        }
        return get(name, notation);
    }

    /** The values of a list; a single value counts as a list of one. */
    <T> List<Located<T>> list(String name, Notation<T> notation) {
        Optional<Node> node = mapping.get(name);
        if (node.isEmpty()) {
            return List.of();
        }
        List<Located<T>> found = new ArrayList<>();
        List<Node> items = node.get() instanceof Node.Sequence list ? list.items() : List.of(node.get());
        items.forEach(item -> read(name, notation, item).ifPresent(found::add));
        return found;
    }

    /** The items of a list of anything. */
    List<Node> items(String name) {
        Optional<Node> node = mapping.get(name);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Node.Sequence list) {
            return list.items();
        }
        mistakes.wrongType(name, "a list", node.get());
        return List.of();
    }

    private <T> Optional<Located<T>> read(String name, Notation<T> notation, Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            mistakes.wrongType(name, notation.expected(), node);
            return Optional.empty();
        }
        Optional<T> value = notation.reader().apply(scalar);
        if (value.isEmpty()) {
            if (scalar.form() == Node.Form.TEXT && !notation.words().isEmpty()) {
                mistakes.unknownWord("`" + name + "`", scalar.text(), notation.words(), scalar.span());
            } else if (scalar.form() == Node.Form.TEXT || isNumber(notation, scalar)) {
                mistakes.wrongForm(name, notation.expected(), scalar.span());
            } else {
                mistakes.wrongType(name, notation.expected(), scalar);
            }
        }
        return value.map(found -> new Located<>(found, scalar.span()));
    }

    /** A number where a number belongs is only out of bounds. */
    private static boolean isNumber(Notation<?> notation, Node.Scalar scalar) {
        return scalar.form() == Node.Form.INTEGER && notation.expected().startsWith("a whole number");
    }
}
