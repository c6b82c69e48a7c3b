package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KindTest {
    private static final List<Shape> SHAPES = List.of(
            BackupVault.SHAPE,
            Identity.SHAPE,
            KeyStore.SHAPE,
            Key.SHAPE,
            Grant.SHAPE,
            Grant.LOCAL_SHAPE,
            PrivateEndpoint.SHAPE,
            Workload.SHAPE,
            Extent.SHAPE,
            Origin.SHAPE,
            AccessPolicy.SHAPE,
            KeyVersion.SHAPE,
            KeyUri.SHAPE);

    @Test
    void all_hasTheKindsOfTheDocumentation() {
        assertEquals(
                List.of(
                        "BackupVault",
                        "UserAssignedIdentity",
                        "KeyVault",
                        "ManagedHsm",
                        "Key",
                        "RoleAssignment",
                        "LocalRoleAssignment",
                        "PrivateEndpoint",
                        "Workload",
                        "Estate"),
                Kind.all().stream().map(Kind::word).toList());
    }

    @Test
    void everyAttribute_hasAMeaningAndItsIndex() {
        for (Shape shape : SHAPES) {
            for (int i = 0; i < shape.attributes().size(); i++) {
                Attribute<?> attribute = shape.attributes().get(i);
                assertFalse(attribute.meaning().isBlank(), shape + "." + attribute.name());
                assertFalse(attribute.meaning().endsWith("."), shape + "." + attribute.name());
                assertEquals(i, attribute.index());
            }
        }
    }

    @Test
    void everyWrittenAttribute_standsInAKind() {
        for (Kind kind : Kind.all()) {
            assertFalse(kind.meaning().isBlank(), kind.word());
            Set<String> names = new HashSet<>();
            for (Attribute<?> attribute : kind.attributes()) {
                assertFalse(attribute.derived(), kind + "." + attribute.name());
                assertTrue(names.add(attribute.name()), kind + "." + attribute.name() + " stands twice");
                assertTrue(kind.shape().attributes().contains(attribute), kind + "." + attribute.name());
            }
        }
        for (Shape shape : SHAPES.subList(0, 9)) {
            for (Attribute<?> attribute : shape.attributes()) {
                boolean written = Kind.all().stream()
                        .anyMatch(kind ->
                                kind.shape() == shape && kind.attributes().contains(attribute));
                assertEquals(!attribute.derived(), written, shape + "." + attribute.name());
            }
        }
    }

    @Test
    void everyDottedAttribute_hasAGroup() {
        for (Kind kind : Kind.all()) {
            for (Attribute<?> attribute : kind.attributes()) {
                int dot = attribute.name().indexOf('.');
                if (dot > 0) {
                    Attribute<?> group = kind.shape()
                            .attribute(attribute.name().substring(0, dot))
                            .orElseThrow();
                    assertTrue(group.type() instanceof Type.Group, attribute.name());
                }
            }
        }
    }
}
