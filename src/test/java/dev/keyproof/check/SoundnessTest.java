package dev.keyproof.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.keyproof.diagnostic.Outcome;
import dev.keyproof.estate.Attribute;
import dev.keyproof.estate.Entity;
import dev.keyproof.estate.Field;
import dev.keyproof.estate.Key;
import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyStore;
import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Network;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Rule;
import dev.keyproof.language.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Generated rules over keys of which some fields are unknown: what is decided holds for every completion, both ways of
 * evaluation agree, and an unknown outcome names its fields.
 */
class SoundnessTest {
    private static final Instant AS_OF = SamplePack.AS_OF;
    private static final Expr.Variable K = Exprs.variable("k", "Key", 0);
    private static final int RULES = 400;

    /** A field that may be left open, and all values that are told apart. */
    private record Choice<T>(Attribute<T> attribute, boolean ofStore, List<Field<T>> values) {
        void put(Entity.Builder builder, int value) {
            builder.set(
                    attribute,
                    value < 0 ? Field.unknown("decided later", Resources.at(attribute.name())) : values.get(value));
        }
    }

    private static final List<Choice<?>> CHOICES = List.of(
            new Choice<>(Key.ENABLED, false, List.of(Resources.present(true), Resources.present(false))),
            new Choice<>(
                    Key.TYPE,
                    false,
                    List.of(
                            Resources.present(KeyType.RSA),
                            Resources.present(KeyType.RSA_HSM),
                            Resources.present(KeyType.EC))),
            new Choice<>(Key.SIZE, false, List.of(Resources.present(1024L), Resources.present(2048L))),
            new Choice<>(
                    Key.EXPIRES,
                    false,
                    List.of(
                            Field.absent(Resources.at("kek")),
                            Resources.present(AS_OF.minusSeconds(1)),
                            Resources.present(AS_OF.plusSeconds(1)))),
            new Choice<>(
                    Key.OPERATIONS,
                    false,
                    List.of(
                            Resources.present(Resources.operations()),
                            Resources.present(Resources.operations(KeyOperation.GET)),
                            Resources.present(Resources.operations(KeyOperation.values())))),
            new Choice<>(KeyStore.SOFT_DELETE, true, List.of(Resources.present(true), Resources.present(false))),
            new Choice<>(
                    KeyStore.NETWORK,
                    true,
                    List.of(
                            Resources.present(Network.ALL_NETWORKS),
                            Resources.present(Network.SELECTED_NETWORKS),
                            Resources.present(Network.DISABLED))));

    private static Entity key(int[] values) {
        Entity.Builder store = Resources.store("kv");
        for (int i = 0; i < values.length; i++) {
            if (CHOICES.get(i).ofStore()) {
                CHOICES.get(i).put(store, values[i]);
            }
        }
        Entity.Builder key = Resources.key("kek", store.build());
        for (int i = 0; i < values.length; i++) {
            if (!CHOICES.get(i).ofStore()) {
                CHOICES.get(i).put(key, values[i]);
            }
        }
        return key.build();
    }

    private static Expr condition(Random random, int depth) {
        if (depth == 0) {
            return leaf(random);
        }
        Expr left = condition(random, depth - 1);
        Expr right = condition(random, depth - 1);
        return switch (random.nextInt(6)) {
            case 0 -> Exprs.and(left, right);
            case 1 -> Exprs.or(left, right);
            case 2 -> Exprs.implies(left, right);
            case 3 -> Exprs.not(left);
            case 4 ->
                Exprs.match(
                        Exprs.path(K, "store.network"),
                        Type.BOOL,
                        new Expr.Arm(List.of("all-networks", "disabled"), Optional.of(left), Exprs.AT),
                        Exprs.arm("selected-networks", right));
            default -> leaf(random);
        };
    }

    private static Expr leaf(Random random) {
        Expr expires = Exprs.path(K, "expires");
        Expr operations = Exprs.path(K, "operations");
        return switch (random.nextInt(10)) {
            case 0 -> Exprs.path(K, "enabled");
            case 1 -> Exprs.path(K, "store.softDelete");
            case 2 -> Exprs.compare(Expr.Relation.IN, Exprs.path(K, "type"), Exprs.words("KeyType", "RSA", "RSA-HSM"));
            case 3 -> Exprs.compare(Expr.Relation.AT_LEAST, Exprs.path(K, "size"), Exprs.whole(2048));
            case 4 -> Exprs.is(expires, Expr.State.ABSENT);
            case 5 ->
                Exprs.or(
                        Exprs.is(expires, Expr.State.ABSENT),
                        Exprs.compare(Expr.Relation.GREATER, expires, Exprs.now(Duration.ZERO)));
            case 6 -> Exprs.compare(Expr.Relation.SUBSET, Exprs.words("KeyOperation", "get"), operations);
            case 7 -> Exprs.is(minus(operations), Expr.State.EMPTY);
            case 8 -> Exprs.equal(Exprs.path(K, "enabled"), Exprs.path(K, "store.softDelete"));
            default -> Exprs.compare(Expr.Relation.NOT_IN, Exprs.word("KeyOperation", "list"), operations);
        };
    }

    private static Expr minus(Expr operations) {
        Type type = new Type.SetOf(Exprs.choice("KeyOperation"));
        return new Expr.Minus(operations, Exprs.words("KeyOperation", "get", "sign"), type, Exprs.AT);
    }

    @Test
    void decidedOutcome_holdsForEveryCompletion() {
        for (long seed = 0; seed < RULES; seed++) {
            Random random = new Random(seed);
            Rule rule = RuleOf.rule("a-rule", K)
                    .when(condition(random, 1))
                    .require(condition(random, 3))
                    .build();
            int[] values = new int[CHOICES.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(CHOICES.get(i).values().size() + 1) - 1;
            }
            assertSound(rule, values, "seed " + seed);
        }
    }

    private static void assertSound(Rule rule, int[] values, String where) {
        Outcome open = KleeneTest.outcome(rule, key(values));
        List<int[]> completions = completions(values);
        if (open == Outcome.UNKNOWN) {
            Explanation why = Explanation.of(rule, key(values), new Facts(List.of(), Set.of()), AS_OF, Set.of());
            assertFalse(why.undecided().isEmpty(), where);
            return;
        }
        for (int[] completion : completions) {
            Outcome closed = KleeneTest.outcome(rule, key(completion));
            // Where the obligation holds anyway, it may turn out that the rule does not apply.
            boolean spared = open == Outcome.PASS && closed == Outcome.NOT_APPLICABLE;
            assertEquals(open, spared ? open : closed, where);
        }
    }

    private static List<int[]> completions(int[] values) {
        List<int[]> all = List.of(values);
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                List<int[]> more = new ArrayList<>();
                for (int[] one : all) {
                    for (int value = 0; value < CHOICES.get(i).values().size(); value++) {
                        int[] filled = one.clone();
                        filled[i] = value;
                        more.add(filled);
                    }
                }
                all = more;
            }
        }
        return all;
    }
}
