package dev.keyproof.intake;

import java.util.Locale;

/** What an input file holds, told by its content and never by its name. */
public enum Format {
    DESCRIPTOR,
    ARM_TEMPLATE,
    ARM_RESOURCE,
    REST_EXAMPLE,
    AZ_OUTPUT,
    RESOURCE_GRAPH,
    RECORDING,
    TERRAFORM_PLAN,
    WHAT_IF;

    /** The word of the JSON contract. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
