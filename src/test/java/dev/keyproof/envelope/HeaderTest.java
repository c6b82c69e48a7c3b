package dev.keyproof.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Headers that break the format or a limit, and what is said of them; found before any key is asked for. */
class HeaderTest {
    private static final HeaderFormat FORMAT = new HeaderFormat("payroll-kv.vault.azure.net"::equals);
    private static final String ORIGIN = "{\"backupInstanceId\":\"i\",\"createdAt\":\"2026-06-01T00:00:00Z\","
            + "\"dataSourceType\":\"t\",\"dekId\":\"d\",\"restorePointId\":\"p\","
            + "\"suite\":\"CMKB1_RSA-OAEP-256_COBBLESTONE-256\",\"v\":1,\"vaultId\":\"v\"}";
    private static final String WRAPPED =
            Base64.getUrlEncoder().withoutPadding().encodeToString(Specimens.payload(1, 256));
    private static final String EDK = "{\"alg\":\"RSA-OAEP-256\",\"kid\":\"" + Specimens.KID + "\",\"wrapped\":\""
            + WRAPPED + "\",\"wrappedAt\":\"2026-06-01T00:00:00Z\"}";
    private static final String KEYS = "{\"edks\":[" + EDK + "],\"epoch\":0}";
    private static final String ORIGIN_IS = "immutable header: ";
    private static final String KEYS_ARE = "key header: ";

    /** One change of a good text, and the message with the offset in the container. */
    private record Change(String from, String to, String message, int offset) {}

    @Test
    void goodHeaders_areReadAndWrittenAlike() throws IOException {
        byte[] origin = ORIGIN.getBytes(StandardCharsets.UTF_8);
        byte[] keys = KEYS.getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(origin, HeaderFormat.write(FORMAT.readOrigin(origin, 0)));
        assertArrayEquals(keys, HeaderFormat.write(FORMAT.readKeys(keys, 0)));
    }

    @Test
    void anyText_comesBackAsItWas() throws IOException {
        StringBuilder all = new StringBuilder();
        IntStream.range(0, 0x2100).forEach(all::appendCodePoint);
        all.append("\u2028\ufeff\uffff").appendCodePoint(0x1f600).appendCodePoint(0x10ffff);
        Origin origin = new Origin(all.toString(), "i", "p", "t", Instant.EPOCH, "d");
        byte[] written = HeaderFormat.write(origin);
        assertEquals(origin, FORMAT.readOrigin(written, 0));
        String expected = "{\"backupInstanceId\":\"i\",\"createdAt\":\"1970-01-01T00:00:00Z\",\"dataSourceType\":\"t\","
                + "\"dekId\":\"d\",\"restorePointId\":\"p\",\"suite\":\"CMKB1_RSA-OAEP-256_COBBLESTONE-256\","
                + "\"v\":1,\"vaultId\":\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n"
                + "\\u000b\\f\\r\\u000e\\u000f\\u0010";
        assertEquals(expected, new String(written, 0, expected.length(), StandardCharsets.UTF_8));
    }

    @TestFactory
    Stream<DynamicTest> changedImmutableHeader_isRefusedWithItsPlace() {
        String noSuite = ORIGIN_IS + "the suite is none that is known here";
        String instant = ORIGIN_IS + "`createdAt` is not an instant such as `2026-06-01T00:00:00Z`";
        return Stream.of(
                        new Change("{\"b", "{ \"b", ORIGIN_IS + "`{\"backupInstanceId\":` is expected here", 10),
                        new Change("\"i\",", "\"\",", ORIGIN_IS + "`backupInstanceId` is empty", 31),
                        new Change("\"i\",", "7,", ORIGIN_IS + "`\"` is expected here", 30),
                        new Change("\"i\",", "\"i\", ", ORIGIN_IS + "`,\"createdAt\":` is expected here", 33),
                        new Change("\"i\",", "\"\\u0069\",", ORIGIN_IS + "this escape is not the canonical one", 31),
                        new Change("\"i\",", "\"\\u000A\",", ORIGIN_IS + "this escape is not the canonical one", 31),
                        new Change("\"i\",", "\"\\/\",", ORIGIN_IS + "this escape is not the canonical one", 31),
                        new Change("\"i\",", "\"\\u001F\",", ORIGIN_IS + "this escape is not the canonical one", 31),
                        new Change("\"i\",", "\"a\nb\",", ORIGIN_IS + "a control character is not escaped", 32),
                        new Change("00:00:00Z", "00:00Z", instant, 46),
                        new Change("00:00:00Z", "00:00:00.000Z", instant, 46),
                        new Change("00:00:00Z", "00:00:00+00:00", instant, 46),
                        new Change("06-01", "06-31", instant, 46),
                        new Change(",\"dekId\":\"d\"", "", ORIGIN_IS + "`,\"dekId\":` is expected here", 89),
                        new Change("BLESTONE-256", "BLESTONE-128", noSuite, 131),
                        new Change("RSA-OAEP-256", "RSA-OAEP", noSuite, 131),
                        new Change("\"v\":1", "\"v\":2", ORIGIN_IS + "the version is not 1", 172),
                        new Change("\"v\":1", "\"v\":1.0", ORIGIN_IS + "`,\"vaultId\":` is expected here", 173),
                        new Change("\"v\"}", "\"v\",\"x\":\"\"}", ORIGIN_IS + "`}` is expected here", 187),
                        new Change("\"v\"}", "\"v\"}\n", ORIGIN_IS + "more follows the last member", 188),
                        new Change("\"v\"}", "\"v", ORIGIN_IS + "`vaultId` does not end", 185),
                        new Change(
                                "\"d\"",
                                "\"\u00e9\u00e9\",\"dekId\":\"d\"",
                                ORIGIN_IS + "`,\"restorePointId\":` is expected here",
                                104))
                .map(change -> refused(change, ORIGIN.replace(change.from(), change.to()), KEYS));
    }

