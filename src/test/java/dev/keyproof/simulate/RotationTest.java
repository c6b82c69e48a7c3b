package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.PermissionModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** New key versions, re-wrapping, and moving to another key. */
class RotationTest {
    private static Optional<KeyVersionId> version(String id) {
        return Optional.of(Scenes.version(id));
    }

    private static List<Integer> failing(Scenes scenes) {
        return IntStream.rangeClosed(1, scenes.vault().points().size())
                .filter(point -> !scenes.apply(Scenes.restore(point)).isDone())
                .boxed()
                .toList();
    }

    @Test
    void newVersion_isTakenUpWithinOnePollInterval() {
        for (String interval : List.of("PT1H", "PT24H")) {
            Assumptions assumptions =
                    Assumptions.DEFAULT.with("poll-interval", interval).orElseThrow();
            Scenes scenes = Scenes.of(Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL, assumptions))
                    .enabled()
                    .backedUp()
                    .done(Scenes.rotate("v2"))
                    .backedUp();
            assertEquals(version("v1"), scenes.point(2).kid(), "stale until the poll");
            scenes.done(new JobOperation.Advance(Duration.parse(interval).minusSeconds(1)));
            assertEquals(version("v1"), scenes.vault().active());
            scenes.done(Scenes.advance("PT1S")).backedUp();
            assertEquals(version("v2"), scenes.point(3).kid());
            assertEquals(version("v2"), scenes.point(1).kid(), "swept with the poll");
            assertEquals(1, scenes.point(1).epoch());
            scenes.done(Scenes.disable("v1"));
            assertEquals(List.of(), failing(scenes));
        }
    }

    /** D25: what is created disabled counts once it is enabled. */
    @Test
    void versionCreatedDisabled_countsOnceEnabled() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled(KeyReference.picked(Scenes.STORE, Scenes.KEY));
        scenes.done(new StoreOperation.Rotate(Scenes.STORE, Scenes.KEY, Optional.of("v2"), false));
        scenes.done(Scenes.advance("P2D"));
        assertEquals(version("v1"), scenes.vault().active());
        scenes.done(Scenes.enable("v2")).done(Scenes.advance("PT1H"));
        assertEquals(version("v2"), scenes.vault().active());
    }

    @Test
    void body_isTheSameBeforeAndAfter() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
        Object before = scenes.point(1).container().orElseThrow().bodyMark();
        scenes.done(Scenes.rotate("v2")).done(Scenes.advance("PT1H"));
        assertEquals(before, scenes.point(1).container().orElseThrow().bodyMark());
        assertEquals(
                version("v2").orElseThrow(),
                scenes.point(1).container().orElseThrow().kid());
    }

    /** D11: a sweep that crashes after four points of ten. */
    @Test
    void versionDisabledInTheMiddleOfASweep_failsThePointsThatNameIt() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled();
        IntStream.range(0, 10).forEach(i -> scenes.backedUp());
        scenes.done(Scenes.rotate("v2")).done(Scenes.poll());
        int stepsOfOnePoint = 4;
        scenes.done(new JobOperation.Arm(FaultPoint.CRASH, 4 * stepsOfOnePoint, 1));
        assertEquals("FAILED InternalError [CRASHED]", Scenes.told(scenes.apply(Scenes.sweep())));
        scenes.done(Scenes.disable("v1"));
        assertEquals(List.of(5, 6, 7, 8, 9, 10), failing(scenes));
        scenes.done(Scenes.enable("v1"));
        assertEquals(List.of(), failing(scenes));
        scenes.done(Scenes.sweep()).done(Scenes.disable("v1"));
        assertEquals(List.of(), failing(scenes));
    }

    @Test
    void crashBetweenAnyTwoSteps_losesNothing() {
        for (int step = 0; step < 4; step++) {
            Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
            scenes.done(Scenes.rotate("v2")).done(Scenes.poll());
            scenes.done(new JobOperation.Arm(FaultPoint.CRASH, step, 1));
            assertEquals("FAILED InternalError [CRASHED]", Scenes.told(scenes.apply(Scenes.sweep())));
            scenes.done(Scenes.restore(1)).done(Scenes.sweep()).done(Scenes.restore(1));
            assertEquals(version("v2"), scenes.point(1).kid(), "step " + step);
            assertEquals(1, scenes.point(1).epoch(), "step " + step);
            scenes.done(Scenes.sweep());
            assertEquals(1, scenes.point(1).epoch(), "idempotent");
        }
    }

    /** D12. */
    @Test
    void referenceWithVersion_movesByHandOnly() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled(Scenes.FIXED).backedUp();
        scenes.done(Scenes.rotate("v2")).done(Scenes.advance("PT24H"));
        assertEquals(version("v1"), scenes.vault().active());
        scenes.done(Scenes.disable("v1"));
        assertEquals("FAILED ValidationError [KEY_DISABLED]", Scenes.told(scenes.apply(Scenes.backup())));
        VaultOperation update =
                new VaultOperation.UpdateKey(Scenes.VAULT, KeyReference.of(Scenes.STORE, Scenes.KEY, "v2"));
        assertEquals("REFUSED ValidationError [OLD_KEY_NOT_VALID]", Scenes.told(scenes.apply(update)));
        scenes.done(Scenes.enable("v1")).done(update);
        assertEquals(2, scenes.vault().patches());
        assertEquals(version("v2"), scenes.vault().active());
    }

    /** D9: an expired key, by both values of sim-A1. */
    @Test
    void expiredKey_isLeftByRotationOrUpdateAsSimA1Says() {
        for (String value : List.of("source", "key-vault-only")) {
            Assumptions assumptions =
                    Assumptions.DEFAULT.with("expired-key-restore", value).orElseThrow();
            Scenes rotated = Scenes.of(Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL, assumptions)
                            .expires(Scenes.START.plusSeconds(60)))
                    .enabled()
                    .backedUp();
            rotated.done(Scenes.advance("PT6M"));
            assertEquals("FAILED ValidationError [KEY_EXPIRED]", Scenes.told(rotated.apply(Scenes.backup())));
            assertEquals(value.equals("source") ? List.of(1) : List.of(), failing(rotated));
            rotated.done(Scenes.rotate("v2")).done(Scenes.advance("PT1H")).done(Scenes.backup());
            assertEquals(List.of(), failing(rotated), "the sweep follows the key store");

            Scenes fixed = Scenes.of(Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL, assumptions)
                            .expires(Scenes.START.plusSeconds(60)))
                    .enabled(Scenes.FIXED);
            fixed.done(Scenes.rotate("v2")).done(Scenes.advance("PT6M"));
            VaultOperation update =
                    new VaultOperation.UpdateKey(Scenes.VAULT, KeyReference.of(Scenes.STORE, Scenes.KEY, "v2"));
            if (value.equals("source")) {
                assertEquals("REFUSED ValidationError [OLD_KEY_NOT_VALID]", Scenes.told(fixed.apply(update)));
                fixed.done(new StoreOperation.SetWindow(
                        Scenes.STORE, Scenes.KEY, Scenes.V1, Optional.empty(), Optional.empty()));
            }
            fixed.done(update);
        }
    }

    /** D18: the old key vault must be there until the last point has been re-wrapped. */
    @Test
    void moveToAnotherKeyVault_needsTheOldOneUntilTheSweepEnds() {
        Scenes scenes = Scenes.of(Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL)
                        .store("kv2", PermissionModel.ACCESS_POLICY)
                        .key("kek2")
                        .version("w1", KeyType.RSA, 4096)
                        .grant(Grantee.user(Scenes.USER), Permissions.ENCRYPTION, Scope.STORE))
                .enabled()
                .backedUp()
                .backedUp();
        VaultOperation update = new VaultOperation.UpdateKey(Scenes.VAULT, KeyReference.of("kv2", "kek2"));
        scenes.done(Scenes.revoke()).done(Scenes.advance("PT5M"));
        assertEquals(
                "REFUSED UserErrorCMKMissingMangedIdentityPermissionOnKeyVault [OLD_KEY_INACCESSIBLE]",
                Scenes.told(scenes.apply(update)));
        scenes.done(Scenes.grant()).done(Scenes.advance("PT5M")).done(update);
        scenes.done(new JobOperation.Arm(FaultPoint.CRASH, 4, 1));
        assertEquals("FAILED InternalError [CRASHED]", Scenes.told(scenes.apply(Scenes.sweep())));
        scenes.done(new StoreOperation.DeleteKey(Scenes.STORE, Scenes.KEY));
        assertEquals(List.of(2), failing(scenes));
        scenes.done(Scenes.advance("P20D"));
        scenes.done(new StoreOperation.RecoverKey(Scenes.STORE, Scenes.KEY)).done(Scenes.sweep());
        scenes.done(new StoreOperation.DeleteKey(Scenes.STORE, Scenes.KEY));
        assertEquals(List.of(), failing(scenes));
    }

    @Test
    void rotationPolicy_makesVersionsByItself() {
        Scenes scenes = Scenes.of(Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL)
                        .rotatedEvery(Duration.ofDays(90)))
                .enabled()
                .done(Scenes.advance("P180DT1H"));
        List<Version> versions =
                scenes.world.key(Scenes.STORE, Scenes.KEY).orElseThrow().versions();
        assertEquals(3, versions.size());
        assertEquals(Optional.of(versions.get(2).id()), scenes.vault().active());
    }

    @Test
    void staleVersion_isUsedUntilItIsDisabled() {
        Scenes scenes =
                Scenes.rbac(Scenes.UA).enabled().done(Scenes.rotate("v2")).done(Scenes.poll());
        scenes.done(new JobOperation.Arm(FaultPoint.STALE_VERSION, 0, 1)).backedUp();
        assertEquals(version("v1"), scenes.point(1).kid());
        scenes.done(Scenes.sweep());
        assertEquals(version("v2"), scenes.point(1).kid());
    }
}
