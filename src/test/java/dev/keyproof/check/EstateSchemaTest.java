package dev.keyproof.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.BackupVault;
import dev.keyproof.language.Schema;
import dev.keyproof.language.Type;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EstateSchemaTest {
    private static Schema.Field field(String record, String name) {
        return EstateSchema.schema()
                .record(record)
                .flatMap(found -> found.field(name))
                .orElseThrow(() -> new AssertionError(record + "." + name));
    }

    @Test
    void group_isARecordOfItsOwn() {
        Schema.Field group = field("BackupVault", "encryption");
        assertTrue(group.group());
        assertEquals("BackupVault.encryption", group.type().name());
        assertEquals(BackupVault.ENCRYPTION.index(), group.slot());

        Schema.Field uri = field("BackupVault.encryption", "keyUri");
        assertEquals("BackupVault.encryption.keyUri", uri.label());
        assertEquals(new Type.Record("KeyUri"), uri.type());
        assertTrue(uri.optional());
        assertEquals(BackupVault.KEY_URI, EstateSchema.attribute(uri));
    }

    @Test
    void derivedAttribute_hidesTheWrittenOne() {
        assertEquals(
                BackupVault.ENCRYPTION_IDENTITY, EstateSchema.attribute(field("BackupVault.encryption", "identity")));
        assertEquals(
                new Type.ListOf("PrivateEndpoint"),
                field("BackupVault", "privateEndpoints").type());
    }

    @Test
    void unresolvedReferences_areNotVisible() {
        Schema schema = EstateSchema.schema();
        assertTrue(schema.record("PrivateEndpoint").orElseThrow().field("vault").isEmpty());
        assertTrue(
                schema.record("LocalRoleAssignment").orElseThrow().field("hsm").isEmpty());
    }

    @Test
    void kindsThatShareALayout_areTheSameRecord() {
        Schema schema = EstateSchema.schema();
        assertEquals(schema.record("KeyStore"), schema.record("KeyVault"));
        assertEquals(
                "Identity", schema.record("UserAssignedIdentity").orElseThrow().name());
        assertTrue(schema.records().keySet().containsAll(schema.targets()));
    }

    @Test
    void openChoices_holdAnyWord() {
        for (String open : Set.of("Region", "Role", "LocalRole")) {
            assertTrue(EstateSchema.schema().choices().get(open).open(), open);
        }
        assertFalse(EstateSchema.schema().choices().get("Tier").open());
    }

    @Test
    void onlyWrittenFields_mayBeSet() {
        assertFalse(field("KeyUri", "version").derived());
        assertFalse(field("BackupVault.encryption", "identity").derived());
        assertTrue(field("KeyUri", "host").derived());
        assertTrue(field("Key", "roleAssignments").derived());
    }
}
