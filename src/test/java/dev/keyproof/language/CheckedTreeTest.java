package dev.keyproof.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.text.Source;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checked tree looks like, and what is accepted. */
class CheckedTreeTest {
    private static final String PACK = """
            pack p { version "1" language 1 source "s" file "f" dated 2024-01-01 sha256 "0" }
            section "S" sha256 "1" { statement X-1: fact says "x" not checked because "y" }
            """;
    private static final String FUNCTIONS = """
            fn late(k: Key): Bool = k.expires is present and k.expires < now
            fn has-key(v: BackupVault): Bool = v.encryption.mode == customer-managed and v.encryption.keyUri is present
            fn near(e: Instant?): Bool = e < 30d after now
            """;

    @Test
    void groups_areFoldedIntoOneField() {
        Expr.Is expr = (Expr.Is) require("v.encryption.keyUri is present");
        Expr.Select field = (Expr.Select) expr.operand();
        assertEquals("BackupVault.encryption.keyUri", field.field().label());
        assertInstanceOf(Expr.Reference.class, field.record());
        Rule.Place place = rule("require v.region == x title \"t\" at v.identity \"l\" why \"w\" help \"h\"")
                .at()
                .get(0);
        assertTrue(((Expr.Select) place.value()).field().group());
    }

    @Test
    void groupBehindALet_isFoldedToo() {
        Expr.Compare expr = (Expr.Compare)
                rule("let e = v.encryption require e.mode == customer-managed").require();
        Expr.Select field = (Expr.Select) expr.left();
        assertEquals("encryption.mode", field.field().path());
        assertInstanceOf(Expr.Reference.class, field.record());
        assertEquals("e.mode", field.span().text());
        assertEquals("e", field.record().span().text());
    }

    @Test
    void functions_areInlinedWhereTheyAreCalled() {
        Expr.And expr = (Expr.And) require("late(v.encryption.key)");
        assertEquals("late(v.encryption.key)", expr.span().text());
        Expr.Compare second = (Expr.Compare) expr.operands().get(1);
        Expr.Select expires = (Expr.Select) second.left();
        assertEquals("v.encryption.key", expires.record().span().text());
        assertEquals(Duration.ZERO, ((Expr.Now) second.right()).shift());
    }

    @Test
    void everyVariable_hasAnIdOfItsOwn() {
        Rule rule = rule(
                "let p = first of { a for a in v.encryption.key.store.accessPolicies when get in a.keyPermissions }"
                        + " require p is absent or (p is present and list in p.keyPermissions)");
        Set<Integer> ids = new HashSet<>();
        collect(rule.require(), ids);
        assertEquals(3, ids.size(), ids.toString());
    }

    private static void collect(Expr expr, Set<Integer> ids) {
        if (expr instanceof Expr.FirstOf first) {
            assertTrue(ids.add(first.variable().id()));
        }
        ExprParts.of(expr).forEach(part -> collect(part, ids));
    }

    @Test
    void words_takeTheirTypeFromTheOtherSide() {
        Expr.Compare expr = (Expr.Compare) require(
                "{get} subset of" + " union of { a.keyPermissions for a in v.encryption.key.store.accessPolicies }");
        assertEquals("Set of KeyOperation", expr.left().type().name());
        assertEquals(new Constant.Words(List.of("get")), ((Expr.Literal) expr.left()).value());
        Expr.Compare in = (Expr.Compare) require("v.encryption.key.size in {2048, 3072}");
        assertEquals(new Constant.Wholes(List.of(2048L, 3072L)), ((Expr.Literal) in.right()).value());
    }

    @Test
    void shiftsOfNow_haveTheirSign() {
        Expr.And both = (Expr.And) rule("let k = v.encryption.key when k.expires is present"
                        + " require k.expires > 36h before now and k.expires > 15m after now")
                .require();
        List<Duration> shifts = both.operands().stream()
                .map(expr -> ((Expr.Now) ((Expr.Compare) expr).right()).shift())
                .toList();
        assertEquals(List.of(Duration.ofHours(-36), Duration.ofMinutes(15)), shifts);
    }

