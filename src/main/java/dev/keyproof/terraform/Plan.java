package dev.keyproof.terraform;

import dev.keyproof.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources of one plan, found by address, and the configuration that they come from. */
final class Plan {
    private final Map<String, Instance> byAddress = new LinkedHashMap<>();
    private final Map<String, List<Instance>> byBlock = new LinkedHashMap<>();
    /** The keys of each module call, by the calls that lead to it and its name. */
    private final Map<String, Set<String>> keys = new HashMap<>();

    private final List<Instance> gone = new ArrayList<>();
    private final Module configuration;
    private final Optional<Node> whole;

    /** The plan that an object holds; {@code whole} may be a part of one. */
    Plan(Node.Mapping whole) {
        this.whole = Optional.of(whole);
        this.configuration = Module.of(Members.get(Members.get(this.whole, "configuration"), "root_module"));
        Members.list(this.whole, "resource_changes").forEach(this::add);
        addModule(Members.get(Members.get(this.whole, "planned_values"), "root_module"));
        Optional<Node> state = Members.get(Members.get(this.whole, "prior_state"), "values");
        addModule(Members.get(state, "root_module"));
        if (whole.get("address").isPresent()) {
            add(whole);
        }
    }

    /** A plan that is a list of resources and nothing else. */
    Plan(Node.Sequence resources) {
        this.whole = Optional.empty();
        this.configuration = Module.NONE;
        resources.items().forEach(this::add);
    }

    /** The resources that will be there, in the order of the plan. */
    List<Instance> instances() {
        return List.copyOf(byAddress.values());
    }

    /** The resources that will be there no more. */
    List<Instance> gone() {
        return gone;
    }

    /** The instances of a block. */
    List<Instance> instances(String block) {
        return byBlock.getOrDefault(block, List.of());
    }

    /** The keys with which a module is called, as far as the resources in it tell. */
    Set<String> keys(List<Address.Call> outside, String name) {
        return keys.getOrDefault(outside + "." + name, Set.of());
    }

    /** Whether the configuration of a module has a block, with instances or without. */
    boolean isConfigured(List<Address.Call> modules, boolean data, String type, String name) {
        String block = Address.block(data, type, name);
        return configuration
                .at(modules)
                .filter(module -> module.resources().containsKey(block))
                .isPresent();
    }

    Module configuration() {
        return configuration;
    }

    /** A member of the plan itself. */
    Optional<Node> member(String name) {
        return Members.get(whole, name);
    }

    private void addModule(Optional<Node> module) {
        Members.list(module, "resources").forEach(this::add);
        Members.list(module, "child_modules").forEach(child -> addModule(Optional.of(child)));
    }

    /** A resource that was added before keeps its first form: changes tell more than values. */
    private void add(Node node) {
        if (!(node instanceof Node.Mapping object) || object.get("deposed").isPresent()) {
            return;
        }
        Optional<Address> address =
                Members.text(Optional.of(object), "address").flatMap(text -> Address.of(text.text()));
        if (address.isEmpty() || !Thing.isRead(address.get().type())) {
            return;
        }
        if (byAddress.containsKey(address.get().text())) {
            return;
        }
        Instance instance = new Instance(address.get(), object, configuration.resource(address.get()));
        if (instance.isGone()) {
            gone.add(instance);
            return;
        }
        byAddress.put(address.get().text(), instance);
        byBlock.computeIfAbsent(address.get().block(), none -> new ArrayList<>(1))
                .add(instance);
    }
}
