package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.ArmId;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
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
    private static final Set<String> HOLDERS = Set.of("", PROPERTIES, "identity", "identity.userassignedidentities");

    /** The key of the mark in an object; no template can write it, as a name is never empty. */
    private static final String MARK = "";

    /** The object that stands for the resource or the member. */
    Node.Mapping marked(Span at) {
        Node.Scalar id = TemplateNodes.text(this.id, at);
        Node.Scalar path = TemplateNodes.text(this.path, at);
        return new Node.Mapping(
                List.of(new Node.Entry(TemplateNodes.text(MARK, at), new Node.Sequence(List.of(id, path), at))), at);
    }

    /** What an object stands for, if it has the mark. */
    static Optional<ReferenceSymbol> of(Node.Mapping object) {
        return object.get(MARK)
                .filter(Node.Sequence.class::isInstance)
                .map(mark -> ((Node.Sequence) mark).items())
                .filter(items -> items.size() == 2 && items.stream().allMatch(TemplateNodes::isText))
                .map(items ->
                        new ReferenceSymbol(((Node.Scalar) items.get(0)).text(), ((Node.Scalar) items.get(1)).text()));
    }

    ReferenceSymbol then(String name) {
        return new ReferenceSymbol(id, path.isEmpty() ? name : path + "." + name);
    }

    List<String> steps() {
        return List.of(path.split("\\.", -1));
    }

    boolean isHolder() {
        return HOLDERS.contains(path.toLowerCase(Locale.ROOT)) || (isOutput() && steps().size() < 4);
    }

    /** Whether it is about the outputs of a deployment. */
    boolean isOutput() {
        return ReferenceIndex.isDeployment(id) && path.toLowerCase(Locale.ROOT).startsWith("properties.outputs");
    }

    /** The placeholder of the member: properties by their own name, everything else by its path. */
    String text() {
        String lower = path.toLowerCase(Locale.ROOT);
        return Placeholder.property(
                id, lower.startsWith("properties.") ? path.substring("properties.".length()) : path);
    }

    /** A value whose form Azure fixes, so that it is known as far as the names in it are (azure-A19). */
    Optional<String> given(DeploymentTarget target) {
        Optional<ArmId> parsed = ArmId.parse(id);
        Optional<String> store = parsed.flatMap(ArmId::store);
        String host = store.map(
                        name -> "https://" + name + (parsed.get().isHsm() ? ".managedhsm" : ".vault") + ".azure.net/")
                .orElse("");
        Optional<String> key = parsed.flatMap(ArmId::key);
        return switch (path.toLowerCase(Locale.ROOT)) {
            case "properties.vaulturi", "properties.hsmuri" ->
                store.filter(none -> key.isEmpty()).map(name -> host);
            case "properties.keyuri" -> key.map(name -> host + "keys/" + name);
            case "properties.keyuriwithversion" ->
                key.map(name -> host + "keys/" + name + "/" + Placeholder.property(id, "version"));
            case "properties.principalid", "properties.clientid", "identity.principalid", "identity.tenantid" ->
                Optional.of(text());
            case "id" -> Optional.of(id);
            case "name" -> parsed.flatMap(ArmId::name);
            case "subscriptionid" -> parsed.flatMap(ArmId::subscription).or(target::subscription);
            case "resourcegroupname" -> parsed.flatMap(ArmId::resourceGroup).or(target::resourceGroup);
            default -> Optional.empty();
        };
    }
}
