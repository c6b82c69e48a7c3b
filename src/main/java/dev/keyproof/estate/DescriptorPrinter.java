package dev.keyproof.estate;

import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * Prints resources as descriptors, one document each, fields in the order of the documentation.
 *
 * <p>Guarantee: the descriptor reader reads from it resources with equal fields. What is unknown stands as
 * {@code !unknown} with its reason; where a resource came from and what its fields assumed is not printed.
 */
public final class DescriptorPrinter {
    private static final String UNKNOWN = "!unknown";

    private final YAMLMapper mapper = YAMLMapper.builder(new TaggedYaml(YAMLFactory.builder()
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
                    .disable(YAMLWriteFeature.SPLIT_LINES)))
            .build();

    /** The documents of these resources, which all are of a kind that may stand in a file. */
    public String print(List<Entity> resources) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = mapper.createGenerator(text)) {
            resources.forEach(resource -> document(resource, out));
        }
        return text.toString();
    }

    private static void document(Entity resource, JsonGenerator out) {
        Kind kind = Kind.of(resource.kind())
                .orElseThrow(() -> new IllegalArgumentException("`" + resource.kind() + "` is no kind of descriptor"));
        out.writeStartObject();
        out.writeStringProperty("kind", kind.word());
        fields(Form.of(kind), resource, out);
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
        if (field instanceof Field.Unknown<?> unknown) {
            out.writeName(name);
            unknown(unknown.reason(), out);
            return;
        }
        boolean written = nested.form().slots().values().stream()
                .anyMatch(slot -> !(resource.at(slot.attribute().index()) instanceof Field.Absent<?>));
        if (written || field instanceof Field.Present<?>) {
            out.writeName(name);
            out.writeStartObject();
            fields(nested.form(), resource, out);
            out.writeEndObject();
        }
    }

    private static void field(String name, Attribute<?> attribute, Entity resource, JsonGenerator out) {
        Field<?> field = resource.at(attribute.index());
        if (field instanceof Field.Unknown<?> unknown) {
            out.writeName(name);
            unknown(unknown.reason(), out);
        } else if (field instanceof Field.Present<?> present && present.value() != Existence.PRESENT) {
            out.writeName(name);
            if (attribute.type() instanceof Type.Switch) {
                onOrOff(resource, present, out);
            } else {
                value(attribute.type(), present.value(), out);
            }
        }
    }

    private static void onOrOff(Entity vault, Field.Present<?> on, JsonGenerator out) {
        Optional<String> id = vault.value(BackupVault.SYSTEM_PRINCIPAL).flatMap(Principal::objectId);
        if (on.value().equals(true) && id.isPresent()) {
            out.writeString(id.get());
        } else {
            out.writeBoolean(on.value().equals(true));
        }
    }

    private static void unknown(String reason, JsonGenerator out) {
        out.writeTypeId(UNKNOWN);
        out.writeString(reason);
    }

    private static void value(Type<?> type, Object value, JsonGenerator out) {
        if (value instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else if (value instanceof Long number) {
            out.writeNumber(number);
        } else if (value instanceof Many many) {
            list(((Type.ListOf) type).shape(), many, out);
        } else if (value instanceof Members<?> members) {
            out.writeStartArray();
            members.words().forEach(word -> out.writeString(word.word()));
            out.writeEndArray();
        } else if (value instanceof List<?> references) {
            out.writeStartArray();
            references.forEach(reference -> out.writeString(((Reference) reference).written()));
            out.writeEndArray();
        } else {
            out.writeString(text(type, value));
        }
    }

    private static void list(Shape shape, Many many, JsonGenerator out) {
        out.writeStartArray();
        for (Entity part : many.sure()) {
            out.writeStartObject();
            fields(Form.of(shape), part, out);
            out.writeEndObject();
        }
        many.open().ifPresent(reason -> unknown(reason, out));
        out.writeEndArray();
    }

    private static String text(Type<?> type, Object value) {
        if (value instanceof Word word) {
            return word.word();
        }
        if (value instanceof Reference reference) {
            return reference.written();
        }
        if (value instanceof Principal principal) {
            return principal.objectId().or(principal::identity).orElse("");
        }
        if (value instanceof Entity uri) {
            return uri.name();
        }
        if (value instanceof Instant instant) {
            return instant.toString();
        }
        if (value instanceof Duration length) {
            return Lengths.print(length);
        }
        String text = (String) value;
        return type instanceof Type.Role role
                ? Roles.of(role.local()).bySlug(text).map(Roles.Role::name).orElse(text)
                : text;
    }
}
