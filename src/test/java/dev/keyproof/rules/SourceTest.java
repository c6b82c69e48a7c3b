package dev.keyproof.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.language.Pack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The pack against the source document and the list of its statements, where these are at hand. */
@EnabledIfEnvironmentVariable(named = "KEYPROOF_SHARED", matches = ".+")
class SourceTest {
    private static final Pack PACK = RealPack.pack();
    private static final Pattern HEADING = Pattern.compile("^(#{1,6})[ \\t]+(.*?)[ \\t]*$");

    /** A heading of the document with the digest of the text below it. */
    private record Heading(int level, String text, String sha256) {}

    @Test
    void statements_equalTheList() throws IOException {
        List<String> listed = new ArrayList<>();
        JsonNode all = YAMLMapper.builder().build().readTree(Files.readString(shared("statements.yaml")));
        for (JsonNode one : all.get("statements")) {
            List<String> kinds = new ArrayList<>();
            one.get("kind").forEach(kind -> kinds.add(kind.asString()));
            listed.add(one.get("section").asString() + " / " + one.get("id").asString() + " " + kinds + " "
                    + one.get("text").asString());
        }
        List<String> packed = new ArrayList<>();
        for (Pack.Section section : PACK.sections()) {
            for (Pack.Statement one : section.statements()) {
                packed.add(section.heading() + " / " + one.id() + " " + one.kinds() + " " + one.says());
            }
        }
        assertEquals(String.join("\n", listed), String.join("\n", packed));
    }

    @Test
    void document_isTheOneThePackWasWrittenFor() throws IOException {
        assertEquals(sha256(Files.readAllBytes(document())), PACK.sourceSha256());
    }

    @Test
    void sections_areUnchanged() throws IOException {
        List<Heading> headings = headings();
        for (Pack.Section section : PACK.sections()) {
            assertEquals(find(headings, section.heading()).sha256(), section.sha256(), section.heading());
        }
    }

    /** `Introduction` is what stands under the title; any other section is found by its heading or how that begins. */
    private static Heading find(List<Heading> headings, String name) {
        if (name.equals("Introduction")) {
            return headings.stream()
                    .filter(heading -> heading.level() == 1)
                    .findFirst()
                    .orElseThrow();
        }
        List<Heading> exact =
                headings.stream().filter(heading -> heading.text().equals(name)).toList();
        List<Heading> found = exact.isEmpty()
                ? headings.stream()
                        .filter(heading -> heading.text().startsWith(name))
                        .toList()
                : exact;
        assertTrue(found.size() == 1, "headings that begin with `" + name + "`: " + found);
        return found.get(0);
    }

    private static List<Heading> headings() throws IOException {
        List<Heading> headings = new ArrayList<>();
        Heading open = null;
        StringBuilder body = new StringBuilder();
        for (String line : Files.readString(document()).split("\r\n|\r|\n", -1)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                if (open != null) {
                    headings.add(new Heading(open.level(), open.text(), digest(body)));
                }
                open = new Heading(heading.group(1).length(), heading.group(2), "");
                body.setLength(0);
            } else {
                body.append(line).append('\n');
            }
        }
        headings.add(new Heading(open.level(), open.text(), digest(body)));
        return headings;
    }

    private static String digest(CharSequence body) {
        String text = body.toString().replaceAll("[ \\t\\n\\x0B\\f\\r]+", " ").strip();
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Path document() {
        return shared("source/" + PACK.sourceFile());
    }

    private static Path shared(String path) {
        return Path.of(System.getenv("KEYPROOF_SHARED")).resolve(path);
    }
}
