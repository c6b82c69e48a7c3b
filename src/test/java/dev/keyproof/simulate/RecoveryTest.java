package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.PermissionModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ways back of PRE-6 to PRE-9, and where there is none (PRE-10). */
class RecoveryTest {
    private static final String MISSING = "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault";
    private static final StoreOperation DELETE_KEY = new StoreOperation.DeleteKey(Scenes.STORE, Scenes.KEY);
    private static final StoreOperation PURGE_KEY = new StoreOperation.PurgeKey(Scenes.STORE, Scenes.KEY);
    private static final StoreOperation RECOVER_KEY = new StoreOperation.RecoverKey(Scenes.STORE, Scenes.KEY);

    private static void fails(Scenes scenes, String causes) {
        assertEquals("FAILED " + MISSING + " " + causes, Scenes.told(scenes.apply(Scenes.backup())));
        assertEquals("FAILED " + MISSING + " " + causes, Scenes.told(scenes.apply(Scenes.restore(1))));
    }

    private static void works(Scenes scenes) {
        scenes.done(Scenes.backup()).done(Scenes.restore(1));
    }

    /** D6. */
    @Test
    void systemIdentityOffAndOn_needsGrantAndUpdate() {
        Scenes scenes = Scenes.rbac(IdentityReference.SYSTEM).enabled().backedUp();
        VaultOperation update = new VaultOperation.UpdateIdentity(Scenes.VAULT, IdentityReference.SYSTEM);
        scenes.done(new VaultOperation.SaOff(Scenes.VAULT));
        fails(scenes, "[IDENTITY_OFF]");
        scenes.done(new VaultOperation.SaOn(Scenes.VAULT));
        fails(scenes, "[IDENTITY_RENEWED, NO_PERMISSION]");
        assertEquals("REFUSED " + MISSING + " [NO_PERMISSION]", Scenes.told(scenes.apply(update)));
        scenes.done(Scenes.grant(Grantee.systemOf(Scenes.VAULT))).done(Scenes.advance("PT5M"));
        fails(scenes, "[IDENTITY_RENEWED]");
        scenes.done(update);
        works(scenes);
    }

    @Test
    void systemIdentityOffAndOn_isMendedByUpdateOfTheKeyToo() {
        Scenes scenes = Scenes.rbac(IdentityReference.SYSTEM).enabled().backedUp();
        scenes.done(new VaultOperation.SaOff(Scenes.VAULT)).done(new VaultOperation.SaOn(Scenes.VAULT));
        scenes.done(Scenes.grant(Grantee.systemOf(Scenes.VAULT))).done(Scenes.advance("PT5M"));
        scenes.done(new VaultOperation.UpdateKey(Scenes.VAULT, Scenes.ROTATED));
        works(scenes);
    }

