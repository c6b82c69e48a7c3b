package dev.keyproof.check;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Report;
import dev.keyproof.diagnostic.RuleCard;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.estate.Assumption;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Estate;
import dev.keyproof.language.Pack;
import dev.keyproof.language.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges estates by the state rules of a pack.
 *
 * <p>Compiled once for a run; may be used for any number of estates, by one thread.
 */
public final class Checker {
    private final Facts facts;
    private final Instant asOf;
    private final Set<Assumption> off;
    private final boolean passesInDetail;
    private final Map<String, RuleCard> cards = new LinkedHashMap<>();
    private final List<RuleCard> stateCards = new ArrayList<>();
    private final Map<String, Judge> judges = new HashMap<>();

    private final class Judge {
        private final Evaluator evaluator;
        private final Evaluator.Run run;
        private final Outcome[] outcomes;
        /** One for all passes of a rule: a run over many files has hundreds of thousands. */
        private final Diagnostic[] passes;

        private Judge(Evaluator evaluator) {
            this.evaluator = evaluator;
            this.run = evaluator.run();
            this.outcomes = new Outcome[evaluator.rules().size()];
            this.passes = new Diagnostic[outcomes.length];
            for (int i = 0; i < passes.length; i++) {
                passes[i] = Findings.brief(card(evaluator.rules().get(i)));
            }
        }

        private void judge(Entity target, List<Verdict> verdicts) {
            run.judge(target, outcomes);
            String resource = target.label();
            for (int i = 0; i < outcomes.length; i++) {
                Rule rule = evaluator.rules().get(i);
                boolean brief = outcomes[i] == Outcome.PASS || outcomes[i] == Outcome.NOT_APPLICABLE;
                verdicts.add(
                        brief && !passesInDetail && !run.exceeded(i)
                                ? new Verdict(
                                        card(rule),
                                        resource,
                                        target.span(),
                                        outcomes[i],
                                        passes[i],
                                        List.of(),
                                        List.of(),
                                        List.of())
                                : verdict(rule, target, outcomes[i], run.exceeded(i)));
            }
        }
    }

    /**
     * Prepares a run.
     *
     * @param asOf the one evaluation instant of the run
     * @param off assumptions that are switched off
     * @param passesInDetail whether a pass tells where the input shows it and what it rests on; costs more
     */
    public Checker(Pack pack, Instant asOf, Set<Assumption> off, boolean passesInDetail) {
        this.facts = new Facts(pack.defaults(), off);
        this.asOf = asOf;
        this.off = Set.copyOf(off);
        this.passesInDetail = passesInDetail;
        for (Rule rule : pack.rules()) {
            RuleCard card = Cards.of(pack, rule);
            cards.put(rule.slug(), card);
            if (!rule.change()) {
                stateCards.add(card);
            }
        }
        for (String target : EstateSchema.schema().targets()) {
            Evaluator evaluator = Evaluator.of(pack, target, asOf, off, facts);
            judges.put(EstateSchema.canonical(target), new Judge(evaluator));
        }
    }

    /** Judges one estate in one call. */
    public static List<Verdict> check(
            Estate estate, Pack pack, Instant asOf, Set<Assumption> off, boolean passesInDetail) {
        return new Checker(pack, asOf, off, passesInDetail).check(estate);
    }

    /**
     * A verdict of every state rule on every resource of its kind, in the order of {@link Report#ORDER}. Key stores and
     * keys that no Backup vault refers to are not judged; see {@link #candidates} and {@link #unjudged}.
     */
    public List<Verdict> check(Estate estate) {
        List<Verdict> verdicts = new ArrayList<>();
        Referred referred = Referred.in(estate);
        judge("BackupVault", estate.vaults(), verdicts);
        judge("KeyStore", referred.judged(estate.stores()), verdicts);
        judge("Key", referred.judged(estate.keys()), verdicts);
        judge("Identity", estate.identities(), verdicts);
        judge("RoleAssignment", estate.grants(), verdicts);
        judge("Workload", estate.workloads(), verdicts);
        verdicts.sort(Report.ORDER);
        return verdicts;
    }

    /**
     * What the key stores and keys of an estate without any Backup vault decide by themselves, as if a Backup vault
     * with customer-managed keys on its vault tier used them. For a run that holds no Backup vault in any estate.
     */
    public List<Verdict> candidates(Estate estate) {
        List<Verdict> verdicts = new ArrayList<>(new Candidates(this).judge(estate));
        verdicts.sort(Report.ORDER);
        return verdicts;
    }

    /** The key stores and keys that no Backup vault of the estate refers to. */
    public static List<Report.Unjudged> unjudged(Estate estate) {
        return Referred.in(estate).unjudged(estate);
    }

    /** What reports say of the rules that judge states, in the order of the pack. */
    public List<RuleCard> cards() {
        return List.copyOf(stateCards);
    }

    /** Whether a rule speaks of resources of this sort. */
    public static boolean speaksOf(Rule rule, Entity target) {
        return EstateSchema.canonical(rule.target()).equals(target.shape().name());
    }

    /** Why a rule comes out as it does on a target of its kind. */
    public Explanation explain(Rule rule, Entity target) {
        return Explanation.of(rule, target, facts, asOf, off);
    }

    Evaluator evaluator(String record) {
        return judges.get(record).evaluator;
    }

    RuleCard card(Rule rule) {
        return cards.get(rule.slug());
    }

    private void judge(String record, List<Entity> targets, List<Verdict> verdicts) {
        Judge judge = judges.get(record);
        if (judge.outcomes.length > 0) {
            targets.forEach(target -> judge.judge(target, verdicts));
        }
    }

    private Verdict verdict(Rule rule, Entity target, Outcome outcome, boolean exceeded) {
        RuleCard card = card(rule);
        if (exceeded) {
            return Findings.exceeded(card, rule, target);
        }
        Explanation why = explain(rule, target);
        if (why.outcome() != outcome) {
            throw new IllegalStateException("two evaluations of `" + rule.slug() + "` on `" + target.label()
                    + "` differ: " + outcome.word() + " and " + why.outcome().word());
        }
        return Findings.explained(card, why, target.label(), target.span());
    }
}
