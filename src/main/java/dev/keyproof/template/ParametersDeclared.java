package dev.keyproof.template;

import dev.keyproof.diagnostic.Label;
import dev.keyproof.document.JsonReader;
import dev.keyproof.document.Limits;
import dev.keyproof.document.Node;
import dev.keyproof.document.Node.Form;
import dev.keyproof.estate.Placeholder;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parameters that a template declares, and the value of each: given, by default, or decided later. */
final class ParametersDeclared {
    /** Definitions may refer to definitions; a longer chain than this is a circle. */
    private static final int MOST_REFERENCES = 16;

    private final Node.Mapping template;
    private final Optional<Node.Mapping> parameters;
    private final Given given;
    private final DeploymentContext context;
    private final DeploymentCircle circle;
    private final boolean nested;
    private final String label;

    /** Where values come from: parameter files and the command line, or the template that deploys this one. */
    interface Given {
        /** The value of a parameter, if there is one. */
        Optional<ParametersGiven.Value> get(String name);

        /** Whether no parameter has a value. */
        boolean isEmpty();
    }

    /**
     * The parameters of a template.
     *
     * @param nested whether another template passes the values: then what is left out is null, not unknown
     * @param label what stands behind the name of a parameter without a value, to tell it from others
     */
    ParametersDeclared(Node.Mapping template, Given given, DeploymentContext context, boolean nested, String label) {
        this.template = template;
        this.parameters = TemplateNodes.mapping(template, "parameters");
        this.given = given;
        this.context = context;
        this.circle = new DeploymentCircle("parameter", context);
        this.nested = nested;
        this.label = label;
    }

    /** The value of a parameter for an expression at {@code at}, in the scope of its template. */
    Node value(String name, Scope scope, Span at) {
        Optional<Node.Entry> declared = parameters.flatMap(all -> all.find(name));
        if (declared.isEmpty()) {
            return undeclared(name, at);
        }
        Node.Entry entry = declared.get();
        return circle.value(entry.key().text(), entry.key().span(), () -> evaluated(entry, scope));
    }

    private Node undeclared(String name, Span at) {
        List<String> names = parameters.stream()
                .flatMap(all -> all.entries().stream())
                .map(entry -> entry.key().text())
                .toList();
        context.warning(
                "undeclared-parameter",
                "the template declares no parameter `" + name + "`",
                new Label(at, "declared nowhere"),
                Suggest.question(name, names));
        return TemplateNodes.unknown("the template declares no parameter `" + name + "`", at);
    }

    private Node evaluated(Node.Entry entry, Scope scope) {
        String name = entry.key().text();
        Node.Mapping declaration = entry.value() instanceof Node.Mapping mapping
                ? resolved(mapping, 0)
                : new Node.Mapping(List.of(), entry.value().span());
        String type = TemplateNodes.text(declaration, "type").orElse("").toLowerCase(Locale.ROOT);
        Optional<ParametersGiven.Value> value = given.get(name);
        if (type.startsWith("secure")) {
            return secret(name, type, value.isPresent(), place(entry));
        }
        if (value.isPresent()) {
            return checked(name, type, declaration, value.get(), place(entry));
        }
        Optional<Node> written = declaration.find("defaultValue").map(Node.Entry::value);
        if (written.isPresent()) {
            return new CopyLoop(context).value(written.get(), scope);
        }
        return TemplateNodes.isTrue(declaration, "nullable")
                ? leftOut(name, place(entry))
                : missing(name, type, place(entry));
    }

    /** A secret is never shown; as a text it still equals itself. */
    private Node secret(String name, String type, boolean hasValue, Span declared) {
        return type.equals("securestring")
                ? TemplateNodes.text(placeholder(name), declared)
                : TemplateNodes.unknown(
                        "the parameter `" + name + "` is secret" + (hasValue ? " and is not looked into" : ""),
                        declared);
    }

    private Node leftOut(String name, Span declared) {
        if (nested || !given.isEmpty()) {
            return new Node.Scalar(Form.NULL, "null", false, declared);
        }
        return TemplateNodes.unknown(
                "the parameter `" + name + "` may be left out, and no parameters are given for the template", declared);
    }

