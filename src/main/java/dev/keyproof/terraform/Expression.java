package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An expression of a configuration, as a plan shows it: what it refers to, and not how it puts that together. */
final class Expression {
    private Expression() {}

    /** Whether a node is one expression, and not the expressions of a block by name. */
    static boolean isOne(Node node) {
        return node instanceof Node.Mapping object
                && (object.entries().isEmpty()
                        || object.get("references").isPresent()
                        || object.get("constant_value").isPresent());
    }

    /**
     * What an expression refers to: {@code kv.id} of {@code kv.id, kv}. Terraform lists each reference in full and then
     * again with one step less, down to the resource.
     */
    static List<Node.Scalar> references(Node expression) {
        List<Node.Scalar> found = new ArrayList<>();
        String before = "";
        for (Node item : Members.list(Optional.of(expression), "references")) {
            Optional<Node.Scalar> reference = Members.text(item);
            if (reference.isPresent()) {
                String text = reference.get().text();
                if (!continues(before, text)) {
                    found.add(reference.get());
                }
                before = text;
            }
        }
        return found;
    }

    private static boolean continues(String longer, String text) {
        return longer.length() > text.length()
                && longer.startsWith(text)
                && (longer.charAt(text.length()) == '.' || longer.charAt(text.length()) == '[');
    }
}
