package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DescriptorPrinterTest {
    @Test
    void printed_isReadBackWithEqualFields() {
        long seed = 20231122;
        GeneratedDescriptors generated = new GeneratedDescriptors(seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Entity> resources = new ArrayList<>();
        for (int round = 0; round < 1_000; round++) {
            resources.addAll(Descriptors.of(generated.valid().toString()).resources());
        }
        List<Entity> wanted = resources.stream().map(one -> forget(one, random)).toList();
        String text = new DescriptorPrinter().print(wanted);
        List<Entity> read = Descriptors.of(text).resources();
        for (int i = 0; i < wanted.size(); i++) {
            String shown = "seed " + seed + ": " + new DescriptorPrinter().print(List.of(wanted.get(i)));
            assertEquals(wanted.get(i).kind(), read.get(i).kind(), shown);
            assertEquals(wanted.get(i).provenance(), read.get(i).provenance(), shown);
            assertEquals(wanted.get(i).name(), read.get(i).name(), shown);
            for (Attribute<?> attribute : wanted.get(i).shape().attributes()) {
                int index = attribute.index();
                assertEquals(
                        print(wanted.get(i).at(index)),
                        print(read.get(i).at(index)),
                        () -> attribute.name() + " " + shown);
            }
        }
        assertEquals(text, new DescriptorPrinter().print(read));
    }

    @Test
    void resource_isPrintedInTheOrderOfItsKind() {
        List<Entity> resources = Joined.resources("""
                name: bv-payroll
                kind: BackupVault
                privateEndpoints: []
                encryption: {identity: id-backup, mode: customer-managed, keyUri: !unknown "known after apply"}
                tiers: [vault-archive, vault-standard]
                identity: {userAssigned: [id-backup], systemAssigned: false}
                ---
                kind: KeyVault
                name: "123"
                purgeProtection: true
                accessPolicies: [{principal: id-backup, keyPermissions: [wrapKey, get]}, !unknown later]
                ---
                kind: Key
                name: k
                store: "123"
                expires: 2027-01-01T00:00:00+01:00
                rotation: {every: P365D}
                """);
        assertEquals("""
                ---
                kind: BackupVault
                name: bv-payroll
                tiers:
                  - vault-standard
                  - vault-archive
                identity:
                  systemAssigned: false
                  userAssigned:
                    - id-backup
                encryption:
                  mode: customer-managed
                  keyUri: !unknown "known after apply"
                  identity: id-backup
                privateEndpoints: []
                ---
                kind: KeyVault
                name: "123"
                purgeProtection: true
                accessPolicies:
                  - principal: id-backup
                    keyPermissions:
                      - get
                      - wrapKey
                  - !unknown "later"
                ---
                kind: Key
                name: k
                store: "123"
                expires: 2026-12-31T23:00:00Z
                rotation:
                  every: 365d
                """, new DescriptorPrinter().print(resources));
    }

    /** Makes a field of the resource unknown now and then. */
    private static Entity forget(Entity resource, SplittableRandom random) {
        Form form = Form.of(Kind.of(resource.kind()).orElseThrow());
        Entity.Builder copy = resource.copy();
        for (Form.Slot slot : form.slots().values()) {
            if (slot instanceof Form.Slot.Leaf leaf && random.nextInt(8) == 0) {
                Field<?> unknown = Field.unknown("known after: \"apply\" #1", resource.span());
                copy.fill(leaf.attribute().index(), unknown);
            }
        }
        return copy.build();
    }

    private static String print(Field<?> field) {
        if (field instanceof Field.Present<?> present) {
            return "present " + print(present.value());
        }
        return field instanceof Field.Unknown<?> unknown ? "unknown " + unknown.reason() : "absent";
    }

    private static String print(Object value) {
        if (value instanceof Many many) {
            return many.sure().stream().map(DescriptorPrinterTest::print).toList() + " open " + many.open();
        }
        if (value instanceof Entity entity) {
            return entity.shape().attributes().stream()
                    .map(attribute -> print(entity.at(attribute.index())))
                    .toList()
                    .toString();
        }
        if (value instanceof List<?> references) {
            return references.stream()
                    .map(DescriptorPrinterTest::print)
                    .toList()
                    .toString();
        }
        return value instanceof Reference reference ? reference.written() : value.toString();
    }
}
