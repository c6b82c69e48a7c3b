package dev.keyproof.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows U1 to U12 of the key URI table, azure.md 4, and the laws of the normal form. */
class KeyUriTest {
    private static final String VERSION = "0123456789abcdef0123456789abcdef";
    private static final Set<Assumption> ALL = EnumSet.allOf(Assumption.class);

    @Test
    void wellFormed_hasEveryPartAtItsPlace() {
        Entity uri = parse("https://kv-payroll.vault.azure.net/keys/backup-kek/" + VERSION);
        assertPart(uri, KeyUri.HOST, "kv-payroll.vault.azure.net", "kv-payroll.vault.azure.net");
        assertPart(uri, KeyUri.STORE, "kv-payroll", "kv-payroll");
        assertPart(uri, KeyUri.KEY, "backup-kek", "backup-kek");
        assertPart(uri, KeyUri.VERSION, VERSION, VERSION);
        assertPart(uri, KeyUri.CLOUD, "public", "kv-payroll.vault.azure.net");
        assertEquals(StoreKind.KEY_VAULT, uri.value(KeyUri.STORE_KIND).orElseThrow());
        assertInstanceOf(Field.Absent.class, uri.get(KeyUri.FAULT));
    }

    @Test
    void quoted_keepsPlacesInsideTheQuotes() {
        String text = "https://kv-payroll.vault.azure.net/keys/backup-kek";
        Source source = Source.of("estate.yaml", "keyUri: '" + text + "'");
        Entity uri = KeyUri.parse(text, Span.of(source, 8, 8 + text.length() + 2), ALL);
        assertEquals("backup-kek", uri.get(KeyUri.KEY).span().text());
    }

