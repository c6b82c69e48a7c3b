package dev.keyproof.template;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.document.JsonReader;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Expressions evaluated in a small template of their own. */
final class Evaluated implements Scope {
    static final String GROUP = "/subscriptions/⟦subscription().subscriptionId⟧/resourceGroups/⟦resourceGroup().name⟧";

    private static final String SURROUNDINGS = """
            {
              "parameters": {
                "vault": "kv-blue",
                "name": "⟦parameters('name')⟧",
                "key": "⟦parameters('key')⟧",
                "id": "⟦parameters('id')⟧",
                "flag": true,
                "sizes": [3, 1, 2],
                "tags": {"Team": "Payroll", "stage": "test", "more": {"a": 1}},
                "nested": [["a"], ["b", "c"], []],
                "people": [{"name": "Ann", "age": 8}, {"name": "Bo", "age": 3}, {"name": "Cy", "age": 5}],
                "none": null
              }
            }
            """;

    private final List<Diagnostic> problems = new ArrayList<>();
    private final Map<String, UserFunction> functions = new HashMap<>();
    private final Map<String, Node> variables = new HashMap<>();
    private final Node.Mapping parameters;
    private final Evaluator evaluator;
    private Optional<Long> copyIndex = Optional.empty();
    int asked;

    Evaluated() {
        this(Limits.DEFAULT);
    }

    Evaluated(Limits limits) {
        evaluator = new Evaluator(limits, problems::add);
        Node.Mapping all = (Node.Mapping) json("main.json", SURROUNDINGS);
        parameters = (Node.Mapping) all.get("parameters").orElseThrow();
    }

    /** The value of an expression, written without its brackets, as {@link #shown} shows it. */
    static String of(String expression) {
        Evaluated here = new Evaluated();
        String value = shown(here.value(expression));
        return here.problems.isEmpty() ? value : value + " " + here.problemLines();
    }

    Node value(String expression) {
        return raw("\"[" + expression.replace("\\", "\\\\").replace("\"", "\\\"") + "]\"");
    }

    /** The value of a JSON text with expressions in it. */
    Node raw(String json) {
        return evaluator.value(json("used.json", json), this);
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Evaluated inLoop(long index) {
        copyIndex = Optional.of(index);
        return this;
    }

    Evaluated withFunction(String name, List<String> parameters, String body) {
        functions.put(name, new UserFunction(parameters, json("functions.json", body)));
        return this;
    }

    Evaluated withVariable(String name, String json) {
        variables.put(name, json("variables.json", json));
        return this;
    }

    List<Diagnostic> problems() {
        return problems;
    }

    /** One line for each problem: code, column from 1 of the text in its quotes, title, label. */
    String problemLines() {
        return String.join(
                "\n",
                problems.stream()
                        .map(problem -> problem.code() + " "
                                + problem.at().get(0).span().from().column() + "-"
                                + problem.at().get(0).span().to().column() + " " + problem.title() + ": "
                                + problem.at().get(0).text())
                        .toList());
    }

    static Node json(String name, String text) {
        List<Diagnostic> faults = new ArrayList<>();
        return new JsonReader(Limits.DEFAULT)
                .read(Source.of(name, text), text, JsonReader.Options.TEMPLATE, faults::add)
                .orElseThrow(() -> new AssertionError(text + " " + faults));
    }

    /** A value in one line: texts in quotes, what is unknown as {@code ?reason}. */
    static String shown(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return switch (scalar.form()) {
                case TEXT -> "'" + scalar.text() + "'";
                case UNKNOWN -> "?" + scalar.text();
                default -> scalar.text();
            };
        }
        if (node instanceof Node.Sequence list) {
            return "["
                    + String.join(
                            ", ", list.items().stream().map(Evaluated::shown).toList()) + "]";
        }
        return "{"
                + String.join(
                        ", ",
                        ((Node.Mapping) node)
                                .entries().stream()
                                        .map(entry -> entry.key().text() + ": " + shown(entry.value()))
                                        .toList())
                + "}";
    }

    // ---- the surroundings

    @Override
    public Node parameter(String name, Span at) {
        asked++;
        return parameters.find(name).map(Node.Entry::value).orElseGet(() -> {
            String reason = "the parameter `" + name + "` has no value";
            Span place = Span.of(Source.of("declared.json", name.repeat(20)), 0, name.length());
            return new Node.Scalar(Node.Form.UNKNOWN, reason, false, place);
        });
    }

    @Override
    public Node variable(String name, Span at) {
        return Optional.ofNullable(variables.get(name))
                .map(raw -> evaluator.value(raw, this))
                .orElseGet(() -> Values.unknown("there is no variable `" + name + "`", at));
    }

    @Override
    public Node reference(String target, boolean full, Span at) {
        return Values.text(Placeholder.of(target + "#" + (full ? "" : "properties")), at);
    }

    @Override
    public Optional<Long> copyIndex(Optional<String> loop) {
        return loop.filter(name -> !name.equals("keys")).isPresent() ? Optional.empty() : copyIndex;
    }

    @Override
    public Node surroundings(String function, Span at) {
        String text = switch (function) {
            case "resourceGroup" ->
                "{\"id\": \"" + GROUP + "\", \"name\": \"⟦resourceGroup().name⟧\", "
                        + "\"location\": \"⟦resourceGroup().location⟧\"}";
            case "subscription" ->
                "{\"id\": \"/subscriptions/⟦subscription().subscriptionId⟧\", "
                        + "\"subscriptionId\": \"⟦subscription().subscriptionId⟧\"}";
            case "managementGroup" -> "{\"name\": \"⟦managementGroup().name⟧\"}";
            default -> "{\"name\": \"⟦" + function + "().name⟧\"}";
        };
        return json("surroundings.json", text);
    }

    @Override
    public String scopeId() {
        return GROUP;
    }

    @Override
    public Optional<UserFunction> userFunction(String namespace, String name) {
        return Optional.ofNullable(functions.get(namespace + "." + name));
    }
}
