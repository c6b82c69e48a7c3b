package dev.keyproof.drill;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Remark;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.simulate.Code;
import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something that a scenario expects.
 *
 * @param wanted the values that are written, at least one unless a list may be empty
 * @param place where they are written
 */
record Claim<T>(Kind<T> kind, List<Located<T>> wanted, Span place) {
    private static final int LONGEST_LABEL = 40;

    Claim {
        wanted = List.copyOf(wanted);
    }

    /**
     * What can be expected.
     *
     * @param list whether it takes a list
     * @param judge says what the simulation says, unless it is what is wanted
     */
    record Kind<T>(String name, Notation<T> notation, boolean list, Judge<T> judge) {}

    /** Compares what is wanted with what happened. */
    interface Judge<T> {
        /** What the simulation says, if it is something else than what is wanted. */
        Optional<String> differs(Observed seen, List<T> wanted);
    }

    /** What is wrong with the expectation, if it is wrong. */
    Optional<Diagnostic> check(Observed seen) {
        List<T> values = wanted.stream().map(Located::value).toList();
        return kind.judge().differs(seen, values).map(said -> differs(said, values, seen));
    }

    private Diagnostic differs(String said, List<T> values, Observed seen) {
        String expected = values.stream().map(Claim::show).collect(Collectors.joining(", "));
        String title = "expected `" + kind.name() + ": " + (expected.isEmpty() ? "none" : expected)
                + "`, the simulation says `" + said + "`";
        String where = "vault `" + seen.vaultName() + "` at " + seen.world().now();
        return new Diagnostic(
                "expectation-differs",
                Severity.ERROR,
                title,
                List.of(new Label(place, said.length() > LONGEST_LABEL ? "not so" : "it is " + said)),
                List.of(),
                List.of(new Remark(Remark.Kind.NOTE, where)),
                Optional.empty());
    }

    private static String show(Object value) {
        if (value instanceof Code code) {
            return code.text();
        }
        return value instanceof Enum<?> word ? Notation.spelled(word) : value.toString();
    }
}
