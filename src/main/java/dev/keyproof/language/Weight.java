package dev.keyproof.language;

import java.util.HashMap;
import java.util.Map;

/**
 * How much there is of an expression, so that inlining can be refused before it is done.
 *
 * @param nodes number of expressions in it, itself included
 * @param depth longest way from the outside to the inside
 * @param uses how often each variable occurs, by id
 */
record Weight(long nodes, int depth, Map<Integer, Integer> uses) {
    /** The deepest expression that is held; the parser allows 64 levels, names add to them. */
    static final int MOST_DEPTH = 256;

    static Weight of(Expr expr) {
        Map<Integer, Integer> uses = new HashMap<>();
        long[] nodes = {0};
        int depth = walk(expr, nodes, uses);
        return new Weight(nodes[0], depth, uses);
    }

    private static int walk(Expr expr, long[] nodes, Map<Integer, Integer> uses) {
        nodes[0]++;
        if (expr instanceof Expr.Reference reference) {
            uses.merge(reference.variable().id(), 1, Integer::sum);
        }
        int deepest = 0;
        for (Expr part : ExprParts.of(expr)) {
            deepest = Math.max(deepest, walk(part, nodes, uses));
        }
        return deepest + 1;
    }
}
