package dev.keyproof.template;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node;
import java.util.Optional;

/** Opens the template that a resource of type {@code Microsoft.Resources/deployments} deploys. */
final class NestedTemplate {
    private NestedTemplate() {}

    /** The deployment inside a resource that is not linked. */
    static Deployment of(DeploymentResource by) {
        Node.Mapping properties =
                TemplateNodes.mapping(by.written(), "properties").orElseThrow();
        Node.Mapping template = TemplateNodes.mapping(properties, "template").orElseThrow();
        DeploymentContext context = by.home().context();
        boolean inner = TemplateNodes.mapping(properties, "expressionEvaluationOptions")
                .flatMap(options -> TemplateNodes.text(options, "scope"))
                .filter("inner"::equalsIgnoreCase)
                .isPresent();
        return inner
                ? Deployment.inner(template, by.target(), context, by, new Passed(by, properties))
                : Deployment.outer(template, by.target(), context, by);
    }

    /** Whether a deployment takes its template from somewhere else, so that nobody sees what it deploys. */
    static boolean isLinked(DeploymentResource resource) {
        return resource.isDeployment()
                && TemplateNodes.mapping(resource.written(), "properties")
                        .flatMap(all -> TemplateNodes.mapping(all, "template"))
                        .isEmpty();
    }

    /** Notes, where a linked template is named, that it is not looked into. */
    static void noteLinked(DeploymentResource resource) {
        Optional<Node> link = TemplateNodes.mapping(resource.written(), "properties")
                .flatMap(all -> TemplateNodes.member(all, "templateLink"));
        resource.home()
                .context()
                .note(
                        "linked-template",
                        "a nested deployment takes its template from elsewhere",
                        new Label(
                                link.map(TemplateNodes::brace).orElseGet(() -> TemplateNodes.brace(resource.written())),
                                "not in the input"),
                        "what it deploys is not known; resources that are not in the input count as unknown");
    }

    /** The values that the template around passes on, evaluated where they are written. */
    private static final class Passed implements ParametersDeclared.Given {
        private final DeploymentResource by;
        private final Optional<Node.Mapping> parameters;

        Passed(DeploymentResource by, Node.Mapping properties) {
            this.by = by;
            this.parameters = TemplateNodes.mapping(properties, "parameters");
        }

        @Override
        public Optional<ParametersGiven.Value> get(String name) {
            return parameters.flatMap(all -> all.find(name)).flatMap(this::value);
        }

        private Optional<ParametersGiven.Value> value(Node.Entry entry) {
            String name = entry.key().text();
            Node written = entry.value();
            if (written instanceof Node.Mapping mapping) {
                Optional<Node> value = mapping.find("value").map(Node.Entry::value);
                if (value.isEmpty()) {
                    return Optional.of(given(
                            entry,
                            TemplateNodes.unknown(
                                    "the value of the parameter `" + name + "` is a secret of a key vault",
                                    mapping.span())));
                }
                return Optional.of(given(entry, by.value(value.get())));
            }
            // The member as a whole may be an expression that makes the object with `value`.
            Node whole = by.value(written);
            if (whole instanceof Node.Mapping made) {
                return Optional.of(given(
                        entry,
                        made.find("value")
                                .map(Node.Entry::value)
                                .orElseGet(() -> TemplateNodes.unknown(
                                        "the parameter `" + name + "` is passed without a value", written.span()))));
            }
            return Optional.of(given(
                    entry,
                    TemplateNodes.isUnknown(whole)
                            ? whole
                            : TemplateNodes.unknown(
                                    "the parameter `" + name + "` is passed without a value", written.span())));
        }

        private static ParametersGiven.Value given(Node.Entry entry, Node value) {
            return new ParametersGiven.Value(entry.key().text(), entry.key().span(), value, false);
        }

        @Override
        public boolean isEmpty() {
            return parameters.isEmpty();
        }
    }
}
