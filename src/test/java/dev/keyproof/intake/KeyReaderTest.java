package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Key;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyReaderTest {
    private static final String KID = "https://kv-a.vault.azure.net/keys/kek/0123456789abcdef0123456789abcdef";

    /** A modulus of so many bits, with a zero byte in front as some writers put one. */
    private static byte[] modulus(int bits) {
        byte[] bytes = new byte[bits / 8 + 1];
        java.util.Arrays.fill(bytes, 1, bytes.length, (byte) 0xff);
        return bytes;
    }

    private static Entity key(String json) {
        return Taken.from("key.json", json).get("Key/kek");
    }

    @Test
    void dataPlaneAnswer_everyFieldAtItsPlace() {
        String n = Base64.getUrlEncoder().withoutPadding().encodeToString(modulus(3072));
        Taken taken = Taken.from("key.json", """
                {
                  "key": {
                    "kid": "%s",
                    "kty": "RSA-HSM",
                    "key_ops": ["wrapKey", "UnwrapKey"],
                    "n": "%s",
                    "e": "AQAB"
                  },
                  "attributes": {
                    "enabled": true,
                    "nbf": 1700000000,
                    "exp": 1800000000,
                    "recoveryLevel": "Recoverable"
                  }
                }
                """.formatted(KID, n));
        Entity key = taken.get("Key/kek");
        assertEquals("", taken.problems());
        assertEquals("arm-resource", taken.format());
        assertEquals("kek @3:47 /key/kid", Taken.field(key, Key.NAME));
        assertEquals("https://kv-a.vault.azure.net @3:12 /key/kid", Taken.field(key, Key.STORE_REFERENCE));
        assertEquals("RSA-HSM @4:12 /key/kty", Taken.field(key, Key.TYPE));
        assertEquals("3072 @6:10 /key/n [A9]", Taken.field(key, Key.SIZE));
        assertEquals("true @10:16 /attributes/enabled", Taken.field(key, Key.ENABLED));
        assertEquals("2023-11-14T22:13:20Z @11:12 /attributes/nbf", Taken.field(key, Key.NOT_BEFORE));
        assertEquals("2027-01-15T08:00:00Z @12:12 /attributes/exp", Taken.field(key, Key.EXPIRES));
        assertEquals("[wrapKey, unwrapKey] @5:16 /key/key_ops", Taken.field(key, Key.OPERATIONS));
        assertEquals("Recoverable @13:22 /attributes/recoveryLevel", Taken.field(key, Key.RECOVERY_LEVEL));
        assertEquals("present @1:1 ", Taken.field(key, Key.EXISTENCE));
    }

    @Test
    void cliOutput_plainBase64AndInstants() {
        String n = Base64.getEncoder().encodeToString(modulus(2048));
        Taken taken = Taken.from("key.json", """
                {"attributes": {"enabled": false, "expires": "2027-01-15T08:00:00+00:00", "notBefore": null},
                 "key": {"kid": "%s", "kty": "RSA", "keyOps": [], "n": "%s", "d": null, "k": null},
                 "managed": null}
                """.formatted(KID, n));
        Entity key = taken.get("Key/kek");
        assertEquals("", taken.problems());
        assertEquals("az-output", taken.format());
        assertTrue(Taken.field(key, Key.SIZE).matches("2048 @2:.* \\[A9\\]"));
        assertTrue(Taken.field(key, Key.EXPIRES).startsWith("2027-01-15T08:00:00Z @1:46"));
        assertTrue(Taken.field(key, Key.NOT_BEFORE).startsWith("absent @1:"));
        assertTrue(Taken.field(key, Key.ENABLED).startsWith("false"));
    }

    @Test
    void armAnswer_sizeAndUriWithPort() {
        Entity key = key("""
                {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-a/keys/kek",
                 "type": "Microsoft.KeyVault/vaults/keys",
                 "properties": {"kty": "EC", "curveName": "P-256", "attributes": {"enabled": true, "exp": 0},
                   "keyUri": "https://KV-A.vault.azure.net:443/keys/kek"}}
                """);
        assertTrue(Taken.field(key, Key.STORE_REFERENCE).startsWith("https://kv-a.vault.azure.net @4:"));
        assertTrue(Taken.field(key, Key.TYPE).startsWith("EC @3:"));
        assertTrue(Taken.field(key, Key.CURVE).startsWith("P-256 @3:"));
        assertTrue(Taken.field(key, Key.SIZE).startsWith("absent"));
        assertTrue(Taken.field(key, Key.EXPIRES).startsWith("1970-01-01T00:00:00Z"));
    }

    @Test
    void armCreation_defaultsOfACreation() {
        Entity key = key("""
                {"type": "Microsoft.KeyVault/vaults/keys", "apiVersion": "2023-07-01", "name": "kv-a/kek",
                 "properties": {"kty": "RSA"}}
                """);
        assertTrue(Taken.field(key, Key.SIZE).matches("2048 @2:.* \\[A8\\]"));
        assertTrue(Taken.field(key, Key.ENABLED).startsWith("true"));
        assertTrue(Taken.field(key, Key.STORE_REFERENCE).startsWith("kv-a @1:"));
    }

    @Test
    void templateOfAManagedHsm_namedById() {
        Entity key = key("""
                {"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/managedHSMs/hsm-a/keys/kek",
                 "properties": {"kty": "RSA-HSM", "keySize": 4096}}
                """);
        assertTrue(Taken.field(key, Key.STORE_REFERENCE)
                .startsWith("/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/managedHSMs/hsm-a @1:"));
        assertTrue(Taken.field(key, Key.SIZE).startsWith("4096 @2:"));
        assertTrue(Taken.field(key, Key.ENABLED).startsWith("unknown: the answer leaves out `enabled`"));
    }

    @Test
    void listEntry_typeAndOperationsUnknown() {
        Entity key = key("""
                [{"kid": "https://kv-a.vault.azure.net/keys/kek", "attributes": {"enabled": true}, "tags": null}]
                """);
        assertTrue(Taken.field(key, Key.TYPE).startsWith("unknown: `kty` is not shown"));
        assertTrue(Taken.field(key, Key.SIZE).startsWith("unknown: `kty` is not shown"));
        assertTrue(Taken.field(key, Key.OPERATIONS).startsWith("unknown: a list of keys does not show"));
        assertTrue(Taken.field(key, Key.EXPIRES).startsWith("absent"));
        assertTrue(Taken.field(key, Key.ENABLED).startsWith("true"));
    }

    @Test
    void answerWithoutAttributes_showsNoWindow() {
        Entity key = key("""
                {"key": {"kid": "%s", "kty": "RSA"}, "attributes": null}
                """.formatted(KID));
        assertTrue(Taken.field(key, Key.EXPIRES).startsWith("unknown: the answer leaves out `attributes`"));
        assertTrue(Taken.field(key, Key.NOT_BEFORE).startsWith("unknown: the answer leaves out `attributes`"));
    }

    @Test
    void windowInBothSpellings_theOneThatIsWrittenCounts() {
        Entity key = key("""
                {"key": {"kid": "%s", "kty": "RSA"}, "attributes": {"expires": null, "exp": 1800000000}}
                """.formatted(KID));
        assertTrue(Taken.field(key, Key.EXPIRES).startsWith("2027-01-15T08:00:00Z"));
    }

    @Test
    void a19_keyOfAnotherCloud_liesInNoStoreOfThisOne() {
        Entity key = key("""
                {"key": {"kid": "%s", "kty": "RSA"}, "attributes": {"enabled": true}}
                """.formatted(KID.replace("azure.net", "azure.cn")));
        assertTrue(Taken.field(key, Key.STORE_REFERENCE).startsWith("unknown: "));
    }

    @Test
    void deletedKey_isSoftDeleted() {
        Entity key = key("""
                {"recoveryId": "https://kv-a.vault.azure.net/deletedkeys/kek", "key": {"kid": "%s", "kty": "RSA"},
                 "attributes": {"enabled": true}}
                """.formatted(KID));
        assertTrue(Taken.field(key, Key.EXISTENCE).startsWith("soft-deleted @1:16"));
    }

    @ParameterizedTest
    @CsvSource({"d", "p", "q", "dp", "dq", "qi", "k"})
    void privateMember_warnedOfAndNeverShown(String member) {
        Taken taken = Taken.from("key.json", """
                {"key": {"kid": "%s", "kty": "RSA", "%s": "c2VjcmV0LWNhbmFyeQ"}, "attributes": {}}
                """.formatted(KID, member));
        assertTrue(taken.problems().contains("warning private-key-material 1:"));
        assertTrue(taken.problems().contains("/key/" + member + " private key material in input"));
        assertFalse(taken.everythingSaid().contains("c2VjcmV0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1697821612000|value-not-usable|unknown: the value of `exp` lies behind the year 9999",
                "\"2027-01-15T08:00:00\"|value-not-usable|unknown: the value of `exp` is not seconds since 1970",
                "1.5|wrong-type|unknown: the value of `exp` is not seconds since 1970",
                "true|wrong-type|unknown: the value of `exp` is not seconds since 1970",
                "\"1697821612\"|value-in-quotes|2023-10-20T17:06:52Z",
                "-1|''|1969-12-31T23:59:59Z",
            })
    void expiry_formsOfInstants(String written, String code, String expected) {
        Taken taken = Taken.from("key.json", """
                {"key": {"kid": "%s", "kty": "RSA"}, "attributes": {"exp": %s}}
                """.formatted(KID, written));
        assertTrue(Taken.field(taken.get("Key/kek"), Key.EXPIRES).startsWith(expected));
        assertTrue(taken.problems().contains(code));
    }

    @ParameterizedTest
    @CsvSource({"'AP//', 16", "'AP__', 16", "AQ, 1", "'AAAA', -1", "'!!', -1", "'A+_A', -1", "A, -1"})
    void modulus_bitLength(String encoded, int bits) {
        assertEquals(bits, Modulus.bits(encoded).orElse(-1));
    }
}
