package dev.keyproof.language;

import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks one rule or change rule and makes its checked form. */
final class RuleChecker {
    private final Definitions definitions;
    private final Mistakes mistakes;
    private final Headers headers;
    private final Syntax.Rule rule;

    private RuleChecker(Definitions definitions, Headers headers, Syntax.Rule rule) {
        this.definitions = definitions;
        this.mistakes = definitions.mistakes();
        this.headers = headers;
        this.rule = rule;
    }

    /** The checked rule; empty if it has a mistake, which is reported. */
    static Optional<Rule> check(Definitions definitions, Headers headers, Syntax.Rule rule) {
        int before = definitions.mistakes().count();
        Optional<Rule> checked = new RuleChecker(definitions, headers, rule).check();
        return definitions.mistakes().count() == before ? checked : Optional.empty();
    }

    private Optional<Rule> check() {
        headers.check(rule);
        Optional<Type> target = target();
        Scope scope = Scope.empty();
        Optional<Expr.Variable> subject = target.map(type ->
                definitions.variable(rule.subject().map(Syntax.Name::text).orElse("after"), type));
        Optional<Expr.Variable> before = rule.change() && !rule.created()
                ? target.map(type -> definitions.variable("before", type))
                : Optional.empty();
        addRoots(scope, subject, before);
        Optional<Roots> roots = rule.change() && subject.isPresent()
                ? Optional.of(new Roots(target.get(), before, subject.get()))
                : Optional.empty();
        Expressions expressions = new Expressions(definitions, new Paths(definitions, roots), scope);
        int mistaken = mistakes.count();
        lets(expressions, scope);
        Optional<Judged> judged = judgement(expressions);
        Guards guards = Guards.of(mistakes);
        Facts facts = judged.map(found -> guard(found, guards)).orElse(Facts.NONE);
        Optional<Diagnoses.Diagnosis> diagnosis =
                new Diagnoses(expressions, guards, facts, judged.isPresent()).read(rule, subject, before);
        boolean lets = scope.own().stream()
                .allMatch(binding ->
                        binding.value().isPresent() || binding.deferred().isPresent());
        if (subject.isEmpty() || judged.isEmpty() || diagnosis.isEmpty()) {
            return Optional.empty();
        }
        unused(scope, lets && mistakes.count() == mistaken);
        return Optional.of(rule(subject.get(), before, judged.get(), diagnosis.get()));
    }

    private record Judged(Optional<Expr> when, Expr require) {}

    private Optional<Type> target() {
        Syntax.Name kind = rule.kind();
        List<String> targets = definitions.schema().targets();
        Optional<Type> type = definitions.types().record(kind.text());
        if (!targets.contains(kind.text()) || type.isEmpty()) {
            String question = Suggest.question(kind.text(), targets);
            mistakes.add(
                    Slug.UNKNOWN_NAME,
                    kind.span(),
                    "no rule can be about `" + kind.text() + "`",
                    question.isEmpty() ? "no such kind" : question,
                    Mistakes.note("kinds behind `for`: " + String.join(", ", targets)));
            return Optional.empty();
        }
        return type;
    }

    private void addRoots(Scope scope, Optional<Expr.Variable> subject, Optional<Expr.Variable> before) {
        if (rule.subject().isPresent()) {
            scope.add(root(rule.subject().get(), subject));
            return;
        }
        scope.add(root(new Syntax.Name("after", rule.kind().span()), subject));
        if (!rule.created()) {
            scope.add(root(new Syntax.Name("before", rule.kind().span()), before));
        }
    }

    private static Binding root(Syntax.Name name, Optional<Expr.Variable> variable) {
        return variable.map(of -> Binding.variable(name, of)).orElse(Binding.mistaken(name));
    }

    private void lets(Expressions expressions, Scope scope) {
        List<Syntax.Let> lets = rule.judgement().lets();
        scope.announce(lets.stream().map(Syntax.Let::name).toList());
        for (Syntax.Let let : lets) {
            Syntax.Name name = let.name();
            if (shadows(scope, name)) {
                scope.replace(Binding.mistaken(name));
                continue;
            }
            scope.define(name);
            if (Soft.byItself(scope).isSoft(let.value())) {
                scope.add(Binding.deferred(name, let.value()));
            } else {
                scope.add(Binding.let(name, expressions.value(let.value(), Optional.empty())));
            }
        }
    }

