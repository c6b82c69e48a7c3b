package dev.keyproof.template;

import dev.keyproof.estate.ArmId;
import dev.keyproof.estate.Placeholder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A resource, or a member of it, as an expression holds it before its value is asked for.
 *
 * @param id of the resource
 * @param path of the member, in dots; empty for the resource itself
 */
record ReferenceSymbol(String id, String path) {
    static final String PROPERTIES = "properties";

    /** Members that the service completes, so that what the template writes of them is never the whole. */
    private static final Set<String> HOLDERS =
            Set.of("", PROPERTIES, "identity", "identity.userassignedidentities");

    /** The text that stands for a member. */
    static String of(String id, String path) {
        return Placeholder.property(id, path);
    }

    /** The symbol that a text is. */
    static Optional<ReferenceSymbol> parse(String text) {
        if (!Placeholder.isWhole(text)) {
            return Optional.empty();
        }
        String inside = text.substring(1, text.length() - 1);
        List<String> parts = Placeholder.split(inside, '#');
        if (parts.size() < 2) {
            return Optional.empty();
        }
        String path = parts.get(parts.size() - 1);
        return Optional.of(new ReferenceSymbol(inside.substring(0, inside.length() - path.length() - 1), path));
    }

    ReferenceSymbol then(String name) {
        return new ReferenceSymbol(id, path.isEmpty() ? name : path + "." + name);
    }

    List<String> steps() {
        return List.of(path.split("\\.", -1));
    }

    boolean isHolder() {
        return HOLDERS.contains(path.toLowerCase(Locale.ROOT));
    }

    /** The placeholder of the member: properties by their own name, everything else by its path. */
    String text() {
        String lower = path.toLowerCase(Locale.ROOT);
        boolean nested = lower.startsWith("properties.outputs");
        return of(id, lower.startsWith("properties.") && !nested ? path.substring("properties.".length()) : path);
    }

    /** A value whose form Azure fixes, so that it is known as far as the names in it are (azure-A19). */
    Optional<String> given(DeploymentTarget target) {
        Optional<ArmId> parsed = ArmId.parse(id);
        Optional<String> store = parsed.flatMap(ArmId::store);
        String host = store.map(name -> "https://" + name + (parsed.get().isHsm() ? ".managedhsm" : ".vault") + ".azure.net/")
                .orElse("");
        Optional<String> key = parsed.flatMap(ArmId::key);
        return switch (path.toLowerCase(Locale.ROOT)) {
            case "properties.vaulturi", "properties.hsmuri" -> store.filter(none -> key.isEmpty()).map(name -> host);
            case "properties.keyuri" -> key.map(name -> host + "keys/" + name);
            case "properties.keyuriwithversion" ->
                key.map(name -> host + "keys/" + name + "/" + Placeholder.property(id, "version"));
            case "id" -> Optional.of(id);
            case "name" -> parsed.flatMap(ArmId::name);
            case "subscriptionid" -> parsed.flatMap(ArmId::subscription).or(target::subscription);
            case "resourcegroupname" -> parsed.flatMap(ArmId::resourceGroup).or(target::resourceGroup);
            default -> Optional.empty();
        };
    }
}
