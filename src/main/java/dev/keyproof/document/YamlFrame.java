package dev.keyproof.document;

import dev.keyproof.text.Pointer;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping or list of a YAML document whose end has not been read yet. */
final class YamlFrame {
    private static final int FEW = 12;

    /** What a mapping waits for. */
    private enum Turn {
        KEY,
        VALUE,
        /** The value of a key that was refused; it is read and dropped. */
        VALUE_WITHOUT_KEY,
        /** A collection that stands as a key; it is read and dropped. */
        REFUSED_KEY
    }

    private final YamlFrame parent;
    private final boolean mapping;
    private final boolean flow;
    private final int start;
    private final Pointer pointer;
    private final List<Node> items = new ArrayList<>();
    private final List<Node.Entry> entries = new ArrayList<>();
    private Map<String, Span> places = Map.of();
    private Turn turn = Turn.KEY;
    private Node.Scalar key;
    private int end;

    YamlFrame(YamlFrame parent, boolean mapping, boolean flow, int start, Pointer pointer) {
        this.parent = parent;
        this.mapping = mapping;
        this.flow = flow;
        this.start = start;
        this.end = start;
        this.pointer = pointer;
    }

    YamlFrame parent() {
        return parent;
    }

    boolean isFlow() {
        return flow;
    }

    int start() {
        return start;
    }

    /** The end of the last node inside; a block collection ends there, not at the next word of the file. */
    int end() {
        return end;
    }

    Pointer pointer() {
        return pointer;
    }

    /** The pointer of the node that comes next. */
    Pointer next() {
        if (!mapping) {
            return pointer.child(items.size());
        }
        return turn == Turn.VALUE ? key.span().pointer() : pointer;
    }

    boolean expectsKey() {
        return mapping && turn == Turn.KEY;
    }

    /** Where a key of the same name stands in this mapping already. */
    Optional<Span> first(Node.Scalar other) {
        if (entries.size() > FEW) {
            return Optional.ofNullable(places.get(other.text()));
        }
        for (Node.Entry entry : entries) {
            if (entry.key().text().equals(other.text())) {
                return Optional.of(entry.key().span());
            }
        }
        return Optional.empty();
    }

    /** Takes a key that is not in the mapping yet. */
    void key(Node.Scalar next) {
        key = next;
        turn = Turn.VALUE;
        end = next.span().end();
    }

    /** Drops the scalar key just read together with its value. */
    void refuseKey() {
        turn = Turn.VALUE_WITHOUT_KEY;
    }

    /** Drops the collection about to be read together with the value it is a key of. */
    void refuseCollectionAsKey() {
        turn = Turn.REFUSED_KEY;
    }

    /** Takes a finished node: an item, or the value of the last key. */
    void add(Node node) {
        end = Math.max(end, node.span().end());
        if (!mapping) {
            items.add(node);
            return;
        }
        switch (turn) {
            case VALUE -> {
                entry(node);
                turn = Turn.KEY;
            }
            case VALUE_WITHOUT_KEY -> turn = Turn.KEY;
            case REFUSED_KEY -> turn = Turn.VALUE_WITHOUT_KEY;
            case KEY -> throw new IllegalStateException("a value without a key; wanted a key first");
        }
    }

    /** The finished mapping or list. */
    Node node(Span span) {
        return mapping ? new Node.Mapping(entries, span) : new Node.Sequence(items, span);
    }

    private void entry(Node value) {
        entries.add(new Node.Entry(key, value));
        if (entries.size() == FEW + 1) {
            places = new HashMap<>();
            for (Node.Entry entry : entries) {
                places.put(entry.key().text(), entry.key().span());
            }
        } else if (entries.size() > FEW) {
            places.put(key.text(), key.span());
        }
    }
}
