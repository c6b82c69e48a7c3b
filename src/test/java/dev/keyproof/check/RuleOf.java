package dev.keyproof.check;

import dev.keyproof.language.Expr;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import dev.keyproof.language.Table;
import dev.keyproof.language.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule put together clause by clause. */
final class RuleOf {
    private final String slug;
    private final Expr.Variable subject;
    private final String target;
    private Optional<Expr> when = Optional.empty();
    private Expr require = Exprs.bool(true);
    private Text title = Exprs.text("the bad thing");
    private final List<Rule.Place> at = new ArrayList<>();
    private final List<Rule.Place> with = new ArrayList<>();
    private final List<Rule.Fix> fixes = new ArrayList<>();
    private final List<String> azure = new ArrayList<>();
    private final List<String> assumes = new ArrayList<>();
    private final List<Text> notes = new ArrayList<>();
    private Optional<Text> azureRemark = Optional.empty();

    private RuleOf(String slug, String target, Expr.Variable subject) {
        this.slug = slug;
        this.target = target;
        this.subject = subject;
    }

    static RuleOf rule(String slug, Expr.Variable subject) {
        return new RuleOf(slug, subject.type().name(), subject);
    }

    RuleOf when(Expr expr) {
        when = Optional.of(expr);
        return this;
    }

    RuleOf require(Expr expr) {
        require = expr;
        return this;
    }

    RuleOf title(Object... parts) {
        title = Exprs.text(parts);
        return this;
    }

    RuleOf at(Expr place, Object... label) {
        at.add(new Rule.Place(place, Exprs.text(label)));
        return this;
    }

    RuleOf with(Expr place, Object... label) {
        with.add(new Rule.Place(place, Exprs.text(label)));
        return this;
    }

    RuleOf azure(String... codes) {
        azure.addAll(List.of(codes));
        return this;
    }

    RuleOf azureRemark(String remark) {
        azureRemark = Optional.of(Exprs.text(remark));
        return this;
    }

    RuleOf note(Object... parts) {
        notes.add(Exprs.text(parts));
        return this;
    }

    RuleOf assumes(String... ids) {
        assumes.addAll(List.of(ids));
        return this;
    }

    RuleOf fix(Rule.Fix fix) {
        fixes.add(fix);
        return this;
    }

    RuleOf set(Expr field, Expr value) {
        return fix(new Rule.Set(field, Optional.ofNullable(value), false, Optional.empty()));
    }

    Rule build() {
        return new Rule(
                slug,
                false,
                false,
                "error",
                List.of("operational"),
                List.of("KEY-9", "ERR-1"),
                Map.of(),
                assumes,
                Map.of("MCSB", List.of("DP-6")),
                Optional.empty(),
                target,
                subject,
                Optional.empty(),
                when,
                require,
                title,
                at,
                with,
                Exprs.text("the reason"),
                azure,
                azureRemark,
                Exprs.text("the way out"),
                notes,
                fixes,
                Exprs.AT);
    }

    static Pack pack(List<Pack.Default> defaults, Rule... rules) {
        Pack.Statement statement = new Pack.Statement(
                "KEY-9", "Key requirements", List.of("state"), "Key type RSA.", List.of(), Optional.empty(), Exprs.AT);
        return new Pack(
                "pack",
                "1.0.0",
                "Encryption of backup data",
                "encryption.md",
                LocalDate.of(2023, 11, 20),
                "",
                "",
                List.of(new Pack.Section("Key requirements", "", List.of(statement), Exprs.AT)),
                defaults,
                List.<Table>of(),
                List.of(rules));
    }

    static Pack pack(Rule... rules) {
        return pack(List.of(), rules);
    }
}
