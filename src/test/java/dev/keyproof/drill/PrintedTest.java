package dev.keyproof.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What histories and drawings hold, and what planted texts do to them. */
class PrintedTest {
    private static final String PLANTED = "bv-<script>&\"'";

    private static final String HOSTILE = """
            drill: hostile
            title: "]]> <b>bold</b> & 'quoted'"
            steps:
              - {note: "--><script>", do: EnableCmk, expect: done}
              - {do: ConfigureProtection, workload: "</style><img src=x>", expect: done}
              - {do: Revoke}
              - {after: 5m, do: Backup, expect: done}
            ---
            kind: BackupVault
            name: "bv-<script>&\\"'"
            region: switzerlandnorth
            identity: {userAssigned: [id-drill]}
            encryption: {mode: customer-managed, keyUri: "https://kv-drill.vault.azure.net/keys/kek", identity: id-drill}
            ---
            {kind: UserAssignedIdentity, name: id-drill}
            ---
            {kind: KeyVault, name: kv-drill, permissionModel: access-policy, softDelete: true, purgeProtection: true, network: all-networks, accessPolicies: [{principal: id-drill, keyPermissions: [get, wrapKey, unwrapKey]}]}
            ---
            {kind: Key, name: kek, store: kv-drill, type: RSA, size: 2048}
            """;

    @Test
    void history_isChained() throws Exception {
        String[] lines = history(silent()).split("\n");
        ObjectMapper json = new ObjectMapper();
        String last = JsonHistory.GENESIS;
        for (int i = 1; i < lines.length - 1; i++) {
            JsonNode event = json.readTree(lines[i]);
            assertEquals(last, event.get("prev").asString(), "line " + i);
            assertEquals(i, event.get("seq").asInt());
            last = sha256(lines[i]);
        }
        JsonNode header = json.readTree(lines[0]);
        assertEquals("keyproof test", header.get("tool").asString());
        assertEquals(
                "source", header.get("assumptions").get("sim-A1").get("value").asString());
        assertEquals(10, header.get("assumptions").size());
        JsonNode end = json.readTree(lines[lines.length - 1]);
        assertEquals(last, end.get("last").asString());
        assertEquals(lines.length - 2, end.get("events").asInt());
        assertEquals(31, end.get("silentFailures").asInt());
    }

    @Test
    void historyOfOneSeed_isTheSameWhateverTheRandomNumbers() throws IOException {
        assertEquals(history(silent()), history(silent()));
    }

    @Test
    void history_isInCanonicalForm() throws IOException {
        for (String line : history(silent()).split("\n")) {
            assertEquals(line, sorted(new ObjectMapper().readTree(line)));
        }
    }

    @Test
    void plantedText_staysTextInSvg() throws Exception {
        List<Timeline> timelines = Rehearsed.run(Rehearsed.file(HOSTILE));
        String svg = new SvgTimeline(text -> text, "keyproof <test>").draw(timelines);
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, document.getElementsByTagName("script").getLength());
        assertEquals(0, document.getElementsByTagName("img").getLength());
        assertEquals(
                "Does the byte come back?",
                document.getElementsByTagName("title").item(0).getTextContent());
        assertTrue(
                document.getElementsByTagName("desc").item(0).getTextContent().contains(PLANTED));
        assertTrue(texts(document).stream().anyMatch(text -> text.contains(PLANTED)), "the name of the vault");
        assertTrue(texts(document).contains("-->" + "<script>"), "the note");
    }

    @Test
    void plantedText_staysTextInHtml() {
        String html = new HtmlTimeline(text -> text, "keyproof <test>").draw(Rehearsed.run(Rehearsed.file(HOSTILE)));
        assertFalse(html.contains("<script") || html.contains("<img") || html.contains("<b>bold"), html);
        assertTrue(html.contains("vault bv-&lt;script&gt;&amp;&quot;&#39;"));
        assertEquals(1, html.split("</style>", -1).length - 1);
    }

    @Test
    void silentFailure_isMarkedInEveryForm() throws IOException {
        List<Timeline> timelines = silent();
        String svg = new SvgTimeline(text -> text, "t").draw(timelines);
        String html = new HtmlTimeline(text -> text, "t").draw(timelines);
        StringBuilder text = new StringBuilder();
        new TextTimeline(text, false, content -> content).print(timelines.get(0));
        assertTrue(svg.contains(">SILENT FAILURE</text>") && svg.contains(">30 times, until T0+59d</text>"));
        assertTrue(html.contains("<b>31</b> silent failures") && html.contains("Nothing: no error in portal"));
        assertTrue(text.toString().contains("  SILENT    below  remove restore points whose time has come: failed"));
    }

    @Test
    void everyText_isMadeHarmless() throws IOException {
        List<Timeline> timelines = Rehearsed.run(Rehearsed.file(HOSTILE));
        StringBuilder text = new StringBuilder();
        new TextTimeline(text, false, content -> content.replace("script", "SAFE")).print(timelines.get(0));
        assertFalse(text.toString().contains("script"), text.toString());
        String json = history(timelines, content -> content.replace("script", "SAFE"));
        assertFalse(json.contains("script"), json);
    }

    private static List<Timeline> silent() {
        return Rehearsed.run(Drills.named("D4").orElseThrow().read());
    }

    private static String history(List<Timeline> timelines) throws IOException {
        return history(timelines, content -> content);
    }

    private static String history(List<Timeline> timelines, java.util.function.UnaryOperator<String> harmless)
            throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonHistory(out, "keyproof test", "variant", harmless).print(timelines.get(0));
        return out.toString();
    }

    private static List<String> texts(Document document) {
        NodeList found = document.getElementsByTagName("text");
        List<String> texts = new java.util.ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    /** The value again, with members in order and nothing between. */
    private static String sorted(JsonNode node) {
        if (node.isObject()) {
            java.util.TreeMap<String, String> members = new java.util.TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
            return members.entrySet().stream()
                    .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                    .collect(java.util.stream.Collectors.joining(",", "{", "}"));
        }
        if (node.isArray()) {
            List<String> items = new java.util.ArrayList<>();
            node.forEach(item -> items.add(sorted(item)));
            return "[" + String.join(",", items) + "]";
        }
        return node.toString();
    }

    private static String sha256(String line) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
    }
}