    @Test
    void changes_compareBothStates() {
        Rule rule = only("""
                change c { severity note class advisory cites X-1 for BackupVault
                  forbid encryption.keyUri.version is changed
                  title "t" at after "l" why "w" help "h"
                  fix set encryption.mode = platform-managed
                  fix set after.encryption.keyUri.version = absent }
                """);
        Expr.Is changed = (Expr.Is) ((Expr.Not) rule.require()).operand();
        assertEquals(rule.before(), Optional.of(root(changed.operand())));
        assertEquals(rule.subject(), root(changed.after().orElseThrow()));
        assertEquals(rule.subject(), root(((Rule.Set) rule.fixes().get(0)).field()));
        assertEquals(Optional.empty(), ((Rule.Set) rule.fixes().get(1)).value());
    }

    private static Expr.Variable root(Expr expr) {
        return expr instanceof Expr.Select select ? root(select.record()) : ((Expr.Reference) expr).variable();
    }

    @Test
    void alternatives_areRowsOfTheirOwn() {
        PackReader.Result result = read("table t (k: StoreKind): Bool { key-vault, managed-hsm -> true }\n"
                + shell("require t(v.encryption.key.store.kind)"));
        assertEquals("", Shown.brief(result.diagnostics()));
        List<String> rows = result.pack().orElseThrow().tables().get(0).rows().stream()
                .map(row -> row.key() + " " + row.value().orElseThrow())
                .toList();
        assertEquals(
                List.of("[Word[value=key-vault]] Bool[value=true]", "[Word[value=managed-hsm]] Bool[value=true]"),
                rows);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "when k.expires is present require k.expires > now",
                "require k.expires is absent or k.expires > now",
                "require k.expires is present implies k.expires > now",
                "require not (k.expires is present) or k.expires > now",
                "require not (k.expires is absent) and k.expires > now",
                "forbid late(k) and k.expires > now",
                "when has-key(v) and k.enabled require v.encryption.keyUri.version is absent",
                "when has-key(v) and k.enabled and v.encryption.keyUri.version is present require v.encryption.keyUri.version == \"x\"",
                "when match k.type { RSA -> k.expires is present else -> false } require near(k.expires)",
                "when match k.type { RSA -> k.expires is present else -> unknown } require k.expires > now",
                "let e = k.expires when e is present require k.expires > now",
                "require all a in k.store.accessPolicies: (get in a.keyPermissions or k.expires is absent or k.expires > now)",
                "require k.expires is known",
                "when (k.expires is present and k.enabled) or (k.expires is present and k.size > 1) require near(k.expires)",
            })
    void guards_holdThroughEverything(String judgement) {
        PackReader.Result result = read(FUNCTIONS + shell("let k = v.encryption.key " + judgement) + uses());
        assertEquals("", Shown.brief(result.diagnostics()));
    }

    /** Rules that use all functions, so that none is left over. */
    private static String uses() {
        return """
                rule uses { severity note class advisory cites X-1 for BackupVault v
                  let k = v.encryption.key
                  require has-key(v) or late(k) or (k.expires is present and near(k.expires))
                  title "t" at v "l" why "w" help "h" }
                """;
    }

    private static Expr require(String condition) {
        return rule("require " + condition).require();
    }

    private static Rule rule(String judgement) {
        PackReader.Result result = read(FUNCTIONS + shell(judgement) + uses());
        assertEquals("", Shown.brief(result.diagnostics()));
        return result.pack().orElseThrow().rule("a").orElseThrow();
    }

    private static Rule only(String text) {
        PackReader.Result result = read(text);
        assertEquals("", Shown.brief(result.diagnostics()));
        return result.pack().orElseThrow().rules().get(0);
    }

    private static String shell(String judgement) {
        String diagnosis = judgement.contains(" title ") ? "" : " title \"t\" at v \"l\" why \"w\" help \"h\"";
        return "rule a { severity note class advisory cites X-1 for BackupVault v " + judgement + diagnosis + " }\n";
    }

    private static PackReader.Result read(String text) {
        return PackReader.read(List.of(Source.of("pack.cmk", PACK), Source.of("rules.cmk", text)), Schemas.SCHEMA);
    }
}