    /** D7. */
    @Test
    void userIdentityReattached_needsNoUpdate() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
        scenes.done(new VaultOperation.UaDetach(Scenes.VAULT, Scenes.USER));
        fails(scenes, "[IDENTITY_DETACHED]");
        scenes.done(new VaultOperation.UaAttach(Scenes.VAULT, Scenes.USER));
        works(scenes);
        scenes.done(new VaultOperation.UaDetach(Scenes.VAULT, Scenes.USER)).done(Scenes.revoke());
        scenes.done(new VaultOperation.UaAttach(Scenes.VAULT, Scenes.USER)).done(Scenes.advance("PT5M"));
        fails(scenes, "[NO_PERMISSION]");
        scenes.done(Scenes.grant()).done(Scenes.advance("PT5M"));
        works(scenes);
    }

    /** D8. */
    @Test
    void userIdentityDeleted_isReplacedByAnotherWithPermissions() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
        IdentityReference second = IdentityReference.user("id-second");
        VaultOperation update = new VaultOperation.UpdateIdentity(Scenes.VAULT, second);
        scenes.done(new VaultOperation.UaDelete(Scenes.USER));
        fails(scenes, "[IDENTITY_DELETED]");
        scenes.done(new VaultOperation.UaCreate("id-second"));
        assertEquals("REFUSED " + MISSING + " [IDENTITY_DETACHED, NO_PERMISSION]", Scenes.told(scenes.apply(update)));
        scenes.done(new VaultOperation.UaAttach(Scenes.VAULT, "id-second"));
        assertEquals("REFUSED " + MISSING + " [NO_PERMISSION]", Scenes.told(scenes.apply(update)));
        scenes.done(Scenes.grant(Grantee.user("id-second"))).done(Scenes.advance("PT5M"));
        assertEquals(
                "REFUSED ValidationError [KEY_AND_IDENTITY_TOGETHER]",
                Scenes.told(scenes.apply(new VaultOperation.UpdateBoth(Scenes.VAULT, Scenes.FIXED, second))));
        assertEquals(Optional.of(Scenes.UA), scenes.vault().identity());
        scenes.done(update);
        works(scenes);
    }

    @Test
    void identityOfTheSameName_isSomebodyElse() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
        scenes.done(new VaultOperation.UaDelete(Scenes.USER)).done(new VaultOperation.UaCreate(Scenes.USER));
        fails(scenes, "[NO_PERMISSION]");
    }

    /** D13. */
    @Test
    void protectedKey_isRecoverableUntilTheLastDay() {
        Scenes scenes = Scenes.rbac(Scenes.UA)
                .enabled(Scenes.FIXED)
                .done(new VaultOperation.SetRetention(Scenes.VAULT, "disk", Duration.ofDays(400)));
        scenes.backedUp().done(DELETE_KEY);
        assertEquals(
                "FAILED UserErrorCMKKeyVaultAuthFailure [KEY_DELETED]", Scenes.told(scenes.apply(Scenes.restore(1))));
        Outcome purge = scenes.apply(PURGE_KEY);
        assertEquals(Optional.of(KeyStoreError.KEY_PURGE_FORBIDDEN), purge.below());
        scenes.done(Scenes.advance("P89D")).done(RECOVER_KEY).done(Scenes.restore(1));
        scenes.done(DELETE_KEY).done(Scenes.advance("P90D"));
        assertEquals(
                List.of("AutoPurge"),
                scenes.simulator.history().events().stream()
                        .map(Event::op)
                        .filter(op -> op.equals("AutoPurge"))
                        .toList());
        assertEquals(Outcome.Status.IMPOSSIBLE, scenes.apply(RECOVER_KEY).status());
        assertEquals(
                "FAILED UserErrorCMKKeyVaultAuthFailure [KEY_ABSENT]", Scenes.told(scenes.apply(Scenes.restore(1))));
    }

    /** D14. */
    @Test
    void unprotectedKey_isLostInTwoStepsOrOne() {
        for (boolean softDelete : List.of(true, false)) {
            Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp();
            Store store = scenes.world.findStore(Scenes.STORE);
            store.softDelete = softDelete;
            store.purgeProtection = false;
            scenes.done(DELETE_KEY);
            assertEquals(softDelete, scenes.apply(PURGE_KEY).isDone());
            assertEquals(Outcome.Status.IMPOSSIBLE, scenes.apply(RECOVER_KEY).status());
            StoreOperation again =
                    new StoreOperation.CreateKey(Scenes.STORE, Scenes.KEY, KeyType.RSA, 3072, Optional.of(Scenes.V1));
            assertEquals(
                    "a version that is gone cannot be made again",
                    scenes.apply(again).detail());
            assertEquals(
                    "FAILED UserErrorCMKKeyVaultAuthFailure [KEY_ABSENT]",
                    Scenes.told(scenes.apply(Scenes.restore(1))));
        }
    }

    /** D15: role assignments do not come back with a key vault; access policies and assignments from above do. */
    @Test
    void keyVaultRecovered_hasLostItsRoleAssignments() {
        Scenes rbac = Scenes.rbac(Scenes.UA).enabled().backedUp();
        StoreOperation delete = new StoreOperation.DeleteStore(Scenes.STORE);
        StoreOperation recover = new StoreOperation.RecoverStore(Scenes.STORE);
        rbac.done(delete);
        fails(rbac, "[NO_PERMISSION, STORE_DELETED]");
        rbac.done(recover);
        fails(rbac, "[NO_PERMISSION]");
        rbac.done(Scenes.grant()).done(Scenes.advance("PT5M"));
        works(rbac);

        Scenes policies = Scenes.of(Scenes.compliant(PermissionModel.ACCESS_POLICY, Scenes.UA, Parameters.DRILL))
                .enabled()
                .backedUp();
        policies.done(delete);
        assertEquals(
                "FAILED UserErrorCMKKeyVaultAuthFailure [STORE_DELETED]",
                Scenes.told(policies.apply(Scenes.restore(1))));
        policies.done(recover);
        works(policies);
    }

    /** D16. */
    @Test
    void switchedModelOrDroppedPolicies_voidAccessAtOnce() {
        Scenes scenes = Scenes.of(Scenes.compliant(PermissionModel.ACCESS_POLICY, Scenes.UA, Parameters.DRILL))
                .enabled()
                .backedUp();
        scenes.done(new StoreOperation.SwitchPermissionModel(Scenes.STORE, PermissionModel.RBAC));
        fails(scenes, "[NO_PERMISSION]");
        scenes.done(Scenes.grant());
        fails(scenes, "[NO_PERMISSION]");
        scenes.done(Scenes.advance("PT5M"));
        works(scenes);
        scenes.done(new StoreOperation.SwitchPermissionModel(Scenes.STORE, PermissionModel.ACCESS_POLICY));
        works(scenes);
        scenes.done(new StoreOperation.RedeployPolicies(Scenes.STORE, List.of()));
        fails(scenes, "[NO_PERMISSION]");
        scenes.done(new StoreOperation.RedeployPolicies(Scenes.STORE, List.of(Scenes.grant())));
        works(scenes);
    }

    @Test
    void purgeOfAProtectedStore_isNotAllowed() {
        Scenes scenes = Scenes.rbac(Scenes.UA).done(new StoreOperation.DeleteStore(Scenes.STORE));
        assertEquals(
                Optional.of(KeyStoreError.STORE_PURGE_NOT_ALLOWED),
                scenes.apply(new StoreOperation.PurgeStore(Scenes.STORE)).below());
        StoreOperation create = new StoreOperation.CreateStore(Scenes.STORE, PermissionModel.RBAC, true, true, 90);
        assertEquals(
                Optional.of(KeyStoreError.DELETED_BUT_RECOVERABLE),
                scenes.apply(create).below());
        scenes.done(Scenes.advance("P90D")).done(create);
    }

    @Test
    void protection_isNeverTurnedOff() {
        Scenes scenes = Scenes.rbac(Scenes.UA);
        for (StoreOperation operation : List.<StoreOperation>of(
                new StoreOperation.DisableSoftDelete(Scenes.STORE),
                new StoreOperation.DisablePurgeProtection(Scenes.STORE))) {
            assertEquals(
                    Optional.of(KeyStoreError.PROTECTION_IRREVERSIBLE),
                    scenes.apply(operation).below());
        }
        scenes.done(DELETE_KEY);
        StoreOperation create =
                new StoreOperation.CreateKey(Scenes.STORE, Scenes.KEY, KeyType.RSA, 2048, Optional.empty());
        assertEquals(
                Optional.of(KeyStoreError.DELETED_BUT_RECOVERABLE),
                scenes.apply(create).below());
    }
}
