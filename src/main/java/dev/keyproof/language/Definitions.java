package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the files of a pack define, shared by all checks of one run. */
final class Definitions {
    /** Expressions that all rules together may come to after inlining. */
    private static final long MOST_NODES = 1_000_000;

    private final Schema schema;
    private final Mistakes mistakes;
    private final Types types;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Set<String> mistaken = new HashSet<>();
    private final Set<String> used = new HashSet<>();
    private boolean complete = true;
    private int lastId;
    private long nodes;

    /**
     * A checked function.
     *
     * @param result empty if its type is mistaken
     * @param body empty if it is mistaken
     */
    record Function(Syntax.Name name, List<Expr.Variable> parameters, Optional<Type> result, Optional<Expr> body) {}

    Definitions(Schema schema, Mistakes mistakes) {
        this.schema = schema;
        this.mistakes = mistakes;
        this.types = new Types(schema, mistakes);
    }

    Schema schema() {
        return schema;
    }

    Mistakes mistakes() {
        return mistakes;
    }

    Types types() {
        return types;
    }

    void add(Table table) {
        tables.put(table.name(), table);
    }

    void add(Function function) {
        functions.put(function.name().text(), function);
    }

    /** Remembers a table or function that is written but mistaken, so that its uses are not reported too. */
    void addMistaken(String name) {
        mistaken.add(name);
    }

    /** Says that some item could not be read: a name that is not found may be defined there. */
    void setIncomplete() {
        complete = false;
    }

    /** The table of a name, which counts as used from here on. */
    Optional<Table> table(String name) {
        used.add(name);
        return Optional.ofNullable(tables.get(name));
    }

    /** The function of a name, which counts as used from here on. */
    Optional<Function> function(String name) {
        used.add(name);
        return Optional.ofNullable(functions.get(name));
    }

    boolean isTable(String name) {
        return tables.containsKey(name);
    }

    /** Whether nothing is said of a name, because of a mistake that has been reported. */
    boolean isMistaken(String name) {
        boolean found = functions.containsKey(name) || tables.containsKey(name);
        return mistaken.contains(name) || (!complete && !found);
    }

    boolean isUsed(String name) {
        return used.contains(name);
    }

    /** The tables, in the order of the files. */
    List<Table> tables() {
        return List.copyOf(tables.values());
    }

    /** Names that can be called, or stand behind {@code in}. */
    List<String> names() {
        List<String> names = new ArrayList<>(functions.keySet());
        names.addAll(tables.keySet());
        return names;
    }

    Expr.Variable variable(String name, Type type) {
        return new Expr.Variable(name, type, nextId());
    }

    /**
     * A copy of an expression where a name brings it in; empty and reported if rules would grow out of bounds.
     *
     * @param arguments what takes the place of the variables of {@code parameters}, in their order
     */
    Optional<Expr> inline(Expr expr, List<Expr.Variable> parameters, List<Expr> arguments, Span place) {
        if (nodes > MOST_NODES) {
            return Optional.empty();
        }
        Weight weight = Weight.of(expr);
        long grown = weight.nodes();
        int deepest = 0;
        Map<Integer, Expr> replacements = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            Weight argument = Weight.of(arguments.get(i));
            int id = parameters.get(i).id();
            grown += argument.nodes() * weight.uses().getOrDefault(id, 0);
            deepest = Math.max(deepest, argument.depth());
            replacements.put(id, arguments.get(i));
        }
        nodes += grown;
        if (weight.depth() + deepest > Weight.MOST_DEPTH || nodes > MOST_NODES) {
            mistakes.add(
                    Slug.TOO_LARGE,
                    place,
                    "the rules are too large once names are replaced by what they stand for",
                    "the limit is reached here",
                    Mistakes.help("use fewer functions and `let` inside each other"));
            return Optional.empty();
        }
        return Optional.of(Inliner.copy(expr, replacements, place, this::nextId));
    }

    private int nextId() {
        return ++lastId;
    }
}
