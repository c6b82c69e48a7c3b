package dev.keyproof.language;

import dev.keyproof.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks functions, each after those that it calls, so that bodies can be inlined. None calls itself, not even through
 * others (hostile-inputs R15). Nothing here recurses over the number of functions.
 */
final class FunctionChecker {
    private final Definitions definitions;
    private final Map<String, Syntax.Function> functions = new LinkedHashMap<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<String> cyclic = new HashSet<>();

    private FunctionChecker(Definitions definitions, List<Syntax.Function> functions) {
        this.definitions = definitions;
        functions.forEach(function -> this.functions.putIfAbsent(function.name().text(), function));
    }

    /** Adds all functions without mistakes to the definitions. */
    static void check(Definitions definitions, List<Syntax.Function> functions) {
        FunctionChecker checker = new FunctionChecker(definitions, functions);
        checker.functions.keySet().forEach(checker::visit);
        for (String name : checker.done) {
            if (checker.cyclic.contains(name)) {
                definitions.addMistaken(name);
            } else {
                checker.check(checker.functions.get(name));
            }
        }
    }

    private record Step(String name, Iterator<String> calls) {}

    /** Walks to everything a function calls, deepest first. */
    private void visit(String start) {
        Deque<Step> open = new ArrayDeque<>();
        Set<String> opened = new LinkedHashSet<>();
        enter(start, open, opened);
        while (!open.isEmpty()) {
            Step step = open.peek();
            if (!step.calls().hasNext()) {
                open.pop();
                opened.remove(step.name());
                done.add(step.name());
                continue;
            }
            String next = step.calls().next();
            if (opened.contains(next)) {
                report(new ArrayList<>(opened), next);
            } else {
                enter(next, open, opened);
            }
        }
    }

    private void enter(String name, Deque<Step> open, Set<String> opened) {
        if (functions.containsKey(name) && !done.contains(name)) {
            opened.add(name);
            Iterator<String> calls =
                    PhraseParts.calls(functions.get(name).body()).distinct().iterator();
            open.push(new Step(name, calls));
        }
    }

    private void report(List<String> opened, String again) {
        List<String> cycle = opened.subList(opened.indexOf(again), opened.size());
        boolean known = cycle.stream().anyMatch(cyclic::contains);
        cyclic.addAll(cycle);
        if (!known) {
            Span at = functions.get(cycle.get(0)).name().span();
            List<String> shown = cycle.subList(0, Math.min(4, cycle.size()));
            String way = "`" + String.join("` calls `", shown) + "` calls "
                    + (cycle.size() > shown.size() ? "... calls " : "") + "`" + again + "`";
            definitions.mistakes().add(Slug.RECURSION, at, "a function calls itself: " + way, "the cycle starts here");
        }
    }

    private void check(Syntax.Function function) {
        Mistakes mistakes = definitions.mistakes();
        int before = mistakes.count();
        Scope scope = Scope.empty();
        List<Expr.Variable> parameters = new ArrayList<>();
        for (Syntax.Parameter parameter : function.parameters()) {
            parameter(parameter, scope).ifPresent(parameters::add);
        }
        Optional<Type> result = definitions.types().resolve(function.result());
        Expressions expressions = new Expressions(definitions, new Paths(definitions, Optional.empty()), scope);
        Optional<Expr> body = result.isPresent()
                ? expressions.typed(function.body(), result.get())
                : expressions.value(function.body(), Optional.empty());
        expressions.reportUnused(scope, body.isPresent() && mistakes.count() == before);
        if (mistakes.count() > before || body.isEmpty()) {
            definitions.addMistaken(function.name().text());
            return;
        }
        definitions.add(new Definitions.Function(function.name(), parameters, result, body));
    }

    private Optional<Expr.Variable> parameter(Syntax.Parameter parameter, Scope scope) {
        Syntax.Name name = parameter.name();
        Optional<Binding> other = scope.find(name.text());
        other.ifPresent(first -> Expressions.shadowed(definitions, name, first.name()));
        Optional<Expr.Variable> variable =
                definitions.types().resolve(parameter.type()).map(type -> definitions.variable(name.text(), type));
        scope.add(variable.map(of -> Binding.variable(name, of)).orElse(Binding.mistaken(name)));
        return variable;
    }
}
