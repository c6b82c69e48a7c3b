package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Invariants that compare one run with another: I17, I21, I28, I30, I31 and I32. */
class CounterfactualTest {
    private static final int LENGTH = 60;

    @ParameterizedTest
    @EnumSource(PermissionModel.class)
    void protection_decidesHowManyStepsLoseARestorePoint_I17(PermissionModel model) {
        boolean hsm = model == PermissionModel.LOCAL_RBAC;
        assertEquals(Optional.empty(), loss(model, true, true));
        assertEquals(
                List.of("DeleteKey", "PurgeKey"),
                loss(model, true, false).orElseThrow().stream()
                        .map(Operation::name)
                        .toList());
        if (!hsm) {
            assertEquals(
                    List.of("DeleteKey"),
                    loss(model, false, false).orElseThrow().stream()
                            .map(Operation::name)
                            .toList());
        }
    }

    private static Optional<List<Operation>> loss(PermissionModel model, boolean softDelete, boolean purgeProtection) {
        World world = Scenes.compliant(model, Scenes.UA, Parameters.EXACT)
                .protection(softDelete, purgeProtection, 7)
                .build();
        KeyVersionId kid = Trial.adopt(world, Scenes.VAULT);
        int point = Trial.plant(world, Scenes.VAULT, kid, Tier.VAULT_STANDARD, false);
        return LatentLoss.shortest(world, Scenes.VAULT, point, 3);
    }

    private record Broken(IdentityReference identity, List<Operation> by, int least) {}

    /** From each broken state at most three operations lead back; with SA a grant and an update are among them. */
    @Test
    void brokenVault_isMendedByAtMostThreeOperations_I21() {
        List<Broken> all = List.of(
                new Broken(IdentityReference.SYSTEM, List.of(new VaultOperation.SaOff(Scenes.VAULT)), 3),
                new Broken(
                        IdentityReference.SYSTEM,
                        List.of(new VaultOperation.SaOff(Scenes.VAULT), new VaultOperation.SaOn(Scenes.VAULT)),
                        2),
                new Broken(Scenes.UA, List.of(new VaultOperation.UaDetach(Scenes.VAULT, Scenes.USER)), 1),
                new Broken(Scenes.UA, List.of(new VaultOperation.UaDelete(Scenes.USER)), 3),
                new Broken(Scenes.UA, List.of(Scenes.revoke()), 1),
                new Broken(
                        Scenes.UA,
                        List.of(Scenes.revoke(), new VaultOperation.UaDetach(Scenes.VAULT, Scenes.USER)),
                        2));
        for (Broken broken : all) {
            Scenes scenes = Scenes.of(Scenes.compliant(PermissionModel.RBAC, broken.identity(), Parameters.EXACT)
                            .identity("id-second"))
                    .enabled()
                    .backedUp();
            broken.by().forEach(scenes::done);
            List<List<Operation>> ways = new ArrayList<>();
            for (int length = 0; length <= 3 && ways.isEmpty(); length++) {
                ways(scenes.world, new ArrayList<>(), length, ways);
            }
            assertEquals(
                    broken.least(),
                    ways.isEmpty() ? -1 : ways.get(0).size(),
                    broken.by().toString());
            for (List<Operation> way : ways) {
                boolean grant = way.stream().anyMatch(StoreOperation.Grant.class::isInstance);
                boolean update = way.stream()
                        .anyMatch(step -> step instanceof VaultOperation.UpdateIdentity
                                || step instanceof VaultOperation.UpdateKey);
                assertTrue(!broken.identity().isSystem() || grant && update, way.toString());
            }
        }
    }

    private static void ways(World world, List<Operation> done, int left, List<List<Operation>> found) {
        if (left == 0) {
            Simulator probe = Simulator.quick(world.copy());
            boolean works = probe.apply(Scenes.restore(1)).isDone()
                    && probe.apply(Scenes.backup()).isDone();
            if (works) {
                found.add(List.copyOf(done));
            }
            return;
        }
        List<Operation> moves = List.of(
                new VaultOperation.SaOn(Scenes.VAULT),
                Scenes.grant(Grantee.systemOf(Scenes.VAULT)),
                Scenes.grant(),
                Scenes.grant(Grantee.user("id-second")),
                new VaultOperation.UaAttach(Scenes.VAULT, Scenes.USER),
                new VaultOperation.UaAttach(Scenes.VAULT, "id-second"),
                new VaultOperation.UpdateKey(Scenes.VAULT, Scenes.ROTATED),
                new VaultOperation.UpdateIdentity(Scenes.VAULT, IdentityReference.SYSTEM),
                new VaultOperation.UpdateIdentity(Scenes.VAULT, Scenes.UA),
                new VaultOperation.UpdateIdentity(Scenes.VAULT, IdentityReference.user("id-second")));
        for (Operation move : moves) {
            World next = world.copy();
            if (Simulator.quick(next).apply(move).isDone()) {
                done.add(move);
                ways(next, done, left - 1, found);
                done.remove(done.size() - 1);
            }
        }
    }

