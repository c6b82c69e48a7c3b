package dev.keyproof.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.text.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files the arguments of a command stand for, and how they are read. */
class InputsTest {
    @TempDir
    private Path folder;

    private final List<Diagnostic> found = new ArrayList<>();

    @Test
    void file_keepsTheNameItWasGivenBy() throws IOException {
        write("in/a.yaml", "a: 1\n");
        assertEquals(List.of("in/a.yaml"), find("in/a.yaml"));
        assertEquals(List.of("./in/../in/a.yaml"), find("./in/../in/a.yaml"));
        assertEquals(List.of(folder + "/in/a.yaml"), find(folder + "/in/a.yaml"));
    }

    @Test
    void folder_givesItsInputsInOrderWithoutHiddenOnes() throws IOException {
        for (String name :
                List.of("b.yaml", "a/z.json", "a/b/c.YML", "a.md", ".hidden.yaml", ".git/x.yaml", "a/.h/y.json")) {
            write("in/" + name, "");
        }
        List<String> names = List.of("in/a/b/c.YML", "in/a/z.json", "in/b.yaml");
        assertEquals(names, find("in"));
        assertEquals(names, find("in/"));
        assertEquals(names, find("."));
        assertEquals(names.stream().map(name -> "./" + name).toList(), find("./in"));
    }

    @Test
    void fileGivenTwice_isReadOnce() throws IOException {
        write("in/a.yaml", "");
        assertEquals(List.of("in/a.yaml"), find("in", "in/a.yaml", "./in", "in/a.yaml"));
    }

    @Test
    void fileGivenByName_mayHaveAnyEnding() throws IOException {
        write("out.txt", "{}");
        assertEquals(List.of("out.txt"), find("out.txt"));
        assertEquals(Syntax.JSON, read("out.txt").orElseThrow().syntax());
    }

    @Test
    void patterns_areExpandedWhereTheShellDidNot() throws IOException {
        for (String name : List.of("in/a.yaml", "in/b.json", "in/c.md", "in/d/e.yaml", "in/.f.yaml")) {
            write(name, "");
        }
        assertEquals(List.of("in/a.yaml"), find("in/*.yaml"));
        assertEquals(List.of("in/a.yaml", "in/b.json"), find("in/*"));
        assertEquals(List.of("in/a.yaml", "in/d/e.yaml"), find("in/**/*.yaml"));
        assertEquals(List.of("in/a.yaml", "in/b.json"), find("*/[ab].{yaml,json}"));
        assertEquals(List.of("in/c.md"), find("in/?.md"));
        assertEquals(List.of(), problems());
    }

    @Test
    void patternThatMatchesNothing_isRefused() {
        assertEquals(List.of(), find("in/*.yaml", "[", "{a"));
        assertEquals(
                List.of(
                        "no-such-path 1:1..1:1 no file matches `in/*.yaml`",
                        "no-such-path 1:1..1:1 no file matches `[`",
                        "no-such-path 1:1..1:1 no file matches `{a`"),
                problems());
    }

    @Test
    void nameWithSpecialCharacters_isTheFileIfItExists() throws IOException {
        write("a[1].yaml", "");
        write("a1.yaml", "");
        assertEquals(List.of("a[1].yaml"), find("a[1].yaml"));
    }

    @Test
    void pathThatDoesNotExist_isRefusedWithTheNearestName() throws IOException {
        write("samples/vault.yaml", "");
        assertEquals(List.of(), find("samples/valut.yaml", "sampels/vault.yaml", "other.yaml", ""));
        assertEquals(
                List.of(
                        "no-such-path 1:1..1:1 `samples/valut.yaml` does not exist",
                        "no-such-path 1:1..1:1 `sampels/vault.yaml` does not exist",
                        "no-such-path 1:1..1:1 `other.yaml` does not exist",
                        "not-a-file 1:1..1:1 `` is neither a file nor a folder"),
                problems());
        assertEquals("did you mean `vault.yaml`?", found.get(0).remarks().get(0).text());
        assertEquals("did you mean `samples`?", found.get(1).remarks().get(0).text());
        assertEquals(List.of(), found.get(2).remarks());
    }

    @Test
    void folderWithoutInputs_isAWarning() throws IOException {
        write("in/a.md", "");
        assertEquals(List.of(), find("in"));
        assertEquals(List.of("warning no-inputs 1:1..1:1 `in` holds no `.yaml`, `.yml` or `.json` file"), problems());
    }

    @Test
    void f1_pathAboveTheFolder_isReadableWhenGivenAndRefusedBehindALink() throws IOException {
        write("outside/secret.yaml", "a: 1\n");
        write("in/a.yaml", "");
        link("in/up.yaml", "../outside/secret.yaml");
        assertEquals(List.of("in/../outside/secret.yaml"), find("in/../outside/secret.yaml"));
        assertEquals(List.of("in/a.yaml"), find("in"));
        assertEquals(
                List.of("link-not-followed 1:1..1:1 `in/up.yaml` is a link that leads to nothing inside the folder"),
                problems());
    }

