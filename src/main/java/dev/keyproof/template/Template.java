package dev.keyproof.template;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Expands an ARM template (azure.md 5.2, 5.3): classic or languageVersion 2.0, with its nested deployments.
 *
 * <p>Guarantees: never throws; what the input does not decide is a placeholder or unknown; time and memory are bounded
 * by the limits; each mistake is reported once, at its place.
 */
public final class Template {
    private static final Pattern LANGUAGE = Pattern.compile("[12]\\.[0-9]+(?:-experimental)?");

    private final DeploymentContext context;
    private final Deployment root;
    private final DeploymentOrder order = new DeploymentOrder();
    private final Tally tally;
    private final String source;
    private final List<DeploymentResource> deployed = new ArrayList<>();
    private final List<DeploymentResource> existing = new ArrayList<>();
    private Optional<String> open = Optional.empty();

    private Template(
            Node.Mapping template,
            ParametersGiven given,
            Limits limits,
            Problems problems,
            Predicate<String> wanted,
            String qualifier) {
        this.tally = new Tally(problems);
        this.source = template.span().source().name();
        this.context = new DeploymentContext(limits, tally, wanted, qualifier);
        this.root = Deployment.root(template, given, context);
    }

    /**
     * Expands a template.
     *
     * @param given values of parameters; those that the template does not declare are no matter here
     * @param wanted whether resources of a type are looked into; of others only id, name and type are made
     * @param qualifier what tells this template from others in the placeholders of its parameters; empty if it is alone
     */
    public static TemplateExpansion expand(
            Node.Mapping template,
            ParametersGiven given,
            Limits limits,
            Problems problems,
            Predicate<String> wanted,
            String qualifier) {
        Optional<Node> language = TemplateNodes.member(template, "languageVersion");
        if (language.isPresent() && !isKnown(language.get())) {
            problems.report(Diagnostic.error(
                    "language-version",
                    "the template is written in a language version that is not known",
                    new Label(language.get().span(), "expected `1.0` or `2.0`"),
                    ""));
            return new TemplateExpansion(
                    List.of(),
                    Optional.of("`" + template.span().source().name()
                            + "` is written in a language version that is not known"));
        }
        return new Template(template, given, limits, problems, wanted, qualifier).expand();
    }

    private static boolean isKnown(Node language) {
        return language instanceof Node.Scalar scalar
                && LANGUAGE.matcher(scalar.text().toLowerCase(Locale.ROOT)).matches();
    }

    private TemplateExpansion expand() {
        collect(root);
        List<TemplateResource> resources = new ArrayList<>();
        Map<String, List<DeploymentResource>> byId = new HashMap<>();
        for (DeploymentResource resource : deployed) {
            byId.computeIfAbsent(lower(resource.id()), none -> new ArrayList<>(1))
                    .add(resource);
        }
        Set<String> referred = new HashSet<>();
        for (DeploymentResource resource : deployed) {
            if (!isReplaced(resource, byId.get(lower(resource.id())))) {
                resources.add(lowered(resource, byId));
            }
        }
        for (DeploymentResource resource : existing) {
            String id = lower(resource.id());
            if (!byId.containsKey(id) && context.isWanted(resource.type()) && referred.add(id)) {
                resources.add(lowered(resource, byId));
            }
        }
        if (tally.errors > 0) {
            open = open.or(() -> Optional.of("`" + source + "` holds mistakes that leave parts of it unknown"));
        }
        return new TemplateExpansion(resources, open);
    }

    private void collect(Deployment deployment) {
        for (DeploymentResource resource : deployment.resources()) {
            if (resource.isLeftOut()) {
                continue;
            }
            if (resource.isExisting()) {
                existing.add(resource);
            } else if (!resource.isDeployment()) {
                deployed.add(resource);
            } else if (NestedTemplate.isLinked(resource)) {
                NestedTemplate.noteLinked(resource);
                open = open.or(() -> Optional.of("`" + source + "` deploys a template that is not in the input"));
            } else {
                resource.nested().ifPresent(this::collect);
            }
        }
    }

    /** Whether a later deployment of the same resource, which is certain to happen, takes the place of this one. */
    private boolean isReplaced(DeploymentResource resource, List<DeploymentResource> same) {
        return same.size() > 1
                && same.stream()
                        .anyMatch(other -> !other.equals(resource)
                                && other.uncertain().isEmpty()
                                && order.isAfter(other, resource));
    }

    private TemplateResource lowered(DeploymentResource resource, Map<String, List<DeploymentResource>> byId) {
        Optional<String> why = resource.isExisting()
                ? Optional.of("`" + resource.nameText() + "` exists already: the template only refers to it")
                : resource.uncertain();
        boolean whole = why.isEmpty() && context.isWanted(resource.type());
        Optional<String> version = TemplateNodes.member(resource.written(), "apiVersion")
                .map(resource::value)
                .filter(TemplateNodes::isText)
                .map(node -> ((Node.Scalar) node).text());
        return new TemplateResource(
                resource.type(),
                whole ? resource.body() : resource.head(),
                version,
                why,
                whole && isPolicies(resource.type()) && isAfterParent(resource, byId));
    }

    /** Only of access policies it matters what they follow; of thousands of keys it would take long to find out. */
    private static boolean isPolicies(String type) {
        return lower(type).endsWith("/accesspolicies");
    }

    private boolean isAfterParent(DeploymentResource resource, Map<String, List<DeploymentResource>> byId) {
        String id = lower(resource.id());
        int name = id.lastIndexOf('/');
        int type = name < 0 ? -1 : id.lastIndexOf('/', name - 1);
        List<DeploymentResource> parents = type < 0 ? List.of() : byId.getOrDefault(id.substring(0, type), List.of());
        return parents.stream().allMatch(parent -> order.isAfter(resource, parent));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Passes problems on and counts the errors among them. */
    private static final class Tally implements Problems {
        private final Problems sink;
        private int errors;

        Tally(Problems sink) {
            this.sink = sink;
        }

        @Override
        public void report(Diagnostic problem) {
            errors += problem.severity() == Severity.ERROR ? 1 : 0;
            sink.report(problem);
        }
    }
}