    @Test
    void furtherPermissions_breakNoJob_I28() {
        for (long seed = 1; seed <= 60; seed++) {
            World world = RandomOperations.world(seed);
            Simulator simulator = Simulator.quick(world);
            RandomOperations next = new RandomOperations(world, seed);
            for (int i = 0; i < LENGTH; i++) {
                simulator.apply(next.next());
                if (i % 4 != 0) {
                    continue;
                }
                World wider = world.copy();
                for (Store store : wider.stores) {
                    for (String who : List.of(Scenes.USER, "id-other", "system-assigned of bv#1", "somebody")) {
                        store.grants.add(new Access(store.model, who, 31, Scope.STORE, Times.ALWAYS));
                    }
                }
                List<Boolean> before = jobs(world.copy());
                List<Boolean> after = jobs(wider);
                for (int job = 0; job < before.size(); job++) {
                    assertTrue(!before.get(job) || after.get(job), "seed " + seed + " step " + i + " job " + job);
                }
            }
        }
    }

    private static List<Boolean> jobs(World world) {
        world.faults.clear();
        Simulator simulator = Simulator.quick(world);
        List<Boolean> done = new ArrayList<>();
        int points =
                world.vault(Scenes.VAULT).map(vault -> vault.points().size()).orElse(0);
        for (int point = 1; point <= points; point++) {
            done.add(simulator.apply(Scenes.restore(point)).isDone());
        }
        done.add(simulator.apply(Scenes.backup()).isDone());
        for (int point = 1; point <= points; point++) {
            done.add(simulator.apply(Scenes.tier(point)).isDone());
        }
        done.add(simulator.apply(Scenes.expire()).isDone());
        return done;
    }

    /** D26: with everything in order, a user sees no difference to platform-managed keys. */
    @Test
    void twinUnderPlatformKeys_looksTheSame_I31() {
        for (long seed = 1; seed <= 40; seed++) {
            PermissionModel model = PermissionModel.values()[(int) (seed % 3)];
            Scenes encrypted = Scenes.of(Scenes.compliant(model, Scenes.UA, Parameters.DRILL))
                    .enabled();
            Scenes plain = Scenes.of(
                    Scenes.compliant(model, Scenes.UA, Parameters.DRILL).platformKeys());
            int mark = encrypted.simulator.history().visible().size();
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < LENGTH; i++) {
                Operation operation = everyday(random, plain.vault().points().size());
                assertEquals(
                        plain.apply(operation).toString(),
                        encrypted.apply(operation).toString());
            }
            List<Event> seen = encrypted.simulator.history().visible();
            assertEquals(
                    plain.simulator.history().visible().stream()
                            .map(CounterfactualTest::shown)
                            .toList(),
                    seen.subList(mark, seen.size()).stream()
                            .map(CounterfactualTest::shown)
                            .toList(),
                    "seed " + seed);
            assertEquals(plain.vault().cost(), encrypted.vault().cost());
        }
    }

    private static String shown(Event event) {
        return event.at() + " " + event.op() + " " + event.args() + " " + event.result() + " " + event.code();
    }

    private static Operation everyday(SplittableRandom random, int points) {
        int point = 1 + random.nextInt(Math.max(1, points));
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> Scenes.backup();
            case 3 -> Scenes.restore(point);
            case 4 -> Scenes.tier(point);
            case 5 -> Scenes.expire();
            case 6 -> new VaultOperation.SetRetention(Scenes.VAULT, "disk", Duration.ofDays(1 + random.nextInt(60)));
            default -> new JobOperation.Advance(Duration.ofHours(random.nextInt(200)));
        };
    }

    /** Grants to strangers, their state, and keys that nobody uses change no outcome. */
    @Test
    void strangers_changeNothing_I32() {
        for (long seed = 1; seed <= 80; seed++) {
            List<Operation> operations = RandomRun.of(seed, LENGTH).operations();
            Simulator alone = Simulator.quick(RandomOperations.world(seed));
            Simulator crowded = Simulator.quick(RandomOperations.world(seed));
            SplittableRandom random = new SplittableRandom(seed);
            for (Operation operation : operations) {
                crowded.apply(stranger(random));
                assertEquals(
                        alone.apply(operation).toString(),
                        crowded.apply(operation).toString(),
                        "seed " + seed + " " + operation);
            }
        }
    }

    private static Operation stranger(SplittableRandom random) {
        Grantee who = random.nextBoolean() ? Grantee.other("stranger") : Grantee.user("id-stranger");
        Permissions permissions = new Permissions(random.nextInt(32));
        return switch (random.nextInt(7)) {
            case 0 -> new VaultOperation.UaCreate("id-stranger");
            case 1 -> new VaultOperation.UaAttach(Scenes.VAULT, "id-stranger");
            case 2 -> new StoreOperation.Grant(Scenes.STORE, who, permissions, Scope.STORE);
            case 3 -> new StoreOperation.Revoke(Scenes.STORE, who);
            case 4 -> new VaultOperation.UaDetach(Scenes.VAULT, "id-stranger");
            case 5 ->
                new StoreOperation.CreateKey(
                        Scenes.STORE, "nobodys", KeyType.EC, 0, Optional.of("s" + random.nextInt(1 << 30)));
            default -> new StoreOperation.DeleteKey(Scenes.STORE, "nobodys");
        };
    }

    /** Payloads stand in a history by seed and length, data keys not at all. */
    @Test
    void history_holdsNoSecrets_I30() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp().done(Scenes.restore(1));
        for (Event event : scenes.simulator.history().events()) {
            String line = event.toString().toLowerCase(Locale.ROOT);
            for (String word : List.of("datakey", "wrapped", "private", "sealed", "plaintext", "numbered")) {
                assertTrue(!line.contains(word), event.toString());
            }
        }
    }
}
