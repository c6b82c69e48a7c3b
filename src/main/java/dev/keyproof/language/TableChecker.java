package dev.keyproof.language;

import dev.keyproof.diagnostic.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks tables: rows of the right types, none twice, and of a table with results one for every argument. */
final class TableChecker {
    private static final int MOST_MISSING = 4;

    private final Definitions definitions;
    private final Mistakes mistakes;
    private final Constants constants;
    private final Syntax.Table table;

    private TableChecker(Definitions definitions, Syntax.Table table) {
        this.definitions = definitions;
        this.mistakes = definitions.mistakes();
        this.constants = new Constants(definitions, new Paths(definitions, Optional.empty()));
        this.table = table;
    }

    /** The checked table; empty if it has a mistake, which is reported. */
    static Optional<Table> check(Definitions definitions, Syntax.Table table) {
        int before = definitions.mistakes().count();
        Optional<Table> checked = new TableChecker(definitions, table).check();
        return definitions.mistakes().count() == before ? checked : Optional.empty();
    }

    private Optional<Table> check() {
        int start = mistakes.count();
        List<Table.Parameter> parameters = new ArrayList<>();
        Map<String, Syntax.Name> names = new HashMap<>();
        for (Syntax.Parameter parameter : table.parameters()) {
            Syntax.Name other = names.putIfAbsent(parameter.name().text(), parameter.name());
            if (other != null) {
                Expressions.shadowed(definitions, parameter.name(), other);
            }
            type(parameter.type())
                    .ifPresent(type ->
                            parameters.add(new Table.Parameter(parameter.name().text(), type)));
        }
        Optional<Type> result = table.result().flatMap(this::type);
        Optional<String> from = table.from().flatMap(text -> Texts.plain(text, mistakes));
        if (parameters.size() < table.parameters().size()
                || result.isPresent() != table.result().isPresent()) {
            return Optional.empty();
        }
        List<Table.Row> rows = new ArrayList<>();
        Optional<Table.Row> otherwise = Optional.empty();
        for (Syntax.Row row : table.rows()) {
            if (row.key().isEmpty() && otherwise.isEmpty()) {
                otherwise = otherwise(row, result);
            } else if (otherwise.isPresent()) {
                unreachable(row, otherwise.get());
            } else {
                rows.addAll(rows(row, parameters, result));
            }
        }
        duplicates(rows);
        if (result.isPresent() && mistakes.count() == start) {
            totality(parameters, rows, otherwise);
        }
        return Optional.of(new Table(
                table.name().text(),
                parameters,
                result,
                RuleChecker.texts(table.cites()),
                from,
                rows,
                otherwise,
                table.name().span()));
    }

    private Optional<Type> type(Syntax.TypeName written) {
        Optional<Type> type = definitions.types().resolve(written);
        boolean list = type.isPresent() && (type.get() instanceof Type.Record || type.get() instanceof Type.ListOf);
        if (list) {
            mistakes.add(
                    Slug.TYPE_MISMATCH,
                    written.span(),
                    "a table holds no resources",
                    "expected words, numbers, truth values or texts");
            return Optional.empty();
        }
        return type;
    }

    private void unreachable(Syntax.Row row, Table.Row otherwise) {
        mistakes.add(
                Slug.UNREACHABLE_ARM,
                row.span(),
                "no arguments reach this row",
                "stands behind `else`",
                new Label(otherwise.span(), "takes all other arguments"));
    }

    private Optional<Table.Row> otherwise(Syntax.Row row, Optional<Type> result) {
        return Optional.of(new Table.Row(List.of(), value(row, result, true), row.span()));
    }

    private Optional<Constant> value(Syntax.Row row, Optional<Type> result, boolean otherwise) {
        if (row.value().isEmpty() || result.isEmpty()) {
            if (row.value().isPresent() || result.isPresent()) {
                mistakes.add(
                        Slug.TABLE_ROW_TYPE,
                        row.span(),
                        result.isPresent() ? "the row has no result" : "the table has no type of results",
                        result.isPresent()
                                ? "expected `-> " + result.get().name() + "`"
                                : "expected a row between parentheses");
            }
            return Optional.empty();
        }
        Phrase value = row.value().get();
        if (value instanceof Phrase.Unknown) {
            if (!otherwise) {
                mistakes.add(
                        Slug.UNKNOWN_NOT_HERE,
                        value.span(),
                        "only the `else` row of a table may be `unknown`",
                        "expected `" + result.get().name() + "`");
            }
            return Optional.empty();
        }
        return constants.typed(value, result.get(), Slug.TABLE_ROW_TYPE);
    }

