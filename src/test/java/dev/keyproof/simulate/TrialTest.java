package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Tier;
import org.junit.jupiter.api.Test;

/** The runs of one configuration that exhaustive searches take. */
class TrialTest {
    private static WorldBuilder builder() {
        return Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.EXACT);
    }

    @Test
    void compliantConfiguration_enablesAndAllJobsRun() {
        assertTrue(Trial.enable(builder().build(), Scenes.VAULT).isDone());
        for (Tier tier : Tier.values()) {
            assertTrue(Trial.drift(builder().build(), Scenes.VAULT, tier).allDone(), tier.toString());
        }
    }

    @Test
    void driftedKey_failsJobsOnTheVaultTiersOnly() {
        World disabled = builder().disabled().build();
        Trial.Jobs jobs = Trial.drift(disabled.copy(), Scenes.VAULT, Tier.VAULT_STANDARD);
        assertEquals("[KEY_DISABLED]", jobs.backup().causes().toString());
        assertEquals("[KEY_DISABLED]", jobs.restore().causes().toString());
        assertEquals("[KEY_DISABLED]", jobs.tier().causes().toString());
        assertEquals("[KEY_DISABLED]", jobs.expire().causes().toString());
        assertTrue(Trial.drift(disabled, Scenes.VAULT, Tier.OPERATIONAL).allDone());
    }

    @Test
    void absentKey_failsEveryJob() {
        World absent = World.builder(Assumptions.DEFAULT, Parameters.EXACT, Scenes.START, 1)
                .vault(Scenes.VAULT, "westcentralus")
                .identity(Scenes.USER)
                .attached(Scenes.USER)
                .wants(Scenes.FIXED, Scenes.UA)
                .store(Scenes.STORE, PermissionModel.RBAC)
                .grant(Grantee.user(Scenes.USER), Permissions.ENCRYPTION, Scope.STORE)
                .build();
        assertEquals(
                "[KEY_ABSENT]",
                Trial.enable(absent.copy(), Scenes.VAULT).causes().toString());
        Trial.Jobs jobs = Trial.drift(absent, Scenes.VAULT, Tier.VAULT_ARCHIVE);
        assertEquals("[KEY_ABSENT]", jobs.backup().causes().toString());
        assertEquals("[KEY_ABSENT]", jobs.restore().causes().toString());
        assertTrue(jobs.tier().isDone(), "nothing on the vault tier");
        assertEquals("[KEY_ABSENT]", jobs.expire().causes().toString());
    }

    @Test
    void plantedPoint_isTheSameAsABackup() {
        World world = builder().build();
        KeyVersionId kid = Trial.adopt(world, Scenes.VAULT);
        int point = Trial.plant(world, Scenes.VAULT, kid, Tier.VAULT_STANDARD, true);
        Simulator simulator = Simulator.quick(world);
        assertTrue(simulator.apply(Scenes.restore(point)).isDone());
        simulator.apply(Scenes.revoke());
        assertEquals("FAILED GenericError [NO_PERMISSION]", Scenes.told(simulator.apply(Scenes.restore(point))));
    }
}
