package dev.keyproof.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.diagnostic.Diagnostic;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecoderTest {
    @Test
    void utf8_isReadWithItsDigest() {
        Content content = decode("a.yaml", "é\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("é\n", content.text());
        assertEquals(Syntax.YAML, content.syntax());
        assertEquals(
                Decoder.sha256("é\n".getBytes(StandardCharsets.UTF_8)),
                content.source().sha256());
        assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Decoder.sha256(new byte[0]));
    }

    @Test
    void y10_byteOrderMark_isDropped() {
        assertEquals(
                "a: 1",
                decode("a.yaml", "\uFEFFa: 1".getBytes(StandardCharsets.UTF_8)).text());
        assertEquals(
                "[]",
                decode("a.json", "\uFEFF[]".getBytes(StandardCharsets.UTF_8)).text());
    }

    @Test
    void y11_otherEncodings_areRefusedByName() {
        refuse(
                "a.yaml",
                encode("\uFEFFa: 1", StandardCharsets.UTF_16LE),
                "not-utf-8 1:1..1:1 the file is written in UTF-16");
        refuse(
                "a.yml",
                encode("\uFEFFa: 1", StandardCharsets.UTF_16BE),
                "not-utf-8 1:1..1:1 the file is written in UTF-16");
        refuse(
                "a.cmk",
                encode("\uFEFFa: 1", StandardCharsets.UTF_16BE),
                "not-utf-8 1:1..1:1 the file is written in UTF-16");
        refuse(
                "a.json",
                encode("\uFEFFa: 1", Charset.forName("UTF-32LE")),
                "not-utf-8 1:1..1:1 the file is written in UTF-32");
        refuse(
                "a.yaml",
                encode("\uFEFFa: 1", Charset.forName("UTF-32BE")),
                "not-utf-8 1:1..1:1 the file is written in UTF-32");
    }

    @Test
    void y12_utf16WithoutMark_isRefused() {
        String problem = "not-utf-8 1:1..1:1 the file is written in UTF-16 without a byte order mark";
        refuse("a.yaml", encode("a: 1", StandardCharsets.UTF_16LE), problem);
        refuse("a.json", encode("[1]", StandardCharsets.UTF_16BE), problem);
    }

    @Test
    void y12_bytesThatAreNoUtf8_areRefusedAtTheFirst() {
        refuse(
                "a.yaml",
                bytes('a', '\n', 'b', 0xC3, 0xA9, 0xE9, 'x'),
                "not-utf-8 2:3..2:3 the byte E9 at offset 5 is not UTF-8");
        refuse("a.yaml", bytes('a', 0xC0, 0x80), "not-utf-8 1:2..1:2 the byte C0 at offset 1 is not UTF-8");
        refuse("a.yaml", bytes(0xED, 0xA0, 0x80), "not-utf-8 1:1..1:1 the byte ED at offset 0 is not UTF-8");
        refuse("a.json", bytes('[', ']', 0xF0, 0x9F), "not-utf-8 1:3..1:3 the byte F0 at offset 2 is not UTF-8");
        refuse("a.json", bytes(0xEF, 0xBB, 0xBF, '[', 0xFF), "not-utf-8 1:2..1:2 the byte FF at offset 4 is not UTF-8");
    }

    @Test
    void replacementCharacterInTheText_isAText() {
        assertEquals(
                "a\uFFFD",
                decode("a.yaml", "a\uFFFD".getBytes(StandardCharsets.UTF_8)).text());
    }

    @Test
    void j5_utf16WithMark_isReadAsJson() {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertEquals(
                    "[\"é\"]",
                    decode("a.json", encode("\uFEFF[\"é\"]", charset)).text());
            assertEquals(
                    Syntax.JSON, decode("out.txt", encode("\uFEFF {}", charset)).syntax());
            refuse("out.txt", encode("\uFEFFa: 1", charset), "not-utf-8 1:1..1:1 the file is written in UTF-16");
        }
        refuse("a.json", bytes(0xFF, 0xFE, '[', 0, 0), "not-utf-8 1:2..1:2 the byte 00 at offset 4 is not UTF-16");
        refuse(
                "a.json",
                bytes(0xFF, 0xFE, 0, 0xDC, 'a', 0),
                "not-utf-8 1:1..1:1 the byte 00 at offset 2 is not UTF-16");
    }

    @Test
    void j18_archives_areRefusedByTheirFirstBytes() {
        refuse("a.json", bytes(0x1F, 0x8B, 8, 0), "archive-not-read 1:1..1:1 the file is a gzip archive");
        refuse("a.yaml", bytes('P', 'K', 3, 4, 0), "archive-not-read 1:1..1:1 the file is a zip archive");
        byte[] tar = new byte[512];
        tar[0] = 'a';
        System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, tar, 257, 5);
        refuse("a.json", tar, "archive-not-read 1:1..1:1 the file is a tar archive");
    }

    @Test
    void nameThatTellsNothing_leavesItToTheText() {
        for (String json : List.of("{}", " \n[1]", "// c\n{}", "/* c */ 1")) {
            assertEquals(
                    Syntax.JSON,
                    decode("<stdin>", encode(json, StandardCharsets.UTF_8)).syntax());
        }
        assertEquals(
                Syntax.YAML,
                decode("<stdin>", encode("kind: Key", StandardCharsets.UTF_8)).syntax());
        assertEquals(
                Syntax.YAML,
                decode("A.YML", encode("{}", StandardCharsets.UTF_8)).syntax());
        assertEquals(
                Syntax.RULES,
                decode("a.cmk", encode("", StandardCharsets.UTF_8)).syntax());
    }

    private static void refuse(String name, byte[] bytes, String problem) {
        List<Diagnostic> found = new ArrayList<>();
        assertTrue(Decoder.decode(name, bytes, found::add).isEmpty());
        assertEquals(List.of(problem), found.stream().map(Reading::print).toList());
    }

    private static Content decode(String name, byte[] bytes) {
        List<Diagnostic> found = new ArrayList<>();
        Content content = Decoder.decode(name, bytes, found::add).orElseThrow();
        assertEquals(List.of(), found);
        return content;
    }

    private static byte[] encode(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
