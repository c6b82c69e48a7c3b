package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * What {@code reference(...)} gives in one template.
 *
 * <p>A resource is given as an object with one mark in it, which says of what resource and member it is. Asking it for a
 * member gives the next such object, until a value is reached: one that Azure gives in a form that is known, one that
 * the template itself writes, or the placeholder of the property.
 */
final class ReferenceTable {
    private final Deployment home;
    private final DeploymentContext context;

    ReferenceTable(Deployment home, DeploymentContext context) {
        this.home = home;
        this.context = context;
    }

    /** The resource of a symbolic name, a name or an id; its properties, or all of it. */
    Node reference(String wanted, boolean full, Span at) {
        Optional<DeploymentResource> found = find(wanted);
        String id = found.map(DeploymentResource::id).orElseGet(() -> absolute(wanted));
        if (id.isEmpty()) {
            return TemplateNodes.unknown("`" + wanted + "` is no resource of the template", at);
        }
        return new ReferenceSymbol(id, full ? "" : ReferenceSymbol.PROPERTIES).marked(at);
    }

    private Optional<DeploymentResource> find(String wanted) {
        if (wanted.startsWith("/")) {
            return context.references().find(home, wanted);
        }
        Optional<DeploymentResource> bySymbol = ReferenceIndex.first(
                home,
                resource -> !resource.symbol().isEmpty()
                        && wanted.equalsIgnoreCase(resource.symbol()
                                + resource.index()
                                        .map(index -> "[" + index + "]")
                                        .orElse("")));
        return bySymbol.or(() -> context.quietly(() -> ReferenceIndex.first(
                        home, resource -> resource.nameText().equalsIgnoreCase(wanted))))
                .or(() -> context.references().find(home, absolute(wanted)));
    }

    /** An id as a full one: `Microsoft.KeyVault/vaults/kv` begins at the target; empty if it is none. */
    private String absolute(String wanted) {
        if (wanted.startsWith("/") || Placeholder.isWhole(wanted)) {
            return wanted;
        }
        List<String> steps = Placeholder.split(wanted, '/');
        return steps.size() > 2 && steps.get(0).indexOf('.') > 0 ? home.target().id() + "/providers/" + wanted : "";
    }

    /** The region of a resource group, as the template writes it if the template makes the group. */
    String location(String groupId) {
        return context.references()
                .find(home, groupId)
                .flatMap(group -> TemplateNodes.member(group.body(), "location"))
                .filter(TemplateNodes::isText)
                .map(node -> ((Node.Scalar) node).text())
                .orElseGet(() -> Placeholder.property(groupId, "location"));
    }

    /** The member of an object that {@link #reference} gave; empty if it gave another one. */
    Optional<Node> member(Node.Mapping object, String name, Span at) {
        return ReferenceSymbol.of(object).map(known -> member(known, name, at));
    }

    private Node member(ReferenceSymbol symbol, String name, Span at) {
        if (symbol.path().equalsIgnoreCase("identity.userAssignedIdentities")) {
            return new ReferenceSymbol(name, ReferenceSymbol.PROPERTIES).marked(at);
        }
        ReferenceSymbol next = symbol.then(name);
        if (next.isHolder()) {
            return next.marked(at);
        }
        return next.given(home.target())
                .<Node>map(text -> TemplateNodes.text(text, at))
                .or(() -> context.references().find(home, symbol.id()).flatMap(found -> written(found, next)))
                .orElseGet(() -> TemplateNodes.text(next.text(), at));
    }

    /** What the template writes for a member, or the output of a deployment that it makes. */
    private static Optional<Node> written(DeploymentResource resource, ReferenceSymbol symbol) {
        List<String> path = symbol.steps();
        if (resource.isDeployment()) {
            boolean value = symbol.isOutput() && path.size() == 4 && path.get(3).equalsIgnoreCase("value");
            return value ? resource.nested().flatMap(nested -> nested.output(path.get(2))) : Optional.empty();
        }
        Optional<Node> found = Optional.of(resource.body());
        for (String step : path) {
            found = found.filter(Node.Mapping.class::isInstance)
                    .flatMap(node -> TemplateNodes.member((Node.Mapping) node, step));
        }
        return found.filter(node -> !TemplateNodes.isUnknown(node));
    }
}