    @TestFactory
    Stream<DynamicTest> changedKeyHeader_isRefusedWithItsPlace() {
        int start = 14 + ORIGIN.length();
        int kid = start + EDK.indexOf("\"https") + 9;
        int wrapped = start + EDK.indexOf(WRAPPED) + 8;
        int end = start + 9 + EDK.length();
        String epoch = KEYS_ARE + "`epoch` is not an integer from 0 to 2^53 - 1";
        String form = KEYS_ARE + "`kid` has not the form `https://HOST/keys/NAME/VERSION`";
        String two = EDK.replace("0123", "1123");
        return Stream.of(
                        new Change(EDK, "", KEYS_ARE + "`{\"alg\":` is expected here", start + 9),
                        new Change("-256\"", "\"", KEYS_ARE + "`alg` is not `RSA-OAEP-256`", start + 16),
                        new Change("RSA-OAEP-256", "RSA1_5", KEYS_ARE + "`alg` is not `RSA-OAEP-256`", start + 16),
                        new Change("https", "http", form, kid),
                        new Change("payroll-kv.v", "payroll-kv:443.v", form, kid),
                        new Change("/0123456789abcdef0123456789abcdef", "", form, kid),
                        new Change("cdef\"", "cdef/\"", form, kid),
                        new Change("cdef\"", "cdef?sig=x\"", form, kid),
                        new Change("payroll-kv", "PAYROLL-kv", form, kid),
                        new Change(
                                "payroll-kv", "other", KEYS_ARE + "`kid` names a host that is no known key store", kid),
                        new Change(
                                "backup-kek", "k".repeat(500), KEYS_ARE + "`kid` is longer than 512 characters", kid),
                        new Change(
                                WRAPPED,
                                WRAPPED + "==",
                                KEYS_ARE + "`wrapped` is not the canonical base64url without padding",
                                wrapped),
                        new Change(WRAPPED, " " + WRAPPED, KEYS_ARE + "`wrapped` is not base64url", wrapped),
                        new Change(
                                WRAPPED,
                                spareBits(WRAPPED),
                                KEYS_ARE + "`wrapped` is not the canonical base64url without padding",
                                wrapped),
                        new Change(
                                WRAPPED,
                                WRAPPED.substring(4),
                                KEYS_ARE + "`wrapped` has 253 bytes; 256, 384 or 512 are allowed",
                                wrapped),
                        new Change(EDK, EDK + "," + EDK, KEYS_ARE + "two wrapped keys have one `kid`", end + 1),
                        new Change(EDK, EDK + two, KEYS_ARE + "`,` is expected here", end),
                        new Change(
                                EDK, nine(), KEYS_ARE + "more than 8 wrapped keys", start + 9 + 8 * EDK.length() + 8),
                        new Change("\"epoch\":0", "\"epoch\":-1", epoch, end + 10),
                        new Change("\"epoch\":0", "\"epoch\":9007199254740992", epoch, end + 10),
                        new Change("\"epoch\":0", "\"epoch\":9223372036854775808", epoch, end + 10),
                        new Change("\"epoch\":0", "\"epoch\":01", epoch, end + 10),
                        new Change("\"epoch\":0", "\"epoch\":1e1", KEYS_ARE + "`}` is expected here", end + 11),
                        new Change(
                                "\"epoch\":0", "\"epoch\":0,\"epoch\":0", KEYS_ARE + "`}` is expected here", end + 11))
                .map(change -> refused(change, ORIGIN, KEYS.replace(change.from(), change.to())));
    }

