package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Backup, restore, tiering, expiry and cost: what works, what fails, and who is told. */
class JobsTest {
    private static final String MISSING = "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault";

    @ParameterizedTest
    @EnumSource(PermissionModel.class)
    void compliantVault_backsUpTiersRestoresAndExpires(PermissionModel model) {
        for (IdentityReference identity : List.of(IdentityReference.SYSTEM, Scenes.UA)) {
            Scenes scenes = Scenes.of(Scenes.compliant(model, identity, Parameters.DRILL))
                    .enabled();
            scenes.backedUp().backedUp().done(Scenes.tier(1));
            assertEquals(Tier.VAULT_ARCHIVE, scenes.point(1).tier());
            scenes.done(Scenes.restore(1)).done(Scenes.restore(2));
            scenes.done(Scenes.advance("P30D"));
            assertEquals(RestorePoint.State.DELETED, scenes.point(1).state());
            assertEquals(RestorePoint.State.DELETED, scenes.point(2).state());
            assertEquals(Optional.empty(), scenes.point(1).container());
        }
    }

    /** D2: PostgreSQL tells no code of customer-managed keys. */
    @Test
    void postgresWithoutAccess_failsWithGenericError() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().done(Scenes.postgresBackup());
        scenes.done(Scenes.revoke()).done(Scenes.postgresBackup());
        scenes.done(Scenes.advance("PT5M"));
        assertEquals("FAILED GenericError [NO_PERMISSION]", Scenes.told(scenes.apply(Scenes.postgresBackup())));
        Outcome restore = scenes.apply(Scenes.restore(1));
        assertEquals("FAILED GenericError [NO_PERMISSION]", Scenes.told(restore));
        assertEquals("[GENERIC]", restore.admissible().toString());
        scenes.done(Scenes.grant()).done(Scenes.advance("PT5M"));
        scenes.done(Scenes.postgresBackup()).done(Scenes.restore(1));
    }

    /** D3. */
    @Test
    void otherWorkloadWithoutAccess_failsWithMissingPermission() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
        scenes.done(Scenes.revoke()).done(Scenes.advance("PT5M"));
        Outcome backup = scenes.apply(Scenes.backup());
        assertEquals("FAILED " + MISSING + " [NO_PERMISSION]", Scenes.told(backup));
        assertEquals("[MISSING_PERMISSION, AUTH_FAILURE]", backup.admissible().toString());
        assertEquals("FAILED " + MISSING + " [NO_PERMISSION]", Scenes.told(scenes.apply(Scenes.restore(1))));
        scenes.done(Scenes.grant()).done(Scenes.advance("PT5M"));
        scenes.done(Scenes.backup()).done(Scenes.restore(1));
    }

    /** D4: nothing surfaces, the internal log grows with the cost, and one run clears the backlog. */
    @Test
    void expiryWithoutAccess_failsInSilenceAndCosts() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
        scenes.done(Scenes.advance("P29DT23H")).done(Scenes.revoke());
        scenes.done(Scenes.advance("PT1H"));
        int visible = scenes.simulator.history().visible().size();
        long paid = 0;
        for (int day = 1; day <= 29; day++) {
            scenes.simulator.apply(Scenes.advance("P1D"));
            long overpaid = scenes.vault().cost().overpaid(scenes.world.parameters());
            assertTrue(overpaid > paid, "day " + day);
            paid = overpaid;
        }
        List<Event> shown = scenes.simulator.history().visible();
        assertTrue(shown.subList(visible, shown.size()).stream()
                .allMatch(event -> event.op().equals("Advance")));
        assertEquals(30, scenes.hidden("Expire").size());
        assertEquals(30, scenes.vault().hiddenFailures());
        assertEquals(RestorePoint.State.EXPIRE_DUE, scenes.point(1).state());
        scenes.done(Scenes.grant()).done(Scenes.advance("P1D"));
        assertEquals(RestorePoint.State.DELETED, scenes.point(1).state());
        assertEquals(30 * 5.0 / 1024, scenes.vault().cost().overdueGibDays());
        long end = scenes.vault().cost().overpaid(scenes.world.parameters());
        scenes.done(Scenes.advance("P1D"));
        assertEquals(end, scenes.vault().cost().overpaid(scenes.world.parameters()));
    }

    /** D5. */
    @Test
    void tieringWithoutAccess_failsInSilenceAndCostsTheDifference() {
        ProtectedWorkload tiered = new ProtectedWorkload(
                "tiered", "azure-disk", Tier.VAULT_STANDARD, Duration.ofDays(300), Duration.ofDays(2));
        Scenes scenes = Scenes.rbac(Scenes.UA)
                .enabled()
                .done(new VaultOperation.ConfigureProtection(Scenes.VAULT, tiered))
                .done(new JobOperation.Backup(Scenes.VAULT, "tiered", Tier.VAULT_STANDARD, new Payload(1, 1L << 30)));
        scenes.done(Scenes.revoke()).done(Scenes.advance("P12D"));
        assertEquals(Tier.VAULT_STANDARD, scenes.point(1).tier());
        assertEquals(11, scenes.hidden("Tier").size());
        assertEquals(10 * (750 - 100), scenes.vault().cost().overpaid(scenes.world.parameters()));
        scenes.done(Scenes.grant()).done(Scenes.advance("P1D"));
        assertEquals(Tier.VAULT_ARCHIVE, scenes.point(1).tier());
    }

    /** D20: customer-managed keys do not act on the operational tier. */
    @Test
    void operationalTier_worksWithoutItsKey() {
        Scenes scenes = Scenes.of(Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL)
                        .protection(true, true, 7))
                .enabled();
        JobOperation backup = new JobOperation.Backup(Scenes.VAULT, "disk", Tier.OPERATIONAL, Scenes.DATA);
        scenes.done(backup);
        scenes.done(new StoreOperation.DeleteKey(Scenes.STORE, Scenes.KEY)).done(Scenes.advance("P8D"));
        scenes.done(Scenes.restore(1)).done(backup).done(Scenes.restore(2));
        assertEquals(Optional.empty(), scenes.point(2).container());
    }

    @Test
    void pointsFromBeforeEnabling_stayUnderPlatformKeys() {
        Scenes scenes = Scenes.rbac(Scenes.UA).backedUp().enabled().backedUp();
        assertEquals(Optional.empty(), scenes.point(1).kid());
        assertEquals(Optional.of(Scenes.version(Scenes.V1)), scenes.point(2).kid());
        scenes.done(Scenes.revoke()).done(Scenes.advance("PT5M")).done(Scenes.restore(1));
        assertEquals("FAILED " + MISSING + " [NO_PERMISSION]", Scenes.told(scenes.apply(Scenes.restore(2))));
    }

    @ParameterizedTest
    @CsvSource({
        // permission taken away, backup, restore, tier, expire: D27
        "1, fails, works, works, works",
        "2, fails, works, works, works",
        "4, works, fails, fails, fails"
    })
    void onePermissionTaken_failsTheJobsThatNeedIt(
            int taken, String backup, String restore, String tier, String expire) {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
        scenes.done(Scenes.revoke());
        scenes.done(new StoreOperation.Grant(
                Scenes.STORE, Grantee.user(Scenes.USER), new Permissions(7 & ~taken), Scope.STORE));
        scenes.done(Scenes.advance("PT5M"));
        assertEquals(backup, word(scenes.apply(Scenes.backup())));
        assertEquals(restore, word(scenes.apply(Scenes.restore(1))));
        assertEquals(tier, word(scenes.apply(Scenes.tier(1))));
        scenes.world.now += Duration.ofDays(31).toSeconds();
        assertEquals(expire, word(scenes.apply(Scenes.expire())));
    }

    private static String word(Outcome outcome) {
        return outcome.isDone() ? "works" : "fails";
    }

    @ParameterizedTest
    @CsvSource({
        // state, switch, backup, restore, tier: KEY-7, sim-A1, sim-A10
        "expired, source, fails, fails, works",
        "expired, key-vault-only, fails, works, works",
        "not yet, source, fails, fails, works",
        "not yet, key-vault-only, fails, works, works",
        "disabled, source, fails, fails, fails",
        "disabled, key-vault-only, fails, fails, fails",
        "disabled, no-key-state, fails, fails, works"
    })
    void invalidKey_failsBackupAndRestore(String state, String value, String backup, String restore, String tier) {
        Assumptions assumptions = Assumptions.DEFAULT
                .with("expired-key-restore", value)
                .or(() -> Assumptions.DEFAULT.with("background-needs-unwrap", value))
                .orElseThrow();
        Scenes scenes = Scenes.of(Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.EXACT, assumptions))
                .enabled()
                .backedUp();
        Optional<Instant> now = Optional.of(scenes.world.now());
        Optional<Instant> later = now.map(moment -> moment.plusSeconds(9));
        scenes.done(
                switch (state) {
                    case "expired" ->
                        new StoreOperation.SetWindow(Scenes.STORE, Scenes.KEY, Scenes.V1, Optional.empty(), now);
                    case "not yet" ->
                        new StoreOperation.SetWindow(Scenes.STORE, Scenes.KEY, Scenes.V1, later, Optional.empty());
                    default -> Scenes.disable(Scenes.V1);
                });
        assertEquals(backup, word(scenes.apply(Scenes.backup())));
        assertEquals(restore, word(scenes.apply(Scenes.restore(1))));
        assertEquals(tier, word(scenes.apply(Scenes.tier(1))));
    }

    /** D9 and D10: the edges of the window with their leeway. */
    @Test
    void edgesOfTheWindow_countWithLeeway() {
        Scenes scenes = Scenes.of(Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL)
                .notBefore(Scenes.START.plusSeconds(600))
                .expires(Scenes.START.plusSeconds(3600)));
        VaultOperation enable = new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.FIXED, Scenes.UA);
        scenes.done(Scenes.advance("PT4M59S"));
        assertEquals("REFUSED ValidationError [KEY_NOT_YET_VALID]", Scenes.told(scenes.apply(enable)));
        scenes.done(Scenes.advance("PT1S")).done(enable);
        scenes.done(Scenes.advance("PT59M59S")).done(Scenes.backup());
        scenes.done(Scenes.advance("PT1S"));
        assertEquals("FAILED ValidationError [KEY_EXPIRED]", Scenes.told(scenes.apply(Scenes.backup())));
        assertEquals("FAILED ValidationError [KEY_EXPIRED]", Scenes.told(scenes.apply(Scenes.restore(1))));
    }

    /** D22. */
    @Test
    void grantOnItsWay_doesNotCountYet() {
        Scenes scenes = Scenes.rbac(Scenes.UA).done(new VaultOperation.SaOn(Scenes.VAULT));
        scenes.done(Scenes.grant(Grantee.systemOf(Scenes.VAULT))).done(Scenes.advance("PT10S"));
        VaultOperation enable = new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, IdentityReference.SYSTEM);
        Outcome early = scenes.apply(enable);
        assertEquals("REFUSED " + MISSING + " [NO_PERMISSION]", Scenes.told(early));
        assertTrue(early.admissible().contains(Code.AUTH_FAILURE));
        scenes.done(Scenes.advance("PT6M")).done(enable);
    }

    /** D23: a finding apart from those about keys. */
    @Test
    void tamperedContainers_areRefusedAndNeverWrong() {
        for (Tampering kind : Tampering.values()) {
            Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp().backedUp();
            scenes.done(Scenes.rotate("v2")).done(Scenes.poll()).done(Scenes.sweep());
            scenes.done(Scenes.restore(1));
            scenes.done(new JobOperation.Tamper(Scenes.VAULT, 1, kind));
            assertEquals(
                    "FAILED ContainerCannotBeOpened [CONTAINER_REFUSED]",
                    Scenes.told(scenes.apply(Scenes.restore(1))),
                    kind.toString());
            scenes.done(Scenes.restore(2));
        }
    }

    @Test
    void headerThatWasNeverRewrapped_cannotBeRolledBack() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
        Outcome outcome = scenes.apply(new JobOperation.Tamper(Scenes.VAULT, 1, Tampering.HEADER_ROLLBACK));
        assertEquals("there is no other header for restore point 1", outcome.detail());
    }

    @Test
    void crashBeforePersisting_leavesNoPoint() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().done(new JobOperation.Arm(FaultPoint.CRASH, 0, 1));
        assertEquals("FAILED InternalError [CRASHED]", Scenes.told(scenes.apply(Scenes.backup())));
        assertEquals(List.of(), scenes.vault().points());
        scenes.done(Scenes.backup()).done(Scenes.restore(1));
    }

    @Test
    void jobTriggeredTwice_isDoneOnce() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().done(new JobOperation.Arm(FaultPoint.JOB_TWICE, 0, 1));
        scenes.done(Scenes.backup());
        assertEquals(1, scenes.vault().points().size());
        assertEquals(
                1,
                scenes.simulator.history().events().stream()
                        .filter(event -> event.op().equals("DuplicateTrigger"))
                        .count());
    }

    @Test
    void storeOutage_failsJobsUntilItEnds() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
        scenes.done(new JobOperation.Outage(Scenes.STORE, Duration.ofHours(1)));
        assertEquals(
                "FAILED UserErrorCMKKeyVaultAuthFailure [STORE_OUTAGE]", Scenes.told(scenes.apply(Scenes.restore(1))));
        scenes.done(Scenes.advance("PT1H")).done(Scenes.restore(1)).done(Scenes.backup());
    }

    @Test
    void cost_followsSizeTierAndTime() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled();
        scenes.done(new JobOperation.Backup(Scenes.VAULT, "disk", Tier.VAULT_STANDARD, new Payload(1, (1L << 30) - 1)));
        scenes.done(Scenes.advance("P4D")).done(Scenes.tier(1)).done(Scenes.advance("P6D"));
        Cost cost = scenes.vault().cost();
        assertEquals(4 * 750 + 6 * 100, cost.amount(scenes.world.parameters()));
        assertEquals(0, cost.overpaid(scenes.world.parameters()));
        assertEquals(
                "cost 3600, of which overpaid 0",
                scenes.apply(new JobOperation.CostTick(Scenes.VAULT)).detail());
    }
}
