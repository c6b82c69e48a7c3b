package dev.keyproof.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An Azure resource id, or the id of a scope above resources, taken apart. Compared without case everywhere.
 *
 * @param subscription lower-case subscription id; empty for the root and for management groups
 * @param resourceGroup lower-case name of the resource group, if the id goes that far
 * @param namespace lower-case resource provider: {@code microsoft.keyvault}
 * @param types lower-case types, outermost first
 * @param names names as written, one for each type
 */
public record ArmId(
        Optional<String> subscription,
        Optional<String> resourceGroup,
        Optional<String> namespace,
        List<String> types,
        List<String> names) {
    private static final String KEY_VAULTS = "microsoft.keyvault";

    public ArmId {
        types = List.copyOf(types);
        names = List.copyOf(names);
    }

    /** The parts of an id; empty if the text does not have the form of one. One trailing slash is no matter. */
    public static Optional<ArmId> parse(String text) {
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        String trimmed = text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        List<String> steps = text.equals("/") ? List.of() : Placeholder.split(trimmed.substring(1), '/');
        if (steps.contains("")) {
            return Optional.empty();
        }
        return parse(steps);
    }

    private static Optional<ArmId> parse(List<String> steps) {
        int at = 0;
        Optional<String> subscription = pair(steps, at, "subscriptions");
        at += subscription.isPresent() ? 2 : 0;
        Optional<String> group = subscription.isPresent() ? pair(steps, at, "resourcegroups") : Optional.empty();
        at += group.isPresent() ? 2 : 0;
        Optional<String> namespace = pair(steps, at, "providers");
        at += namespace.isPresent() ? 2 : 0;
        boolean pairs = (steps.size() - at) % 2 == 0;
        if (!pairs || namespace.isPresent() == (at == steps.size())) {
            return Optional.empty();
        }
        List<String> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (; at < steps.size(); at += 2) {
            types.add(lower(steps.get(at)));
            names.add(steps.get(at + 1));
        }
        return Optional.of(new ArmId(subscription, group, namespace, types, names));
    }

    private static Optional<String> pair(List<String> steps, int at, String word) {
        boolean there = at + 1 < steps.size() && steps.get(at).equalsIgnoreCase(word);
        return there ? Optional.of(lower(steps.get(at + 1))) : Optional.empty();
    }

    /** Whether it is the root, a subscription, a resource group or a management group: above every resource. */
    public boolean isAboveResources() {
        return namespace.isEmpty() || isManagementGroup();
    }

    /** Whether it names a management group; which subscriptions belong to one stands in no input. */
    public boolean isManagementGroup() {
        return namespace.filter("microsoft.management"::equals).isPresent()
                && types.equals(List.of("managementgroups"));
    }

    /** Whether it names a managed HSM or something inside one. */
    public boolean isHsm() {
        return inKeyStore() && types.get(0).equals("managedhsms");
    }

    /** Name of the key vault or managed HSM that it is or lies in. */
    public Optional<String> store() {
        return inKeyStore() ? Optional.of(names.get(0)) : Optional.empty();
    }

    /** Name of the key that it is or lies in. */
    public Optional<String> key() {
        return inKeyStore() && types.size() > 1 && types.get(1).equals("keys")
                ? Optional.of(names.get(1))
                : Optional.empty();
    }

    /** The last name; empty for an id above resources that is no management group. */
    public Optional<String> name() {
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
    }

    private boolean inKeyStore() {
        return namespace.filter(KEY_VAULTS::equals).isPresent()
                && (types.get(0).equals("vaults") || types.get(0).equals("managedhsms"));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
