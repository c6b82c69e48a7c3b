package dev.keyproof.template;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One template on its way to one target: its resources with their loops unrolled, and its outputs. */
final class Deployment {
    private final Node.Mapping template;
    private final DeploymentTarget target;
    private final DeploymentContext context;
    private final Optional<DeploymentResource> by;
    private final Scope scope;
    private final DeploymentCircle circle;
    private List<DeploymentResource> resources = List.of();
    private boolean begun;
    private boolean listed;

    /**
     * A deployment.
     *
     * @param by the resource of another template that deploys this one
     * @param scope of the expressions; of a nested template often that of the template around it
     */
    private Deployment(
            Node.Mapping template,
            DeploymentTarget target,
            DeploymentContext context,
            Optional<DeploymentResource> by,
            Optional<Scope> scope,
            ParametersDeclared.Given given,
            String name) {
        this.template = template;
        this.target = target;
        this.context = context;
        this.by = by;
        this.circle = new DeploymentCircle("output", context);
        this.scope = scope.orElseGet(() -> new DeploymentScope(
                template,
                target,
                context,
                new ParametersDeclared(
                        template,
                        given,
                        context,
                        by.isPresent(),
                        by.isPresent() ? " of " + name + context.qualifier() : context.qualifier()),
                new ReferenceTable(this, context),
                name,
                by.isEmpty()));
    }

    /** The deployment of a template that no other one deploys. */
    static Deployment root(Node.Mapping template, ParametersGiven given, DeploymentContext context) {
        DeploymentTarget target = DeploymentTarget.ofSchema(
                TemplateNodes.text(template, "$schema").orElse(""));
        return new Deployment(template, target, context, Optional.empty(), Optional.empty(), given, "");
    }

    /** A nested deployment whose expressions mean what they mean around it. */
    static Deployment outer(
            Node.Mapping template, DeploymentTarget target, DeploymentContext context, DeploymentResource by) {
        return new Deployment(
                template,
                target,
                context,
                Optional.of(by),
                Optional.of(by.scope()),
                ParametersGiven.NONE,
                by.nameText());
    }

    /** A nested deployment with parameters and variables of its own. */
    static Deployment inner(
            Node.Mapping template,
            DeploymentTarget target,
            DeploymentContext context,
            DeploymentResource by,
            ParametersDeclared.Given given) {
        return new Deployment(template, target, context, Optional.of(by), Optional.empty(), given, by.nameText());
    }

    DeploymentTarget target() {
        return target;
    }

    DeploymentContext context() {
        return context;
    }

    /** The resource of the template around it that makes this deployment. */
    Optional<DeploymentResource> by() {
        return by;
    }

    /** The outermost deployment. */
    Deployment outermost() {
        Deployment at = this;
        while (at.by.isPresent()) {
            at = at.by.get().home();
        }
        return at;
    }

    /** All resources, each turn of a loop by itself, children behind their parents; none looked into yet. */
    List<DeploymentResource> resources() {
        if (!begun) {
            begun = true;
            resources = new ArrayList<>();
            Optional<Node> written = TemplateNodes.member(template, "resources");
            if (written.isEmpty()) {
                context.error(
                        "template-without-resources",
                        "the template has no `resources`",
                        new Label(TemplateNodes.brace(template), "expected `resources`"),
                        "");
            }
            written.ifPresent(node -> list(node, Optional.empty()));
            listed = true;
        }
        return resources;
    }

    /** Whether all resources are known; while the loops are being unrolled only a part of them is. */
    boolean isListed() {
        return listed;
    }

    private void list(Node written, Optional<DeploymentResource> parent) {
        if (written instanceof Node.Mapping symbolic) {
            for (Node.Entry entry : symbolic.entries()) {
                add(entry.value(), parent, entry.key().text());
            }
        } else if (written instanceof Node.Sequence sequence) {
            for (Node node : sequence.items()) {
                add(node, parent, "");
            }
        } else if (!TemplateNodes.isNull(written)) {
            context.error(
                    "wrong-type",
                    "`resources` is " + TemplateNodes.describe(written) + ", not a list or an object",
                    new Label(written.span(), "expected a list or an object"),
                    "");
        }
    }

    private void add(Node node, Optional<DeploymentResource> parent, String symbol) {
        if (!(node instanceof Node.Mapping written)) {
            context.error(
                    "wrong-type",
                    "a resource of the template is " + TemplateNodes.describe(node) + ", not an object",
                    new Label(node.span(), "expected an object"),
                    "");
            return;
        }
        Scope around = parent.map(DeploymentResource::scope).orElse(scope);
        Optional<Node> copy = TemplateNodes.member(written, "copy");
        if (copy.isEmpty()) {
            add(new DeploymentResource(this, written, around, parent, symbol, Optional.empty(), Optional.empty()));
            return;
        }
        if (!(copy.get() instanceof Node.Mapping loop)) {
            context.error(
                    "wrong-type",
                    "`copy` of a resource is " + TemplateNodes.describe(copy.get()) + ", not an object",
                    new Label(copy.get().span(), "expected an object with `name` and `count`"),
                    "");
            return;
        }
        String name = TemplateNodes.text(loop, "name").orElse("");
        CopyLoop.Turns turns = new CopyLoop(context).turns(loop, around);
        if (turns.count().isEmpty()) {
            Scope some = new CopyScope(around, name, Optional.empty(), true);
            add(new DeploymentResource(
                    this, written, some, parent, symbol, Optional.empty(), Optional.of(turns.unknown())));
        }
        for (long i = 0; i < turns.count().orElse(0L); i++) {
            Scope turn = new CopyScope(around, name, Optional.of(i), true);
            add(new DeploymentResource(this, written, turn, parent, symbol, Optional.of(i), Optional.empty()));
        }
    }

    private void add(DeploymentResource resource) {
        if (resource.type().isEmpty()) {
            return;
        }
        resources.add(resource);
        resource.written().find("resources").ifPresent(entry -> list(entry.value(), Optional.of(resource)));
    }

    /** The value of an output, asked for by the template around it; a circle is unknown. */
    Optional<Node> output(String name) {
        Optional<Node.Entry> declared =
                TemplateNodes.mapping(template, "outputs").flatMap(all -> all.find(name));
        if (declared.isEmpty() || !(declared.get().value() instanceof Node.Mapping output)) {
            return Optional.empty();
        }
        Node.Scalar key = declared.get().key();
        return Optional.of(circle.value(key.text(), key.span(), () -> output(key.text(), output)));
    }

    private Node output(String name, Node.Mapping output) {
        CopyLoop loops = new CopyLoop(context);
        if (TemplateNodes.text(output, "type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("secure")) {
            return TemplateNodes.unknown("the output `" + name + "` is secret", output.span());
        }
        Optional<Node.Mapping> loop = TemplateNodes.mapping(output, "copy");
        if (loop.isPresent() && TemplateNodes.member(loop.get(), "input").isPresent()) {
            return loops.list(
                    loop.get(), name, TemplateNodes.member(loop.get(), "input").orElseThrow(), scope);
        }
        return output.find("value")
                .map(entry -> loops.value(entry.value(), scope))
                .orElseGet(() -> TemplateNodes.unknown("the output `" + name + "` has no value", output.span()));
    }
}
