package dev.keyproof.report;

import static dev.keyproof.report.Cases.span;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Fix;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Severity;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodeFrameTest {
    @Test
    void otherFile_showsMarkedLinesOnly() throws IOException {
        String before = "a: 1\n".repeat(8)
                + "  mode: customer-managed\n"
                + "  keyUri: https://kv.vault.azure.net/keys/kek\n"
                + "  identity: system-assigned\n";
        Source now =
                Source.of("after.yaml", before.replace("keys/kek", "keys/kek-2").replace("system-", "user-"));
        Source then = Source.of("before.yaml", before);
        assertEquals(
                """
                error[two-changes]: one request changes both the key and the identity
                  --> after.yaml:10:11
                   |
                 9 |   mode: customer-managed
                10 |   keyUri: https://kv.vault.azure.net/keys/kek-2
                   |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ first change: the key
                11 |   identity: user-assigned
                   |             ^^^^^^^^^^^^^ second change: the identity
                   |
                  ::: before.yaml:10:11
                   |
                10 |   keyUri: https://kv.vault.azure.net/keys/kek
                   |           ----------------------------------- the key today
                11 |   identity: system-assigned
                   |             --------------- the identity today
                   |
                """,
                print(new Diagnostic(
                        "two-changes",
                        Severity.ERROR,
                        "one request changes both the key and the identity",
                        List.of(
                                new Label(span(now, "https://kv.vault.azure.net/keys/kek-2"), "first change: the key"),
                                new Label(span(now, "user-assigned"), "second change: the identity")),
                        List.of(
                                new Label(span(then, "https://kv.vault.azure.net/keys/kek"), "the key today"),
                                new Label(span(then, "system-assigned"), "the identity today")),
                        List.of(),
                        Optional.empty())));
    }

    @Test
    void tabsEmojiAndControls_keepMarksBelowTheirText() throws IOException {
        Source source = Source.of("a.yaml", "\tname: \uD83D\uDE00\u001B[2J x\r\n\tnext: 1\r\n");
        assertEquals("""
                error[e]: t
                 --> a.yaml:1:14
                  |
                1 |  name: \uD83D\uDE00\\u001B[2J x
                  |                   ^ here
                2 |  next: 1
                  |
                """, print(error(new Label(span(source, "x"), "here"))));
    }

    @Test
    void severalMarksOfOneLine_standBelowEachOther() throws IOException {
        Source source = Source.of("a.json", "{\"a\": 1, \"b\": 22}");
        Diagnostic both = error(new Label(span(source, "22"), "second")).with(new Label(span(source, "1"), "first"));
        assertEquals("""
                error[e]: t
                 --> a.json:1:15
                  |
                1 | {"a": 1, "b": 22}
                  |       - first
                  |               ^^ second
                  |
                """, print(both));
    }

    @Test
    void longLine_isCutAroundEachMark() throws IOException {
        String filler = "\"filler\":[" + "1,".repeat(2500) + "1],";
        Source source =
                Source.of("a.json", "{" + filler + "\"kty\":\"EC\"," + filler + "\"size\":1024," + filler + "\"z\":1}");
        Diagnostic both =
                error(new Label(span(source, "\"EC\""), "expected RSA")).with(new Label(span(source, "1024"), "small"));
        assertEquals("""
                error[e]: t
                 --> a.json:1:5021
                  |
                1 | ...,1,1,1,1,1,1],"kty":"EC","filler":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,...
                  |                        ^^^^ expected RSA
                1 | ...1,1,1,1,1,1],"size":1024,"filler":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,...
                  |                        ---- small
                  |
                """, print(both));
    }

    @Test
    void markLongerThanTheLine_isCutWithIt() throws IOException {
        Source source = Source.of("a.yaml", "keyUri: https://" + "x".repeat(300) + "/keys/k\n");
        Span uri = Span.of(source, 8, source.text().length() - 1);
        assertEquals("""
                error[e]: t
                 --> a.yaml:1:9
                  |
                1 | ...https://%s...
                  |    %s
                  |    too long
                  |
                """.formatted("x".repeat(81), "^".repeat(89)), print(error(new Label(uri, "too long"))));
    }

    @Test
    void rangeOfSeveralLines_isMarkedOnItsFirst() throws IOException {
        Source source = Source.of("a.yaml", "encryption:  \n  mode: x\n  other: y\n");
        assertEquals("""
                error[e]: t
                 --> a.yaml:1:1
                  |
                1 | encryption:
                  | ^^^^^^^^^^^ all of it
                  |
                """, print(error(new Label(Span.of(source, 0, 30), "all of it"))));
    }

    @Test
    void emptyRangeAtTheEnd_isOneMark() throws IOException {
        Source source = Source.of("a.json", "{\"a\": 1");
        assertEquals("""
                error[e]: t
                 --> a.json:1:8
                  |
                1 | {"a": 1
                  |        ^ expected `}`
                  |
                """, print(error(new Label(Span.of(source, 7, 7), "expected `}`"))));
    }

    @Test
    void goneText_leavesTheExcerptOut() throws IOException {
        Source source = Source.released("a.yaml", "kind: Key\n", "", () -> "changed");
        Span kind = Span.of(source, 6, 9);
        Diagnostic gone = new Diagnostic(
                "e",
                Severity.ERROR,
                "t",
                List.of(new Label(kind, "here")),
                List.of(),
                List.of(),
                Optional.of(Cases.set(kind, "KeyVault")));
        assertEquals("error[e]: t\n --> a.yaml:1:7\n", print(gone));
    }

    @Test
    void noPlace_isTheTitleAlone() throws IOException {
        Diagnostic usage = new Diagnostic(
                "no-input", Severity.ERROR, "no file was named", List.of(), List.of(), List.of(), Optional.empty());
        assertEquals("error[no-input]: no file was named\n", print(usage));
    }

    @Test
    void leftOutLine_isShownWhenItIsOne() throws IOException {
        Source source = Source.of("a.yaml", "a: 1\n---\nb: 2\nc: 3\n\n\n\nd: 4\n");
        Diagnostic far = error(new Label(span(source, "2"), ""))
                .with(new Label(span(source, "1"), ""))
                .with(new Label(span(source, "4"), ""));
        assertEquals("""
                error[e]: t
                 --> a.yaml:3:4
                  |
                1 | a: 1
                  |    -
                2 | ---
                3 | b: 2
                  |    ^
                4 | c: 3
                ...
                8 | d: 4
                  |    -
                  |
                """, print(far));
    }

    @Test
    void fixesOfSeveralLines_numberTheLinesAfterThem() throws IOException {
        Source source = Source.of("a.yaml", "name: kv\nsoftDelete: false\nregion: x\nenabled: true\n");
        Span end = span(source, "kv").part(2, 2);
        Fix fix = new Fix(
                List.of(
                        new Fix.Edit(span(source, "true"), "false"),
                        new Fix.Edit(span(source, "softDelete: false\n"), ""),
                        new Fix.Edit(end, "\npurgeProtection: true\nretention: 90")),
                true);
        Diagnostic fixed = new Diagnostic(
                "e",
                Severity.WARNING,
                "t",
                List.of(new Label(span(source, "kv"), "")),
                List.of(),
                List.of(),
                Optional.of(fix));
        assertEquals("""
                warning[e]: t
                 --> a.yaml:1:7
                  |
                1 | name: kv
                  |       ^^
                2 | softDelete: false
                  |
                2 + purgeProtection: true
                3 + retention: 90
                2 - softDelete: false
                4 - enabled: true
                5 + enabled: false
                  |
                  = note: once deployed, this change cannot be taken back
                """, print(fixed));
    }

    private static Diagnostic error(Label at) {
        return Diagnostic.error("e", "t", at, "");
    }

    private static String print(Diagnostic diagnostic) throws IOException {
        StringBuilder out = new StringBuilder();
        TextRenderer.print(List.of(diagnostic), false, out);
        return out.toString();
    }
}
