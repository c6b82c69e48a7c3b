package dev.keyproof.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a resource stands in a plan: {@code module.vault["a"].data.azurerm_key_vault.this[0]}.
 *
 * @param text as the plan writes it
 * @param data whether it is a data source
 * @param key of {@code count} or {@code for_each}, if it has one
 */
record Address(String text, List<Call> modules, boolean data, String type, String name, Optional<String> key) {
    /** One call of a module on the way to the resource. */
    record Call(String name, Optional<String> key) {
        @Override
        public String toString() {
            return "module." + name + key.map(found -> "[" + found + "]").orElse("");
        }
    }

    /** The address that a text is; empty if it is none. */
    static Optional<Address> of(String text) {
        List<Step> steps = Step.of(text);
        List<Call> modules = new ArrayList<>();
        int at = 0;
        while (Step.name(steps, at).equals("module")
                && !Step.name(steps, at + 1).isEmpty()) {
            Optional<String> key = Step.key(steps, at + 2);
            modules.add(new Call(Step.name(steps, at + 1), key));
            at += key.isPresent() ? 3 : 2;
        }
        boolean data = Step.name(steps, at).equals("data");
        at += data ? 1 : 0;
        String type = Step.name(steps, at);
        String name = Step.name(steps, at + 1);
        if (type.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Address(text, List.copyOf(modules), data, type, name, Step.key(steps, at + 2)));
    }

    /** What all instances of one block share. */
    String block() {
        return block(modules, data, type, name);
    }

    /** The block of resources in a module that is called in this way. */
    static String block(List<Call> modules, boolean data, String type, String name) {
        StringBuilder block = new StringBuilder();
        modules.forEach(call -> block.append(call).append('.'));
        return block.append(block(data, type, name)).toString();
    }

    /** The block inside its own module. */
    static String block(boolean data, String type, String name) {
        return (data ? "data." : "") + type + '.' + name;
    }

    @Override
    public String toString() {
        return text;
    }
}
