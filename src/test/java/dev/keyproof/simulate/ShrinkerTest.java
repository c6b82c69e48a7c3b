package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.estate.Tier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left of a sequence that fails. */
class ShrinkerTest {
    /** A restore that fails because its key was deleted for too long. */
    private static boolean losesThePoint(List<Operation> operations) {
        Scenes scenes = Scenes.rbac(Scenes.UA);
        operations.forEach(scenes::apply);
        boolean made = !scenes.vault().points().isEmpty()
                && scenes.point(1).container().isPresent();
        return made && scenes.apply(Scenes.restore(1)).causes().contains(Cause.KEY_ABSENT);
    }

    @Test
    void longSequence_isCutToWhatMatters() {
        List<Operation> least = Shrinker.shrink(
                List.of(
                        Scenes.rotate("v0"),
                        new JobOperation.Skew(Duration.ofMinutes(2)),
                        new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.FIXED, Scenes.UA),
                        Scenes.advance("P3D"),
                        new VaultOperation.SetRetention(Scenes.VAULT, "disk", Duration.ofDays(1000)),
                        Scenes.backup(),
                        new JobOperation.Arm(FaultPoint.THROTTLED, 2, 1),
                        Scenes.tier(1),
                        new StoreOperation.DeleteKey(Scenes.STORE, Scenes.KEY),
                        Scenes.advance("P200D"),
                        Scenes.expire()),
                ShrinkerTest::losesThePoint);
        assertEquals(
                List.of(
                        new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.FIXED, Scenes.UA),
                        new JobOperation.Backup(Scenes.VAULT, "disk", Tier.VAULT_STANDARD, new Payload(1, 1)),
                        new StoreOperation.DeleteKey(Scenes.STORE, Scenes.KEY),
                        Scenes.advance("P100D")),
                least);
    }

    @Test
    void brokenGuard_isFoundByTheInvariants() {
        Scenes scenes = Scenes.rbac(Scenes.UA);
        Step honest =
                Step.take(scenes.simulator, new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, Scenes.UA));
        assertEquals(List.of(), Invariants.violations(honest));
        World forged = scenes.world.copy();
        forged.findVault(Scenes.VAULT).state = Vault.State.DISABLED;
        forged.findStore(Scenes.STORE).purgeProtection = false;
        assertEquals(
                "[I11: the store is not protected]",
                Invariants.violations(new Step(
                                honest.before(), honest.operation(), honest.outcome(), forged, honest.events()))
                        .toString());
        Step later = new Step(scenes.world, Scenes.poll(), Outcome.DONE, forged, List.of());
        assertEquals(
                "[I7: the state went back to Disabled]",
                Invariants.violations(later).toString());
    }
}
