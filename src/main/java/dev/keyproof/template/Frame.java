package dev.keyproof.template;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One expression while it is evaluated: where it stands, what it can ask, and the variables of the lambdas around. */
final class Frame {
    private final Evaluator evaluator;
    private final Scope scope;
    private final Node.Scalar raw;
    private final Map<String, Node> lambdaVariables;

    Frame(Evaluator evaluator, Scope scope, Node.Scalar raw) {
        this(evaluator, scope, raw, Map.of());
    }

    private Frame(Evaluator evaluator, Scope scope, Node.Scalar raw, Map<String, Node> lambdaVariables) {
        this.evaluator = evaluator;
        this.scope = scope;
        this.raw = raw;
        this.lambdaVariables = lambdaVariables;
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Scope scope() {
        return scope;
    }

    Optional<Node> lambdaVariable(String name) {
        return Optional.ofNullable(lambdaVariables.get(lower(name)));
    }

    /** This frame inside a lambda, with values for its variables. */
    Frame with(List<String> names, List<Node> values) {
        Map<String, Node> all = new HashMap<>(lambdaVariables);
        for (int i = 0; i < names.size(); i++) {
            all.put(lower(names.get(i)), values.get(i));
        }
        return new Frame(evaluator, scope, raw, all);
    }

    /** The place of a part of the expression. */
    Span place(Expression part) {
        return ExpressionPlace.part(raw, part.start(), part.end());
    }

    Node value(Expression expression) {
        evaluator.budget().take(1);
        evaluator.budget().enter();
        try {
            if (expression instanceof Expression.Call call) {
                return call.namespace().isEmpty() ? call(call) : userFunction(call);
            }
            if (expression instanceof Expression.Part part) {
                return part(part);
            }
            if (expression instanceof Expression.Digits digits) {
                return Values.number(digits.written(), place(digits))
                        .orElseGet(() -> Values.unknown("a number is out of range", place(digits)));
            }
            return Values.text(((Expression.Text) expression).value(), place(expression));
        } finally {
            evaluator.budget().leave();
        }
    }

    // ---- calls

    private Node call(Expression.Call syntax) {
        Optional<Functions.Function> found = Functions.find(syntax.name());
        Call call = new Call(this, syntax, found.map(Functions.Function::name).orElse(syntax.name()));
        if (found.isEmpty()) {
            return call.named(call.unknown(Functions.whyUnknown(syntax.name())));
        }
        Functions.Function function = found.get();
        if (call.count() < function.least() || call.count() > function.most()) {
            String reason =
                    "`" + function.name() + "` is given " + call.count() + " argument" + (call.count() == 1 ? "" : "s");
            return call.named(call.unknown(reason));
        }
        if (function.mode() == Functions.Mode.OWN) {
            return function.body().apply(call);
        }
        Optional<Node> unknown = function.mode() == Functions.Mode.STRICT
                ? call.arguments().stream().filter(Values::isUnknown).findFirst()
                : Optional.empty();
        return unknown.map(call::because)
                .orElseGet(() -> call.named(function.body().apply(call)));
    }

    private Node userFunction(Expression.Call syntax) {
        Call call = new Call(this, syntax, syntax.fullName());
        Optional<Scope.UserFunction> found = scope.userFunction(syntax.namespace(), syntax.name());
        if (found.isEmpty()) {
            return call.named(call.unknown("the template has no function `" + syntax.fullName() + "`"));
        }
        List<String> names = found.get().parameters();
        if (names.size() != call.count()) {
            String reason =
                    "`" + syntax.fullName() + "` is given " + call.count() + " of " + names.size() + " arguments";
            return call.named(call.unknown(reason));
        }
        Map<String, Node> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(lower(names.get(i)), call.argument(i));
        }
        Node value = evaluator.run(found.get(), syntax.fullName(), new FunctionScope(scope, values), call.span());
        return call.named(value);
    }

    // ---- parts

    private Node part(Expression.Part part) {
        Node value = value(part.base());
        for (Expression.Step step : part.steps()) {
            evaluator.budget().take(1);
            Span at = ExpressionPlace.part(raw, part.start(), step.end());
            value = step instanceof Expression.Member member
                    ? member(value, member.name(), at)
                    : item(value, value(((Expression.Item) step).index()), at);
        }
        return value;
    }

    /** The member of a value; unknown if the value has none of this name. */
    Node member(Node base, String name, Span at) {
        return member(base, name, at, true)
                .orElseGet(() -> missing(base, "." + name, "there is no property `" + name + "`", at));
    }