    @Test
    void escaped_takesTheWholeSpan() {
        String text = "https://kv-payroll.vault.azure.net/keys/backup-kek";
        String written = "\"" + text.replace("/", "\\/") + "\"";
        Source source = Source.of("estate.json", written);
        Entity uri = KeyUri.parse(text, Span.of(source, 0, written.length()), ALL);
        assertEquals(written, uri.get(KeyUri.KEY).span().text());
        assertEquals("backup-kek", uri.value(KeyUri.KEY).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTPS://KV-Payroll.VAULT.azure.net/Keys/Backup-KEK/0123456789ABCDEF0123456789ABCDEF",
                "https://kv-payroll.vault.azure.net:443/keys/backup-kek/0123456789abcdef0123456789abcdef",
                "https://kv-payroll.vault.azure.net/keys/backup-kek/0123456789abcdef0123456789abcdef/"
            })
    void u1u2_caseSlashAndPort_areTheSameKey(String text) {
        Entity uri = parse(text);
        assertInstanceOf(Field.Absent.class, uri.get(KeyUri.FAULT));
        assertEquals(
                "https://kv-payroll.vault.azure.net/keys/backup-kek/" + VERSION,
                uri.value(KeyUri.NORMAL).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://kv-payroll.vault.azure.net/keys/k", "https://kv-payroll.vault.azure.net/keys/k/"})
    void u2_noVersion_isAbsent(String text) {
        Entity uri = parse(text);
        assertInstanceOf(Field.Absent.class, uri.get(KeyUri.VERSION));
        assertEquals(
                "https://kv-payroll.vault.azure.net/keys/k",
                uri.value(KeyUri.NORMAL).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "http://x12.vault.azure.net/keys/k, http, the scheme of a key URI is `https`",
        "x12.vault.azure.net/keys/k, x12.v, the key URI does not begin with `https://`",
        "https://x12.vault.azure.net:8443/keys/k, :8443, the port of a key URI is 443 or left out",
        "https://x12.vault.azure.net:/keys/k, :, the port of a key URI is 443 or left out",
        "https://x12.vault.azure.net/keys/k?sig=a, ?sig=a, the key URI has a query",
        "https://x12.vault.azure.net/keys/k#a, #a, the key URI has a fragment",
        "https://x12.vault.azure.net?a, ?a, the key URI has a query",
        "https://x12.vault.azure.net@evil.example/keys/k, x12.vault.azure.net@,"
                + " the key URI contains user information"
    })
    void u3_foreignPart_isTheFault(String text, String place, String says) {
        assertFault(text, place, says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x12.vault.azure.net.evil.example/keys/k",
                "https://evilvault.azure.net/keys/k",
                "https://x12.vault.azure.net./keys/k",
                "https://10.0.0.1/keys/k",
                "https://localhost/keys/k",
                "https://x12.vault.microsoftazure.de/keys/k"
            })
    void u4_suffixInNoTable_isUnknown(String text) {
        Entity uri = parse(text);
        assertInstanceOf(Field.Unknown.class, uri.get(KeyUri.FAULT));
        assertInstanceOf(Field.Unknown.class, uri.get(KeyUri.STORE_KIND));
        assertInstanceOf(Field.Unknown.class, uri.get(KeyUri.STORE));
    }

    @ParameterizedTest
    @CsvSource({
        "https://xn--pyroll-9ua.vault.azure.net/keys/k, xn--pyroll-9ua.vault.azure.net",
        "https://k\u0430-payroll.vault.azure.net/keys/k, \u0430",
        "https://x12\uff0evault.azure.net/keys/k, \uff0e",
        "https://x12%2Evault.azure.net/keys/k, x12%2Evault.azure.net",
        "https://x12.vault.azure.net/keys%2Fk, keys%2Fk",
        "https://x12.vault.azure.net/%6Beys/k, %6Beys",
        "https://x12.vault.azure.net/keys/%6B, %6B"
    })
    void u5_encodedOrForeignLetters_areFaults(String text, String place) {
        assertPlace(text, place);
    }

    @ParameterizedTest
    @CsvSource({
        "https://x12.vault.azure.net/secrets/k, secrets, 'the URI names a secret, not a key'",
        "https://x12.vault.azure.net/certificates/k, certificates,"
                + " the URI names a certificate; the key behind it stands under `/keys/`",
        "https://x12.vault.azure.net/keys, keys, the key URI names no key",
        "https://x12.vault.azure.net/keys/, keys/, the key URI names no key",
        "https://x12.vault.azure.net/, /, the key URI names no key",
        "https://x12.vault.azure.net//keys/k, /, the path has an empty segment",
        "https://x12.vault.azure.net/keys//k, /, the path has an empty segment",
        "https://x12.vault.azure.net/keys/k//, /, the path has an empty segment",
        "https://x12.vault.azure.net/keys/k/0123456789abcdef0123456789abcdef/x, /x,"
                + " the key URI goes on behind the version",
        "https://x12.vault.azure.net/keys/../keys/k, ..,"
                + " 'the name of a key has 1 to 127 letters, digits and hyphens'"
    })
    void u6_wrongPath_isTheFault(String text, String place, String says) {
        assertFault(text, place, says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0",
                "01234567-89ab-cdef-0123-456789abcdef"
            })
    void u7_versionOfAnotherLength_isAFaultUnderA10(String version) {
        Entity uri = parse("https://x12.vault.azure.net/keys/k/" + version);
        Field<String> fault = uri.get(KeyUri.FAULT);
        assertInstanceOf(Field.Present.class, fault);
        assertEquals(version, fault.span().text());
        assertEquals(Set.of(Assumption.A10), fault.assumptions());
        assertEquals("k", uri.value(KeyUri.KEY).orElseThrow());
        Entity without = parse("https://x12.vault.azure.net/keys/k/" + version, EnumSet.noneOf(Assumption.class));
        assertInstanceOf(Field.Unknown.class, without.get(KeyUri.FAULT));
    }

    @Test
    void u7_placeholder_isAFault() {
        assertFault("https://x12.vault.azure.net/keys/k/{version}", "{", "the key URI contains `{`");
    }

    @Test
    void u7_thirtyTwoCharactersNotHexadecimal_neverPass() {
        Entity uri = parse("https://x12.vault.azure.net/keys/k/zzzz456789abcdef0123456789abcdef");
        assertInstanceOf(Field.Unknown.class, uri.get(KeyUri.FAULT));
    }

    @Test
    void u8_privateLinkHost_isUnknownWithHint() {
        Entity uri = parse("https://x12.privatelink.vaultcore.azure.net/keys/k");
        Field.Unknown<?> fault = assertInstanceOf(Field.Unknown.class, uri.get(KeyUri.FAULT));
        assertTrue(fault.reason().contains("private-link"), fault.reason());
    }

    @Test
    void u8_regionalHsmHost_isAManagedHsm() {
        Entity uri = parse("https://westus.hsm1.managedhsm.azure.net/keys/k");
        assertInstanceOf(Field.Absent.class, uri.get(KeyUri.FAULT));
        assertEquals(StoreKind.MANAGED_HSM, uri.value(KeyUri.STORE_KIND).orElseThrow());
        assertPart(uri, KeyUri.STORE, "hsm1", "hsm1");
    }

    @Test
    void u8_sovereignSuffix_isAFaultUnderA19() {
        String text = "https://x12.vault.usgovcloudapi.net/keys/k";
        Entity uri = parse(text);
        assertEquals(Set.of(Assumption.A19), uri.get(KeyUri.FAULT).assumptions());
        assertEquals("x12.vault.usgovcloudapi.net", uri.get(KeyUri.FAULT).span().text());
        assertEquals("us-government", uri.value(KeyUri.CLOUD).orElseThrow());
        Entity without = parse(text, EnumSet.complementOf(EnumSet.of(Assumption.A19)));
        assertInstanceOf(Field.Unknown.class, without.get(KeyUri.FAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "https://x1.vault.azure.net/keys/k, x1",
        "https://x123456789012345678901234.vault.azure.net/keys/k, x123456789012345678901234",
        "https://x--1.vault.azure.net/keys/k, x--1",
        "https://1x2.vault.azure.net/keys/k, 1x2",
        "https://a.x12.vault.azure.net/keys/k, a.x12",
        "https://vault.azure.net/keys/k, vault.azure.net",
        "https://x12.vault.azure.net/keys/a_b, a_b"
    })
    void u9_nameOutOfBounds_isTheFault(String text, String place) {
        assertPlace(text, place);
    }

    @Test
    void u9_keyNameOf128Characters_isTheFault() {
        String name = "k".repeat(128);
        assertPlace("https://x12.vault.azure.net/keys/" + name, name);
        assertInstanceOf(
                Field.Absent.class,
                parse("https://x12.vault.azure.net/keys/" + "k".repeat(127)).get(KeyUri.FAULT));
    }

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/Kv1,"
                + " https://kv1.vault.azure.net/keys/KEY",
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv1/keys/k,"
                + " https://kv1.vault.azure.net/keys/k",
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/managedHSMs/h1,"
                + " https://h1.managedhsm.azure.net/keys/KEY"
    })
    void u10_resourceId_isAFaultWithHint(String text, String wanted) {
        assertFault(text, text, "this is a resource id; a key URI has the form `" + wanted + "`");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "' https://x12.vault.azure.net/keys/k',0",
                "'https://x12.vault.azure.net/keys/k ',34",
                "'https://x12.vault.azure.net/keys/\"k\"',33",
                "'https://x12.vault\n.azure.net/keys/k',17"
            })
    void u11_copyError_isTheFaultAtTheFirstBadCharacter(String text, int at) {
        Field<String> fault = parse(text).get(KeyUri.FAULT);
        assertInstanceOf(Field.Present.class, fault);
        assertEquals(at, fault.span().start());
    }