    private boolean shadows(Scope scope, Syntax.Name name) {
        Optional<Binding> other = scope.find(name.text());
        if (other.isPresent()) {
            Expressions.shadowed(definitions, name, other.get().name());
        } else if (definitions.isTable(name.text())) {
            mistakes.add(Slug.SHADOWED_NAME, name.span(), "`" + name.text() + "` is also a table", "a second meaning");
        }
        return other.isPresent() || definitions.isTable(name.text());
    }

    private Optional<Judged> judgement(Expressions expressions) {
        Optional<Syntax.Clause> written = rule.judgement().when();
        Optional<Expr> when = written.flatMap(clause -> expressions.condition(clause.expression()));
        Optional<Expr> obligation =
                expressions.condition(rule.judgement().obligation().expression());
        if (obligation.isEmpty() || when.isPresent() != written.isPresent()) {
            return Optional.empty();
        }
        Expr require = obligation.get();
        if (rule.judgement().forbid()) {
            require = new Expr.Not(require, rule.judgement().obligation().span());
        }
        return Optional.of(new Judged(when, require));
    }

    /** Checks the guards of the judgement; gives what is present when the rule fails. */
    private static Facts guard(Judged judged, Guards guards) {
        judged.when().ifPresent(when -> guards.check(when, Facts.NONE));
        Facts applies = judged.when().map(when -> Facts.of(when, true)).orElse(Facts.NONE);
        guards.check(judged.require(), applies);
        return applies.and(Facts.of(judged.require(), false));
    }

    private void unused(Scope scope, boolean sound) {
        for (Binding binding : scope.own()) {
            boolean root = rule.change() && binding.isVariable();
            if (sound && !root && !binding.isUsed()) {
                String name = binding.name().text();
                mistakes.add(
                        Slug.UNUSED_NAME,
                        binding.name().span(),
                        "nothing in `" + rule.slug().text() + "` uses `" + name + "`",
                        "never used");
            }
        }
    }

    private Rule rule(
            Expr.Variable subject, Optional<Expr.Variable> before, Judged judged, Diagnoses.Diagnosis diagnosis) {
        Syntax.Header header = rule.header();
        return new Rule(
                rule.slug().text(),
                rule.change(),
                rule.created(),
                header.severity().text(),
                texts(header.classes()),
                texts(header.cites()),
                disputes(header),
                texts(header.assumes()),
                controls(header),
                header.unwaivable().flatMap(text -> Texts.plain(text, mistakes)),
                rule.kind().text(),
                subject,
                before,
                judged.when(),
                judged.require(),
                diagnosis.title(),
                diagnosis.at(),
                diagnosis.with(),
                diagnosis.why(),
                rule.diagnosis().azure().map(codes -> texts(codes.names())).orElse(List.of()),
                diagnosis.azureRemark(),
                diagnosis.help(),
                diagnosis.notes(),
                diagnosis.fixes(),
                rule.slug().span());
    }

    static List<String> texts(List<Syntax.Name> names) {
        return names.stream().map(Syntax.Name::text).toList();
    }

    private Map<String, String> disputes(Syntax.Header header) {
        Map<String, String> disputes = new LinkedHashMap<>();
        for (Syntax.Tagged dispute : header.disputes()) {
            Texts.plain(dispute.text(), mistakes)
                    .ifPresent(why -> disputes.put(dispute.name().text(), why));
        }
        return disputes;
    }

    private Map<String, List<String>> controls(Syntax.Header header) {
        Map<String, List<String>> controls = new LinkedHashMap<>();
        for (Syntax.Tagged control : header.controls()) {
            Texts.plain(control.text(), mistakes)
                    .ifPresent(id -> controls.computeIfAbsent(control.name().text(), any -> new ArrayList<>())
                            .add(id));
        }
        return controls;
    }
}
