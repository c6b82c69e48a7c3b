package dev.keyproof.check;

import dev.keyproof.diagnostic.Diagnostic;
import dev.keyproof.diagnostic.Label;
import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.diagnostic.Verdict;
import dev.keyproof.estate.BackupVault;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Estate;
import dev.keyproof.estate.Existence;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.KeyUri;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Mode;
import dev.keyproof.estate.Provenance;
import dev.keyproof.estate.Shape;
import dev.keyproof.estate.StoreKind;
import dev.keyproof.estate.Tier;
import dev.keyproof.language.Rule;
import dev.keyproof.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges key stores and keys where no Backup vault is in sight, as if one with customer-managed keys on its vault tier
 * used them and nothing else of it were known.
 *
 * <p>What the key or the store decides is reported on them. What only that vault could decide is left out.
 */
final class Candidates {
    private static final String NO_VAULT = "no Backup vault is in the input";
    private static final String NO_KEY = "the key is not in the input";

    /** Lists of grants: which of them counts depends on the identity, which only a vault brings. */
    private static final Set<String> GRANTS =
            Set.of(Key.ROLE_ASSIGNMENTS.name(), Key.LOCAL_ROLE_ASSIGNMENTS.name(), KeyStore.ACCESS_POLICIES.name());

    private final Checker checker;

    Candidates(Checker checker) {
        this.checker = checker;
    }

    List<Verdict> judge(Estate estate) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Entity key : estate.keys()) {
            // A store that is not described has no verdicts of its own: what the key shows of it stands with the key.
            Optional<Entity> hidden = key.value(Key.STORE)
                    .filter(store -> estate.stores().stream().noneMatch(one -> one == store));
            judge(key, hidden, vault(key, key), verdicts);
        }
        for (Entity store : estate.stores()) {
            judge(store, Optional.empty(), vault(store, keyIn(store)), verdicts);
        }
        return verdicts;
    }

    private void judge(Entity candidate, Optional<Entity> hidden, Entity vault, List<Verdict> verdicts) {
        Evaluator evaluator = checker.evaluator(BackupVault.SHAPE.name());
        Evaluator.Run run = evaluator.run();
        run.judge(vault, new Outcome[evaluator.rules().size()]);
        for (int i = 0; i < evaluator.rules().size(); i++) {
            Rule rule = evaluator.rules().get(i);
            if (run.exceeded(i)) {
                verdicts.add(Findings.exceeded(checker.card(rule), rule, candidate));
                continue;
            }
            Explanation why = checker.explain(rule, vault);
            if (isDecidedBy(candidate, why)
                    || hidden.map(store -> isDecidedBy(candidate, store, why)).orElse(false)) {
                Verdict verdict = Findings.explained(checker.card(rule), why, candidate.label(), candidate.span());
                verdicts.add(withoutVault(verdict));
            }
        }
    }

    /** A label on a vault that is not there explains nothing. */
    private static Verdict withoutVault(Verdict verdict) {
        Diagnostic all = verdict.diagnosis();
        List<Label> with = all.with().stream()
                .filter(label -> !label.span().equals(verdict.subject()))
                .toList();
        Diagnostic diagnosis =
                new Diagnostic(all.code(), all.severity(), all.title(), all.at(), with, all.remarks(), all.fix());
        return new Verdict(
                verdict.rule(),
                verdict.resource(),
                verdict.subject(),
                verdict.outcome(),
                diagnosis,
                verdict.unknown(),
                verdict.azure(),
                verdict.assumptions());
    }

    private static boolean isDecidedBy(Entity candidate, Explanation why) {
        if (why.outcome() == Outcome.UNKNOWN) {
            return why.doubts().stream().anyMatch(doubt -> isAbout(candidate, doubt));
        }
        Set<Basis.Read> reads = why.obligation().reads();
        return reads.stream().anyMatch(read -> read.owner().equals(candidate))
                && reads.stream().noneMatch(read -> GRANTS.contains(read.path()))
                && (candidate.shape() == Key.SHAPE || reads.stream().noneMatch(Candidates::isOfAKey));
    }

    /** Whether nothing but the key and its store decides, where the store is known through the key alone. */
    private static boolean isDecidedBy(Entity key, Entity store, Explanation why) {
        if (why.outcome() == Outcome.UNKNOWN) {
            return !why.doubts().isEmpty() && why.doubts().stream().allMatch(doubt -> isAbout(store, doubt));
        }
        Set<Basis.Read> reads = why.obligation().reads();
        return reads.stream().anyMatch(read -> read.owner().equals(store) && !GRANTS.contains(read.path()))
                && reads.stream()
                        .filter(read -> read.owner().equals(key) || read.owner().equals(store))
                        .noneMatch(read -> GRANTS.contains(read.path()));
    }

    /** What rests on a key and its store is told of the key, once. */
    private static boolean isOfAKey(Basis.Read read) {
        return read.owner().shape() == Key.SHAPE;
    }

    private static boolean isAbout(Entity candidate, Doubt doubt) {
        return doubt.owner().map(candidate::equals).orElse(false) && !GRANTS.contains(doubt.path());
    }

    private static Entity vault(Entity candidate, Entity key) {
        Span at = candidate.span();
        Entity.Builder vault = nothingKnown(BackupVault.KIND.word(), BackupVault.SHAPE, candidate, NO_VAULT);
        vault.set(BackupVault.NAME, Field.present(candidate.name(), at));
        vault.set(BackupVault.ENCRYPTION, Field.present(true, at));
        vault.set(BackupVault.MODE, Field.present(Mode.CUSTOMER_MANAGED, at));
        vault.set(BackupVault.TIERS, Field.present(Members.of(Tier.class, List.of(Tier.VAULT_STANDARD)), at));
        vault.set(BackupVault.KEY, Field.present(key, at));
        vault.set(BackupVault.KEY_URI, Field.present(uri(candidate, key), at));
        return vault.build();
    }

    /** A sound key URI of which only the store and its kind are settled. */
    private static Entity uri(Entity candidate, Entity key) {
        Span at = candidate.span();
        Entity.Builder uri = nothingKnown(KeyUri.SHAPE.name(), KeyUri.SHAPE, candidate, NO_VAULT);
        Optional<Entity> store = key.value(Key.STORE);
        Optional<StoreKind> kind = store.flatMap(one -> one.value(KeyStore.STORE_KIND));
        kind.ifPresent(one -> uri.set(KeyUri.STORE_KIND, Field.present(one, at)));
        store.ifPresent(one -> uri.set(KeyUri.STORE, Field.present(one.name(), at)));
        uri.set(KeyUri.KEY, Field.present(key.name(), at));
        uri.set(KeyUri.FAULT, Field.absent(at));
        return uri.build();
    }

    /** Some key of a store; nothing is known of it but that it is there. */
    private static Entity keyIn(Entity store) {
        Entity.Builder key = nothingKnown(Key.KIND.word(), Key.SHAPE, store, NO_KEY);
        key.set(Key.NAME, Field.present("a key of " + store.name(), store.span()));
        key.set(Key.STORE, Field.present(store, store.span()));
        key.set(Key.EXISTENCE, Field.present(Existence.PRESENT, store.span()));
        return key.build();
    }

    private static Entity.Builder nothingKnown(String kind, Shape shape, Entity candidate, String reason) {
        Entity.Builder entity = Entity.of(kind, shape, candidate.name(), candidate.span(), Provenance.STATED);
        shape.attributes().forEach(attribute -> entity.set(attribute, Field.unknown(reason, candidate.span())));
        return entity;
    }
}
