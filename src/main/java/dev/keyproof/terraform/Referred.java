package dev.keyproof.terraform;

import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * An attribute of a resource that an expression refers to.
 *
 * @param address of the resource, or of its block where no instance is in the plan
 * @param instance empty for a resource that is not read
 * @param attribute steps from the resource on; empty where the plan does not tell, as behind {@code [each.key]}
 * @param whole whether the whole resource is meant, as far as the plan tells
 * @param at where the reference is written
 */
record Referred(Address address, Optional<Instance> instance, List<Step> attribute, boolean whole, Span at) {
    /** What the resource is. */
    Thing thing() {
        return instance.map(Instance::thing).orElseGet(() -> Thing.ofType(address.type()));
    }

    /** The attribute as Terraform writes it, without indexes: {@code identity.principal_id}. */
    String name() {
        StringBuilder name = new StringBuilder();
        for (Step step : attribute) {
            if (!step.index() && !step.isNumber()) {
                name.append(name.isEmpty() ? "" : ".").append(step.text());
            }
        }
        return name.toString();
    }

    /** Whether it is the same attribute of the same resource. */
    boolean isSame(Referred other) {
        return address.text().equals(other.address.text()) && name().equals(other.name());
    }
}
