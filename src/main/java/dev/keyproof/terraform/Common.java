package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import dev.keyproof.text.Span;
import java.util.Optional;

/** What all resources of azurerm have in common. */
final class Common {
    private Common() {}

    /** An object with id, name, type and region. */
    static Arm start(Instance instance, Symbols symbols) {
        return start(instance, symbols, instance.thing().arm());
    }

    /** The same for a type that only the resource tells. */
    static Arm start(Instance instance, Symbols symbols, String type) {
        Value name = instance.attribute("name");
        Span at = name.place();
        return new Arm(instance.place())
                .set("id", Arm.text(symbols.names().id(instance), at))
                .set("name", Arm.text(symbols.names().name(instance), at))
                .set("type", type)
                .set("location", symbols.of(instance.attribute("location"), Wanted.PLAIN));
    }

    /** A switch that azurerm sends when it is on, and does not send when it is null or false. */
    static Optional<Node> whenOn(Value value, Symbols symbols) {
        if (value.isUnset() && !value.of().isData()) {
            return Optional.of(new Node.Scalar(Node.Form.NULL, "null", false, value.place()));
        }
        return symbols.of(value, Wanted.PLAIN);
    }

    /** A switch that ARM writes in words, on unless it is off. */
    static Optional<Node> inWords(Value value, Symbols symbols) {
        return symbols.of(value, Wanted.PLAIN)
                .map(node -> node instanceof Node.Scalar scalar && scalar.form() == Node.Form.BOOLEAN
                        ? Arm.text(scalar.text().equals("true") ? "Enabled" : "Disabled", scalar.span())
                        : node);
    }

    /** The firewall of a key store: none if the plan sets none. */
    static Optional<Node> firewall(Instance store, Symbols symbols) {
        Value block = store.attribute("network_acls");
        if (block.isUnset() || leftToAzure(store, "network_acls")) {
            return Optional.empty();
        }
        if (block.isHidden() || block.isLater() || !block.isWritten()) {
            return symbols.of(block, Wanted.PLAIN);
        }
        if (block.elements().isEmpty()) {
            return Optional.empty();
        }
        Value rules = block.elements().get(0);
        return Optional.of(new Arm(store.place())
                .set("bypass", symbols.of(rules.member("bypass"), Wanted.PLAIN))
                .set("defaultAction", symbols.of(rules.member("default_action"), Wanted.PLAIN))
                .set("ipRules", symbols.of(rules.member("ip_rules"), Wanted.PLAIN))
                .set("virtualNetworkRules", symbols.of(rules.member("virtual_network_subnet_ids"), Wanted.PLAIN))
                .node(rules.place()));
    }

    /**
     * Whether an attribute is known after apply for no other reason than that nothing sets it: the resource is made by
     * this plan, and its configuration leaves the attribute out, so that Azure's own default holds.
     */
    static boolean leftToAzure(Instance instance, String attribute) {
        return instance.isCreated() && instance.attribute(attribute).isLater() && instance.leavesOut(attribute);
    }
}
