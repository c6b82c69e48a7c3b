package dev.keyproof.estate;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the JSON Schema (draft 2020-12) of descriptors for editors, from the kinds that the reader reads by.
 *
 * <p>Whatever the reader accepts, the schema accepts, but for {@code !unknown}, which JSON Schema cannot express. The
 * schema accepts a little more: it does not know the days of a month, and takes a fraction of zero for none.
 */
public final class SchemaWriter {
    private static final String NOTE = "One resource of an estate. Any value may also be written `!unknown \"reason\"`,"
            + " for what is decided later; a JSON Schema cannot say so, and an editor may mark it. Nor can it tell"
            + " 2048.0 from 2048, or how many days a month has: 2048.0 and 2026-02-30 are refused when they are read.";

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;

    /** The schema as indented JSON, lines ended by LF, with one at the end; the same bytes for the same kinds. */
    public String write() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return JsonMapper.shared().writer().with(printer).writeValueAsString(schema()) + "\n";
    }

    private ObjectNode schema() {
        ObjectNode root = nodes.objectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Keyproof descriptor");
        root.put("description", NOTE);
        root.put("type", "object");
        root.putArray("required").add("kind");
        ObjectNode kind = root.putObject("properties").putObject("kind");
        kind.put("description", "what kind of resource the document describes");
        ArrayNode words = kind.putArray("enum");
        ArrayNode cases = root.putArray("allOf");
        ObjectNode definitions = root.putObject("$defs");
        for (Kind each : Kind.all()) {
            words.add(each.word());
            ObjectNode one = cases.addObject();
            ObjectNode condition = one.putObject("if");
            condition.putObject("properties").putObject("kind").put("const", each.word());
            condition.putArray("required").add("kind");
            one.putObject("then").put("$ref", "#/$defs/" + each.word());
            definitions.set(each.word(), kind(each));
        }
        String origin = "where the descriptor came from; absent: from its author, as stated";
        definitions.set(Origin.SHAPE.name(), mapping(Form.of(Origin.SHAPE), origin));
        return root;
    }

    private ObjectNode kind(Kind kind) {
        ObjectNode schema = mapping(Form.of(kind), kind.meaning());
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.putObject("kind").put("const", kind.word());
        properties.putObject(Origin.FIELD).put("$ref", "#/$defs/" + Origin.SHAPE.name());
        return schema;
    }

    private ObjectNode mapping(Form form, String meaning) {
        ObjectNode schema = nodes.objectNode();
        schema.put("description", meaning);
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (Map.Entry<String, Form.Slot> slot : form.slots().entrySet()) {
            properties.set(slot.getKey(), slot(slot.getValue()));
        }
        if (!form.required().isEmpty()) {
            words(schema.putArray("required"), form.required());
        }
        return schema;
    }

    private ObjectNode slot(Form.Slot slot) {
        Attribute<?> attribute = slot.attribute();
        if (slot instanceof Form.Slot.Nested nested) {
            return mapping(nested.form(), attribute.meaning());
        }
        ObjectNode schema = nodes.objectNode();
        schema.put("description", attribute.meaning());
        fill(schema, attribute.type());
        return schema;
    }

    private void fill(ObjectNode schema, Type<?> type) {
        if (type instanceof Type.Bool) {
            schema.put("type", "boolean");
        } else if (type instanceof Type.Whole whole) {
            schema.put("type", "integer").put("minimum", whole.least()).put("maximum", whole.most());
        } else if (type instanceof Type.OneOf<?> one) {
            words(schema.putArray("enum"), Expected.words(one.words()));
        } else if (type instanceof Type.SetOf<?> set) {
            words(schema.put("type", "array").putObject("items").putArray("enum"), Expected.words(set.words()));
        } else if (type instanceof Type.References) {
            text(schema.put("type", "array").putObject("items"), Notation.NAME);
        } else if (type instanceof Type.ListOf list) {
            schema.put("type", "array")
                    .set("items", mapping(Form.of(list.shape()), list.shape().name()));
        } else if (type instanceof Type.Switch) {
            ArrayNode ways = schema.putArray("anyOf");
            ways.addObject().put("type", "boolean");
            text(ways.addObject(), Notation.SWITCHED_ON);
        } else {
            text(schema, type);
        }
    }

    private void text(ObjectNode schema, Type<?> type) {
        if (type instanceof Type.Uri || type instanceof Type.Text) {
            schema.put("type", "string");
        } else if (type instanceof Type.Day) {
            text(schema, Notation.DAY);
        } else if (type instanceof Type.Moment) {
            text(schema, Notation.INSTANT);
        } else if (type instanceof Type.Length) {
            text(schema, Notation.LENGTH);
        } else if (type instanceof Type.Region) {
            text(schema, Notation.REGION);
        } else if (type instanceof Type.ResourceId) {
            text(schema, Notation.RESOURCE_ID);
        } else {
            text(schema, Notation.NAME);
        }
        if (type instanceof Type.Role role) {
            words(schema.putArray("examples"), Roles.of(role.local()).names());
        }
    }

    private static void text(ObjectNode schema, Pattern pattern) {
        schema.put("type", "string").put("pattern", pattern.pattern());
    }

    private static void words(ArrayNode list, List<String> words) {
        words.forEach(list::add);
    }
}
