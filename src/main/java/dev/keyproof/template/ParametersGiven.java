package dev.keyproof.template;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values for the parameters of a template: from parameter files and from the command line. */
public final class ParametersGiven implements ParametersDeclared.Given {
    /** The name that findings print for values that stand on the command line. */
    public static final String COMMAND_LINE = "--parameters";

    /** No values. */
    public static final ParametersGiven NONE = new ParametersGiven(Map.of(), false);

    private final Map<String, Value> values;
    /** Whether there is a file, be it that it gives no value. */
    private final boolean file;

    /**
     * One value.
     *
     * @param place where the parameter is named
     * @param value as written; of the command line a text, or the JSON that the text spells if the parameter is no text
     * @param spelled whether the value is a text of the command line
     */
    record Value(String name, Span place, Node value, boolean spelled) {}

    private ParametersGiven(Map<String, Value> values, boolean file) {
        this.values = values;
        this.file = file;
    }

    /** The values of a parameter file: {@code parameters.NAME.value}; what refers to a secret is unknown. */
    public static ParametersGiven ofFile(Node.Mapping file, Problems problems) {
        Map<String, Value> values = new LinkedHashMap<>();
        Node written = TemplateNodes.member(file, "parameters").orElse(file);
        if (!(written instanceof Node.Mapping parameters) || written.equals(file)) {
            problems.report(Diagnostic.error(
                    "parameter-file-without-parameters",
                    "the parameter file holds no object `parameters`",
                    new Label(TemplateNodes.brace(written), "expected an object `parameters`"),
                    ""));
            return NONE;
        }
        for (Node.Entry entry : parameters.entries()) {
            value(entry, problems)
                    .ifPresent(value -> values.put(
                            lower(entry.key().text()), new Value(entry.key().text(), keyPlace(entry), value, false)));
        }
        return new ParametersGiven(values, true);
    }

    private static Optional<Node> value(Node.Entry entry, Problems problems) {
        String name = entry.key().text();
        if (entry.value() instanceof Node.Mapping mapping) {
            // A value of null is a value: it takes the place of the default.
            Optional<Node> value = mapping.find("value").map(Node.Entry::value);
            if (value.isPresent()) {
                return value;
            }
            if (mapping.find("reference").isPresent()
                    || mapping.find("expression").isPresent()) {
                String what = mapping.find("reference").isPresent() ? "a secret of a key vault" : "an expression";
                return Optional.of(
                        TemplateNodes.unknown("the value of the parameter `" + name + "` is " + what, mapping.span()));
            }
        }
        problems.report(Diagnostic.error(
                "parameter-without-value",
                "the parameter file gives `" + name + "` no value",
                new Label(TemplateNodes.brace(entry.value()), "expected an object with `value`"),
                "write `\"" + name + "\": {\"value\": ...}`"));
        return Optional.empty();
    }

    /** Values of the command line, each {@code NAME=VALUE}, in their order. */
    public static ParametersGiven ofAssignments(List<String> assignments) {
        Source source = Source.of(COMMAND_LINE, String.join("\n", assignments));
        Map<String, Value> values = new LinkedHashMap<>();
        int at = 0;
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            Span value = Span.of(source, at + equals + 1, at + assignment.length());
            String name = assignment.substring(0, equals);
            values.put(
                    lower(name),
                    new Value(
                            name,
                            Span.of(source, at, at + equals),
                            TemplateNodes.text(assignment.substring(equals + 1), value),
                            true));
            at += assignment.length() + 1;
        }
        return new ParametersGiven(values, false);
    }

    /** These values and others, which count where both give one. */
    public ParametersGiven and(ParametersGiven later) {
        Map<String, Value> all = new LinkedHashMap<>(values);
        all.putAll(later.values);
        return new ParametersGiven(all, file || later.file);
    }

    /** Those of these values that a template declares. */
    public ParametersGiven of(Node.Mapping template) {
        Map<String, Value> own = new LinkedHashMap<>(values);
        Optional<Node.Mapping> declared = TemplateNodes.mapping(template, "parameters");
        own.keySet().removeIf(name -> declared.flatMap(all -> all.find(name)).isEmpty());
        return new ParametersGiven(own, file);
    }

    /** Reports the values of parameters that no template declares. */
    public void reportUndeclared(List<Node.Mapping> templates, Problems problems) {
        List<String> declared = new ArrayList<>();
        for (Node.Mapping template : templates) {
            TemplateNodes.mapping(template, "parameters")
                    .ifPresent(parameters -> parameters
                            .entries()
                            .forEach(entry -> declared.add(entry.key().text())));
        }
        List<String> known = declared.stream().map(ParametersGiven::lower).toList();
        for (Value value : values.values()) {
            if (!known.contains(lower(value.name()))) {
                String near = Suggest.question(value.name(), declared);
                problems.report(Diagnostic.error(
                        "undeclared-parameter",
                        templates.isEmpty()
                                ? "no template in the input takes the parameter `" + value.name() + "`"
                                : "no template declares the parameter `" + value.name() + "`",
                        new Label(value.place(), near.isEmpty() ? "declared by no template" : near),
                        ""));
            }
        }
    }

    /** Whether nobody gave any parameters. */
    @Override
    public boolean isEmpty() {
        return values.isEmpty() && !file;
    }

    /** The value of a parameter, spelled in any case. */
    @Override
    public Optional<Value> get(String name) {
        return Optional.ofNullable(values.get(lower(name)));
    }

    private static Span keyPlace(Node.Entry entry) {
        Span key = entry.key().span();
        return new Span(
                key.source(), key.start(), key.end(), entry.value().span().pointer());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
