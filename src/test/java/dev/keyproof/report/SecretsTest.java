package dev.keyproof.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.text.Source;
import dev.keyproof.text.Span;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile inputs S1 to S4. The planted secrets are made up; none opens anything. */
class SecretsTest {
    private static final String STORAGE_KEY =
            "q7Zk1v9Lw0Xc3Rb5Nn8Mm2Jj6Hh4Gg1Ff7Dd9Ss0Aa3Pp5Oo8Ii2Uu6Yy4Tt1Rr7Ee9Ww0Qq3Zz5Xx8Cc2==";
    private static final String PEM_LINE = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://x.blob.core.windows.net/c?sv=2024&sig=ab%2Fcd%3D&se=1 |"
                        + " https://x.blob.core.windows.net/c?sv=2024&sig=[redacted]&se=1",
                "AccountName=x;AccountKey=abc==;EndpointSuffix=y | AccountName=x;AccountKey=[redacted];EndpointSuffix=y",
                "Endpoint=sb://x;SharedAccessKey=abc | Endpoint=sb://x;SharedAccessKey=[redacted]",
                "Server=x;Password=hunter2;User=y | Server=x;Password=[redacted];User=y",
                "{\"adminPassword\": \"hunter2\", \"a\": 1} | {\"adminPassword\": \"[redacted]\", \"a\": 1}",
                "client_secret: abc~def | client_secret: [redacted]",
                "bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln end | bearer [redacted] end",
                "-----BEGIN PRIVATE KEY-----MIIE/a+-----END PRIVATE KEY----- tail | [redacted] tail",
                "-----BEGIN EC PRIVATE KEY-----MIIE | [redacted]",
                "{\"kty\": \"EC\", \"d\": \"0123456789abcdef\"} | {\"kty\": \"EC\", \"d\": \"[redacted]\"}",
                "tag q7Zk1v9Lw0Xc3Rb5Nn8Mm2Jj6Hh4Gg1Ff7Dd9Ss0Aa3Pp end | tag [redacted] end",
                "pat abcdef2ghij3klm4nop5qrs6tuv7wxy2abc3def4ghi5jkl6mno7 | pat [redacted]",
                "hash 8f14e45fceea167a5a36dedd4bea2543c9f0f895 | hash [redacted]",
            })
    void secretByForm_isReplaced(String text, String clean) {
        assertEquals(clean, Secrets.redact(text));
        assertEquals(clean, Secrets.redact(clean), "a second pass changes nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "/subscriptions/3f2504e0-4f89-11d3-9a0c-0305e82c3301/resourceGroups/rg-payroll-prod-westeurope-001"
                        + "/providers/Microsoft.DataProtection/backupVaults/bv-payroll-prod",
                "https://kv-payroll.vault.azure.net/keys/backup-kek/0123456789abcdef0123456789abcdef",
                "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
                "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault",
                "key-vault-crypto-service-encryption-user-and-more-words-2023-11-20",
                "samples/violating/key-and-identity-in-one-update-2/after-the-change/estate.yaml",
                "/srv/tmpX7k2_a9Q/Run3Of7/T/SomeFile01Name2Test/estate",
                "the password is not shown; a design = a signature",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "0000000000000000000000000000000000000000000000000000000000000000",
            })
    void namesIdsAndDigests_stay(String text) {
        assertSame(text, Secrets.redact(text));
    }

    @Test
    void randomKeys_areFoundAndLeaveNothing() {
        long seed = 20231120;
        SplittableRandom random = new SplittableRandom(seed);
        int shown = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] key = new byte[40 + random.nextInt(64)];
            random.nextBytes(key);
            String text = Base64.getEncoder().encodeToString(key);
            String url = Base64.getUrlEncoder().encodeToString(key);
            shown += Secrets.redact("x " + text + " y").equals("x [redacted] y") ? 0 : 1;
            shown += Secrets.redact("x " + url + " y").equals("x [redacted] y") ? 0 : 1;
        }
        assertEquals(0, shown, "keys shown of 4000, seed " + seed);
    }

    @Test
    void secretInAnExcerpt_isReplacedAndTheMarkFollows() throws IOException {
        Source source = Source.of("a.yaml", "tag: " + STORAGE_KEY + " # why\nname: x\n");
        assertEquals("""
                error[e]: t
                 --> a.yaml:1:93
                  |
                1 | tag: [redacted] # why
                  |                   ^^^ here
                2 | name: x
                  |
                """, print(Cases.span(source, "why")));
    }

    @Test
    void secretOverTwoLines_isReplacedOnBoth() throws IOException {
        Source source = Source.of(
                "a.yaml",
                "a:\n  - " + STORAGE_KEY.substring(0, 30) + "\n    " + STORAGE_KEY.substring(30, 60) + "\n    "
                        + STORAGE_KEY.substring(60) + "\nAccountKey=abcd\n  efgh\n  name: x\n");
        String middle = print(Cases.span(source, STORAGE_KEY.substring(30, 60)));
        assertHidden(middle, STORAGE_KEY.substring(0, 30), STORAGE_KEY.substring(30, 60), STORAGE_KEY.substring(60));
        assertHidden(print(Cases.span(source, "efgh")), "abcd", "efgh");
    }

    @Test
    void blockOfAKey_isReplacedOnEachLine() throws IOException {
        Source source = Source.of(
                "a.yaml",
                "key: |\n  -----BEGIN PRIVATE KEY-----\n  " + PEM_LINE
                        + "\n  shortTail=\n  -----END PRIVATE KEY-----\nb: 1\n");
        assertHidden(print(Cases.span(source, "shortTail")), "shortTail", PEM_LINE, "BEGIN");
        assertHidden(print(Cases.span(source, "BEGIN")), "shortTail", PEM_LINE, "BEGIN");
    }

    @Test
    void secretInAComment_isReplaced() throws IOException {
        Source source = Source.of("a.yaml", "a: 1\n# AccountKey=abc123\nb: 2\n");
        assertHidden(print(Cases.span(source, "2", 2, "")), "abc123");
    }

    @Test
    void secretFarFromTheCut_isReplacedInALongText() throws IOException {
        String filler = "\"f\":[" + "1,".repeat(3_000_000) + "1],";
        Source source = Source.of("a.json", "{" + filler + "\"k1\":\"" + STORAGE_KEY + "\",\"kty\":\"EC\"}");
        assertHidden(print(Cases.span(source, "\"EC\"")), STORAGE_KEY.substring(40));
    }

    private static void assertHidden(String output, String... secrets) {
        for (String secret : secrets) {
            assertFalse(output.contains(secret), () -> "`" + secret + "` in:\n" + output);
        }
    }

    private static String print(Span span) throws IOException {
        StringBuilder out = new StringBuilder();
        TextRenderer.print(List.of(Diagnostic.error("e", "t", new Label(span, "here"), "")), false, out);
        return out.toString();
    }
}
