package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.Optional;

/**
 * A scope inside of a loop.
 *
 * @param loop name of the loop
 * @param index of the turn; empty if it is not known how many turns there are
 * @param resource whether whole resources are repeated; their index is meant where no loop is named, even inside of a
 *     loop over a property
 */
record CopyScope(Scope outer, String loop, Optional<Long> index, boolean resource) implements Scope {
    @Override
    public Optional<Long> copyIndex(Optional<String> wanted) {
        if (wanted.isEmpty() && !resource) {
            return outer.copyIndex(wanted).or(() -> index);
        }
        boolean own = wanted.isEmpty() || wanted.get().equalsIgnoreCase(loop);
        return own ? index : outer.copyIndex(wanted);
    }

    @Override
    public Node parameter(String name, Span at) {
        return outer.parameter(name, at);
    }

    @Override
    public Node variable(String name, Span at) {
        return outer.variable(name, at);
    }

    @Override
    public Node reference(String target, boolean full, Span at) {
        return outer.reference(target, full, at);
    }

    @Override
    public Node surroundings(String function, Span at) {
        return outer.surroundings(function, at);
    }

    @Override
    public String scopeId() {
        return outer.scopeId();
    }

    @Override
    public Optional<UserFunction> userFunction(String namespace, String name) {
        return outer.userFunction(namespace, name);
    }

    @Override
    public Optional<Node> member(Node.Mapping object, String name, Span at) {
        return outer.member(object, name, at);
    }
}
