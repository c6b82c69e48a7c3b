package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * A checked table: a relation, or a total function of its parameters.
 *
 * @param result type of the function; empty for a relation
 * @param rows for a function the keys and values, for a relation the keys alone
 * @param otherwise for a function the {@code else} row
 */
public record Table(
        String name,
        List<Parameter> parameters,
        Optional<Type> result,
        List<String> cites,
        Optional<String> from,
        List<Row> rows,
        Optional<Row> otherwise,
        Span span) {
    public Table {
        parameters = List.copyOf(parameters);
        cites = List.copyOf(cites);
        rows = List.copyOf(rows);
    }

    /** A parameter and its type. */
    public record Parameter(String name, Type type) {}

    /** One row; {@code value} is empty for a relation and for {@code unknown}. */
    public record Row(List<Constant> key, Optional<Constant> value, Span span) {}
}
