package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema for editors and the reader agree, over generated documents and single changes of them. */
class SchemaWriterTest {
    private static final int ROUNDS = 2_000;
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(new SchemaWriter().write());

    @Test
    void valid_isAcceptedByBoth() {
        long seed = 20231120;
        GeneratedDescriptors generated = new GeneratedDescriptors(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String text = generated.valid().toString();
            assertEquals(List.of(), errors(text), () -> "seed " + seed + ": " + text);
            assertEquals(List.of(), SCHEMA.validate(text, InputFormat.JSON), () -> "seed " + seed + ": " + text);
        }
    }

    @Test
    void mutated_getsTheSameAnswerFromBoth() {
        long seed = 20231121;
        GeneratedDescriptors generated = new GeneratedDescriptors(seed);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String text = generated.mutated().toString();
            boolean reader = errors(text).isEmpty();
            boolean schema = SCHEMA.validate(text, InputFormat.JSON).isEmpty();
            assertEquals(
                    reader,
                    schema,
                    () -> "seed " + seed + ": " + text + "\nreader: " + errors(text) + "\nschema: "
                            + SCHEMA.validate(text, InputFormat.JSON));
            refused += reader ? 0 : 1;
        }
        assertTrue(refused > ROUNDS / 2, "the changes find too little: " + refused);
    }

    @Test
    void dayOfNoMonth_isKnownToTheReaderOnly() {
        String text = "{\"kind\": \"Key\", \"name\": \"k\", \"store\": \"s\", \"expires\": \"2026-02-30T00:00:00Z\"}";
        assertTrue(SCHEMA.validate(text, InputFormat.JSON).isEmpty());
        assertFalse(errors(text).isEmpty());
    }

    @Test
    void everyField_isDescribed() {
        JsonNode definitions =
                JsonMapper.shared().readTree(new SchemaWriter().write()).get("$defs");
        for (Kind kind : Kind.all()) {
            JsonNode properties = definitions.get(kind.word()).get("properties");
            for (String name : Form.of(kind).slots().keySet()) {
                assertFalse(
                        properties.get(name).get("description").stringValue().isBlank(), kind + "." + name);
            }
        }
    }

    private static List<String> errors(String text) {
        return Descriptors.of(text).problems().stream()
                .filter(problem -> !problem.startsWith("unknown-role") && !problem.startsWith("bidirectional"))
                .toList();
    }
}
