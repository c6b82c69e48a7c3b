package dev.keyproof.template;

import dev.keyproof.document.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions that apply a lambda to the elements of a list or the members of an object. */
final class FunctionsOfLambdas {
    private FunctionsOfLambdas() {}

    static void addTo(Functions all) {
        all.own("filter", 2, 2, over(FunctionsOfLambdas::filter));
        all.own("map", 2, 2, over(FunctionsOfLambdas::map));
        all.own("reduce", 3, 3, over(FunctionsOfLambdas::reduce));
        all.own("sort", 2, 2, over(FunctionsOfLambdas::sort));
        all.own("toObject", 2, 3, over(FunctionsOfLambdas::toObject));
        all.own("groupBy", 2, 2, over(FunctionsOfLambdas::groupBy));
        all.own("mapValues", 2, 2, FunctionsOfLambdas::mapValues);
        all.own("lambda", 1, Functions.ANY, call -> call.alone(call.unknown("a lambda stands alone")));
        all.own("lambdaVariables", 1, 1, FunctionsOfLambdas::variable);
    }

    /** What is done with the elements of a list and the last argument, which is a lambda. */
    @FunctionalInterface
    private interface OverList {
        Node apply(Call call, List<Node> items, Frame.Lambda lambda);
    }

    private static Functions.Body over(OverList body) {
        return call -> {
            Node argument = call.argument(0);
            Optional<Frame.Lambda> lambda = Frame.lambda(call.written(call.count() - 1));
            if (lambda.isEmpty()) {
                return call.alone(call.unknown("`" + call.name() + "` is given no lambda"));
            }
            if (!(argument instanceof Node.Sequence list)) {
                Node refused = call.refusedUnlessOpen(0);
                // The same list may go through two lambdas: the results are not the same.
                return call.symbols().alone(refused, call.name() + "(...)");
            }
            return call.alone(body.apply(call, list.items(), lambda.get()));
        };
    }

    private static Node filter(Call call, List<Node> items, Frame.Lambda lambda) {
        List<Node> kept = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Node keeps = lambda.value(call.frame(), List.of(items.get(i), call.number(i)));
            Optional<Boolean> truth = Values.truth(keeps);
            if (truth.isEmpty()) {
                return apart(call, keeps);
            }
            if (truth.get()) {
                kept.add(items.get(i));
            }
        }
        return call.list(kept);
    }

    /** An unknown that decides the whole result, without the history of its own. */
    private static Node apart(Call call, Node decider) {
        return Values.isUnknown(decider)
                ? call.symbols().alone(decider, call.name() + "(...)")
                : call.unknown("the lambda of `" + call.name() + "` gives " + decider.describe());
    }

    private static Node map(Call call, List<Node> items, Frame.Lambda lambda) {
        List<Node> mapped = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            mapped.add(lambda.value(call.frame(), List.of(items.get(i), call.number(i))));
        }
        return call.list(mapped);
    }

    private static Node reduce(Call call, List<Node> items, Frame.Lambda lambda) {
        Node value = call.argument(1);
        for (int i = 0; i < items.size(); i++) {
            value = lambda.value(call.frame(), List.of(value, items.get(i), call.number(i)));
        }
        return value;
    }

    private static Node sort(Call call, List<Node> items, Frame.Lambda lambda) {
        List<Node> sorted = items;
        // Merges runs of growing length: stable, and sound whatever the lambda says.
        for (int run = 1; run < items.size(); run *= 2) {
            List<Node> next = new ArrayList<>();
            for (int from = 0; from < items.size(); from += 2 * run) {
                int middle = Math.min(from + run, items.size());
                int end = Math.min(from + 2 * run, items.size());
                Optional<Node> open =
                        merge(call, lambda, sorted.subList(from, middle), sorted.subList(middle, end), next);
                if (open.isPresent()) {
                    return apart(call, open.get());
                }
            }
            sorted = next;
        }
        return call.list(sorted);
    }

    private static Optional<Node> merge(Call call, Frame.Lambda lambda, List<Node> a, List<Node> b, List<Node> to) {
        int left = 0;
        int right = 0;
        while (left < a.size() && right < b.size()) {
            Node before = lambda.value(call.frame(), List.of(b.get(right), a.get(left)));
            Optional<Boolean> truth = Values.truth(before);
            if (truth.isEmpty()) {
                return Optional.of(before);
            }
            to.add(truth.get() ? b.get(right++) : a.get(left++));
        }
        to.addAll(a.subList(left, a.size()));
        to.addAll(b.subList(right, b.size()));
        return Optional.empty();
    }

    private static Node toObject(Call call, List<Node> items, Frame.Lambda last) {
        Optional<Frame.Lambda> names = Frame.lambda(call.written(1));
        if (names.isEmpty()) {
            return call.unknown("`toObject` is given no lambda");
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (Node item : items) {
            Node name = call.frame().evaluator().asText(names.get().value(call.frame(), List.of(item)));
            Optional<String> text = Values.text(name);
            if (text.isEmpty()) {
                return apart(call, name);
            }
            Node value = call.count() == 3 ? last.value(call.frame(), List.of(item)) : item;
            entries.put(text.get(), new Node.Entry(Values.text(text.get(), name.span()), value));
        }
        return call.object(List.copyOf(entries.values()));
    }

    private static Node groupBy(Call call, List<Node> items, Frame.Lambda lambda) {
        Map<String, List<Node>> groups = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Node name = lambda.value(call.frame(), List.of(items.get(i), call.number(i)));
            Optional<String> text = Values.text(name);
            // Two names that only the deployment decides may be one name.
            if (text.isEmpty() || !PlaceholderText.of(text.get()).isWritten()) {
                return apart(call, text.isPresent() ? call.undecided(text.get()) : name);
            }
            groups.computeIfAbsent(text.get(), key -> new ArrayList<>()).add(items.get(i));
        }
        List<Node.Entry> entries = new ArrayList<>();
        groups.forEach((name, group) -> entries.add(Values.entry(name, call.list(group), call.span())));
        return call.object(entries);
    }

    private static Node mapValues(Call call) {
        Optional<Frame.Lambda> lambda = Frame.lambda(call.written(1));
        if (lambda.isEmpty() || !(call.argument(0) instanceof Node.Mapping object)) {
            Node refused =
                    lambda.isEmpty() ? call.unknown("`mapValues` is given no lambda") : call.refusedUnlessOpen(0);
            return call.symbols().alone(refused, "mapValues(...)");
        }
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : object.entries()) {
            entries.add(new Node.Entry(entry.key(), lambda.get().value(call.frame(), List.of(entry.value()))));
        }
        return call.object(entries);
    }

    private static Node variable(Call call) {
        Optional<String> name = Values.text(call.argument(0));
        return name.flatMap(text -> call.frame().lambdaVariable(text))
                .orElseGet(() -> call.alone(call.unknown("there is no such variable of a lambda here")));
    }
}
