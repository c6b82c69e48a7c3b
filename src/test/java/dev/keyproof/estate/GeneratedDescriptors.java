package dev.keyproof.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Descriptors made from the kinds by a seed, as trees; every one of them is accepted unless it is mutated. */
final class GeneratedDescriptors {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "id-backup",
            "kv payroll",
            "null",
            "true",
            "007",
            "12",
            "1e5",
            "-",
            "- a",
            "a: b",
            "a #b",
            "#a",
            "é",
            "'q'",
            "\"q\"",
            "!x",
            "&x",
            "*x",
            "{x}",
            "[x]",
            "a\\b",
            "%x",
            "@x",
            "`x",
            "?",
            "yes",
            "0x1F",
            "12:30",
            "~",
            "|",
            ">",
            "\ud83d\udd11",
            "x,y",
            "2026-01-01",
            ".inf",
            "<<",
            "=",
            "a".repeat(200));
    private static final List<String> INSTANTS = List.of(
            "2026-01-01T00:00:00Z", "1970-01-01T00:00Z", "2038-01-19T03:14:08.25+05:45", "0001-12-31T23:59:59-18:00");
    private static final List<String> LENGTHS = List.of("365d", "12h", "15m", "P90D", "PT1S", "P1DT2H3M4S", "P2W");
    private static final String GUID = "3f1c0000-0000-0000-0000-00000000000";

    private final SplittableRandom random;

    GeneratedDescriptors(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A descriptor that every reader accepts. */
    ObjectNode valid() {
        Kind kind = pick(Kind.all());
        ObjectNode document = NODES.objectNode();
        document.put("kind", kind.word());
        if (random.nextInt(3) == 0) {
            fill(document.putObject(Origin.FIELD), Form.of(Origin.SHAPE));
        }
        fill(document, Form.of(kind));
        return document;
    }

    private void fill(ObjectNode mapping, Form form) {
        for (Map.Entry<String, Form.Slot> slot : form.slots().entrySet()) {
            Attribute<?> attribute = slot.getValue().attribute();
            if (attribute.absence() != Attribute.Absence.REQUIRED && random.nextInt(3) == 0) {
                continue;
            }
            if (slot.getValue() instanceof Form.Slot.Nested nested) {
                fill(mapping.putObject(slot.getKey()), nested.form());
            } else {
                mapping.set(slot.getKey(), value(attribute.type()));
            }
        }
    }

    private JsonNode value(Type<?> type) {
        if (type instanceof Type.Bool) {
            return NODES.booleanNode(random.nextBoolean());
        }
        if (type instanceof Type.Whole whole) {
            return NODES.numberNode(random.nextLong(whole.least(), whole.most() + 1));
        }
        if (type instanceof Type.SetOf<?> set) {
            return some(Expected.words(set.words()));
        }
        if (type instanceof Type.References) {
            return some(NAMES);
        }
        if (type instanceof Type.ListOf list) {
            ArrayNode items = NODES.arrayNode();
            for (int count = random.nextInt(3); count > 0; count--) {
                fill(items.addObject(), Form.of(list.shape()));
            }
            return items;
        }
        if (type instanceof Type.Switch) {
            return random.nextInt(3) == 0
                    ? text(random.nextBoolean() ? guid() : "object id x")
                    : NODES.booleanNode(random.nextBoolean());
        }
        return text(word(type));
    }

    private String word(Type<?> type) {
        if (type instanceof Type.OneOf<?> one) {
            return pick(Expected.words(one.words()));
        }
        if (type instanceof Type.Moment) {
            return pick(INSTANTS);
        }
        if (type instanceof Type.Day) {
            return pick(List.of("2010-01-01", "2026-02-28", "2099-12-31"));
        }
        if (type instanceof Type.Length) {
            return pick(LENGTHS);
        }
        if (type instanceof Type.Region) {
            return pick(List.of("switzerlandnorth", "Switzerland North", "West US 2"));
        }
        if (type instanceof Type.ResourceId) {
            return "/subscriptions/s/resourceGroups/g/providers/A/b/" + pick(NAMES);
        }
        if (type instanceof Type.Uri) {
            return pick(List.of("https://kv-payroll.vault.azure.net/keys/k", "", "no uri", "\n", "a\tb"));
        }
        if (type instanceof Type.Role role) {
            return random.nextBoolean() ? pick(Roles.of(role.local()).names()) : guid();
        }
        if (type instanceof Type.Who && random.nextInt(8) == 0) {
            return "object id a: b";
        }
        return type instanceof Type.Who && random.nextBoolean() ? guid() : pick(NAMES);
    }

    /** Changes one thing anywhere in a descriptor; the result may be right or wrong. */
    ObjectNode mutated() {
        ObjectNode document = valid();
        List<ObjectNode> mappings = new ArrayList<>();
        collect(document, mappings);
        ObjectNode mapping = pick(mappings);
        List<String> names = new ArrayList<>(mapping.propertyNames());
        String name = names.isEmpty() ? "x" : pick(names);
        switch (random.nextInt(6)) {
            case 0 -> mapping.remove(name);
            case 1 -> mapping.put(name + "x", 1);
            case 2 -> mapping.put(name.toUpperCase(java.util.Locale.ROOT), "x");
            default -> mapping.set(name, wrong(mapping.get(name)));
        }
        return document;
    }

    private JsonNode wrong(JsonNode right) {
        return switch (random.nextInt(9)) {
            case 0 -> text("x" + (right != null && right.isString() ? right.stringValue() : ""));
            case 1 -> NODES.numberNode(random.nextInt(-1, 100));
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> NODES.nullNode();
            case 4 -> NODES.objectNode().put("x", 1);
            case 5 -> NODES.arrayNode().add(right == null ? text("x") : right);
            case 6 ->
                text(pick(List.of("", " ", "a ", " a", "a\u202Eb", "a\u0007b", "2026-01-01", "2026-13-01T00:00:00Z")));
            case 7 -> text(pick(List.of("P1M", "PT0S", "0d", "Switzerland  North", "rsa", "TRUE", GUID + "x")));
            default -> NODES.arrayNode().add(NODES.nullNode()).add(1);
        };
    }

    private static void collect(JsonNode node, List<ObjectNode> mappings) {
        if (node instanceof ObjectNode mapping) {
            mappings.add(mapping);
        }
        node.forEach(child -> collect(child, mappings));
    }

    private ArrayNode some(List<String> words) {
        ArrayNode items = NODES.arrayNode();
        for (int count = random.nextInt(4); count > 0; count--) {
            items.add(pick(words));
        }
        return items;
    }

    private String guid() {
        return GUID + random.nextInt(10);
    }

    private static JsonNode text(String text) {
        return NODES.stringNode(text);
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
