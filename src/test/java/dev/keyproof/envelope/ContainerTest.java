package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Containers that nobody touched: what goes in comes out, whichever implementation does which half. */
class ContainerTest {
    private static final int CHUNK = BodyKeys.CHUNK_BYTES;
    private static final List<Integer> SIZES = List.of(
            0,
            1,
            39,
            40,
            41,
            16_343,
            16_344,
            16_345,
            CHUNK - 1,
            CHUNK,
            CHUNK + 1,
            2 * CHUNK - 40,
            2 * CHUNK - 1,
            2 * CHUNK,
            2 * CHUNK + 1,
            5 * CHUNK - 40,
            5 * CHUNK + 40);

    @TestFactory
    Stream<DynamicTest> payloadOfAnySize_comesBack() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Primitives sealing : Specimens.BOTH) {
            for (Primitives opening : Specimens.BOTH) {
                for (int size : SIZES) {
                    String name = sealing.getClass().getSimpleName() + " to "
                            + opening.getClass().getSimpleName() + ", " + size + " bytes";
                    tests.add(dynamicTest(name, () -> roundTrip(sealing, opening, size)));
                }
            }
        }
        return tests.stream();
    }

    private static void roundTrip(Primitives sealing, Primitives opening, int size) throws Exception {
        byte[] payload = Specimens.payload(size, size);
        Specimens.Sealed sealed = Specimens.seal(sealing, size, Specimens.ORIGIN, payload);
        int plain = size + 40;
        int headers = HeaderFormat.write(Specimens.ORIGIN).length
                + HeaderFormat.write(new KeyHeader(0, List.of(sealed.edk()))).length;
        assertEquals(14 + headers + 32 + 56 + plain + 16 * (plain / CHUNK + 1), sealed.bytes().length);
        assertArrayEquals(payload, Specimens.open(opening, sealed.bytes(), sealed.dek(), Specimens.ENTRY));
    }

    @Test
    void rewrap_changesNoByteOfTheBody() throws Exception {
        byte[] payload = Specimens.payload(1, 40_000);
        for (Primitives primitives : Specimens.BOTH) {
            Specimens.Sealed sealed = Specimens.seal(primitives, 1, Specimens.ORIGIN, payload);
            byte[] rotated = TamperTest.rewrapped(primitives, sealed);
            int before = head(sealed.bytes());
            int after = head(rotated);
            assertArrayEquals(
                    Arrays.copyOfRange(sealed.bytes(), before, sealed.bytes().length),
                    Arrays.copyOfRange(rotated, after, rotated.length));
            Containers containers = Specimens.containers(primitives, 2);
            try (ContainerReader reader = containers.read(Pieces.of(rotated))) {
                assertEquals(Specimens.ORIGIN, reader.origin());
                assertEquals(1, reader.keyHeader().epoch());
                WrappedKey edk = reader.keyHeader().edks().get(0);
                assertEquals(Specimens.OTHER_KID, edk.kid());
                try (DataKey dek = containers.unwrap(edk, Specimens.POOL.pair(3072, 0));
                        InputStream in = reader.open(dek, new CatalogueEntry(Specimens.ORIGIN, 1), 40_000)) {
                    assertTrue(dek.sameAs(sealed.dek()));
                    assertArrayEquals(payload, in.readAllBytes());
                }
            }
        }
    }

    private static int head(byte[] container) throws IOException {
        try (ContainerReader reader = Specimens.containers(Primitives.jdk(), 0).read(Pieces.of(container))) {
            return reader.headerBytes().length;
        }
    }

    @Test
    void refusedRewrap_writesNothing() throws Exception {
        Specimens.Sealed sealed = Specimens.seal(Primitives.jdk(), 1, Specimens.ORIGIN, new byte[9]);
        Containers containers = Specimens.containers(Primitives.jdk(), 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ContainerReader reader = containers.read(Pieces.of(sealed.bytes()));
                DataKey other = containers.newDataKey()) {
            UniformError.assertUniform(assertThrows(
                    UnopenableException.class,
                    () -> reader.rewrap(other, Specimens.ENTRY, List.of(sealed.edk()), out)));
            assertEquals(Optional.of(Refusal.HEADER_MAC), reader.refusal());
            assertThrows(
                    MalformedContainerException.class,
                    () -> reader.rewrap(sealed.dek(), Specimens.ENTRY, List.of(), out));
        }
        assertEquals(0, out.size());
    }

    @Test
    void payload_isTheSameHoweverItIsMoved() throws Exception {
        byte[] payload = Specimens.payload(5, 3 * CHUNK + 5);
        Specimens.Sealed whole = Specimens.seal(Primitives.bouncyCastle(), 5, Specimens.ORIGIN, payload);
        for (int piece : new int[] {1, 7, CHUNK - 1, CHUNK, CHUNK + 1, payload.length}) {
            Containers containers = Specimens.containers(Primitives.bouncyCastle(), 5);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (DataKey dek = containers.newDataKey()) {
                WrappedKey edk = containers.wrap(dek, Specimens.POOL.pair(2048, 0), Specimens.KID, Specimens.WHEN);
                try (ContainerWriter writer = containers.seal(Specimens.ORIGIN, dek, List.of(edk), out)) {
                    for (int at = 0; at < payload.length; at += piece) {
                        if (piece == 1) {
                            writer.write(payload[at]);
                        } else {
                            writer.write(payload, at, Math.min(piece, payload.length - at));
                        }
                    }
                    writer.finish();
                    assertEquals(payload.length, writer.payloadBytes());
                    assertEquals(sha256(payload), writer.payloadSha256());
                }
            }
            assertArrayEquals(whole.bytes(), out.toByteArray(), "pieces of " + piece);
        }
        try (ContainerReader reader = Specimens.containers(Primitives.jdk(), 0).read(Pieces.of(whole.bytes()));
                InputStream in = reader.open(whole.dek(), Specimens.ENTRY, payload.length)) {
            assertEquals(payload[0], (byte) in.read());
            byte[] some = in.readNBytes(CHUNK + 3);
            assertArrayEquals(Arrays.copyOfRange(payload, 1, CHUNK + 4), some);
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            assertEquals(Optional.empty(), reader.payloadSha256());
            assertEquals(payload.length - CHUNK - 4, in.transferTo(rest));
            assertArrayEquals(Arrays.copyOfRange(payload, CHUNK + 4, payload.length), rest.toByteArray());
            assertEquals(-1, in.read());
            assertEquals(payload.length, reader.payloadBytes());
            assertEquals(Optional.of(sha256(payload)), reader.payloadSha256());
            assertEquals(Optional.empty(), reader.refusal());
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void unfinishedContainer_cannotBeOpened() throws Exception {
        for (int size : SIZES) {
            Containers containers = Specimens.containers(Primitives.bouncyCastle(), 1);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            DataKey dek = containers.newDataKey();
            WrappedKey edk = containers.wrap(dek, Specimens.POOL.pair(2048, 0), Specimens.KID, Specimens.WHEN);
            try (ContainerWriter writer = containers.seal(Specimens.ORIGIN, dek, List.of(edk), out)) {
                writer.write(new byte[size]);
                assertThrows(IllegalStateException.class, writer::payloadSha256);
            }
            UniformError.assertUniform(assertThrows(
                    UnopenableException.class,
                    () -> Specimens.open(Primitives.bouncyCastle(), out.toByteArray(), dek, Specimens.ENTRY)));
        }
    }

    @Test
    void finishedContainer_takesNoMore() throws Exception {
        Containers containers = Specimens.containers(Primitives.bouncyCastle(), 1);
        DataKey dek = containers.newDataKey();
        WrappedKey edk = containers.wrap(dek, Specimens.POOL.pair(2048, 0), Specimens.KID, Specimens.WHEN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ContainerWriter writer = containers.seal(Specimens.ORIGIN, dek, List.of(edk), out)) {
            writer.finish();
            assertThrows(IOException.class, () -> writer.write(1));
            assertThrows(IOException.class, writer::finish);
        }
        assertArrayEquals(new byte[0], Specimens.open(Primitives.jdk(), out.toByteArray(), dek, Specimens.ENTRY));
    }

    @Test
    void stream_failsForEverAfterItsFirstFailure() throws Exception {
        Specimens.Sealed sealed = Specimens.seal(Primitives.jdk(), 1, Specimens.ORIGIN, new byte[5 * CHUNK]);
        byte[] bytes = sealed.bytes().clone();
        bytes[bytes.length - 2 * CHUNK] ^= 1;
        for (Primitives primitives : Specimens.BOTH) {
            try (ContainerReader reader = Specimens.containers(primitives, 0).read(Pieces.of(bytes));
                    InputStream in = reader.open(sealed.dek(), Specimens.ENTRY, 1 << 26)) {
                assertEquals(2 * CHUNK, in.readNBytes(2 * CHUNK).length);
                for (int again = 0; again < 3; again++) {
                    UniformError.assertUniform(assertThrows(UnopenableException.class, in::read));
                    UniformError.assertUniform(
                            assertThrows(UnopenableException.class, () -> in.transferTo(new ByteArrayOutputStream())));
                }
                assertEquals(Optional.of(Refusal.CHUNK), reader.refusal());
                assertEquals(Optional.empty(), reader.payloadSha256());
            }
        }
    }

    @Test
    void payloadBeyondTheLimit_isRefusedBeforeItIsGiven() throws Exception {
        for (int size : List.of(1, CHUNK, 3 * CHUNK, 3 * CHUNK + 1)) {
            Specimens.Sealed sealed = Specimens.seal(Primitives.jdk(), 1, Specimens.ORIGIN, new byte[size]);
            try (ContainerReader reader =
                            Specimens.containers(Primitives.jdk(), 0).read(Pieces.of(sealed.bytes()));
                    InputStream in = reader.open(sealed.dek(), Specimens.ENTRY, size - 1L)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                MalformedContainerException e =
                        assertThrows(MalformedContainerException.class, () -> in.transferTo(out));
                assertEquals("the payload is longer than the limit of " + (size - 1) + " bytes", e.getMessage());
                assertTrue(out.size() < size);
            }
        }
    }

    /** 256 MiB through both ends, none of which ever asks for or hands over more than a chunk. */
    @Test
    void largePayload_takesTheMemoryOfAFewChunks() throws Exception {
        long size = 256L << 20;
        Containers containers = Specimens.containers(Primitives.bouncyCastle(), 9);
        DataKey dek = containers.newDataKey();
        WrappedKey edk = containers.wrap(dek, Specimens.POOL.pair(2048, 0), Specimens.KID, Specimens.WHEN);
        Pipe pipe = new Pipe();
        try (ContainerWriter writer = containers.seal(Specimens.ORIGIN, dek, List.of(edk), pipe.in())) {
            ContainerReader reader = containers.read(pipe.out());
            InputStream opened = reader.open(dek, Specimens.ENTRY, size);
            byte[] block = Specimens.payload(9, 4 * CHUNK);
            byte[] back = new byte[block.length];
            for (long at = 0; at < size; at += block.length) {
                writer.write(block);
                // One chunk stays behind: it is given when the next one is known.
                if (at > 0) {
                    assertEquals(back.length, opened.readNBytes(back, 0, back.length));
                    assertArrayEquals(block, back);
                }
            }
            writer.finish();
            assertEquals(block.length, opened.readAllBytes().length);
            assertEquals(Optional.of(writer.payloadSha256()), reader.payloadSha256());
            assertTrue(pipe.most() <= 8 * BodyKeys.SEALED_CHUNK_BYTES, "held " + pipe.most() + " bytes");
        }
    }
}
