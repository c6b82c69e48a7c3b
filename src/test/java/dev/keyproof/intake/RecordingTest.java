package dev.keyproof.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.Provenance.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final String ID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-a";
    private static final String URI = "https://management.azure.com" + ID + "?api-version=2023-07-01";
    private static final String KEYS = "https://kv-a.vault.azure.net/keys";
    private static final String VERSION = "0123456789abcdef0123456789abcdef";

    @Test
    void laterAnswer_supersedesTheEarlierOne() {
        Entity store = session(
                        exchange("GET", URI, "null", 200, vault("\"enablePurgeProtection\": true")),
                        exchange("GET", URI, "null", 200, vault("\"publicNetworkAccess\": \"Enabled\"")))
                .get("KeyVault/kv-a");
        assertTrue(field(store, KeyStore.PURGE_PROTECTION).startsWith("absent"));
        assertEquals(Direction.READ, store.provenance().direction());
        assertEquals("2023-07-01", store.provenance().apiVersion().orElseThrow().toString());
    }

    @Test
    void requestWithoutAnswer_isACreation() {
        String sent = "{\"location\": \"westus\", \"properties\": {\"enablePurgeProtection\": false}}";
        Entity store = session(exchange("PUT", URI, sent, 202, "null")).get("KeyVault/kv-a");
        assertEquals(Direction.CREATE, store.provenance().direction());
        assertTrue(field(store, KeyStore.PURGE_PROTECTION).startsWith("false"));
        assertTrue(field(store, KeyStore.ID).startsWith(ID));
    }

    @Test
    void answerToARequest_leavesOpenWhatItLeavesOut() {
        String sent = "{\"location\": \"westus\", \"properties\": {\"enablePurgeProtection\": true}}";
        Entity store = session(exchange("PUT", URI, sent, 200, vault("\"enableSoftDelete\": true")))
                .get("KeyVault/kv-a");
        assertTrue(field(store, KeyStore.PURGE_PROTECTION)
                .startsWith("unknown: the answer leaves out `enablePurgeProtection`, which the request set"));
    }

    @Test
    void update_isLaidOverWhatIsKnown() {
        String update = "{\"properties\": {\"enableSoftDelete\": true, \"networkAcls\": null}}";
        Entity store = session(
                        exchange("GET", URI, "null", 200, vault("\"enablePurgeProtection\": true")),
                        exchange("PATCH", URI, update, 202, "null"))
                .get("KeyVault/kv-a");
        assertTrue(field(store, KeyStore.PURGE_PROTECTION).startsWith("true"));
        assertTrue(field(store, KeyStore.SOFT_DELETE).startsWith("true"));
    }

    @Test
    void updateOfWhatIsNotKnown_isPartial() {
        Entity store = session(exchange("PATCH", URI, "{\"properties\": {\"enableSoftDelete\": true}}", 202, "null"))
                .get("KeyVault/kv-a");
        assertTrue(field(store, KeyStore.SOFT_DELETE).startsWith("true"));
        assertTrue(field(store, KeyStore.PURGE_PROTECTION).startsWith("unknown: the request updates what is there"));
    }

    @Test
    void refusedRequest_countsForNothing() {
        Taken taken = session(
                exchange("GET", URI, "null", 200, vault("\"enablePurgeProtection\": false")),
                exchange("PATCH", URI, "{\"properties\": {\"enablePurgeProtection\": true}}", 403, "{\"error\": {}}"));
        assertTrue(field(taken.get("KeyVault/kv-a"), KeyStore.PURGE_PROTECTION).startsWith("false"));
        assertEquals("recording", taken.format());
        assertEquals("", taken.problems());
    }

    @Test
    void deletion_showsNoState() {
        Taken taken = session(
                exchange("GET", URI, "null", 200, vault("\"enablePurgeProtection\": true")),
                exchange("DELETE", URI, "null", 204, "null"));
        assertTrue(field(taken.get("KeyVault/kv-a"), KeyStore.PURGE_PROTECTION).startsWith("true"));
    }

    @Test
    void keyInAList_isTheKeyThatIsRead() {
        String listed = "{\"value\": [{\"kid\": \"" + KEYS + "/k\", \"attributes\": {\"enabled\": false}}]}";
        Taken taken = session(
                exchange("GET", KEYS + "?api-version=7.4", "null", 200, listed),
                exchange("GET", KEYS + "/k/?api-version=7.4", "null", 200, key(VERSION, true)));
        assertEquals(1, taken.shared().resources().size());
        Entity read = taken.get("Key/k");
        assertTrue(field(read, Key.TYPE).startsWith("RSA"));
        assertTrue(field(read, Key.ENABLED).startsWith("true"));
        assertEquals("/interactions/1/response/body", read.span().pointer().toString());
    }

    @Test
    void keyInALaterList_keepsItsType() {
        String listed = "{\"value\": [{\"kid\": \"" + KEYS + "/k\", \"attributes\": {\"enabled\": false}}]}";
        Taken taken = session(
                exchange("GET", KEYS + "/k?api-version=7.4", "null", 200, key(VERSION, true)),
                exchange("GET", KEYS + "?api-version=7.4", "null", 200, listed));
        Entity read = taken.get("Key/k");
        assertTrue(field(read, Key.TYPE).startsWith("RSA"));
        assertTrue(field(read, Key.ENABLED).startsWith("false"));
    }

    @Test
    void versionsThatWereAskedFor_standBesideEachOther() {
        String other = VERSION.replace('0', 'f');
        Taken taken = session(
                exchange("GET", KEYS + "/k/" + VERSION + "?api-version=7.4", "null", 200, key(VERSION, false)),
                exchange("GET", KEYS + "/k/" + other + "?api-version=7.4", "null", 200, key(other, true)));
        assertTrue(field(taken.get("Key/k"), Key.VERSIONS).startsWith("2 elements"));
    }

    @Test
    void bodiesInEveryForm_areRead() {
        String body = vault("\"enablePurgeProtection\": true");
        String quoted = quoted(body);
        for (String form : List.of(body, quoted, "{\"data\": " + body + "}", "{\"string\": " + quoted + "}")) {
            Entity store = session(exchange("GET", URI, "null", 200, form)).get("KeyVault/kv-a");
            assertTrue(field(store, KeyStore.PURGE_PROTECTION).startsWith("true"), form);
            assertTrue(
                    store.get(KeyStore.PURGE_PROTECTION).span().text().startsWith("true"),
                    "the place of the value in " + form);
        }
    }

    @Test
    void nextPageThatWasNotFetched_leavesTheListOpen() {
        String first = "{\"value\": [], \"nextLink\": \"" + KEYS + "?skip=1\"}";
        Taken open = session(exchange("GET", KEYS + "?api-version=7.4", "null", 200, first));
        assertTrue(open.shared().incomplete().orElseThrow().endsWith("shows one page of several"));
        Taken whole = session(
                exchange("GET", KEYS + "?api-version=7.4", "null", 200, first),
                exchange("GET", KEYS + "?skip=1", "null", 200, "{\"value\": []}"));
        assertTrue(whole.shared().incomplete().isEmpty());
    }

    @Test
    void bodyBeyondTheLimit_leavesTheEstateOpen() {
        String long1 = quoted("{\"a\": \"" + "x".repeat(70_000) + "\"}");
        Taken taken = session(exchange("GET", URI, "null", 200, long1));
        assertTrue(taken.shared().incomplete().orElseThrow().startsWith("a recorded body was not read: "));
    }

    @Test
    void recordingWithoutResource_saysSo() {
        Taken taken = session();
        assertEquals("note recording-without-resource 1:1  the recording shows no resource\n", taken.problems());
    }

    @Test
    void recordingInYaml_isRead() {
        Taken taken = Taken.from("session.yaml", """
                interactions:
                - request:
                    method: GET
                    uri: %s
                    body: null
                  response:
                    body:
                      string: '{"id": "%s", "location": "westus", "name": "kv-a", "type": "Microsoft.KeyVault/vaults",
                        "properties": {"note": "the owner''s", "enablePurgeProtection": true}}'
                    status: {code: 200, message: OK}
                """.formatted(URI, ID));
        assertEquals("recording", taken.format());
        Entity store = taken.get("KeyVault/kv-a");
        assertEquals("true @9:73", field(store, KeyStore.PURGE_PROTECTION).substring(0, 10));
        assertEquals("true", store.get(KeyStore.PURGE_PROTECTION).span().text());
    }

    private static String field(Entity resource, dev.keyproof.estate.Attribute<?> attribute) {
        return Taken.field(resource, attribute);
    }

    private static Taken session(String... exchanges) {
        return Taken.from(
                "session.json",
                "{\"interactions\": [" + Arrays.stream(exchanges).collect(Collectors.joining(", ")) + "]}");
    }

    private static String exchange(String method, String uri, String sent, int code, String answered) {
        return "{\"request\": {\"method\": \"" + method + "\", \"uri\": \"" + uri + "\", \"body\": " + sent
                + "}, \"response\": {\"status\": {\"code\": " + code + "}, \"body\": " + answered + "}}";
    }

    private static String vault(String properties) {
        return "{\"id\": \"" + ID + "\", \"location\": \"westus\", \"name\": \"kv-a\","
                + " \"type\": \"Microsoft.KeyVault/vaults\", \"properties\": {" + properties + "}}";
    }

    private static String key(String version, boolean enabled) {
        return "{\"key\": {\"kid\": \"" + KEYS + "/k/" + version + "\", \"kty\": \"RSA\", \"n\": \"AQAB\"},"
                + " \"attributes\": {\"enabled\": " + enabled + "}}";
    }

    private static String quoted(String json) {
        return '"' + json.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
