package dev.keyproof.template;

import dev.keyproof.estate.Placeholder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a deployment is deployed to, which begins the ids of its resources.
 *
 * @param subscription id of the subscription; empty for a tenant or a management group
 * @param resourceGroup name of the resource group; empty for anything larger
 * @param managementGroup name of the management group, if it is one
 */
record DeploymentTarget(
        Optional<String> subscription, Optional<String> resourceGroup, Optional<String> managementGroup) {
    static final String SUBSCRIPTION = Placeholder.of("subscription().subscriptionId");
    static final String RESOURCE_GROUP = Placeholder.of("resourceGroup().name");
    private static final String MANAGEMENT_GROUPS = "/providers/Microsoft.Management/managementGroups/";
    private static final DeploymentTarget TENANT =
            new DeploymentTarget(Optional.empty(), Optional.empty(), Optional.empty());

    /** The target of a template that nobody deploys from another one; its schema says of what kind it is. */
    static DeploymentTarget ofSchema(String schema) {
        String lower = schema.toLowerCase(Locale.ROOT);
        if (lower.contains("subscriptiondeploymenttemplate")) {
            return new DeploymentTarget(Optional.of(SUBSCRIPTION), Optional.empty(), Optional.empty());
        }
        if (lower.contains("managementgroupdeploymenttemplate")) {
            return new DeploymentTarget(
                    Optional.empty(), Optional.empty(), Optional.of(Placeholder.of("managementGroup().name")));
        }
        return lower.contains("tenantdeploymenttemplate")
                ? TENANT
                : new DeploymentTarget(Optional.of(SUBSCRIPTION), Optional.of(RESOURCE_GROUP), Optional.empty());
    }

    /** The target that a scope id names; a scope inside of a resource group counts as the group. */
    static DeploymentTarget ofScope(String scope) {
        List<String> steps = Placeholder.split(scope, '/');
        if (steps.size() > 2 && steps.get(1).equalsIgnoreCase("subscriptions")) {
            boolean group = steps.size() > 4 && steps.get(3).equalsIgnoreCase("resourceGroups");
            return new DeploymentTarget(
                    Optional.of(steps.get(2)), group ? Optional.of(steps.get(4)) : Optional.empty(), Optional.empty());
        }
        int managed = scope.toLowerCase(Locale.ROOT).indexOf("microsoft.management/managementgroups/");
        return managed < 0
                ? TENANT
                : new DeploymentTarget(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(scope.substring(managed + "microsoft.management/managementgroups/".length())));
    }

    /** The target of a deployment that this one makes, with the members of it that change where it goes. */
    DeploymentTarget inner(Optional<String> otherSubscription, Optional<String> otherGroup) {
        Optional<String> group = otherGroup.or(() -> otherSubscription.isPresent() ? Optional.empty() : resourceGroup);
        boolean above = otherSubscription.isEmpty() && otherGroup.isEmpty();
        Optional<String> own = otherSubscription.or(() -> subscription);
        return new DeploymentTarget(
                own.or(() -> group.isPresent() ? Optional.of(SUBSCRIPTION) : Optional.empty()),
                group,
                above ? managementGroup : Optional.empty());
    }

    /** The id; of a tenant the empty text, so that every resource id is the id and what stands behind it. */
    String id() {
        if (subscription.isPresent()) {
            return "/subscriptions/" + subscription.get()
                    + resourceGroup.map(name -> "/resourceGroups/" + name).orElse("");
        }
        return managementGroup.map(name -> MANAGEMENT_GROUPS + name).orElse("");
    }
}
