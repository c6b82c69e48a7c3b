package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A module as the configuration in a plan shows it.
 *
 * @param resources by their block inside the module: {@code data.azurerm_key_vault.kv}
 * @param outputs the expression of each
 * @param calls the modules that it calls, by name
 */
record Module(Map<String, Node.Mapping> resources, Map<String, Node> outputs, Map<String, Call> calls) {
    /** Nothing, as in a plan without a configuration. */
    static final Module NONE = new Module(Map.of(), Map.of(), Map.of());

    /**
     * A call of a module.
     *
     * @param expressions what each of its variables is given
     * @param collection the expression of {@code for_each} or {@code count}
     */
    record Call(Optional<Node> expressions, Optional<Node> collection, Module module) {}

    /** The module of a {@code root_module} or {@code module} object. */
    static Module of(Optional<Node> object) {
        Map<String, Node.Mapping> resources = new LinkedHashMap<>();
        for (Node item : Members.list(object, "resources")) {
            if (item instanceof Node.Mapping resource) {
                block(resource).ifPresent(block -> resources.putIfAbsent(block, resource));
            }
        }
        Map<String, Node> outputs = new LinkedHashMap<>();
        entries(object, "outputs")
                .forEach(entry -> Members.get(Optional.of(entry.value()), "expression")
                        .ifPresent(expression -> outputs.put(entry.key().text(), expression)));
        Map<String, Call> calls = new LinkedHashMap<>();
        for (Node.Entry entry : entries(object, "module_calls")) {
            Optional<Node> call = Optional.of(entry.value());
            Optional<Node> collection =
                    Members.get(call, "for_each_expression").or(() -> Members.get(call, "count_expression"));
            Call found = new Call(Members.get(call, "expressions"), collection, of(Members.get(call, "module")));
            calls.put(entry.key().text(), found);
        }
        return new Module(resources, outputs, calls);
    }

    /** The module that a chain of calls leads to. */
    Optional<Module> at(List<Address.Call> path) {
        Module found = this;
        for (Address.Call step : path) {
            Call call = found.calls.get(step.name());
            if (call == null) {
                return Optional.empty();
            }
            found = call.module();
        }
        return Optional.of(found);
    }

    /** The block of a resource. */
    Optional<Node.Mapping> resource(Address address) {
        String block = Address.block(address.data(), address.type(), address.name());
        return at(address.modules()).map(module -> module.resources.get(block));
    }

    /** The address of a block is its place inside the module. */
    private static Optional<String> block(Node.Mapping resource) {
        return Members.text(Optional.of(resource), "address")
                .flatMap(text -> Address.of(text.text()))
                .map(address -> Address.block(address.data(), address.type(), address.name()));
    }

    private static List<Node.Entry> entries(Optional<Node> object, String name) {
        return Members.object(object, name).map(Node.Mapping::entries).orElse(List.of());
    }
}
