package dev.keyproof.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The nodes made so far: what is asked for twice is made once. A key names the sort of a node first, and holds the
 * nodes it is made of.
 */
final class NodePool {
    private static final int HEAVIEST = 1 << 16;

    private final Map<List<Object>, Node> nodes = new HashMap<>();
    private int answers;

    /** Number of nodes that keep an answer. */
    int answers() {
        return answers;
    }

    static List<Object> key(String sort, List<? extends Node> operands, Object... more) {
        List<Object> key = new ArrayList<>();
        key.add(sort);
        key.addAll(operands);
        key.addAll(List.of(more));
        return key;
    }

    /** A node that binds nothing. */
    <N extends Node> N node(List<Object> key, Supplier<N> make) {
        return make(key, 0, 0, make);
    }

    /** A node that binds the variable of a depth for the nodes it is made of. */
    <N extends Node> N binder(int depth, List<Object> key, Supplier<N> make) {
        return make(key, 0, 1L << depth, make);
    }

    /** The variable of a depth. */
    <N extends Node> N variable(int depth, List<Object> key, Supplier<N> make) {
        return make(key, 1L << depth, 0, make);
    }

    @SuppressWarnings("unchecked") // the sort in the key fixes the class
    private <N extends Node> N make(List<Object> key, long is, long binds, Supplier<N> make) {
        Node known = nodes.get(key);
        if (known == null) {
            known = make.get();
            settle(known, key, is, binds);
            nodes.put(key, known);
        }
        return (N) known;
    }

    private void settle(Node node, List<Object> key, long is, long binds) {
        long free = is;
        long weight = 1;
        boolean leaf = true;
        for (Object part : key) {
            if (part instanceof Node below) {
                free |= below.free();
                weight += below.weight();
                leaf = false;
            }
        }
        free &= ~binds;
        boolean keeps = !leaf && free == 0;
        node.settle(keeps ? answers++ : -1, free, (int) Math.min(weight, HEAVIEST));
    }
}