    @Test
    void f2_linksOutOfTheFolder_areAllRefusedInTheSameWords() throws IOException {
        write("outside/x.yaml", "");
        write("in/a.yaml", "");
        link("in/broken.yaml", "nowhere.yaml");
        link("in/gone.yaml", "../outside/nowhere.yaml");
        link("in/loop.yaml", "loop.yaml");
        link("in/tree", "../outside");
        assertEquals(List.of("in/a.yaml"), find("in"));
        assertEquals(
                List.of("in/broken.yaml", "in/gone.yaml", "in/loop.yaml", "in/tree"),
                found.stream()
                        .map(problem -> problem.at().get(0).span().source().name())
                        .toList());
        assertTrue(found.stream().allMatch(problem -> problem.title().endsWith("leads to nothing inside the folder")));
    }

    @Test
    void f2_linkLoopOfFolders_endsAndLinksInsideAreRead() throws IOException {
        write("in/a.yaml", "");
        write("in/..data/b.yaml", "b: 1\n");
        link("in/b.yaml", "..data/b.yaml");
        link("in/same.yaml", "a.yaml");
        link("in/up", ".");
        write("in/deep/c.yaml", "");
        link("in/deep/up", "..");
        assertEquals(List.of("in/a.yaml", "in/b.yaml", "in/deep/c.yaml"), find("in"));
        assertEquals(List.of(), problems());
    }

    @Test
    void f2_fileExchangedForALink_isNotRead() throws IOException {
        write("outside.yaml", "secret: 1\n");
        write("a.yaml", "a: 1\n");
        InputFile file =
                inputs(Limits.DEFAULT).find(List.of("a.yaml"), found::add).get(0);
        Files.delete(folder.resolve("a.yaml"));
        link("a.yaml", "outside.yaml");
        assertTrue(inputs(Limits.DEFAULT).read(file, found::add).isEmpty());
        assertEquals(List.of("cannot-read 1:1..1:1 the file cannot be read"), problems());
    }

