package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * What an expression can ask of the deployment it stands in. Every answer is a node: a value with its place, a text
 * with a placeholder, or a scalar of the form {@code UNKNOWN}. Nothing here fails; what does not exist is unknown.
 */
interface Scope {
    /** The value of {@code parameters('name')}. */
    Node parameter(String name, Span at);

    /** The value of {@code variables('name')}, evaluated at the first use; a circle is unknown. */
    Node variable(String name, Span at);

    /**
     * The state of a resource at run time: {@code reference(target, version, 'Full')}.
     *
     * @param target the symbolic name, name or resource id that the expression gives
     * @param full whether the whole resource is asked for and not its properties alone
     */
    Node reference(String target, boolean full, Span at);

    /** Index of the loop of a name, or of the innermost one; empty outside of loops. */
    Optional<Long> copyIndex(Optional<String> loop);

    /** {@code resourceGroup()}, {@code subscription()}, {@code deployment()}, {@code tenant()}: an object. */
    Node surroundings(String function, Span at);

    /** The id of the scope in which resource ids begin: {@code /subscriptions/.../resourceGroups/...}. */
    String scopeId();

    /**
     * A member that {@link #reference} or {@link #surroundings} did not put into its object, but that exists at the
     * deployment; empty if the object has no such member. {@code object} is the very object that was given.
     */
    default Optional<Node> member(Node.Mapping object, String name, Span at) {
        return Optional.empty();
    }

    /** A function that the template defines: parameter names and the body, if there is one of that name. */
    Optional<UserFunction> userFunction(String namespace, String name);

    /** A function of a template: its body sees its own parameters and nothing else. */
    record UserFunction(List<String> parameters, Node body) {}
}