    @Test
    void u12_tenThousandCharacters_areRefusedByLength() {
        String text = "https://x12.vault.azure.net/keys/" + "k".repeat(10_000);
        assertFault(text, text, "the key URI is longer than 512 characters");
    }

    @Test
    void empty_isAFault() {
        assertFault("", "", "the key URI is empty");
    }

    @Test
    void fault_leavesPartsKnownWhoseSyntaxIsRight() {
        Entity uri = parse("https://kv-payroll.vault.azure.net/secrets/k");
        assertEquals(StoreKind.KEY_VAULT, uri.value(KeyUri.STORE_KIND).orElseThrow());
        assertEquals("kv-payroll", uri.value(KeyUri.STORE).orElseThrow());
        Field.Unknown<?> key = assertInstanceOf(Field.Unknown.class, uri.get(KeyUri.KEY));
        assertEquals("the URI names a secret, not a key", key.reason());
        assertInstanceOf(Field.Unknown.class, uri.get(KeyUri.NORMAL));
    }

    @Test
    void mutated_neverPassesWithoutAHostOfTheTables() {
        long seed = 20231120;
        SplittableRandom random = new SplittableRandom(seed);
        String good = "https://kv-payroll.vault.azure.net:443/keys/backup-kek/" + VERSION;
        String alphabet = "aZ0-./:@?#%[ ]{}\"\u0430\n";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int edits = random.nextInt(1, 4); edits > 0 && text.length() > 1; edits--) {
                int at = random.nextInt(text.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.deleteCharAt(at);
                }
            }
            Entity uri = parse(text.toString());
            String shown = "seed " + seed + ": " + text;
            if (uri.get(KeyUri.FAULT) instanceof Field.Absent<String>) {
                String normal = uri.value(KeyUri.NORMAL).orElseThrow();
                assertEquals(normal, parse(normal).value(KeyUri.NORMAL).orElseThrow(), shown);
                assertTrue(uri.value(KeyUri.HOST).orElseThrow().endsWith(".vault.azure.net"), shown);
            }
            for (Attribute<?> attribute : KeyUri.SHAPE.attributes()) {
                Span span = uri.get(attribute).span();
                assertTrue(span.end() <= text.length(), shown);
            }
        }
    }

    private static void assertPart(Entity uri, Attribute<String> part, String value, String place) {
        assertEquals(value, uri.value(part).orElseThrow());
        assertEquals(place, uri.get(part).span().text());
    }

    private static void assertFault(String text, String place, String says) {
        Field<String> fault = parse(text).get(KeyUri.FAULT);
        Field.Present<?> present = assertInstanceOf(Field.Present.class, fault, text);
        assertEquals(says, present.value());
        assertEquals(place, fault.span().text());
    }

    private static void assertPlace(String text, String place) {
        Field<String> fault = parse(text).get(KeyUri.FAULT);
        assertInstanceOf(Field.Present.class, fault, text);
        assertEquals(place, fault.span().text());
    }

    private static Entity parse(String text) {
        return parse(text, ALL);
    }

    private static Entity parse(String text, Set<Assumption> active) {
        return KeyUri.parse(text, Span.of(Source.of("estate.yaml", text), 0, text.length()), active);
    }
}