    @Test
    void f3_devicesAndPipes_areRefusedUnopened() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/zero")));
        write("in/a.yaml", "");
        Process made =
                new ProcessBuilder("mkfifo", folder.resolve("in/pipe.yaml").toString()).start();
        assumeTrue(made.waitFor() == 0);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertEquals(List.of("in/a.yaml"), find("in", "/dev/zero", "in/pipe.yaml"));
        });
        assertEquals(
                List.of(
                        "not-a-file 1:1..1:1 `in/pipe.yaml` is not a regular file",
                        "not-a-file 1:1..1:1 `/dev/zero` is neither a file nor a folder",
                        "not-a-file 1:1..1:1 `in/pipe.yaml` is neither a file nor a folder"),
                problems());
    }

    @Test
    void f4_fileThatVanished_isAProblemOfItsOwn() throws IOException {
        write("a.yaml", "a: 1\n");
        InputFile file =
                inputs(Limits.DEFAULT).find(List.of("a.yaml"), found::add).get(0);
        Files.delete(folder.resolve("a.yaml"));
        assertTrue(inputs(Limits.DEFAULT).read(file, found::add).isEmpty());
        assertEquals(List.of("cannot-read 1:1..1:1 the file vanished before it was read"), problems());
    }

    @Test
    void f4_fileThatGrewOverTheLimit_isRefused() throws IOException {
        write("a.yaml", "a: 1\n");
        InputFile file =
                inputs(Reading.SMALL).find(List.of("a.yaml"), found::add).get(0);
        write("a.yaml", "a".repeat(1_001));
        assertTrue(inputs(Reading.SMALL).read(file, found::add).isEmpty());
        assertEquals(List.of("file-too-large 1:1..1:1 the file is larger than 1,000 bytes"), problems());
    }

    @Test
    void f4_fileWithoutPermission_isAProblemOfItsOwn() throws IOException {
        write("a.yaml", "a: 1\n");
        Files.setPosixFilePermissions(folder.resolve("a.yaml"), PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(folder.resolve("a.yaml")));
        assertEquals(Optional.empty(), read("a.yaml"));
        assertEquals(List.of("cannot-read 1:1..1:1 the file cannot be read: permission is missing"), problems());
    }

    @Test
    void f5_strangeNames_areReadAsTheyAre() throws IOException {
        List<String> names = List.of(
                "-x.yaml", "CON.yaml", "a\u001B[31m\n.yaml", "b\u202E.yaml", "c .yaml", "x".repeat(250) + ".yaml");
        for (String name : names) {
            write("in/" + name, "a: 1\n");
        }
        assertEquals(names.stream().map(name -> "in/" + name).toList(), find("in"));
        assertEquals(List.of(), problems());
        assertEquals("a: 1\n", read("in/a\u001B[31m\n.yaml").orElseThrow().text());
    }

    @Test
    void f6_namesThatDifferInCaseOnly_areAWarning() throws IOException {
        write("in/a.yaml", "");
        write("in/A.yaml", "");
        write("in/\u00E9.yaml", "");
        write("in/e\u0301.yaml", "");
        assumeTrue(find("in").size() == 4);
        assertEquals(
                List.of(
                        "warning name-clash 1:1..1:1 `in/A.yaml` and `in/a.yaml` are one name on other systems",
                        "warning name-clash 1:1..1:1 `in/e\u0301.yaml` and `in/\u00E9.yaml` are one name on other systems"),
                problems());
    }

    @Test
    void f7_moreFilesThanTheLimit_areRefusedUnread() throws IOException {
        for (int i = 0; i < 11; i++) {
            write("in/" + i + ".yaml", "");
        }
        assertEquals(List.of(), find(Reading.SMALL, "in"));
        assertEquals(List.of("too-many-files 1:1..1:1 there are more than 10 files"), problems());
    }

    @Test
    void f7_moreEntriesThanTheLimit_areRefusedUnread() throws IOException {
        for (int i = 0; i < 1_001; i++) {
            write("in/" + i + ".md", "");
        }
        assertEquals(List.of(), find(Reading.SMALL, "in"));
        assertEquals(List.of("too-many-files 1:1..1:1 the folder has more than 1,000 entries"), problems());
    }

    @Test
    void f7_foldersTooDeep_areRefusedAndTheOthersRead() throws IOException {
        write("in/1/2/3/a.yaml", "");
        write("in/1/2/3/4/b.yaml", "");
        assertEquals(List.of("in/1/2/3/a.yaml"), find(Reading.SMALL, "in"));
        assertEquals(List.of("too-deep 1:1..1:1 folders are nested more than 3 levels deep"), problems());
        assertEquals("in/1/2/3/4", found.get(0).at().get(0).span().source().name());
    }

    @Test
    void f7_sparseFileOfOneTerabyte_isRefusedByItsSize() throws IOException {
        write("in/a.yaml", "");
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("in/big.json").toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertEquals(List.of("in/a.yaml"), find("in"));
        assertEquals(List.of("file-too-large 1:1..1:1 the file is larger than 67,108,864 bytes"), problems());
    }

    @Test
    void f7_moreBytesThanTheLimit_areRefusedUnread() throws IOException {
        for (int i = 0; i < 6; i++) {
            write("in/" + i + ".yaml", "x".repeat(900));
        }
        assertEquals(List.of(), find(Reading.SMALL, "in"));
        assertEquals(List.of("too-many-files 1:1..1:1 the files have more than 5,000 bytes together"), problems());
    }

    @Test
    void f10_standardInput_isReadOnceAndKept() {
        Inputs inputs = new Inputs(
                folder, new ByteArrayInputStream("kind: Key\n".getBytes(StandardCharsets.UTF_8)), Limits.DEFAULT);
        List<InputFile> files = inputs.find(List.of("-", "-"), found::add);
        assertEquals(List.of("<stdin>"), files.stream().map(InputFile::name).toList());
        Content content = inputs.read(files.get(0), found::add).orElseThrow();
        assertEquals("kind: Key\n", content.source().text());
        assertEquals(Syntax.YAML, content.syntax());
    }

    @Test
    void f10_standardInputOverTheLimit_isRefused() {
        for (String text : List.of("a".repeat(1_001), "[" + " ".repeat(2_000))) {
            Inputs inputs =
                    new Inputs(folder, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Reading.SMALL);
            assertTrue(inputs.read(InputFile.standardInput(), found::add).isEmpty());
        }
        assertEquals(
                List.of(
                        "file-too-large 1:1..1:1 the file is larger than 1,000 bytes",
                        "file-too-large 1:1..1:1 the file is larger than 2,000 bytes"),
                problems());
    }

    @Test
    void sourceOfAFile_fetchesItsTextAgainUnlessItChanged() throws IOException {
        write("a.yaml", "\uFEFFa: 1\nb: 2\n");
        Content content = read("a.yaml").orElseThrow();
        assertEquals("a: 1\nb: 2\n", content.source().text());
        assertEquals("b: 2", content.source().line(2));
        write("b.yaml", "c: 3\n");
        Content other = read("b.yaml").orElseThrow();
        write("b.yaml", "d: 4\n");
        assertEquals("", other.source().text());
        assertEquals("", Span.of(other.source(), 0, 1).text());
        Files.delete(folder.resolve("b.yaml"));
        assertEquals("", other.source().line(1));
        assertFalse(content.source().text().isEmpty());
    }

    private List<String> find(String... arguments) {
        return find(Limits.DEFAULT, arguments);
    }

    private List<String> find(Limits limits, String... arguments) {
        return inputs(limits).find(List.of(arguments), found::add).stream()
                .map(InputFile::name)
                .toList();
    }

    private Optional<Content> read(String name) {
        Inputs inputs = inputs(Limits.DEFAULT);
        return inputs.read(inputs.find(List.of(name), found::add).get(0), found::add);
    }

    private Inputs inputs(Limits limits) {
        return new Inputs(folder, new ByteArrayInputStream(new byte[0]), limits);
    }

    private List<String> problems() {
        return found.stream().map(Reading::print).toList();
    }

    private void write(String name, String text) throws IOException {
        // Under the locale C the platform itself cannot name such a file.
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
        assumeTrue(names.newEncoder().canEncode(name), "file names are written in " + names);
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String name, String target) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }
}
