package dev.keyproof.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Provenance;
import dev.keyproof.estate.Provenance.Direction;
import dev.keyproof.language.Constant;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DefaultsTest {
    private static final LocalDate TURN = LocalDate.of(2019, 9, 1);
    private static final Schema.Field SOFT_DELETE = EstateSchema.schema()
            .record("KeyStore")
            .flatMap(store -> store.field("softDelete"))
            .orElseThrow();
    private static final List<Pack.Default> TURNING = List.of(
            softDelete(false, Optional.empty(), Optional.of(TURN), "create", "azure-A3"),
            softDelete(true, Optional.of(TURN), Optional.empty(), "create", "azure-A2"));

    private static Pack.Default softDelete(
            boolean value, Optional<LocalDate> since, Optional<LocalDate> until, String direction, String assumes) {
        return new Pack.Default(
                "KeyStore",
                "KeyVault",
                SOFT_DELETE,
                new Constant.Bool(value),
                since,
                until,
                Optional.of(direction).filter(word -> !word.isEmpty()),
                Optional.of(assumes),
                List.of(),
                Optional.empty(),
                Exprs.AT);
    }

    private static Field<Object> read(List<Pack.Default> defaults, Provenance provenance, Assumption... off) {
        return read("KeyVault", defaults, provenance, off);
    }

    private static Field<Object> read(
            String kind, List<Pack.Default> defaults, Provenance provenance, Assumption... off) {
        Entity store = Entity.of(kind, KeyStore.SHAPE, "kv", Resources.at("kv"), provenance)
                .build();
        Facts.Slot slot = new Facts(defaults, Set.of(off)).slot(SOFT_DELETE);
        Field<Object> field = slot.field(store);
        Object expected = field instanceof Field.Present<Object> present ? present.value() : Facts.UNKNOWN;
        assertEquals(expected, slot.value(store), "both ways to read say the same");
        return field;
    }

    private static Provenance on(Direction direction, int year) {
        return new Provenance(direction, Optional.of(LocalDate.of(year, 1, 1)));
    }

    private static void assertValue(boolean value, Assumption assumption, Field<Object> field) {
        Field.Present<?> present = assertInstanceOf(Field.Present.class, field);
        assertEquals(value, present.value());
        assertEquals(Set.of(assumption), present.assumptions());
    }

    private static String assertUnknown(Field<Object> field) {
        return assertInstanceOf(Field.Unknown.class, field).reason();
    }

    @Test
    void apiVersion_choosesTheRange() {
        assertValue(false, Assumption.A3, read(TURNING, on(Direction.CREATE, 2018)));
        assertValue(true, Assumption.A2, read(TURNING, on(Direction.CREATE, 2023)));
    }

    @Test
    void boundary_belongsToTheLaterRange() {
        Provenance turn = new Provenance(Direction.CREATE, Optional.of(TURN));
        assertValue(true, Assumption.A2, read(TURNING, turn));
    }

    @Test
    void answerOfTheService_hasNoDefaultOfCreation() {
        assertEquals("not described", assertUnknown(read(TURNING, on(Direction.READ, 2023))));
    }

    @Test
    void unknownApiVersion_needsAgreement() {
        Provenance create = new Provenance(Direction.CREATE, Optional.empty());
        assertTrue(assertUnknown(read(TURNING, create)).contains("depends on the api-version"));
        List<Pack.Default> agreeing = List.of(
                softDelete(true, Optional.empty(), Optional.of(TURN), "create", "azure-A2"),
                softDelete(true, Optional.of(TURN), Optional.empty(), "create", "azure-A2"));
        assertValue(true, Assumption.A2, read(agreeing, create));
    }

    @Test
    void descriptor_hasNoDefaultOfOneDirectionAlone() {
        List<Pack.Default> created =
                List.of(softDelete(true, Optional.empty(), Optional.empty(), "create", "azure-A2"));
        assertEquals("not described", assertUnknown(read(created, Provenance.STATED)));
        List<Pack.Default> both = List.of(softDelete(true, Optional.empty(), Optional.empty(), "", "azure-A2"));
        assertValue(true, Assumption.A2, read(both, Provenance.STATED));
    }

    @Test
    void unknownApiVersion_withARangeThatLeavesAGap_isUnknown() {
        List<Pack.Default> late = List.of(softDelete(true, Optional.of(TURN), Optional.empty(), "", "azure-A2"));
        assertUnknown(read(late, Provenance.STATED));
        assertValue(true, Assumption.A2, read(late, on(Direction.READ, 2020)));
        assertEquals("not described", assertUnknown(read(late, on(Direction.READ, 2018))));
    }

    @Test
    void defaultOfAnotherKind_doesNotApply() {
        assertEquals("not described", assertUnknown(read("ManagedHsm", TURNING, on(Direction.CREATE, 2023))));
    }

    @Test
    void assumptionSwitchedOff_leavesTheFieldUnknown() {
        Field<Object> field = read(TURNING, on(Direction.CREATE, 2023), Assumption.A2);
        assertEquals("it rests on `azure-A2`, which is switched off", assertUnknown(field));
        assertValue(true, Assumption.A2, read(TURNING, on(Direction.CREATE, 2023), Assumption.A3));
    }

    @Test
    void writtenValue_thatRestsOnAnAssumptionSwitchedOff_isUnknown() {
        Field<Boolean> field = new Field.Present<>(true, Resources.at("kv"), Set.of(Assumption.A7));
        Entity store = Resources.store("kv").set(KeyStore.SOFT_DELETE, field).build();
        assertEquals(true, new Facts(List.of(), Set.of()).slot(SOFT_DELETE).value(store));
        Facts.Slot without = new Facts(List.of(), Set.of(Assumption.A7)).slot(SOFT_DELETE);
        assertEquals(Facts.UNKNOWN, without.value(store));
        assertInstanceOf(Field.Unknown.class, without.field(store));
    }
}
