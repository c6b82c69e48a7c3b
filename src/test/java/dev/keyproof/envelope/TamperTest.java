package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever is done to a container of three chunks, nobody gets wrong bytes out of it (INT-3, I5, I6). */
class TamperTest {
    private static final int CHUNK = BodyKeys.SEALED_CHUNK_BYTES;
    private static final byte[] PAYLOAD = Specimens.payload(3, 2 * BodyKeys.CHUNK_BYTES);

    private final Specimens.Sealed sealed;
    private final int bodyAt;

    TamperTest() throws IOException {
        sealed = Specimens.seal(Primitives.bouncyCastle(), 11, Specimens.ORIGIN, PAYLOAD);
        bodyAt = sealed.bytes().length - BodyKeys.HEADER_BYTES - 2 * CHUNK - 40 - 16;
    }

    private interface Tampering {
        void on(Primitives primitives) throws IOException;
    }

    private static Stream<DynamicTest> onBoth(Tampering tampering) {
        return Specimens.BOTH.stream()
                .map(primitives -> dynamicTest(primitives.getClass().getSimpleName(), () -> tampering.on(primitives)));
    }

    @TestFactory
    Stream<DynamicTest> flippedBit_isRefused() {
        return onBoth(primitives -> {
            byte[] bytes = sealed.bytes().clone();
            // Pure Java is a hundred times slower; there one bit in 31 is tried.
            int step = PureJava.isAsked() ? 31 : 1;
            for (int bit = 0; bit < 8 * bytes.length; bit += step) {
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                refused(
                        primitives,
                        bytes,
                        Specimens.ENTRY,
                        bit / 8 >= bodyAt - ContainerHeader.MAC_BYTES,
                        "bit " + bit);
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> truncation_isRefused() {
        return onBoth(primitives -> {
            for (int length = 0; length < sealed.bytes().length; length += PureJava.isAsked() ? 13 : 1) {
                byte[] bytes = Arrays.copyOf(sealed.bytes(), length);
                refused(primitives, bytes, Specimens.ENTRY, length >= bodyAt, "length " + length);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> chunkInAnotherPlace_isRefused() {
        return onBoth(primitives -> {
            List<byte[]> chunks = chunks(sealed.bytes());
            for (int[] order : new int[][] {
                {1, 0, 2},
                {0, 2, 1},
                {2, 1, 0},
                {1, 2, 0},
                {2, 0, 1},
                {0, 0, 1, 2},
                {0, 1, 1, 2},
                {0, 1, 2, 2},
                {1, 2},
                {0, 2},
                {0, 1},
                {0},
                {2},
                {},
                {0, 1, 2, 0},
                {0, 1, 2, 0, 1, 2}
            }) {
                refused(primitives, withChunks(chunks, order), Specimens.ENTRY, true, Arrays.toString(order));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> bytesAfterTheEnd_areRefused() {
        return onBoth(primitives -> {
            byte[] bytes = sealed.bytes();
            for (int more : new int[] {1, 15, 16, 17, 40, CHUNK - 56, CHUNK, 2 * CHUNK}) {
                refused(primitives, Arrays.copyOf(bytes, bytes.length + more), Specimens.ENTRY, true, more + " zeros");
            }
            refused(primitives, VectorSets.concatenate(bytes, bytes), Specimens.ENTRY, true, "a second container");
        });
    }

    @TestFactory
    Stream<DynamicTest> partOfAnotherContainer_isRefused() {
        return onBoth(primitives -> {
            Origin origin = origin("point-2");
            Specimens.Sealed other = Specimens.seal(primitives, 12, origin, PAYLOAD);
            byte[] mine = sealed.bytes();
            assertEquals(mine.length, other.bytes().length);
            for (int from :
                    new int[] {bodyAt, bodyAt + BodyKeys.HEADER_BYTES, bodyAt + BodyKeys.HEADER_BYTES + CHUNK}) {
                byte[] mixed = mine.clone();
                System.arraycopy(other.bytes(), from, mixed, from, mine.length - from);
                refused(primitives, mixed, Specimens.ENTRY, true, "the other's bytes from " + from);
            }
            // The other container as it is, in the place of this one: with its own key and with this one's.
            refused(primitives, other.bytes(), Specimens.ENTRY, true, "this key");
            refused(
                    primitives,
                    new Specimens.Sealed(other.bytes(), other.dek(), other.edk()),
                    Specimens.ENTRY,
                    "its key");
        });
    }

    /** A header of another restore point that is genuine in itself, because its maker knew the data key. */
    @TestFactory
    Stream<DynamicTest> genuineHeaderOfAnotherPoint_doesNotOpenTheBody() {
        return onBoth(primitives -> {
            Origin origin = origin("point-2");
            HeaderFormat format = new HeaderFormat(host -> true);
            byte[] header = ContainerHeader.make(
                            format, primitives, sealed.dek(), origin, new KeyHeader(0, List.of(sealed.edk())))
                    .bytes();
            byte[] body = Arrays.copyOfRange(sealed.bytes(), bodyAt, sealed.bytes().length);
            byte[] swapped = VectorSets.concatenate(header, body);
            refused(primitives, swapped, new CatalogueEntry(origin, 0), true, "body under another header");
            refused(primitives, swapped, Specimens.ENTRY, true, "not what the catalogue expects");
        });
    }

    @TestFactory
    Stream<DynamicTest> olderKeyHeader_isRefused() {
        return onBoth(primitives -> {
            byte[] rotated = rewrapped(primitives, sealed);
            CatalogueEntry after = new CatalogueEntry(Specimens.ORIGIN, 1);
            Specimens.open(primitives, rotated, sealed.dek(), after);
            refused(primitives, sealed.bytes(), after, true, "rolled back");
            byte[] mixed = VectorSets.concatenate(
                    Arrays.copyOf(sealed.bytes(), bodyAt),
                    Arrays.copyOfRange(rotated, rotated.length - (sealed.bytes().length - bodyAt), rotated.length));
            refused(primitives, mixed, after, true, "old header before the body of the rotated container");
        });
    }

    @TestFactory
    Stream<DynamicTest> wrongFooter_isRefused() {
        return onBoth(primitives -> {
            List<Consumer<byte[]>> changes = new ArrayList<>();
            changes.add(footer -> footer[7]++);
            changes.add(footer -> footer[7]--);
            changes.add(footer -> footer[0] = (byte) 0x80);
            changes.add(footer -> footer[39] ^= 1);
            for (int size : new int[] {0, 1, 100, BodyKeys.CHUNK_BYTES - 40, BodyKeys.CHUNK_BYTES}) {
                for (Consumer<byte[]> change : changes) {
                    byte[] plain = Arrays.copyOf(Specimens.payload(size, size), size + 40);
                    byte[] footer = Handmade.footer(plain, size);
                    change.accept(footer);
                    System.arraycopy(footer, 0, plain, size, 40);
                    byte[] bytes = Handmade.container(primitives, sealed, plain);
                    refused(primitives, bytes, Specimens.ENTRY, true, "payload of " + size + " bytes");
                }
            }
            for (int size = 0; size < 40; size++) {
                byte[] bytes = Handmade.container(primitives, sealed, new byte[size]);
                refused(primitives, bytes, Specimens.ENTRY, true, "no room for a footer");
            }
        });
    }

    /** The real way of a restore: what is unwrapped is what the header names. */
    @TestFactory
    Stream<DynamicTest> wrappedKeysOfAnotherPoint_openNothing() {
        return onBoth(primitives -> {
            Specimens.Sealed other = Specimens.seal(primitives, 12, origin("point-2"), PAYLOAD);
            byte[] mine = sealed.bytes();
            int keysAt = 14 + HeaderFormat.write(Specimens.ORIGIN).length;
            int macAt = bodyAt - ContainerHeader.MAC_BYTES;
            byte[] keysSwapped = mine.clone();
            System.arraycopy(other.bytes(), keysAt, keysSwapped, keysAt, macAt - keysAt);
            byte[] macSwappedToo = keysSwapped.clone();
            System.arraycopy(other.bytes(), macAt, macSwappedToo, macAt, bodyAt - macAt);
            for (byte[] swapped : List.of(keysSwapped, macSwappedToo)) {
                ContainerReader reader = Specimens.containers(primitives, 0).read(new ByteArrayInputStream(swapped));
                WrappedKey edk = reader.keyHeader().edks().get(0);
                assertEquals(other.edk(), edk);
                DataKey dek = Specimens.containers(primitives, 0).unwrap(edk, Specimens.POOL.pair(2048, 0));
                assertTrue(dek.sameAs(other.dek()));
                refused(primitives, swapped, dek, Specimens.ENTRY, true, "the other's data key");
                refused(primitives, swapped, sealed.dek(), Specimens.ENTRY, true, "the own data key");
            }
        });
    }

    private static Origin origin(String point) {
        Origin origin = Specimens.ORIGIN;
        return new Origin(
                origin.vaultId(),
                origin.backupInstanceId(),
                point,
                origin.dataSourceType(),
                origin.createdAt(),
                origin.dekId());
    }

    static byte[] rewrapped(Primitives primitives, Specimens.Sealed sealed) throws IOException {
        Containers containers = Specimens.containers(primitives, 99);
        WrappedKey next =
                containers.wrap(sealed.dek(), Specimens.POOL.pair(3072, 0), Specimens.OTHER_KID, Specimens.WHEN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ContainerReader reader = containers.read(new ByteArrayInputStream(sealed.bytes()))) {
            assertEquals(
                    1,
                    reader.rewrap(sealed.dek(), Specimens.ENTRY, List.of(next), out)
                            .epoch());
        }
        return out.toByteArray();
    }

    private List<byte[]> chunks(byte[] bytes) {
        int first = bodyAt + BodyKeys.HEADER_BYTES;
        return List.of(
                Arrays.copyOfRange(bytes, first, first + CHUNK),
                Arrays.copyOfRange(bytes, first + CHUNK, first + 2 * CHUNK),
                Arrays.copyOfRange(bytes, first + 2 * CHUNK, bytes.length));
    }

    private byte[] withChunks(List<byte[]> chunks, int[] order) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(sealed.bytes(), 0, bodyAt + BodyKeys.HEADER_BYTES);
        for (int index : order) {
            out.writeBytes(chunks.get(index));
        }
        return out.toByteArray();
    }

    private static void refused(Primitives primitives, Specimens.Sealed sealed, CatalogueEntry entry, String what)
            throws IOException {
        refused(primitives, sealed.bytes(), sealed.dek(), entry, true, what);
    }

    private void refused(Primitives primitives, byte[] bytes, CatalogueEntry entry, boolean uniform, String what)
            throws IOException {
        refused(primitives, bytes, sealed.dek(), entry, uniform, what);
    }

    /**
     * Opens as far as it goes: what comes before the failure must be a part of the payload.
     *
     * @param uniform whether the failure must be the uniform error; a header that cannot be read says what is wrong
     */
    private static void refused(
            Primitives primitives, byte[] bytes, DataKey dek, CatalogueEntry entry, boolean uniform, String what)
            throws IOException {
        byte[] given = new byte[BodyKeys.CHUNK_BYTES];
        int at = 0;
        try (ContainerReader reader = Specimens.containers(primitives, 0).read(new ByteArrayInputStream(bytes));
                InputStream payload = reader.open(dek, entry, 1 << 26)) {
            for (int count = payload.read(given); count >= 0; count = payload.read(given)) {
                assertTrue(
                        at + count <= PAYLOAD.length && Arrays.equals(given, 0, count, PAYLOAD, at, at + count),
                        what + ": wrong bytes came out");
                at += count;
            }
        } catch (UnopenableException e) {
            UniformError.assertUniform(e);
            return;
        } catch (MalformedContainerException e) {
            assertTrue(!uniform, what + ": " + e.getMessage());
            return;
        }
        throw new AssertionError(what + ": was opened");
    }
}
