package dev.keyproof.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** What the tests of this package seal and open with; everything comes from seeds. */
final class Specimens {
    static final String KID = "https://payroll-kv.vault.azure.net/keys/backup-kek/0123456789abcdef0123456789abcdef";
    static final String OTHER_KID =
            "https://payroll-kv.vault.azure.net/keys/backup-kek/fedcba9876543210fedcba9876543210";
    static final Instant WHEN = Instant.parse("2026-06-01T00:00:00Z");
    static final Origin ORIGIN = new Origin(
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.DataProtection/backupVaults/payroll",
            "instance \u00e9\u2028 1",
            "point-1",
            "Microsoft.Compute/disks",
            WHEN,
            "dek-1");
    static final CatalogueEntry ENTRY = new CatalogueEntry(ORIGIN, 0);
    static final KeyPool POOL = new KeyPool(name -> seeded(name.hashCode()), 2);
    static final List<Primitives> BOTH = List.of(Primitives.bouncyCastle(), Primitives.jdk());

    private Specimens() {}

    static Entropy seeded(long seed) {
        return new SplittableRandom(seed)::nextBytes;
    }

    static byte[] payload(long seed, int size) {
        return seeded(seed).bytes(size);
    }

    static Containers containers(Primitives primitives, long seed) {
        return new Containers(primitives, seeded(seed), host -> host.endsWith(".vault.azure.net"));
    }

    /** A container of epoch 0, with the key that opens it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sealed(byte[] bytes, DataKey dek, WrappedKey edk) {}

    static Sealed seal(Primitives primitives, long seed, Origin origin, byte[] payload) throws IOException {
        Containers containers = containers(primitives, seed);
        DataKey dek = containers.newDataKey();
        WrappedKey edk = containers.wrap(dek, POOL.pair(2048, 0), KID, WHEN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ContainerWriter writer = containers.seal(origin, dek, List.of(edk), out)) {
            writer.write(payload);
            writer.finish();
        }
        return new Sealed(out.toByteArray(), dek, edk);
    }

    static byte[] open(Primitives primitives, byte[] container, DataKey dek, CatalogueEntry entry) throws IOException {
        try (ContainerReader reader = containers(primitives, 0).read(new ByteArrayInputStream(container));
                InputStream payload = reader.open(dek, entry, 1 << 26)) {
            return payload.readAllBytes();
        }
    }
}
