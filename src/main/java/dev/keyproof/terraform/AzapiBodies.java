package dev.keyproof.terraform;

import dev.keyproof.document.JsonReader;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lowers resources of azapi, whose bodies are in the shape of ARM already (azure.md 5.7). */
final class AzapiBodies {
    private final Symbols symbols;
    private final BackupVaults vaults;
    private final Limits limits;

    AzapiBodies(Symbols symbols, BackupVaults vaults, Limits limits) {
        this.symbols = symbols;
        this.vaults = vaults;
        this.limits = limits;
    }

    /** A whole resource. */
    Node.Mapping resource(Instance instance) {
        String type = instance.armType().orElse("").split("@", 2)[0];
        Arm start = Common.start(instance, symbols, type).set("identity", identity(instance));
        if (instance.thing() == Thing.GRANT) {
            start.set(
                    "scope",
                    Arm.text(
                            symbols.names().parent(instance),
                            instance.attribute("parent_id").place()));
        }
        return Arm.merged(start.node(), body(instance, instance.isData() ? "output" : "body"));
    }

    /** The members of the body alone: what an update lays over a resource. */
    Node.Mapping update(Instance instance) {
        return body(instance, "body");
    }

    private Node.Mapping body(Instance instance, String attribute) {
        Value body = instance.attribute(attribute);
        Span place = instance.place();
        Node found = node(body, Wanted.PLAIN).orElseGet(() -> new Node.Mapping(List.of(), place));
        if (found instanceof Node.Scalar text && text.form() == Node.Form.TEXT) {
            found = parsed(text).orElseGet(() -> Symbols.unknown("`" + body.label() + "` is not JSON", text.span()));
        }
        if (found instanceof Node.Mapping object) {
            return object;
        }
        String reason = found instanceof Node.Scalar scalar && scalar.form() == Node.Form.UNKNOWN
                ? scalar.text()
                : "`" + body.label() + "` is no object";
        return new Arm(place)
                .set("properties", Symbols.unknown(reason, found.span()))
                .node();
    }

    private Optional<Node> identity(Instance instance) {
        Value block = instance.attribute("identity");
        if (block.elements().isEmpty()) {
            return block.isUnset() || block.isWritten() ? Optional.empty() : symbols.of(block, Wanted.PLAIN);
        }
        Value identity = block.elements().get(0);
        Value principal = identity.member("principal_id");
        String id = principal
                .text()
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> Given.systemPrincipal(instance, symbols.names()));
        return Optional.of(new Arm(instance.place())
                .set("type", symbols.of(identity.member("type"), Wanted.PLAIN))
                .set("principalId", Arm.text(id, principal.place()))
                .set("userAssignedIdentities", vaults.attached(identity.member("identity_ids")))
                .node(identity.place()));
    }

    /** A value of a body with the parts that are known after apply. */
    private Optional<Node> node(Value value, Wanted wanted) {
        boolean objects = value.written().filter(Node.Mapping.class::isInstance).isPresent()
                || value.later().filter(Node.Mapping.class::isInstance).isPresent();
        boolean lists = value.written().filter(Node.Sequence.class::isInstance).isPresent();
        if (value.isHidden() || value.isLater() || !(objects || lists)) {
            return symbols.of(value, wanted);
        }
        if (lists) {
            List<Node> items = new ArrayList<>();
            value.elements().forEach(element -> node(element, wanted).ifPresent(items::add));
            return Optional.of(new Node.Sequence(items, value.place()));
        }
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Scalar name : names(value)) {
            node(value.member(name.text()), wanted(name.text()))
                    .ifPresent(node -> entries.add(new Node.Entry(name, node)));
        }
        if (value.of().isShortened()) {
            implied(value)
                    .ifPresent(name -> node(value.member(name), wanted(name))
                            .ifPresent(node -> entries.add(new Node.Entry(Arm.text(name, value.place()), node))));
        }
        return Optional.of(new Node.Mapping(entries, value.place()));
    }

    /** The member that an object of a shortened plan must have: if it is missing, it is known after apply. */
    private static Optional<String> implied(Value value) {
        String name = value.path().substring(value.path().lastIndexOf('.') + 1);
        boolean user = value.member("identityType")
                .text()
                .filter("UserAssigned"::equalsIgnoreCase)
                .isPresent();
        Optional<String> member = name.equals("keyVaultProperties")
                ? Optional.of("keyUri")
                : name.equals("kekIdentity") && user ? Optional.of("identityId") : Optional.empty();
        return member.filter(found -> value.member(found).written().isEmpty());
    }

    /** The names of an object's members, of those that are not known too. */
    private static List<Node.Scalar> names(Value value) {
        List<Node.Scalar> names = new ArrayList<>();
        for (Optional<Node> side : List.of(value.written(), value.later())) {
            side
                    .filter(Node.Mapping.class::isInstance)
                    .map(node -> ((Node.Mapping) node).entries())
                    .orElse(List.of())
                    .stream()
                    .map(Node.Entry::key)
                    .filter(key ->
                            names.stream().noneMatch(known -> known.text().equals(key.text())))
                    .forEach(names::add);
        }
        return names;
    }

    /** What a member of a body names; of one expression for a whole body nothing else tells which part is which. */
    private static Wanted wanted(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "keyuri" -> Wanted.KEY_URI;
            case "identityid" -> Wanted.IDENTITY_ID;
            case "principalid", "objectid" -> Wanted.PRINCIPAL;
            case "roledefinitionid" -> Wanted.ROLE;
            case "privatelinkserviceid", "scope" -> Wanted.RESOURCE_ID;
            default -> Wanted.PLAIN;
        };
    }

    /** Old versions of the provider take the body as a text; its parts have the place of the whole. */
    private Optional<Node> parsed(Node.Scalar text) {
        Source inner = Source.of(text.span().source().name(), text.text());
        return new JsonReader(limits)
                .read(inner, text.text(), JsonReader.Options.STRICT, ignored -> {})
                // The first character alone: an excerpt of the whole would show what nobody judges.
                .map(node -> moved(node, text.span().part(0, 1)));
    }

    private static Node moved(Node node, Span place) {
        if (node instanceof Node.Mapping object) {
            List<Node.Entry> entries = object.entries().stream()
                    .map(entry -> new Node.Entry((Node.Scalar) moved(entry.key(), place), moved(entry.value(), place)))
                    .toList();
            return new Node.Mapping(entries, place);
        }
        if (node instanceof Node.Sequence list) {
            return new Node.Sequence(
                    list.items().stream().map(item -> moved(item, place)).toList(), place);
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return new Node.Scalar(scalar.form(), scalar.text(), scalar.quoted(), place);
    }
}