    /**
     * The member of a value; empty if it surely has none.
     *
     * @param dotted whether the name is written behind a dot
     */
    Optional<Node> member(Node base, String name, Span at, boolean dotted) {
        Symbols symbols = evaluator.symbols();
        String step = dotted ? "." + name : "['" + name + "']";
        if (Values.isUnknown(base)) {
            return Optional.of(symbols.stepped(base, base, step));
        }
        Optional<String> open = Values.text(base).filter(Placeholder::isWhole);
        if (open.isPresent()) {
            evaluator.budget().text((long) open.get().length() + name.length());
            return Optional.of(Values.text(memberOf(open.get(), name), at));
        }
        if (!(base instanceof Node.Mapping object)) {
            return Optional.empty();
        }
        evaluator.budget().take(object.entries().size() / 16);
        Optional<Node> written = object.find(name).map(Node.Entry::value);
        if (written.isPresent()) {
            return written;
        }
        Optional<Node> further = scope.member(object, name, at);
        boolean mayBe = object.entries().stream()
                .anyMatch(entry -> Placeholder.mayEqual(entry.key().text(), name));
        return further.isPresent() || !mayBe
                ? further
                : Optional.of(missing(base, step, "whether there is a property `" + name + "` is not known", at));
    }

    /** A part of what only the deployment decides: of a resource, a property. */
    private static String memberOf(String placeholder, String name) {
        String label = placeholder.substring(1, placeholder.length() - 1);
        return Placeholder.of(label + (label.endsWith("#") ? "" : ".") + name);
    }

    private Node item(Node base, Node index, Span at) {
        return item(base, index, at, false).orElseGet(() -> missing(base, step(index), "there is no such element", at));
    }

    /**
     * An element of a list or a member of an object; empty if there surely is none.
     *
     * @param fromEnd whether elements are counted from 1 at the end
     */
    Optional<Node> item(Node base, Node index, Span at, boolean fromEnd) {
        Symbols symbols = evaluator.symbols();
        String step = fromEnd ? "[^" + step(index).substring(1) : step(index);
        if (Values.isUnknown(base)) {
            return Optional.of(symbols.stepped(base, base, step));
        }
        if (Values.isUnknown(index)) {
            return Optional.of(symbols.stepped(index, base, step));
        }
        Optional<String> name = Values.text(index);
        if (name.isPresent()) {
            return member(base, name.get(), at, false);
        }
        Optional<Long> number = Values.whole(index);
        if (number.isPresent() && base instanceof Node.Sequence list) {
            long at0 = fromEnd ? list.items().size() - number.get() : number.get();
            boolean there = at0 >= 0 && at0 < list.items().size();
            return there ? Optional.of(list.items().get((int) at0)) : Optional.empty();
        }
        Optional<String> open = Values.text(base).filter(Placeholder::isWhole);
        return open.filter(text -> number.isPresent()).map(text -> {
            evaluator.budget().text((long) text.length() + step.length());
            return Values.text(Placeholder.of(text.substring(1, text.length() - 1) + step), at);
        });
    }

    private String step(Node index) {
        String call = evaluator.symbols().call("", List.of(index));
        return "[" + call.substring(1, call.length() - 1) + "]";
    }

    private Node missing(Node base, String step, String reason, Span at) {
        return evaluator.symbols().stepped(Values.unknown(reason, at), base, step);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What the body of a function of the template can ask: its parameters, and what every expression can. */
    private record FunctionScope(Scope outer, Map<String, Node> values) implements Scope {
        @Override
        public Node parameter(String name, Span at) {
            return Optional.ofNullable(values.get(lower(name)))
                    .orElseGet(() -> Values.unknown("the function has no parameter `" + name + "`", at));
        }

        @Override
        public Node variable(String name, Span at) {
            return outer.variable(name, at);
        }

        @Override
        public Node reference(String target, boolean full, Span at) {
            return outer.reference(target, full, at);
        }

        @Override
        public Optional<Long> copyIndex(Optional<String> loop) {
            return outer.copyIndex(loop);
        }

        @Override
        public Node surroundings(String function, Span at) {
            return outer.surroundings(function, at);
        }

        @Override
        public String scopeId() {
            return outer.scopeId();
        }

        @Override
        public Optional<UserFunction> userFunction(String namespace, String name) {
            return outer.userFunction(namespace, name);
        }

        @Override
        public Optional<Node> member(Node.Mapping object, String name, Span at) {
            return outer.member(object, name, at);
        }
    }

    /** The names of the variables and the body of a lambda, if an argument is one. */
    static Optional<Lambda> lambda(Expression argument) {
        if (!(argument instanceof Expression.Call call)
                || !call.namespace().isEmpty()
                || !call.name().equalsIgnoreCase("lambda")
                || call.arguments().isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        List<Expression> arguments = call.arguments();
        for (Expression name : arguments.subList(0, arguments.size() - 1)) {
            if (!(name instanceof Expression.Text text)) {
                return Optional.empty();
            }
            names.add(text.value());
        }
        return Optional.of(new Lambda(names, arguments.get(arguments.size() - 1)));
    }

    /** An expression with variables. */
    record Lambda(List<String> names, Expression body) {
        /** The value with these values for the variables; a lambda may have fewer. */
        Node value(Frame frame, List<Node> values) {
            int most = Math.min(names.size(), values.size());
            return frame.with(names.subList(0, most), values.subList(0, most)).value(body);
        }
    }
}
