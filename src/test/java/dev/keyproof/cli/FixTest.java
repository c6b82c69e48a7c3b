package dev.keyproof.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyproof.diagnostic.Fix;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --fix}: edits of the text in place, nothing else, and nothing at all where it is not safe. */
class FixTest {
    private static final String VERSION = "/0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void edit_leavesEveryOtherByte() throws IOException {
        String text = Estates.pinned().replace("kind: Key\n", "kind: Key   # tab\there, \u00e9 and \ud83d\ude00\n\n\n");
        Path file = Estates.write(folder, "a.yaml", text);
        Ran ran = fix();
        assertEquals(0, ran.code());
        assertEquals(text.replace(VERSION, ""), Files.readString(file));
        assertTrue(ran.err().contains("a.yaml: 1 edit made\n"), ran.err());
        assertTrue(ran.out().startsWith("no findings"), ran.out());
    }

    @Test
    void markAndCarriageReturns_survive() throws IOException {
        String text = "\ufeff" + Estates.pinned().replace("\n", "\r\n").stripTrailing();
        Path file = Estates.write(folder, "a.yaml", text);
        fix();
        assertArrayEquals(text.replace(VERSION, "").getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
    }

    @Test
    void secondRun_hasNothingLeft() throws IOException {
        Path file = Estates.write(folder, "a.yaml", Estates.pinned());
        fix();
        byte[] once = Files.readAllBytes(file);
        assertTrue(fix().err().contains("no finding offers an edit"));
        assertArrayEquals(once, Files.readAllBytes(file));
    }

    @Test
    void problemOfAnotherFile_doesNotBringBackWhatWasFixed() throws IOException {
        Estates.write(folder, "a.yaml", Estates.pinned());
        Estates.write(folder, "empty.yaml", "# nothing\n");
        Ran ran = fix();
        assertFalse(ran.out().contains("key-version-pinned"), ran.out());
        assertTrue(ran.out().contains("empty.yaml:1:1: warning"), ran.out());
    }

    @Test
    void dryRun_printsADiffAloneAndChangesNothing() throws IOException {
        Path file = Estates.write(folder, "a.yaml", Estates.pinned());
        byte[] before = Files.readAllBytes(file);
        Ran ran = fix("--dry-run");
        assertArrayEquals(before, Files.readAllBytes(file));
        assertEquals(
                String.join(
                        "\n",
                        "--- a.yaml",
                        "+++ a.yaml",
                        "@@ -10,3 +10,3 @@",
                        "   mode: customer-managed",
                        "-  keyUri: https://kv-payroll.vault.azure.net/keys/backup-kek" + VERSION,
                        "+  keyUri: https://kv-payroll.vault.azure.net/keys/backup-kek",
                        "   identity: id-backup",
                        ""),
                ran.out());
        assertTrue(ran.err().contains("a.yaml: 1 edit offered"), ran.err());
    }

    @Test
    void diff_keepsCarriageReturnsAndAMissingLineEnd() {
        Source source = Source.of("a.yaml", "a: 1\r\nb: 2\r\nc: 3");
        assertEquals("""
                --- a.yaml
                +++ a.yaml
                @@ -2,2 +2,2 @@
                 b: 2\r
                -c: 3
                \\ No newline at end of file
                +c: 4
                \\ No newline at end of file
                """, Fixes.diff(source, List.of(new Fix.Edit(Span.of(source, 15, 16), "4"))));
    }

    @Test
    void diff_isHarmlessToPrint() {
        Source source = Source.of("a\u001b[31m.yaml", "a: 1 # \u202e ##vso[task.x]\n");
        String diff = Fixes.diff(source, List.of(new Fix.Edit(Span.of(source, 3, 4), "2")));
        assertTrue(diff.contains("+a: 2 # \\u202E #\\u0023vso[task.x]\n"), diff);
        assertTrue(diff.startsWith("--- a\\u001B[31m.yaml\n"), diff);
    }

    @Test
    void irreversibleEdit_isMadeOnRequestAlone() throws IOException {
        Path file = Estates.write(
                folder,
                "a.yaml",
                Estates.with("purgeProtection: true", "purgeProtection: false # until the pilot ends"));
        Ran held = fix();
        assertEquals(1, held.code());
        assertTrue(held.err().contains("held back, as Azure cannot take it back"), held.err());
        assertTrue(held.err().contains("purge-protection-off"), held.err());
        assertTrue(Files.readString(file).contains("purgeProtection: false # until"));
        assertEquals(0, fix("--irreversible").code());
        assertTrue(Files.readString(file).contains("purgeProtection: true # until the pilot ends"));
    }

    @Test
    void readOnlyFile_isLeftAsItIs() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path file = Estates.write(folder, "a.yaml", Estates.pinned());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Ran ran = fix();
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("the edits of `a.yaml` were not made: it is read-only"), ran.out());
        assertEquals(Estates.pinned(), Files.readString(file));
    }

    @Test
    void permissions_survive() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path file = Estates.write(folder, "a.yaml", Estates.pinned());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        fix();
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void fileThatChangedMeanwhile_isLeftAsItIs() throws IOException {
        Path file = Estates.write(folder, "a.yaml", "a: 3\n");
        Source gone = Source.released("a.yaml", "a: 1\n", "", () -> "");
        assertEquals(
                "it changed while it was being checked",
                Rewriting.rewrite(file, gone, List.of(new Fix.Edit(Span.of(gone, 3, 4), "2")))
                        .orElse(""));
        assertEquals("a: 3\n", Files.readString(file));
    }

    @Test
    void link_isNotWrittenThrough() throws IOException {
        Path elsewhere = Estates.write(folder, "elsewhere/a.yaml", Estates.pinned());
        Path link = folder.resolve("link.yaml");
        Files.createSymbolicLink(link, elsewhere);
        Ran ran = Ran.in(folder, "", "check", "link.yaml", "--fix", "--format", "brief", "--as-of", Estates.AS_OF);
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("it is not a regular file"), ran.out());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(Estates.pinned(), Files.readString(elsewhere));
    }

    @Test
    void jsonDescriptor_isOfferedNoEdit() throws IOException {
        String text = "{\"kind\": \"KeyVault\", \"name\": \"kv\", \"softDelete\": true, \"purgeProtection\": false}\n";
        Path json = Estates.write(folder, "a.json", text);
        fix("--irreversible");
        assertEquals(text, Files.readString(json));
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        Estates.write(folder, "a.yaml", Estates.pinned());
        fix();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("a.yaml"),
                    files.map(path -> path.getFileName().toString()).toList());
        }
    }

    private Ran fix(String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("check", ".", "--fix", "--format", "brief", "--as-of", Estates.AS_OF));
        arguments.addAll(List.of(more));
        return Ran.in(folder, "", arguments.toArray(String[]::new));
    }
}
