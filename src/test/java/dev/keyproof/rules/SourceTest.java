package dev.keyproof.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.language.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The pack against the source document and the list of its statements, where these are at hand. */
@EnabledIfEnvironmentVariable(named = "KEYPROOF_SHARED", matches = ".+")
class SourceTest {
    private static final Pack PACK = RealPack.pack();

    @Test
    void statements_equalTheList() throws IOException {
        List<String> listed = new ArrayList<>();
        JsonNode all = YAMLMapper.builder().build().readTree(Files.readString(shared("statements.yaml")));
        for (JsonNode one : all.get("statements")) {
            List<String> kinds = new ArrayList<>();
            one.get("kind").forEach(kind -> kinds.add(kind.asString()));
            String id = one.get("id").asString();
            listed.add(id + " " + kinds + " " + one.get("text").asString());
            String heading = PACK.statement(id).orElseThrow().heading();
            String section = one.get("section").asString();
            assertTrue(heading.startsWith(section), id + " stands under `" + heading + "`, listed under " + section);
        }
        List<String> packed = new ArrayList<>();
        for (Pack.Section section : PACK.sections()) {
            for (Pack.Statement one : section.statements()) {
                packed.add(one.id() + " " + one.kinds() + " " + one.says());
            }
        }
        assertEquals(String.join("\n", listed), String.join("\n", packed));
    }

    @Test
    void document_isTheOneThePackWasWrittenFor() throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(document()));
        assertEquals(HexFormat.of().formatHex(digest), PACK.sourceSha256());
    }

    @Test
    void sections_areUnchanged() throws IOException {
        assertEquals(List.of(), RealPack.drift(document()));
    }

    private static Path document() {
        return shared("source/" + PACK.sourceFile());
    }

    private static Path shared(String path) {
        return Path.of(System.getenv("KEYPROOF_SHARED")).resolve(path);
    }
}
