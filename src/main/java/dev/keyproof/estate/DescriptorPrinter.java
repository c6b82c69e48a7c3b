package dev.keyproof.estate;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Prints resources as descriptors, one document each, fields in the order of the documentation.
 *
 * <p>Guarantee: the descriptor reader reads from it resources with equal fields, in equal estates, that are judged alike
 * while all assumptions are on; what their fields assumed is not printed. What is unknown stands as {@code !unknown}
 * with its reason, and so does a text that no descriptor can hold.
 */
public final class DescriptorPrinter {
    private static final String UNKNOWN = "!unknown";

    private final YAMLMapper mapper = YAMLMapper.builder(new TaggedYaml(YAMLFactory.builder()
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                    .disable(YAMLWriteFeature.SPLIT_LINES)))
            .build();

    /** The documents of these resources of one estate, which all are of a kind that may stand in a file. */
    public String print(List<Entity> resources) {
        if (resources.isEmpty()) {
            return "";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator out = mapper.createGenerator(text)) {
            resources.forEach(resource -> document(resource, 0, out));
        }
        return text.toString();
    }

    /** The documents of whole estates: the shared one first, the others each under a number of its own. */
    public String printAll(List<Found> estates) {
        if (estates.stream().allMatch(found -> documents(found).isEmpty())) {
            return "";
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator out = mapper.createGenerator(text)) {
            for (int number = 0; number < estates.size(); number++) {
                Found found = estates.get(number);
                for (Entity document : documents(found)) {
                    document(document, number, out);
                }
            }
        }
        return text.toString();
    }

    /** The resources of an estate, and before them what is known of all; an estate without resources shows nothing. */
    private static List<Entity> documents(Found found) {
        if (found.resources().isEmpty()) {
            return List.of();
        }
        List<Entity> documents = new ArrayList<>(found.resources());
        Extent.of(found, documents.get(0).span()).ifPresent(extent -> documents.add(0, extent));
        return documents;
    }

    private static void document(Entity resource, int estate, JsonGenerator out) {
        Kind kind = Kind.of(resource.kind())
                .orElseThrow(() -> new IllegalArgumentException("`" + resource.kind() + "` is no kind of descriptor"));
        out.writeStartObject();
        out.writeStringProperty("kind", kind.word());
        Entity origin = Origin.of(resource, estate);
        if (isWritten(Form.of(Origin.SHAPE), origin)) {
            out.writeName(Origin.FIELD);
            mapping(Form.of(Origin.SHAPE), origin, out);
        }
        fields(Form.of(kind), resource, out);
        out.writeEndObject();
    }

    private static void mapping(Form form, Entity entity, JsonGenerator out) {
        out.writeStartObject();
        fields(form, entity, out);
        out.writeEndObject();
    }

    private static void fields(Form form, Entity resource, JsonGenerator out) {
        for (Map.Entry<String, Form.Slot> slot : form.slots().entrySet()) {
            if (slot.getValue() instanceof Form.Slot.Nested nested) {
                group(slot.getKey(), nested, resource, out);
            } else {
                field(slot.getKey(), slot.getValue().attribute(), resource, out);
            }
        }
    }

    private static void group(String name, Form.Slot.Nested nested, Entity resource, JsonGenerator out) {
        Field<?> field = resource.at(nested.attribute().index());
        if (field instanceof Field.Unknown<?> unknown && isAllUnknown(nested.form(), resource)) {
            out.writeName(name);
            unknown(unknown.reason(), out);
        } else if (isWritten(nested.form(), resource) || field instanceof Field.Present<?>) {
            out.writeName(name);
            mapping(nested.form(), resource, out);
        }
    }

    private static boolean isWritten(Form form, Entity resource) {
        return form.slots().values().stream()
                .anyMatch(slot -> !(resource.at(slot.attribute().index()) instanceof Field.Absent<?>));
    }

    private static boolean isAllUnknown(Form form, Entity resource) {
        return form.slots().values().stream()
                .allMatch(slot -> resource.at(slot.attribute().index()) instanceof Field.Unknown<?>);
    }

    private static void field(String name, Attribute<?> attribute, Entity resource, JsonGenerator out) {
        Field<?> field = resource.at(attribute.index());
        if (field instanceof Field.Unknown<?> unknown) {
            out.writeName(name);
            unknown(unknown.reason(), out);
        } else if (field instanceof Field.Present<?> present && present.value() != Existence.PRESENT) {
            out.writeName(name);
            if (attribute.type() instanceof Type.Switch) {
                onOrOff(attribute, resource, present, out);
            } else {
                value(attribute, present.value(), out);
            }
        }
    }

    private static void onOrOff(Attribute<?> attribute, Entity vault, Field.Present<?> on, JsonGenerator out) {
        String id = vault.value(BackupVault.SYSTEM_PRINCIPAL)
                .flatMap(Principal::objectId)
                .map(Spelled::objectId)
                .orElse("");
        if (on.value().equals(true) && Spelled.mayStand(attribute.type(), id)) {
            out.writeString(id);
        } else {
            out.writeBoolean(on.value().equals(true));
        }
    }

    private static void unknown(String reason, JsonGenerator out) {
        out.writeTypeId(UNKNOWN);
        out.writeString(reason);
    }

    private static void value(Attribute<?> attribute, Object value, JsonGenerator out) {
        if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Many many) {
            list(((Type.ListOf) attribute.type()).shape(), many, out);
        } else if (value instanceof Members<?> members) {
            out.writeStartArray();
            members.words().forEach(word -> out.writeString(word.word()));
            out.writeEndArray();
        } else if (value instanceof List<?> references) {
            out.writeStartArray();
            references.forEach(reference -> text(attribute, Spelled.of(attribute.type(), reference), out));
            out.writeEndArray();
        } else {
            text(attribute, Spelled.of(attribute.type(), value), out);
        }
    }

    private static void list(Shape shape, Many many, JsonGenerator out) {
        out.writeStartArray();
        for (Entity part : many.sure()) {
            mapping(Form.of(shape), part, out);
        }
        many.open().ifPresent(reason -> unknown(reason, out));
        out.writeEndArray();
    }

    private static void text(Attribute<?> attribute, String text, JsonGenerator out) {
        if (Spelled.mayStand(attribute.type(), text)) {
            out.writeString(text);
        } else {
            unknown("the input has a value of `" + attribute.name() + "` that a descriptor cannot hold", out);
        }
    }
}