    private Node missing(String name, String type, Span declared) {
        return type.equals("string")
                ? TemplateNodes.text(placeholder(name), declared)
                : TemplateNodes.unknown(
                        "the parameter `" + name + "` has no value; give one with `--parameters`", declared);
    }

    private String placeholder(String name) {
        return Placeholder.of("parameters('" + name + "')" + label);
    }

    private Node checked(
            String name, String type, Node.Mapping declaration, ParametersGiven.Value value, Span declared) {
        Node node = value.spelled() && !type.equals("string") ? spelled(value.value()) : value.value();
        if (TemplateNodes.isUnknown(node)) {
            return type.equals("string") && !nested ? TemplateNodes.text(placeholder(name), node.span()) : node;
        }
        if (nested || TemplateNodes.isNull(node) || Placeholder.isIn(textOf(node)) || fits(type, node)) {
            allowed(name, declaration, node);
            return node;
        }
        context.error(
                "parameter-type",
                "the value of the parameter `" + name + "` is " + TemplateNodes.describe(node) + ", but its type is `"
                        + type + "`",
                new Label(node.span(), "expected a value of type `" + type + "`"),
                "");
        return TemplateNodes.unknown("the value of the parameter `" + name + "` is not of its type", declared);
    }

    private void allowed(String name, Node.Mapping declaration, Node value) {
        Optional<Node.Sequence> allowed = TemplateNodes.sequence(declaration, "allowedValues");
        if (allowed.isEmpty() || !(value instanceof Node.Scalar scalar) || Placeholder.isIn(scalar.text())) {
            return;
        }
        List<String> words =
                allowed.get().items().stream().map(ParametersDeclared::textOf).toList();
        if (!words.contains(scalar.text()) && !TemplateNodes.isNull(value)) {
            context.error(
                    "parameter-not-allowed",
                    "the value of the parameter `" + name + "` is not one of its allowed values",
                    new Label(value.span(), "not among `allowedValues`"),
                    words.size() > 8 ? "" : "allowed are `" + String.join("`, `", words) + "`");
        }
    }

    private static String textOf(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }

    private static boolean fits(String type, Node node) {
        Form form = node instanceof Node.Scalar scalar ? scalar.form() : Form.NULL;
        return switch (type) {
            case "string" -> form == Form.TEXT;
            case "bool" -> form == Form.BOOLEAN;
            case "int" -> form == Form.INTEGER;
            case "array" -> node instanceof Node.Sequence;
            case "object" -> node instanceof Node.Mapping;
            default -> true;
        };
    }

    /** The JSON that a text of the command line spells; the text itself if it spells none. */
    private static Node spelled(Node value) {
        Span span = value.span();
        Source source = span.source();
        String text = source.text();
        // Blanks in front keep the places of the values what they are on the command line.
        String padded =
                text.substring(0, span.start()).replaceAll("[^\n]", " ") + text.substring(span.start(), span.end());
        return new JsonReader(Limits.DEFAULT)
                .read(source, padded, JsonReader.Options.STRICT, ignored -> {})
                .orElse(value);
    }

    /** The declaration with what the definition says that it refers to. */
    private Node.Mapping resolved(Node.Mapping declaration, int depth) {
        Optional<Node.Mapping> definition = TemplateNodes.text(declaration, "$ref")
                .filter(reference -> reference.startsWith("#/definitions/") && depth < MOST_REFERENCES)
                .map(reference -> reference.substring("#/definitions/".length()))
                .flatMap(name -> TemplateNodes.mapping(template, "definitions")
                        .flatMap(definitions -> TemplateNodes.mapping(definitions, name)));
        if (definition.isEmpty()) {
            return declaration;
        }
        List<Node.Entry> entries = new java.util.ArrayList<>(declaration.entries());
        for (Node.Entry entry : resolved(definition.get(), depth + 1).entries()) {
            if (declaration.find(entry.key().text()).isEmpty()) {
                entries.add(entry);
            }
        }
        return new Node.Mapping(entries, declaration.span());
    }

    private static Span place(Node.Entry entry) {
        Span key = entry.key().span();
        return new Span(
                key.source(), key.start(), key.end(), entry.value().span().pointer());
    }
}
