package dev.keyproof.drill;

import dev.keyproof.estate.Tier;
import dev.keyproof.simulate.Cause;
import dev.keyproof.simulate.Causes;
import dev.keyproof.simulate.Code;
import dev.keyproof.simulate.KeyStoreError;
import dev.keyproof.simulate.Outcome;
import dev.keyproof.simulate.RestorePoint;
import dev.keyproof.simulate.Vault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Everything that a scenario can expect of a step, and of the vault after it. */
final class Claims {
    static final List<Claim.Kind<?>> ALL = all();

    private static final String NOTHING = "nothing was done";

    private Claims() {}

    static List<String> names() {
        return ALL.stream().<String>map(Claim.Kind::name).toList();
    }

    private static List<Claim.Kind<?>> all() {
        List<Claim.Kind<?>> kinds = new ArrayList<>(ofTheStep());
        kinds.addAll(ofTheVault());
        return List.copyOf(kinds);
    }

    private static List<Claim.Kind<?>> ofTheStep() {
        List<Outcome.Status> endings = List.of(Outcome.Status.DONE, Outcome.Status.REFUSED, Outcome.Status.FAILED);
        List<Code> codes = List.of(Code.values());
        return List.of(
                one("result", Notation.choice(endings, Notation::spelled), Claims::result),
                one(
                        "code",
                        Notation.choice(codes, Code::text),
                        (seen, wanted) -> last(seen, outcome -> differs(wanted, outcome.code(), Code::text))),
                many(
                        "codes",
                        Notation.choice(codes, Code::text),
                        (seen, wanted) -> last(
                                seen,
                                outcome ->
                                        sameSet(words(wanted, Code::text), words(outcome.admissible(), Code::text)))),
                many(
                        "causes",
                        Notation.word(Cause.class),
                        (seen, wanted) -> last(
                                seen,
                                outcome -> outcome.causes().list().containsAll(wanted)
                                        ? Optional.empty()
                                        : Optional.of(causes(outcome.causes())))),
                many(
                        "flags",
                        Notation.word(Cause.class),
                        (seen, wanted) -> last(
                                seen,
                                outcome -> sameSet(
                                        words(wanted, Notation::spelled),
                                        words(outcome.flags().list(), Notation::spelled)))),
                one("keyStore", Notation.word(KeyStoreError.class), Claims::keyStore),
                number("visibleFailures", Observed::visibleFailures),
                number("silentFailures", Observed::silentFailures),
                number(
                        "done",
                        seen -> seen.outcomes().stream().filter(Outcome::isDone).count()),
                number(
                        "notDone",
                        seen -> seen.outcomes().stream()
                                .filter(outcome -> !outcome.isDone())
                                .count()));
    }

    private static List<Claim.Kind<?>> ofTheVault() {
        return List.of(
                one(
                        "state",
                        Notation.word(Vault.State.class),
                        (seen, wanted) -> differs(wanted, seen.vault().map(Vault::state), Notation::spelled)),
                one(
                        "attention",
                        Notation.FLAG,
                        (seen, wanted) -> differs(wanted, seen.vault().map(Vault::needsAttention), Object::toString)),
                one(
                        "active",
                        Notation.VERSION,
                        (seen, wanted) -> seen.vault()
                                        .flatMap(Vault::active)
                                        .filter(id -> Observed.names(wanted, id, seen))
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of(seen.vault()
                                        .flatMap(Vault::active)
                                        .map(seen::version)
                                        .orElse("none"))),
                one("key", Notation.NAME, (seen, wanted) -> differs(wanted, Optional.of(seen.key()), Object::toString)),
                number(
                        "hiddenFailures",
                        seen -> seen.vault().map(Vault::hiddenFailures).orElse(0L)),
                number(
                        "patches",
                        seen -> seen.vault().map(Vault::patches).orElse(0).longValue()),
                number(
                        "failedPatches",
                        seen -> seen.vault().map(Vault::failedPatches).orElse(0).longValue()),
                number("points", seen -> (long) seen.livePoints().size()),
                number(
                        "due",
                        seen -> seen.livePoints().stream()
                                .filter(point -> point.state() == RestorePoint.State.EXPIRE_DUE)
                                .count()),
                one(
                        "tier",
                        Notation.word(Tier.class),
                        (seen, wanted) -> differs(wanted, seen.lastPoint().map(RestorePoint::tier), Notation::spelled)),
                number("storedMib", Claims::storedMib),
                number("overdueMibDays", Claims::overdueMibDays),
                one(
                        "overpaid",
                        Notation.FLAG,
                        (seen, wanted) -> differs(wanted, Optional.of(overpaid(seen) > 0), Object::toString)),
                one(
                        "sameViewAs",
                        Notation.NAME,
                        (seen, wanted) -> new UserView(seen.all()).difference(seen.vaultName(), wanted)));
    }

