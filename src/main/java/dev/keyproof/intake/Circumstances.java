package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Provenance;
import java.util.Optional;

/**
 * What an input says of a resource outside the resource's own object.
 *
 * @param provenance which way the text travels, and its api-version
 * @param open why a missing member is not known to be absent; empty if the object is complete (azure-A1)
 * @param openColumns the same for the members of the object itself only: a row of a query that chose its columns
 * @param parameters the parameters of a request, empty if there was none
 * @param sent the body of the request that this object answers; what it set and the answer leaves out is not known
 * @param stem name of the file without folder and ending: the name of a nameless resource
 */
record Circumstances(
        Provenance provenance,
        Optional<String> open,
        Optional<String> openColumns,
        Optional<Node.Mapping> parameters,
        Optional<Node.Mapping> sent,
        String stem) {

    /** A resource that an input shows by itself. */
    static Circumstances of(Provenance provenance, String stem) {
        return new Circumstances(
                provenance, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), stem);
    }

    /** The same, for an object that shows a part of its resource. */
    Circumstances open(String reason) {
        return new Circumstances(provenance, Optional.of(reason), openColumns, parameters, sent, stem);
    }

    /** The same, for a row of a query that chose its columns. */
    Circumstances openColumns(String reason) {
        return new Circumstances(provenance, open, Optional.of(reason), parameters, sent, stem);
    }

    /** Whether the object is an answer of the service. */
    boolean isAnswer() {
        return provenance.direction() == Provenance.Direction.READ;
    }

    /** The text of a parameter of the request. */
    Optional<Node.Scalar> parameter(String name) {
        return parameters
                .flatMap(mapping -> mapping.find(name))
                .map(Node.Entry::value)
                .filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(scalar ->
                        scalar.form() == Node.Form.TEXT && !scalar.text().isEmpty());
    }
}
