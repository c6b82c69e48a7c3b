package dev.keyproof.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.text.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackReaderTest {
    private static final String EDITION = """
            pack test-pack extends 2024-05-17 {
              version "1" language 1 source "A page about keys" file "f" dated 2025-01-01 sha256 "0"
            }
            section "Keys" sha256 "12" { statement T-7: fact says "new" not checked because "it is new" }
            replace statement T-2: fact says "Keys have one owner." not checked because "as before"
            drop rule store-open because "no longer asked for"
            drop table days-of because "store-open was its only reader"
            drop change born-without-key because "said elsewhere"
            drop default KeyVault.softDelete because "the service has changed"
            default KeyVault.softDelete = true from "a page"
            """;

    @Test
    void packWithoutMistakes_isReadWhole() {
        Pack pack = pack(Fixtures.sources());
        assertEquals("test-pack", pack.name());
        assertEquals(LocalDate.of(2024, 5, 17), pack.dated());
        assertEquals(
                List.of("Keys", "Updates"),
                pack.sections().stream().map(Pack.Section::heading).toList());
        assertEquals("Keys have owners.", pack.statement("T-2").orElseThrow().says());
        assertEquals("Updates", pack.statement("T-5").orElseThrow().heading());
        assertEquals(List.of("D1", "D28"), pack.statement("T-3").orElseThrow().shownBy());
        assertEquals(List.of("fine-sizes", "fine-networks", "role-rights", "days-of"), names(pack.tables()));
        Pack.Default fallback = pack.defaults().get(0);
        assertEquals("KeyStore", fallback.owner());
        assertEquals("KeyVault", fallback.kind());
        assertEquals(Optional.of("azure-A2"), fallback.assumes());
        assertEquals(Optional.of(LocalDate.of(2019, 9, 1)), fallback.since());
    }

    @Test
    void headerOfARule_isKept() {
        Rule rule = pack(Fixtures.sources()).rule("key-too-small").orElseThrow();
        assertEquals("error", rule.severity());
        assertEquals(List.of("validated-at-enable"), rule.classes());
        assertEquals("the plan is not a matter of size", rule.disputes().get("T-6"));
        assertEquals(List.of("azure-A8"), rule.assumes());
        assertEquals(List.of("DP-6", "DP-7"), rule.controls().get("MCSB"));
        assertEquals(List.of("UserErrorKeySize", "UserErrorKeyType"), rule.azure());
        assertEquals("BackupVault", rule.target());
        assertEquals("key-too-small", rule.span().text());
    }

    @Test
    void orderOfSources_doesNotMatter() {
        List<Source> reversed = new ArrayList<>(Fixtures.sources());
        Collections.reverse(reversed);
        Pack pack = pack(reversed);
        assertEquals(pack(Fixtures.sources()).sha256(), pack.sha256());
        assertEquals(
                List.of(
                        "key-too-small",
                        "rights-missing",
                        "key-old",
                        "store-open",
                        "store-swapped",
                        "born-without-key"),
                pack.rules().stream().map(Rule::slug).toList());
    }

    @Test
    void otherText_givesAnotherDigest() {
        List<Source> changed = new ArrayList<>(Fixtures.sources());
        changed.set(1, Source.of("defaults.cmk", Fixtures.text("defaults.cmk") + "# more\n"));
        assertNotEquals(pack(Fixtures.sources()).sha256(), pack(changed).sha256());
    }

    @Test
    void edition_takesTheItemsOfItsBase() {
        PackSources sources =
                PackSources.of(List.of(Source.of("pack.cmk", EDITION))).extending(PackSources.of(Fixtures.sources()));
        PackReader.Result result = PackReader.read(sources, Schemas.SCHEMA);
        assertEquals("", Shown.brief(result.diagnostics()));
        Pack pack = result.pack().orElseThrow();
        assertEquals(LocalDate.of(2025, 1, 1), pack.dated());
        assertEquals(Optional.empty(), pack.rule("store-open"));
        assertTrue(pack.rule("key-old").isPresent());
        assertEquals("Keys have one owner.", pack.statement("T-2").orElseThrow().says());
        assertEquals("Keys", pack.statement("T-2").orElseThrow().heading());
        assertEquals("Keys", pack.statement("T-7").orElseThrow().heading());
        assertEquals("12", pack.sections().get(0).sha256());
        assertEquals(List.of("fine-sizes", "fine-networks", "role-rights"), names(pack.tables()));
        assertEquals(
                List.of("KeyVault.softDelete", "BackupVault.encryption.mode"),
                pack.defaults().stream()
                        .map(fallback ->
                                fallback.kind() + "." + fallback.field().path())
                        .sorted(Collections.reverseOrder())
                        .toList());
    }

    @Test
    void moreRulesThanAPackMayHave_areRefused() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i <= 2_000; i++) {
            String slug = Integer.toString(i, 26)
                    .replaceAll("[0-9]", "x$0")
                    .chars()
                    .mapToObj(c -> String.valueOf((char) (c <= '9' ? c - '0' + 'a' : c)))
                    .reduce("r", String::concat);
            rules.append("rule ")
                    .append(slug)
                    .append(" { severity note class advisory cites T-6 for Key k")
                    .append(" require k.enabled title \"t\" at k \"l\" why \"w\" help \"h\" }\n");
        }
        List<Source> sources = new ArrayList<>(Fixtures.sources());
        sources.add(Source.of("many.cmk", rules.toString()));
        String found = Shown.brief(PackReader.read(sources, Schemas.SCHEMA).diagnostics());
        assertTrue(found.contains("too-large: the pack has more than 2000 rules"), found);
    }

    @Test
    void noFiles_areNoPack() {
        String found = Shown.brief(PackReader.read(List.of(), Schemas.SCHEMA).diagnostics());
        assertTrue(found.contains("no-rules: the pack has no rules"), found);
    }

    private static List<String> names(List<Table> tables) {
        return tables.stream().map(Table::name).toList();
    }

    private static Pack pack(List<Source> sources) {
        PackReader.Result result = PackReader.read(sources, Schemas.SCHEMA);
        assertEquals("", Shown.brief(result.diagnostics()));
        return result.pack().orElseThrow();
    }
}
