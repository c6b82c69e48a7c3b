package dev.keyproof.template;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Limit;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evaluates the expressions of one template, as far as the input decides them.
 *
 * <p>One evaluator serves one template with all its nested templates: it keeps what was parsed, counts the steps of all
 * expressions together, and reports one mistake once.
 *
 * <p>Places: a value that is written somewhere keeps the place where it is written and takes effect at the expression
 * that uses it; a value that a function makes has the place of its call. Unknown values are told apart by identity, so
 * they are to be handed on as they are.
 */
final class Evaluator {
    private final Limits limits;
    private final Problems problems;
    private final Budget budget;
    private final Symbols symbols;
    private final Equality equality;
    private final Map<String, ExpressionParser.Parsed> parsed = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final List<Scope.UserFunction> running = new ArrayList<>();

    Evaluator(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
        this.budget = new Budget(limits);
        this.symbols = new Symbols(budget);
        this.equality = new Equality(budget, symbols);
    }

    /**
     * The value of a node of a template, with every expression in it evaluated. Never throws; what the input does not
     * decide is a text with a placeholder, or unknown with its reason.
     */
    Node value(Node raw, Scope scope) {
        try {
            return walk(raw, scope);
        } catch (Budget.Exceeded exceeded) {
            return stopped(raw, exceeded);
        }
    }

    /**
     * A value where a text is needed: an unknown value becomes a placeholder, equal for unknown values that come about
     * in the same way; a number or boolean becomes its text. Everything else is returned as it is.
     */
    Node asText(Node value) {
        if (!(value instanceof Node.Scalar scalar)) {
            return value;
        }
        try {
            return switch (scalar.form()) {
                case UNKNOWN -> Values.text(symbols.placeholder(scalar), scalar.span());
                case INTEGER, DECIMAL, BOOLEAN -> Values.text(FunctionsOfTexts.shown(scalar), scalar.span());
                case TEXT, NULL -> scalar;
            };
        } catch (Budget.Exceeded exceeded) {
            return stopped(value, exceeded);
        }
    }

    /** Whether a text of a template is an expression. */
    static boolean isExpression(String text) {
        return text.length() > 1 && text.startsWith("[") && !text.startsWith("[[") && text.endsWith("]");
    }

    Budget budget() {
        return budget;
    }

    Symbols symbols() {
        return symbols;
    }

    Equality equality() {
        return equality;
    }

    Limits limits() {
        return limits;
    }

    // ---- trees

    private Node walk(Node raw, Scope scope) {
        if (raw instanceof Node.Scalar scalar) {
            return scalar.form() == Form.TEXT ? text(scalar, scope) : scalar;
        }
        budget.take(1);
        budget.enter();
        try {
            return raw instanceof Node.Mapping object ? members(object, scope) : items((Node.Sequence) raw, scope);
        } finally {
            budget.leave();
        }
    }

    private Node members(Node.Mapping object, Scope scope) {
        List<Node.Entry> entries = new ArrayList<>(object.entries().size());
        boolean changed = false;
        Map<String, Integer> places = new HashMap<>();
        for (Node.Entry entry : object.entries()) {
            boolean named = isExpression(entry.key().text());
            Node.Scalar key = named ? key(entry.key(), scope) : entry.key();
            Node value = walk(entry.value(), scope);
            boolean same = !named && value == entry.value();
            changed |= !same;
            Node.Entry own = same ? entry : new Node.Entry(key, value);
            // Two expressions may give one name; the last one is the one that counts.
            Integer before = places.putIfAbsent(key.text(), entries.size());
            if (before == null) {
                entries.add(own);
            } else {
                entries.set(before, own);
            }
        }
        return changed ? new Node.Mapping(entries, object.span()) : object;
    }

    private Node.Scalar key(Node.Scalar raw, Scope scope) {
        Node value = asText(text(raw, scope));
        return Values.text(value)
                .map(name -> Values.text(name, value.span()))
                .orElseGet(() -> Values.text(symbols.placeholder(Values.unknown("no name", raw.span())), raw.span()));
    }

