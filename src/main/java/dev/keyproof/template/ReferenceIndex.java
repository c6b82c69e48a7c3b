package dev.keyproof.template;

import dev.keyproof.estate.Placeholder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the resources of a template and of its nested deployments by their ids. */
final class ReferenceIndex {
    private final Map<String, DeploymentResource> byId = new HashMap<>();
    private boolean filled;

    /** Takes the resources of a deployment and of those inside it. Asked before it ends, it knows a part of them. */
    private void fill(Deployment deployment) {
        if (!filled) {
            filled = true;
            add(deployment);
        }
    }

    private void add(Deployment deployment) {
        for (DeploymentResource resource : deployment.resources()) {
            String key = resource.id().toLowerCase(Locale.ROOT);
            DeploymentResource known = byId.get(key);
            // What is deployed says more than what is only referred to.
            if (known == null || (known.isExisting() && !resource.isExisting())) {
                byId.put(key, resource);
            }
            resource.nested().ifPresent(this::add);
        }
    }

    /** The resource of an id, among those of the template that {@code home} belongs to. */
    Optional<DeploymentResource> find(Deployment home, String id) {
        Deployment outermost = home.outermost();
        if (outermost.isListed()) {
            fill(outermost);
        }
        return Optional.ofNullable(byId.get(id.toLowerCase(Locale.ROOT)));
    }

    /** Whether an id is that of a deployment. */
    static boolean isDeployment(String id) {
        return Placeholder.masked(id).toLowerCase(Locale.ROOT).contains("/microsoft.resources/deployments/");
    }
}
