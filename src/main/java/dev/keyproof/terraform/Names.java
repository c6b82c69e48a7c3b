package dev.keyproof.terraform;

import dev.keyproof.estate.Placeholder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the resources of a plan will be called in Azure: names, resource ids and key URIs. What only the apply decides
 * is a {@link Placeholder}, the same wherever it occurs.
 */
final class Names {
    private static final String PROVIDERS = "/providers/";

    private final Symbols symbols;
    private final Subscriptions subscriptions;
    private final Map<Instance, String> ids = new HashMap<>();

    Names(Symbols symbols, Subscriptions subscriptions) {
        this.symbols = symbols;
        this.subscriptions = subscriptions;
    }

    /** The name of a resource. */
    String name(Instance instance) {
        return symbols.text(instance.attribute("name"), Wanted.PLAIN);
    }

    /** The resource id. */
    String id(Instance instance) {
        String known = ids.get(instance);
        if (known == null) {
            // A plan in which resources are each other's parents gets no further than this.
            ids.put(instance, Placeholder.of(instance + ".id"));
            known = written(instance).orElseGet(() -> built(instance));
            ids.put(instance, known);
        }
        return known;
    }

    /** The id of the subscription of a resource. */
    String subscription(Instance instance) {
        return "/subscriptions/" + subscriptions.of(instance);
    }

    /** The URI of a key, with its version or without. */
    String keyUri(Instance key, boolean versioned) {
        boolean hsm = key.thing() == Thing.HSM_KEY;
        String ownName = versioned ? (hsm ? "versioned_id" : "id") : (hsm ? "id" : "versionless_id");
        Optional<String> written = key.attribute(ownName).text().filter(text -> text.startsWith("https://"));
        if (written.isPresent()) {
            return written.get();
        }
        String uri = storeUri(parent(key), hsm) + "keys/" + name(key);
        return versioned ? uri + '/' + version(key) : uri;
    }

    /** The version of a key. */
    String version(Instance key) {
        return key.attribute("version").text().orElseGet(() -> Placeholder.property(id(key), "version"));
    }

    /** The URI of the key store with a resource id, with the slash at its end; the cloud is public Azure (azure-A19). */
    String storeUri(String id, boolean hsm) {
        List<String> steps = Placeholder.split(id, '/');
        return "https://" + steps.get(steps.size() - 1) + (hsm ? ".managedhsm.azure.net/" : ".vault.azure.net/");
    }

    /** The resource id of what holds this resource: a key store, a Backup vault, a scope. */
    String parent(Instance instance) {
        return symbols.text(parentValue(instance), parentWanted(instance.thing()));
    }

    /** What stands for the id of a resource that is changed from outside, if the plan does not tell it. */
    String parentOfUpdate(Instance instance, Value of) {
        boolean parts = instance.isUpdate() && instance.attribute("parent_id").isWritten();
        return parts ? below(parent(instance), instance.thing().arm(), name(instance)) : Placeholder.of(of.label());
    }

    private static Value parentValue(Instance instance) {
        if (instance.isAzapi()) {
            return instance.attribute("parent_id");
        }
        return instance.attribute(
                switch (instance.thing()) {
                    case HSM_KEY, HSM_GRANT -> "managed_hsm_id";
                    case BACKUP_INSTANCE -> "vault_id";
                    case GRANT -> "scope";
                    default -> "key_vault_id";
                });
    }

    private static Wanted parentWanted(Thing thing) {
        return switch (thing) {
            case HSM_KEY, HSM_GRANT -> Wanted.HSM_ID;
            case BACKUP_INSTANCE -> Wanted.BACKUP_VAULT_ID;
            case KEY, SECRET, CERTIFICATE, ACCESS_POLICY -> Wanted.KEY_VAULT_ID;
            default -> Wanted.RESOURCE_ID;
        };
    }

    /** The id as the plan shows it, of what is there already. */
    private static Optional<String> written(Instance instance) {
        boolean nested = instance.thing() == Thing.KEY && !instance.isAzapi();
        return instance.attribute(nested ? "resource_versionless_id" : "id")
                .text()
                .filter(text -> text.startsWith("/"));
    }

    private String built(Instance instance) {
        if (instance.isUpdate()) {
            return symbols.text(instance.attribute("resource_id"), Wanted.RESOURCE_ID);
        }
        Thing thing = instance.thing();
        String arm = instance.armType().map(type -> type.split("@", 2)[0]).orElse(thing.arm());
        if (instance.isAzapi()) {
            return below(parent(instance), arm, name(instance));
        }
        return switch (thing) {
            case KEY, HSM_KEY -> parent(instance) + "/keys/" + name(instance);
            case BACKUP_INSTANCE -> parent(instance) + "/backupInstances/" + name(instance);
            case GRANT -> parent(instance) + PROVIDERS + arm + '/' + name(instance);
            case GROUP -> subscription(instance) + "/resourceGroups/" + name(instance);
            case SUBSCRIPTION -> subscription(instance);
            default ->
                arm.isEmpty()
                        ? Placeholder.of(instance + ".id")
                        : group(instance) + PROVIDERS + arm + '/' + name(instance);
        };
    }

    private String group(Instance instance) {
        return subscription(instance)
                + "/resourceGroups/"
                + symbols.text(instance.attribute("resource_group_name"), Wanted.GROUP_NAME);
    }

    /** A child has the type of its parent and one step more. */
    private static String below(String parent, String arm, String name) {
        String[] steps = arm.split("/", -1);
        if (arm.equalsIgnoreCase(Thing.GROUP.arm())) {
            return parent + "/resourceGroups/" + name;
        }
        return steps.length > 2
                ? parent + '/' + steps[steps.length - 1] + '/' + name
                : parent + PROVIDERS + arm + '/' + name;
    }
}