    /** A comparison with one wanted value. */
    private interface Single<T> {
        Optional<String> differs(Observed seen, T wanted);
    }

    private static <T> Claim.Kind<T> one(String name, Notation<T> notation, Single<T> judge) {
        return new Claim.Kind<>(
                name,
                notation,
                false,
                (seen, wanted) -> wanted.isEmpty() ? Optional.empty() : judge.differs(seen, wanted.get(0)));
    }

    private static <T> Claim.Kind<T> many(String name, Notation<T> notation, Claim.Judge<T> judge) {
        return new Claim.Kind<>(name, notation, true, judge);
    }

    private static Claim.Kind<Long> number(String name, Function<Observed, Long> count) {
        return one(
                name,
                Notation.count(),
                (seen, wanted) -> differs(wanted, Optional.of(count.apply(seen)), Object::toString));
    }

    private static <T> Optional<String> differs(T wanted, Optional<T> found, Function<T, String> spelling) {
        return found.filter(wanted::equals).isPresent()
                ? Optional.empty()
                : Optional.of(found.map(spelling).orElse("none"));
    }

    /** Looks at the last operation of the step; what is expected of none is wrong. */
    private static Optional<String> last(Observed seen, Function<Outcome, Optional<String>> judge) {
        List<Outcome> outcomes = seen.outcomes();
        return outcomes.isEmpty() ? Optional.of(NOTHING) : judge.apply(outcomes.get(outcomes.size() - 1));
    }

    /** Every operation of the step must have ended so. */
    private static Optional<String> result(Observed seen, Outcome.Status wanted) {
        if (seen.outcomes().isEmpty()) {
            return Optional.of(NOTHING);
        }
        return seen.outcomes().stream()
                .filter(outcome -> outcome.status() != wanted)
                .map(Claims::ending)
                .findFirst();
    }

    static String ending(Outcome outcome) {
        String words = Notation.spelled(outcome.status());
        String code = outcome.code().map(found -> " with " + found.text()).orElse("");
        return words + code + (outcome.causes().isEmpty() ? "" : ": " + reasons(outcome.causes()));
    }

    static String reasons(Causes causes) {
        return String.join("; ", causes.list().stream().map(Cause::text).toList());
    }

    private static String causes(Causes causes) {
        return causes.isEmpty() ? "none" : words(causes.list(), Notation::spelled);
    }

    private static <T> String words(Collection<T> values, Function<T, String> spelling) {
        return String.join(", ", new TreeSet<>(values.stream().map(spelling).toList()));
    }

    private static Optional<String> sameSet(String wanted, String found) {
        return wanted.equals(found) ? Optional.empty() : Optional.of(found.isEmpty() ? "none" : found);
    }

    private static Optional<String> keyStore(Observed seen, KeyStoreError wanted) {
        List<KeyStoreError> errors =
                seen.during().stream().flatMap(event -> event.below().stream()).toList();
        if (errors.contains(wanted)) {
            return Optional.empty();
        }
        return Optional.of(errors.isEmpty() ? "no refusal" : words(errors, Notation::spelled));
    }

    private static long storedMib(Observed seen) {
        return seen.livePoints().stream()
                .filter(point -> point.tier() != Tier.OPERATIONAL)
                .mapToLong(point -> (point.payload().length() + (1 << 20) - 1) >> 20)
                .sum();
    }

    private static long overdueMibDays(Observed seen) {
        return seen.vault()
                .map(vault -> Math.round(vault.cost().overdueGibDays() * 1024))
                .orElse(0L);
    }

    private static long overpaid(Observed seen) {
        return seen.vault()
                .map(vault -> vault.cost().overpaid(seen.world().parameters()))
                .orElse(0L);
    }
}
