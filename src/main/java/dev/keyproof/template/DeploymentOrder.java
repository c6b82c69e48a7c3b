package dev.keyproof.template;

import dev.keyproof.document.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which resources of a template are certainly deployed before others: those that {@code dependsOn} leads to. */
final class DeploymentOrder {
    private final Map<DeploymentResource, List<DeploymentResource>> direct = new HashMap<>();

    /** Whether {@code late} is deployed when {@code early}, with everything inside it, is done. */
    boolean isAfter(DeploymentResource late, DeploymentResource early) {
        Set<DeploymentResource> seen = new HashSet<>();
        Deque<DeploymentResource> waiting = new ArrayDeque<>();
        waiting.add(late);
        while (!waiting.isEmpty()) {
            DeploymentResource at = waiting.remove();
            // What waits for a deployment waits for what that one deploys; what is inside of one waits as it does.
            at.home().by().filter(seen::add).ifPresent(waiting::add);
            for (DeploymentResource before : direct.computeIfAbsent(at, DeploymentOrder::direct)) {
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

    private static List<DeploymentResource> direct(DeploymentResource resource) {
        List<String> names =
                TemplateNodes.sequence(resource.written(), "dependsOn")
                        .map(Node.Sequence::items)
                        .orElse(List.of())
                        .stream()
                        .map(resource::value)
                        .filter(TemplateNodes::isText)
                        .map(node -> ((Node.Scalar) node).text())
                        .toList();
        return names.isEmpty()
                ? List.of()
                : resource.home().resources().stream()
                        .filter(other -> names.stream().anyMatch(name -> isNamed(other, name)))
                        .toList();
    }

    /** A dependency is a symbolic name, an id, the name of a resource, or the name of the loop that makes it. */
    private static boolean isNamed(DeploymentResource resource, String name) {
        if (name.startsWith("/")) {
            return resource.id().equalsIgnoreCase(name);
        }
        String relative = resource.home().target().id() + "/providers/" + name;
        return name.equalsIgnoreCase(resource.symbol())
                || name.equalsIgnoreCase(resource.symbol()
                        + resource.index().map(index -> "[" + index + "]").orElse(""))
                || name.equalsIgnoreCase(resource.nameText())
                || resource.id().equalsIgnoreCase(relative)
                || TemplateNodes.mapping(resource.written(), "copy")
                        .flatMap(loop -> TemplateNodes.text(loop, "name"))
                        .filter(name::equalsIgnoreCase)
                        .isPresent();
    }
}
