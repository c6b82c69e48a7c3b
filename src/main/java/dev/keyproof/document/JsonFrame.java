package dev.keyproof.document;

import dev.keyproof.text.Pointer;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An object or array of a JSON text whose end has not been read yet. */
final class JsonFrame {
    private final JsonFrame parent;
    private final boolean object;
    private final boolean kept;
    private final int start;
    private final Pointer pointer;
    private final Sieve sieve;
    /** How many nodes were kept when it began. */
    private final int nodesBefore;
    /** Every name so far and the offset where it stands, of dropped members too. */
    private final Map<String, Integer> names;

    private final List<Node> items;
    private final List<Node.Entry> entries;
    private Node.Scalar key;
    private boolean keepsValue;
    /** What is read of the member that comes next. */
    private Sieve below;
    /** Elements so far, left out or not. */
    private int elements;

    JsonFrame(
            JsonFrame parent, boolean object, boolean kept, int start, Pointer pointer, Sieve sieve, int nodesBefore) {
        this.parent = parent;
        this.object = object;
        this.kept = kept;
        this.start = start;
        this.pointer = pointer;
        this.sieve = sieve;
        this.below = sieve;
        this.nodesBefore = nodesBefore;
        this.names = object ? new HashMap<>() : Map.of();
        this.items = object || !kept ? List.of() : new ArrayList<>();
        this.entries = object && kept ? new ArrayList<>() : List.of();
        this.keepsValue = kept;
    }

    JsonFrame parent() {
        return parent;
    }

    boolean isObject() {
        return object;
    }

    boolean isKept() {
        return kept;
    }

    int start() {
        return start;
    }

    Pointer pointer() {
        return pointer;
    }

    Map<String, Integer> names() {
        return names;
    }

    int nodesBefore() {
        return nodesBefore;
    }

    /** What is read of the members of this object. */
    Sieve sieve() {
        return sieve;
    }

    /** What is read of the value that comes next. */
    Sieve below() {
        return object ? below : sieve.element();
    }

    /** Takes the name of the member that comes next and is wanted. */
    void key(Node.Scalar next, Sieve wanted) {
        key = next;
        below = wanted;
        keepsValue = true;
    }

    /** The member that comes next is not wanted. */
    void drop() {
        keepsValue = false;
    }

    /** Whether the value that comes next is wanted. */
    boolean keepsNext() {
        return keepsValue;
    }

    /** The pointer of the value that comes next, if it is wanted. */
    Pointer next() {
        return object ? key.span().pointer() : pointer.child(elements);
    }

    void add(Node node) {
        if (object) {
            entries.add(new Node.Entry(key, node));
        } else {
            elements++;
            items.add(node);
        }
    }

    /** Whether an object or a list that has been read is kept; if not, only its number is taken. */
    boolean takes(Node node) {
        boolean taken = object || sieve.keepsElement(node);
        elements += taken ? 0 : 1;
        return taken;
    }

    Node node(Span span) {
        return object ? new Node.Mapping(entries, span) : new Node.Sequence(items, span);
    }
}
