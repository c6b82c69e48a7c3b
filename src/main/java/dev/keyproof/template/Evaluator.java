package dev.keyproof.template;

import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;

/**
 * Evaluates the expressions of one template, as far as the input decides them.
 *
 * <p>One evaluator serves one template with all its nested templates: it keeps what was parsed, counts the steps of all
 * expressions together, and reports one mistake once.
 */
final class Evaluator {
    private final Limits limits;
    private final Problems problems;

    Evaluator(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /**
     * The value of a node of a template, with every expression in it evaluated. Never throws; what the input does not
     * decide is a text with a placeholder, or unknown with its reason.
     */
    Node value(Node raw, Scope scope) {
        throw new UnsupportedOperationException("not written yet: " + limits + problems + raw + scope);
    }

    /**
     * A value where a text is needed: an unknown value becomes a placeholder, equal for equal unknown values; a number
     * or boolean becomes its text.
     */
    Node asText(Node value) {
        throw new UnsupportedOperationException("not written yet: " + value);
    }
}