    private static String nine() {
        List<String> edks = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            edks.add(EDK.replace("0123456789abcdef\"", "0123456789abcde" + i + "\""));
        }
        return String.join(",", edks);
    }

    /** The last letter of 256 bytes carries two bits; the other four must be zero. */
    private static String spareBits(String base64) {
        char last = base64.charAt(base64.length() - 1);
        return base64.substring(0, base64.length() - 1) + (char) (last + 1);
    }

    private static DynamicTest refused(Change change, String origin, String keys) {
        String name = change.message() + ", for "
                + change.to().substring(0, Math.min(30, change.to().length()));
        return dynamicTest(name, () -> {
            byte[] bytes = container(origin.getBytes(StandardCharsets.UTF_8), keys.getBytes(StandardCharsets.UTF_8));
            refused(bytes, change.message(), change.offset());
        });
    }

    private static void refused(byte[] bytes, String message, long offset) {
        MalformedContainerException e = assertThrows(
                MalformedContainerException.class, () -> ContainerHeader.read(FORMAT, new ByteArrayInputStream(bytes)));
        assertEquals(message, e.getMessage());
        assertEquals(offset, e.offset(), message);
    }

    private static byte[] container(byte[] origin, byte[] keys) {
        return ByteBuffer.allocate(14 + origin.length + keys.length + 32)
                .put("CMKB1\n".getBytes(StandardCharsets.US_ASCII))
                .putInt(origin.length)
                .put(origin)
                .putInt(keys.length)
                .put(keys)
                .array();
    }

    @Test
    void bytesThatAreNoText_areRefused() {
        byte[] origin = ORIGIN.getBytes(StandardCharsets.UTF_8);
        byte[] keys = KEYS.getBytes(StandardCharsets.UTF_8);
        for (byte[] bad : new byte[][] {{(byte) 0xff}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0}}) {
            byte[] changed = origin.clone();
            System.arraycopy(bad, 0, changed, 40, bad.length);
            refused(container(changed, keys), ORIGIN_IS + "this is not UTF-8", 50);
        }
    }

    @TestFactory
    Stream<DynamicTest> lengthBeyondItsLimit_isRefusedBeforeAnythingIsMade() {
        return Stream.of(0L, 65_537L, 1L << 31, (1L << 32) - 1)
                .flatMap(length -> Stream.of(true, false)
                        .map(first -> dynamicTest(length + (first ? ", first" : ", second"), () -> {
                            ByteBuffer out =
                                    ByteBuffer.allocate(1 << 17).put("CMKB1\n".getBytes(StandardCharsets.US_ASCII));
                            if (!first) {
                                out.putInt(ORIGIN.length()).put(ORIGIN.getBytes(StandardCharsets.UTF_8));
                            }
                            int at = out.position();
                            out.putInt(length.intValue());
                            String limit = first
                                    ? "the length of the immutable header is " + length
                                            + "; 1 to 16384 bytes are allowed"
                                    : "the length of the key header is " + length + "; 1 to 65536 bytes are allowed";
                            MalformedContainerException e = assertThrows(
                                    MalformedContainerException.class,
                                    () -> ContainerHeader.read(FORMAT, new Bounded(out.array())));
                            assertEquals(limit, e.getMessage());
                            assertEquals(at, e.offset());
                        })));
    }

    /** Fails when as much is asked for as the bad length says. */
    private static final class Bounded extends ByteArrayInputStream {
        Bounded(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] to, int offset, int length) {
            assertTrue(length <= ORIGIN.length(), "asks for " + length);
            return super.read(to, offset, length);
        }
    }

    @Test
    void headerThatEnds_isRefusedWhereItEnds() {
        byte[] whole = container(ORIGIN.getBytes(StandardCharsets.UTF_8), KEYS.getBytes(StandardCharsets.UTF_8));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            refused(cut, "the container ends inside its header", length);
        }
        byte[] other = whole.clone();
        other[4] = '2';
        refused(other, "this is no container: its first bytes are not `CMKB1`", 0);
    }

    @Test
    void writer_refusesWhatTheReaderWould() throws IOException {
        Containers containers = Specimens.containers(Primitives.jdk(), 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DataKey dek = containers.newDataKey()) {
            WrappedKey good = new WrappedKey(Specimens.KID, WRAPPED, Specimens.WHEN);
            Origin origin = Specimens.ORIGIN;
            Origin empty = new Origin("", "i", "p", "t", Specimens.WHEN, "d");
            Origin large = new Origin("v".repeat(16_384), "i", "p", "t", Specimens.WHEN, "d");
            WrappedKey elsewhere = new WrappedKey("https://a.example/keys/k/1", WRAPPED, Specimens.WHEN);
            assertEquals(
                    ORIGIN_IS + "`vaultId` is empty",
                    assertThrows(
                                    MalformedContainerException.class,
                                    () -> containers.seal(empty, dek, List.of(good), out))
                            .getMessage());
            String tooLong = assertThrows(
                            MalformedContainerException.class, () -> containers.seal(large, dek, List.of(good), out))
                    .getMessage();
            assertEquals("the length of the immutable header is 16561; 1 to 16384 bytes are allowed", tooLong);
            for (List<WrappedKey> edks : List.of(List.<WrappedKey>of(), List.of(good, good), List.of(elsewhere))) {
                assertThrows(MalformedContainerException.class, () -> containers.seal(origin, dek, edks, out));
            }
        }
        assertEquals(0, out.size(), "something was written");
    }

    @Test
    void defaultLocale_changesNothing() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertArrayEquals(
                    KEYS.getBytes(StandardCharsets.UTF_8),
                    HeaderFormat.write(FORMAT.readKeys(KEYS.getBytes(StandardCharsets.UTF_8), 0)));
        } finally {
            Locale.setDefault(before);
        }
    }
}
