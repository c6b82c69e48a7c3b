package dev.keyproof.template;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loops of a template, unrolled.
 *
 * <p>Azure repeats whole resources, members of objects ({@code copy} lists with {@code name}, {@code count} and
 * {@code input}), variables and outputs. The number of all turns of a template is bounded.
 */
final class CopyLoop {
    private final DeploymentContext context;

    CopyLoop(DeploymentContext context) {
        this.context = context;
    }

    /** How many turns a loop takes: a number, or why it is not known. */
    record Turns(Optional<Long> count, String unknown) {}

    /** The turns of a loop, counted against the limit of the template. */
    Turns turns(Node.Mapping loop, Scope scope) {
        Optional<Node> written = TemplateNodes.member(loop, "count");
        if (written.isEmpty()) {
            context.error(
                    "loop-without-count",
                    "a loop has no `count`",
                    new Label(TemplateNodes.brace(loop), "expected `count`"),
                    "give the number of turns");
            return new Turns(Optional.empty(), "its loop has no `count`");
        }
        Node count = context.evaluator().value(written.get(), scope);
        if (TemplateNodes.isUnknown(count)) {
            return new Turns(Optional.empty(), ((Node.Scalar) count).text());
        }
        Optional<Long> number = number(count);
        if (number.isEmpty() || number.get() < 0) {
            context.error(
                    "loop-count-not-a-number",
                    "the `count` of a loop is " + (number.isPresent() ? "negative" : TemplateNodes.describe(count)),
                    new Label(written.get().span(), "expected a whole number from 0"),
                    "");
            return new Turns(Optional.empty(), "the `count` of its loop is no number of turns");
        }
        return context.mayCopy(number.get(), written.get().span())
                ? new Turns(number, "")
                : new Turns(Optional.empty(), "the loops of the template make more instances than are read");
    }

    private static Optional<Long> number(Node node) {
        if (!(node instanceof Node.Scalar scalar) || scalar.form() == Node.Form.BOOLEAN) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(scalar.text()));
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    /** The value of a node with every expression evaluated and every loop over members unrolled. */
    Node value(Node raw, Scope scope) {
        return hasLoop(raw) ? unrolled(raw, scope) : context.evaluator().value(raw, scope);
    }

    private Node unrolled(Node raw, Scope scope) {
        if (raw instanceof Node.Sequence sequence) {
            List<Node> items = new ArrayList<>();
            for (Node item : sequence.items()) {
                items.add(value(item, scope));
            }
            return new Node.Sequence(items, sequence.span());
        }
        if (!(raw instanceof Node.Mapping mapping)) {
            return context.evaluator().value(raw, scope);
        }
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            if (isLoops(entry)) {
                for (Node loop : ((Node.Sequence) entry.value()).items()) {
                    entries.add(repeated((Node.Mapping) loop, scope));
                }
            } else if (hasLoop(entry.value())) {
                entries.add(new Node.Entry(entry.key(), value(entry.value(), scope)));
            } else {
                Node one = context.evaluator().value(new Node.Mapping(List.of(entry), mapping.span()), scope);
                if (one instanceof Node.Mapping evaluated) {
                    entries.addAll(evaluated.entries());
                }
            }
        }
        return new Node.Mapping(entries, mapping.span());
    }

    /** A member that a loop makes: a list with one element a turn. */
    Node.Entry repeated(Node.Mapping loop, Scope scope) {
        Node name = TemplateNodes.member(loop, "name").orElseThrow();
        Node.Scalar key = (Node.Scalar) name;
        Node input = TemplateNodes.member(loop, "input").orElseThrow();
        return new Node.Entry(key, list(loop, key.text(), input, scope));
    }

    /** One value a turn; unknown as a whole if the number of turns is. */
    Node list(Node.Mapping loop, String name, Node input, Scope scope) {
        Turns turns = turns(loop, scope);
        Span at = TemplateNodes.member(loop, "count").map(Node::span).orElse(loop.span());
        if (turns.count().isEmpty()) {
            return TemplateNodes.unknown(turns.unknown(), at);
        }
        List<Node> items = new ArrayList<>();
        for (long i = 0; i < turns.count().get(); i++) {
            items.add(value(input, new CopyScope(scope, name, Optional.of(i), false)));
        }
        return new Node.Sequence(items, loop.span());
    }

    /** Whether an entry is a list of loops over members and not a member that happens to have this name. */
    static boolean isLoops(Node.Entry entry) {
        return entry.key().text().equalsIgnoreCase("copy")
                && entry.value() instanceof Node.Sequence loops
                && !loops.items().isEmpty()
                && loops.items().stream()
                        .allMatch(loop -> loop instanceof Node.Mapping mapping
                                && TemplateNodes.member(mapping, "input").isPresent()
                                && TemplateNodes.text(mapping, "name").isPresent());
    }

    private static boolean hasLoop(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().anyMatch(CopyLoop::hasLoop);
        }
        return node instanceof Node.Mapping mapping
                && mapping.entries().stream().anyMatch(entry -> isLoops(entry) || hasLoop(entry.value()));
    }
}
