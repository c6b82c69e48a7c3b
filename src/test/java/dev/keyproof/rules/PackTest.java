package dev.keyproof.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Roles;
import dev.keyproof.language.Constant;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import dev.keyproof.language.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must be true of the pack as a whole. */
class PackTest {
    private static final Pack PACK = RealPack.pack();

    @Test
    void pack_readsWithoutADiagnostic() {
        assertEquals(List.of(), RealPack.diagnostics());
    }

    @Test
    void everyStatement_isAccountedFor() {
        Set<String> open = new TreeSet<>();
        for (Pack.Statement statement : statements()) {
            boolean accounted = statement.notChecked().isPresent();
            if (!accounted) {
                accounted = statement.kinds().stream().allMatch(kind -> isShown(statement, kind));
            }
            if (!accounted) {
                open.add(statement.id() + " " + statement.kinds());
            }
        }
        assertEquals(Set.of(), open);
    }

    @Test
    void onlyAdviceAndFacts_areLeftUnchecked() {
        for (Pack.Statement statement : statements()) {
            if (statement.notChecked().isPresent()) {
                assertTrue(Set.of("advice", "fact").containsAll(statement.kinds()), statement.id());
            }
        }
    }

    @Test
    void everyCitation_namesAStatement() {
        for (Rule rule : PACK.rules()) {
            for (String id : rule.cites()) {
                assertTrue(PACK.statement(id).isPresent(), rule.slug() + " cites " + id);
            }
        }
    }

    @Test
    void everyAssumption_isKnown() {
        PACK.rules()
                .forEach(rule -> rule.assumes()
                        .forEach(id -> assertTrue(Assumption.of(id).isPresent(), rule.slug() + " assumes " + id)));
        PACK.defaults()
                .forEach(one -> one.assumes()
                        .ifPresent(id -> assertTrue(
                                Assumption.of(id).isPresent(), one.field().label() + " assumes " + id)));
    }

    @Test
    void roleTables_holdEveryBuiltInRole() {
        assertEquals(Set.copyOf(Roles.AZURE.slugs()), rows("role-operations"));
        assertEquals(Set.copyOf(Roles.LOCAL.slugs()), rows("local-role-operations"));
    }

    /**
     * What a vault decides by itself must stay decided when its key is not in the input: rules about the key, its store
     * and the grants may not cite these statements.
     */
    @Test
    void statementsAboutTheVaultAlone_areCitedByRulesAboutTheVaultAlone() {
        Set<String> identity = Set.of(
                "encryption-identity-missing", "system-assigned-identity-off", "user-assigned-identity-not-attached");
        assertEquals(identity, citing("IDY-1"));
        Set<String> settings = new TreeSet<>(identity);
        settings.add("encryption-key-missing");
        assertEquals(settings, citing("KEY-1"));
        assertEquals(Set.of("key-uri-malformed"), citing("ASG-3"));
        assertEquals(Set.of("key-uri-malformed"), citing("INT-2"));
        assertEquals(Set.of("customer-managed-key-on-operational-tier-only"), citing("PRE-2"));
        assertEquals(Set.of("region-unsupported"), citing("REG-1"));
    }

    @Test
    void eachPermissionModel_hasARuleOfItsOwn() {
        assertEquals(Set.of("key-permission-missing-under-rbac"), citing("KEY-2"));
        assertEquals(Set.of("key-permission-missing-under-access-policies"), citing("KEY-3"));
        assertEquals(Set.of("key-permission-missing-under-local-rbac"), citing("KEY-4"));
    }

    @Test
    void adviceRules_areNotesOrWarnings() {
        for (String slug : List.of("list-permission-missing", "role-grants-more-than-needed", "key-version-pinned")) {
            assertEquals("note", PACK.rule(slug).orElseThrow().severity(), slug);
        }
    }

    @Test
    void everyRule_endsInAFixOrTheReasonWhyThereIsNone() {
        for (Rule rule : PACK.rules()) {
            assertFalse(rule.fixes().isEmpty(), rule.slug());
        }
    }

    private static boolean isShown(Pack.Statement statement, String kind) {
        return switch (kind) {
            case "state", "advice" ->
                PACK.rules().stream()
                        .anyMatch(rule -> !rule.change() && rule.cites().contains(statement.id()));
            case "change" ->
                PACK.rules().stream()
                        .anyMatch(rule -> rule.change() && rule.cites().contains(statement.id()));
            case "behaviour" -> !statement.shownBy().isEmpty();
            default -> false;
        };
    }

    private static List<Pack.Statement> statements() {
        return PACK.sections().stream()
                .flatMap(section -> section.statements().stream())
                .toList();
    }

    private static Set<String> citing(String statement) {
        return PACK.rules().stream()
                .filter(rule -> rule.cites().contains(statement))
                .map(Rule::slug)
                .collect(Collectors.toSet());
    }

    private static Set<String> rows(String table) {
        Table found = PACK.tables().stream()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow();
        return found.rows().stream()
                .flatMap(row -> row.key().stream())
                .map(word -> ((Constant.Word) word).value())
                .collect(Collectors.toSet());
    }
}
