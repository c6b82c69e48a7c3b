package dev.keyproof.template;

import dev.keyproof.estate.Placeholder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the resources of a template and of its nested deployments by their ids.
 *
 * <p>To know an id the names have to be worked out, and these may rest on the very value that is being worked out: what
 * is found on the way is used, and what is not yet known is asked for again the next time.
 */
final class ReferenceIndex {
    /** Searches over all resources while the ids of some are not known yet; each walks over all resources. */
    private static final int MOST_SEARCHES = 1_000;

    private final DeploymentContext context;
    private final Map<String, DeploymentResource> byId = new HashMap<>();
    private boolean complete;
    private boolean searching;
    private int searches;

    ReferenceIndex(DeploymentContext context) {
        this.context = context;
    }

    /** The resource of an id, among those of the template that {@code home} belongs to. */
    Optional<DeploymentResource> find(Deployment home, String id) {
        String key = id.toLowerCase(Locale.ROOT);
        if (complete) {
            return Optional.ofNullable(byId.get(key));
        }
        Optional<DeploymentResource> own =
                context.quietly(() -> first(home, resource -> resource.id().equalsIgnoreCase(id)));
        if (own.isPresent()) {
            return own;
        }
        if (searching || !home.outermost().isListed() || searches++ > MOST_SEARCHES) {
            context.leaveOpen();
            return Optional.empty();
        }
        return Optional.ofNullable(all(home.outermost()).get(key));
    }

    /** The first resource of a deployment itself that is of a kind. */
    static Optional<DeploymentResource> first(Deployment home, Predicate<DeploymentResource> wanted) {
        for (DeploymentResource resource : home.resources()) {
            if (wanted.test(resource)) {
                return Optional.of(resource);
            }
        }
        return Optional.empty();
    }

    private Map<String, DeploymentResource> all(Deployment outermost) {
        Map<String, DeploymentResource> found = new HashMap<>();
        long before = context.leftOpen();
        searching = true;
        try {
            context.quietly(() -> {
                add(outermost, found);
                return found;
            });
        } finally {
            searching = false;
        }
        if (context.leftOpen() == before) {
            byId.putAll(found);
            complete = true;
        }
        return found;
    }

    private static void add(Deployment deployment, Map<String, DeploymentResource> found) {
        for (DeploymentResource resource : deployment.resources()) {
            String key = resource.id().toLowerCase(Locale.ROOT);
            DeploymentResource known = found.get(key);
            // What is deployed says more than what is only referred to.
            if (known == null || (known.isExisting() && !resource.isExisting())) {
                found.put(key, resource);
            }
            resource.nested().ifPresent(nested -> add(nested, found));
        }
    }

    /** Whether an id is that of a deployment. */
    static boolean isDeployment(String id) {
        return Placeholder.masked(id).toLowerCase(Locale.ROOT).contains("/microsoft.resources/deployments/");
    }
}
