package dev.keyproof.template;

import dev.keyproof.document.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which resources of a template are certainly deployed before others: those that {@code dependsOn} leads to. */
final class DeploymentOrder {
    private final Map<DeploymentResource, List<DeploymentResource>> direct = new HashMap<>();
    private final Map<Deployment, Map<String, List<DeploymentResource>>> byHome = new HashMap<>();

    /** Whether {@code late} is deployed when {@code early}, with everything inside it, is done. */
    boolean isAfter(DeploymentResource late, DeploymentResource early) {
        Set<DeploymentResource> seen = new HashSet<>();
        Deque<DeploymentResource> waiting = new ArrayDeque<>();
        waiting.add(late);
        while (!waiting.isEmpty()) {
            DeploymentResource at = waiting.remove();
            // What waits for a deployment waits for what that one deploys; what is inside of one waits as it does.
            at.home().by().filter(seen::add).ifPresent(waiting::add);
            for (DeploymentResource before : direct.computeIfAbsent(at, this::direct)) {
                if (contains(before, early)) {
                    return true;
                }
                if (seen.add(before)) {
                    waiting.add(before);
                }
            }
        }
        return false;
    }

    private static boolean contains(DeploymentResource outer, DeploymentResource wanted) {
        Optional<DeploymentResource> at = Optional.of(wanted);
        while (at.isPresent()) {
            if (at.get().equals(outer)) {
                return true;
            }
            at = at.get().home().by();
        }
        return false;
    }

    private List<DeploymentResource> direct(DeploymentResource resource) {
        List<Node> written = TemplateNodes.sequence(resource.written(), "dependsOn")
                .map(Node.Sequence::items)
                .orElse(List.of());
        if (written.isEmpty()) {
            return List.of();
        }
        Map<String, List<DeploymentResource>> named = named(resource.home());
        return written.stream()
                .map(resource::value)
                .filter(TemplateNodes::isText)
                .map(node -> ((Node.Scalar) node).text().toLowerCase(Locale.ROOT))
                .flatMap(name -> named.getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }

    /**
     * The resources of a deployment by what a dependency can call them: symbolic name, id, id from the provider on, name,
     * or the loop that makes them.
     */
    private Map<String, List<DeploymentResource>> named(Deployment home) {
        Map<String, List<DeploymentResource>> known = byHome.get(home);
        if (known != null) {
            return known;
        }
        Map<String, List<DeploymentResource>> named = new HashMap<>();
        String providers = home.target().id() + "/providers/";
        for (DeploymentResource resource : home.resources()) {
            String id = resource.id();
            Set<String> names = new LinkedHashSet<>(List.of(id, resource.nameText()));
            if (!resource.symbol().isEmpty()) {
                names.add(resource.symbol());
                resource.index().ifPresent(index -> names.add(resource.symbol() + "[" + index + "]"));
            }
            if (id.startsWith(providers)) {
                names.add(id.substring(providers.length()));
            }
            TemplateNodes.mapping(resource.written(), "copy")
                    .flatMap(loop -> TemplateNodes.text(loop, "name"))
                    .ifPresent(names::add);
            names.forEach(name -> named.computeIfAbsent(name.toLowerCase(Locale.ROOT), none -> new ArrayList<>(1))
                    .add(resource));
        }
        byHome.put(home, named);
        return named;
    }
}