    /** The rows of one line: with one parameter the keys are alternatives, else they are one tuple. */
    private List<Table.Row> rows(Syntax.Row row, List<Table.Parameter> parameters, Optional<Type> result) {
        Optional<Constant> value = value(row, result, false);
        List<Table.Row> rows = new ArrayList<>();
        boolean alternatives = parameters.size() == 1 && result.isPresent();
        if (!alternatives && row.key().size() != parameters.size()) {
            mistakes.add(
                    Slug.TABLE_ROW_TYPE,
                    row.span(),
                    "the row has " + Calls.count(row.key().size(), "value") + ", and the table "
                            + Calls.count(parameters.size(), "parameter"),
                    "expected " + Calls.count(parameters.size(), "value"));
            return rows;
        }
        List<Constant> keys = new ArrayList<>();
        for (int i = 0; i < row.key().size(); i++) {
            Type type = parameters.get(alternatives ? 0 : i).type();
            Optional<Constant> key = constants.typed(row.key().get(i), type, Slug.TABLE_ROW_TYPE);
            key.ifPresent(keys::add);
            if (alternatives && key.isPresent()) {
                rows.add(new Table.Row(
                        List.of(key.get()), value, row.key().get(i).span()));
            }
        }
        if (!alternatives && keys.size() == parameters.size()) {
            rows.add(new Table.Row(keys, value, row.span()));
        }
        return rows;
    }

    private void duplicates(List<Table.Row> rows) {
        Map<List<Constant>, Table.Row> seen = new HashMap<>();
        for (Table.Row row : rows) {
            Table.Row other = seen.putIfAbsent(row.key(), row);
            if (other != null) {
                mistakes.add(
                        Slug.TABLE_ROW_DUPLICATE,
                        row.span(),
                        "`" + table.name().text() + "` has this row twice",
                        "the second one",
                        new Label(other.span(), "the first one"));
            }
        }
    }

    private void totality(List<Table.Parameter> parameters, List<Table.Row> rows, Optional<Table.Row> otherwise) {
        boolean closed = parameters.stream()
                .allMatch(parameter -> parameter.type() instanceof Type.Choice choice
                        && !choice.open()
                        && !choice.words().isEmpty());
        Set<List<Constant>> given = new HashSet<>();
        rows.forEach(row -> given.add(row.key()));
        List<String> missing = closed ? missing(parameters, given) : List.of("else");
        if (otherwise.isEmpty() && !missing.isEmpty()) {
            mistakes.add(
                    Slug.TABLE_NOT_TOTAL,
                    table.name().span(),
                    "`" + table.name().text() + "` has no result for some arguments",
                    "missing: `" + String.join("`, `", missing) + "`");
        } else if (otherwise.isPresent() && missing.isEmpty()) {
            mistakes.add(
                    Slug.UNREACHABLE_ARM,
                    otherwise.get().span(),
                    "no arguments reach this row",
                    "the rows above take all of them");
        }
    }

    /** Some of the arguments that have no row, in the order of the words; counts no further than needed. */
    private static List<String> missing(List<Table.Parameter> parameters, Set<List<Constant>> given) {
        List<String> missing = new ArrayList<>();
        int[] digits = new int[parameters.size()];
        boolean more = true;
        while (more && missing.size() < MOST_MISSING) {
            List<String> words = new ArrayList<>();
            List<Constant> key = new ArrayList<>();
            for (int i = 0; i < digits.length; i++) {
                String word = ((Type.Choice) parameters.get(i).type()).words().get(digits[i]);
                words.add(word);
                key.add(new Constant.Word(word));
            }
            if (!given.contains(key)) {
                missing.add(String.join(", ", words));
            }
            more = next(digits, parameters);
        }
        return missing;
    }

    private static boolean next(int[] digits, List<Table.Parameter> parameters) {
        for (int i = digits.length - 1; i >= 0; i--) {
            digits[i]++;
            if (digits[i] < ((Type.Choice) parameters.get(i).type()).words().size()) {
                return true;
            }
            digits[i] = 0;
        }
        return false;
    }
}
