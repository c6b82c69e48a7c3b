package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
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
}
