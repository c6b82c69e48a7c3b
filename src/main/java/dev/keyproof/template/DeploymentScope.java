package dev.keyproof.template;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the expressions of a template see that has parameters and variables of its own. */
final class DeploymentScope implements Scope {
    private final Node.Mapping template;
    private final DeploymentTarget target;
    private final DeploymentContext context;
    private final ParametersDeclared parameters;
    private final ReferenceTable references;
    private final String deploymentName;
    private final boolean root;
    private final DeploymentCircle circle;

    /** The scope of a template; {@code root} if no other template deploys it. */
    DeploymentScope(
            Node.Mapping template,
            DeploymentTarget target,
            DeploymentContext context,
            ParametersDeclared parameters,
            ReferenceTable references,
            String deploymentName,
            boolean root) {
        this.template = template;
        this.target = target;
        this.context = context;
        this.parameters = parameters;
        this.references = references;
        this.deploymentName = deploymentName;
        this.root = root;
        this.circle = new DeploymentCircle("variable", context);
    }

    @Override
    public Node parameter(String name, Span at) {
        return parameters.value(name, this, at);
    }

    @Override
    public Node variable(String name, Span at) {
        Optional<Node.Mapping> all = TemplateNodes.mapping(template, "variables");
        Optional<Node.Entry> plain =
                all.flatMap(mapping -> mapping.find(name)).filter(entry -> !CopyLoop.isLoops(entry));
        CopyLoop loops = new CopyLoop(context);
        if (plain.isPresent()) {
            Node.Entry entry = plain.get();
            return circle.value(name, entry.key().span(), () -> loops.value(entry.value(), this));
        }
        Optional<Node.Mapping> loop = all.flatMap(mapping -> loop(mapping, name));
        return loop.map(found -> circle.value(
                        name,
                        TemplateNodes.brace(found),
                        () -> loops.repeated(found, this).value()))
                .orElseGet(() -> undeclared(name, all, at));
    }

    private static Optional<Node.Mapping> loop(Node.Mapping variables, String name) {
        return variables
                .find("copy")
                .filter(CopyLoop::isLoops)
                .flatMap(entry -> ((Node.Sequence) entry.value())
                        .items().stream()
                                .map(Node.Mapping.class::cast)
                                .filter(item -> TemplateNodes.text(item, "name")
                                        .filter(name::equalsIgnoreCase)
                                        .isPresent())
                                .findFirst());
    }

    private Node undeclared(String name, Optional<Node.Mapping> all, Span at) {
        List<String> names = all.stream()
                .flatMap(mapping -> mapping.entries().stream())
                .map(entry -> entry.key().text())
                .toList();
        context.warning(
                "undeclared-variable",
                "the template has no variable `" + name + "`",
                new Label(at, "declared nowhere"),
                Suggest.question(name, names));
        return TemplateNodes.unknown("the template has no variable `" + name + "`", at);
    }

    @Override
    public Node reference(String wanted, boolean full, Span at) {
        return references.reference(wanted, full, at);
    }

    @Override
    public Optional<Node> member(Node.Mapping object, String name, Span at) {
        return references.member(object, name, at);
    }

    @Override
    public Optional<Long> copyIndex(Optional<String> loop) {
        return Optional.empty();
    }

    @Override
    public String scopeId() {
        return target.id();
    }

    @Override
    public Node surroundings(String function, Span at) {
        return switch (function.toLowerCase(Locale.ROOT)) {
            case "resourcegroup" -> resourceGroup(at);
            case "subscription" -> subscription(at);
            case "deployment" -> deployment(at);
            case "tenant" ->
                object(at, "tenantId", Placeholder.of("tenant().tenantId"), "id", Placeholder.of("tenant().id"));
            case "managementgroup" -> {
                String name = target.managementGroup().orElse(Placeholder.of("managementGroup().name"));
                yield object(at, "name", name, "id", "/providers/Microsoft.Management/managementGroups/" + name);
            }
            case "deployer" ->
                object(
                        at,
                        "objectId",
                        Placeholder.of("deployer().objectId"),
                        "tenantId",
                        Placeholder.of("deployer().tenantId"),
                        "userPrincipalName",
                        Placeholder.of("deployer().userPrincipalName"));
            default -> TemplateNodes.unknown("`" + function + "()` is decided at the deployment", at);
        };
    }

    private Node resourceGroup(Span at) {
        if (target.resourceGroup().isEmpty()) {
            return TemplateNodes.unknown("the template is not deployed to a resource group", at);
        }
        String id = target.id();
        boolean own = target.resourceGroup().get().equals(DeploymentTarget.RESOURCE_GROUP);
        String location = own ? Placeholder.of("resourceGroup().location") : references.location(id);
        return object(
                at,
                "id",
                id,
                "name",
                target.resourceGroup().get(),
                "location",
                location,
                "type",
                "Microsoft.Resources/resourceGroups");
    }

    private Node subscription(Span at) {
        String id = target.subscription().orElse(DeploymentTarget.SUBSCRIPTION);
        return object(
                at,
                "id",
                "/subscriptions/" + id,
                "subscriptionId",
                id,
                "tenantId",
                Placeholder.of("subscription().tenantId"),
                "displayName",
                Placeholder.of("subscription().displayName"));
    }

    private Node deployment(Span at) {
        String name = root ? Placeholder.of("deployment().name") : deploymentName;
        return object(at, "name", name, "location", Placeholder.of("deployment().location"));
    }

    private static Node object(Span at, String... pairs) {
        List<Node.Entry> entries = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entries.add(TemplateNodes.entry(pairs[i], TemplateNodes.text(pairs[i + 1], at)));
        }
        return new Node.Mapping(entries, at);
    }

    @Override
    public Optional<UserFunction> userFunction(String namespace, String name) {
        for (Node node : TemplateNodes.sequence(template, "functions")
                .map(Node.Sequence::items)
                .orElse(List.of())) {
            if (node instanceof Node.Mapping group
                    && TemplateNodes.text(group, "namespace")
                            .filter(namespace::equalsIgnoreCase)
                            .isPresent()) {
                Optional<UserFunction> found = TemplateNodes.mapping(group, "members")
                        .flatMap(members -> TemplateNodes.mapping(members, name))
                        .flatMap(DeploymentScope::function);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<UserFunction> function(Node.Mapping member) {
        List<String> names =
                TemplateNodes.sequence(member, "parameters").map(Node.Sequence::items).orElse(List.of()).stream()
                        .filter(Node.Mapping.class::isInstance)
                        .map(parameter -> TemplateNodes.text((Node.Mapping) parameter, "name")
                                .orElse(""))
                        .toList();
        return TemplateNodes.mapping(member, "output")
                .flatMap(output -> output.find("value"))
                .map(entry -> new UserFunction(names, entry.value()));
    }
}
