package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import java.util.Optional;

/** Tells values that an input leaves to the deployment from values of a wrong type. */
final class Known {
    private Known() {}

    /** Why a value is not known; nothing for one that is. */
    static Optional<String> whyNot(Node value) {
        if (!(value instanceof Node.Scalar scalar)) {
            return Optional.empty();
        }
        if (scalar.form() == Node.Form.UNKNOWN) {
            return Optional.of(scalar.text());
        }
        boolean open = scalar.form() == Node.Form.TEXT && Placeholder.isIn(scalar.text());
        return open ? Optional.of(Placeholder.reason(scalar.text())) : Optional.empty();
    }
}
