package dev.keyproof.intake;

import dev.keyproof.diagnostic.Report;
import dev.keyproof.estate.Found;
import java.util.List;

/**
 * What the inputs of one run hold.
 *
 * @param estates the shared estate first, then one for each state of a resource that an input shows beside others
 * @param inputs the files that were read, in the order in which they were given
 * @param unjudged resources that were found and that no rule looks at
 */
public record Collected(List<Found> estates, List<Report.Input> inputs, List<Report.Unjudged> unjudged) {
    public Collected {
        estates = List.copyOf(estates);
        inputs = List.copyOf(inputs);
        unjudged = List.copyOf(unjudged);
    }
}
