package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.check.EstateSchema;
import dev.keyproof.language.CompiledPack;
import dev.keyproof.language.Pack;
import dev.keyproof.language.PackReader;
import dev.keyproof.language.PackSources;
import dev.keyproof.language.Schema;
import dev.keyproof.text.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bundled edition as bytes is the bundled edition as read from its files, and nothing else. */
class CompiledPackTest {
    private static final List<Source> FILES = RuleFiles.bundled().all();
    private static final Schema SCHEMA = EstateSchema.schema();
    private static final Pack PARSED =
            PackReader.read(PackSources.of(FILES), SCHEMA).pack().orElseThrow();
    private static final byte[] BYTES = CompiledPack.write(PARSED, FILES, SCHEMA);

    @Test
    void compiledPack_readAgain_isTheParsedOne() {
        Pack compiled = CompiledPack.read(BYTES, FILES, SCHEMA).orElseThrow();
        assertEquals(PARSED, compiled);
        // Equality of maps leaves their order open, and pages print it.
        assertEquals(PARSED.toString(), compiled.toString());
    }

    @Test
    void packOfTheBuild_isUsed() {
        byte[] built = RuleFiles.compiled().orElseThrow();
        assertEquals(PARSED, CompiledPack.read(built, FILES, SCHEMA).orElseThrow());
    }

    @Test
    void otherRules_areNotServedFromTheBytes() {
        List<Source> others = new ArrayList<>(FILES);
        Source last = others.get(others.size() - 1);
        others.set(others.size() - 1, Source.of(last.name(), last.text() + "\n"));
        assertFalse(CompiledPack.read(BYTES, others, SCHEMA).isPresent());
    }

    @Test
    void otherSchema_isNotServedFromTheBytes() {
        Map<String, Schema.Record> records = new LinkedHashMap<>(SCHEMA.records());
        records.remove("Workload");
        Schema other = new Schema(records, SCHEMA.choices(), SCHEMA.targets());
        assertFalse(CompiledPack.read(BYTES, FILES, other).isPresent());
    }

    @Test
    void foreignBytes_areNotServed() {
        assertFalse(CompiledPack.read(new byte[0], FILES, SCHEMA).isPresent());
        assertFalse(CompiledPack.read(new byte[64], FILES, SCHEMA).isPresent());
        assertTrue(CompiledPack.read(BYTES.clone(), FILES, SCHEMA).isPresent());
    }
}
