package dev.keyproof.template;

import java.util.List;
import java.util.Optional;

/**
 * What a template deploys.
 *
 * @param resources in the order of the file, each turn of a loop by itself
 * @param open why there may be more than that: a linked template, or an error that left something out
 */
public record TemplateExpansion(List<TemplateResource> resources, Optional<String> open) {
    public TemplateExpansion {
        resources = List.copyOf(resources);
    }
}
