package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An object in the shape of ARM while it is made of the attributes of a plan. */
final class Arm {
    private final List<Node.Entry> entries = new ArrayList<>();
    private final Span place;

    /** An object; {@code place} is where its resource says its name, the place of what the object lacks. */
    Arm(Span place) {
        this.place = place;
    }

    /** A member, if it is there. */
    Arm set(String name, Optional<Node> value) {
        value.ifPresent(node -> entries.add(new Node.Entry(text(name, place), node)));
        return this;
    }

    Arm set(String name, Node value) {
        return set(name, Optional.of(value));
    }

    /** A text that the provider or the plan as a whole decides. */
    Arm set(String name, String value) {
        return set(name, text(value, place));
    }

    /** An object inside this one. */
    Arm set(String name, Arm value) {
        return set(name, value.node());
    }

    /** A switch that the provider sets. */
    Arm set(String name, boolean value) {
        return set(name, new Node.Scalar(Form.BOOLEAN, Boolean.toString(value), false, place));
    }

    /** The object, at the place of its resource. */
    Node.Mapping node() {
        return new Node.Mapping(entries, place);
    }

    /** The object, at a place of its own. */
    Node.Mapping node(Span at) {
        return new Node.Mapping(entries, at);
    }

    static Node.Scalar text(String text, Span at) {
        return new Node.Scalar(Form.TEXT, text, true, at);
    }

    /** One object laid over another: what both have is taken from the upper one, inside objects member by member. */
    static Node.Mapping merged(Node.Mapping lower, Node.Mapping upper) {
        Map<String, Node.Entry> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> order = new ArrayList<>();
        for (Node.Entry entry : lower.entries()) {
            order.add(entry.key().text().toLowerCase(Locale.ROOT));
            found.put(entry.key().text(), entry);
        }
        for (Node.Entry entry : upper.entries()) {
            Node.Entry below = found.get(entry.key().text());
            if (below == null) {
                order.add(entry.key().text().toLowerCase(Locale.ROOT));
            }
            boolean objects =
                    below != null && below.value() instanceof Node.Mapping && entry.value() instanceof Node.Mapping;
            found.put(
                    entry.key().text(),
                    objects
                            ? new Node.Entry(
                                    entry.key(), merged((Node.Mapping) below.value(), (Node.Mapping) entry.value()))
                            : entry);
        }
        return new Node.Mapping(order.stream().map(found::get).toList(), lower.span());
    }
}