    private Node items(Node.Sequence list, Scope scope) {
        List<Node> items = new ArrayList<>(list.items().size());
        boolean changed = false;
        for (Node item : list.items()) {
            Node value = walk(item, scope);
            changed |= value != item;
            items.add(value);
        }
        return changed ? new Node.Sequence(items, list.span()) : list;
    }

    // ---- expressions

    private Node text(Node.Scalar raw, Scope scope) {
        if (!isExpression(raw.text())) {
            boolean escaped = raw.text().startsWith("[[") && raw.text().endsWith("]");
            return escaped ? Values.text(raw.text().substring(1), raw.span()) : raw;
        }
        ExpressionParser.Parsed found =
                parsed.computeIfAbsent(raw.text(), text -> ExpressionParser.parse(text, limits));
        if (found.expression().isEmpty()) {
            found.fault().ifPresent(fault -> report(raw, fault));
            return Values.unknown("the expression is not read", raw.span());
        }
        try {
            Frame frame = new Frame(this, scope, raw);
            return placed(frame.value(found.expression().get()), raw.span());
        } catch (Budget.Exceeded exceeded) {
            return stopped(raw, exceeded);
        }
    }

    /** The value with the places where it takes effect. */
    private Node placed(Node value, Span use) {
        budget.take(1);
        budget.enter();
        try {
            Span span = value.span();
            boolean inside =
                    span.source().equals(use.source()) && span.start() >= use.start() && span.end() <= use.end();
            Span own = inside ? new Span(span.source(), span.start(), span.end(), span.pointer()) : span.usedAt(use);
            if (value instanceof Node.Scalar scalar) {
                Node moved = new Node.Scalar(scalar.form(), scalar.text(), scalar.quoted(), own);
                return scalar.form() == Form.UNKNOWN ? symbols.moved(scalar, moved) : moved;
            }
            if (value instanceof Node.Sequence list) {
                return new Node.Sequence(
                        list.items().stream().map(item -> placed(item, use)).toList(), own);
            }
            List<Node.Entry> entries = ((Node.Mapping) value)
                    .entries().stream()
                            .map(entry ->
                                    new Node.Entry((Node.Scalar) placed(entry.key(), use), placed(entry.value(), use)))
                            .toList();
            return new Node.Mapping(entries, own);
        } finally {
            budget.leave();
        }
    }

    /** The value of a function of the template; its body is evaluated where its own parameters are all there is. */
    Node run(Scope.UserFunction function, String name, Scope scope, Span at) {
        if (running.stream().anyMatch(other -> other.body() == function.body())) {
            String title = "the function `" + name + "` calls itself";
            if (reported.add(title)) {
                problems.report(Diagnostic.error("function-recursive", title, new Label(at, "called again here"), ""));
            }
            return Values.unknown(title, at);
        }
        running.add(function);
        try {
            return walk(function.body(), scope);
        } finally {
            running.remove(running.size() - 1);
        }
    }

    // ---- problems

    private void report(Node.Scalar raw, ExpressionParser.Fault fault) {
        if (reported.add(fault.code() + " " + key(raw.span()))) {
            Label at = new Label(ExpressionPlace.exact(raw, fault.start(), fault.end()), fault.label());
            problems.report(Diagnostic.error(fault.code(), fault.title(), at, fault.help()));
        }
    }

    private Node stopped(Node raw, Budget.Exceeded exceeded) {
        boolean all = exceeded.limit() == Limit.EXPRESSION_STEPS;
        if (reported.add(exceeded.limit().option() + (all ? "" : " " + key(raw.span())))) {
            String code = switch (exceeded.limit()) {
                case EXPRESSION_STEPS -> "expression-too-costly";
                case EXPRESSION_DEPTH -> "expression-too-deep";
                default -> "text-too-long";
            };
            Label at = new Label(raw.span(), all ? "evaluation stops here" : "not evaluated");
            problems.report(Diagnostic.error(
                    code, exceeded.getMessage(), at, exceeded.limit().raise()));
        }
        return Values.unknown(exceeded.getMessage(), raw.span());
    }

    private static String key(Span span) {
        return span.source().name() + ":" + span.start();
    }
}
