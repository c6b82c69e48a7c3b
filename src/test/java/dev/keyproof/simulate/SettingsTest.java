package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import dev.keyproof.estate.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Enabling customer-managed keys and changing their settings: causes, codes and states. */
class SettingsTest {
    private static final String MISSING = "UserErrorCMKMissingMangedIdentityPermissionOnKeyVault";
    private static final String AUTH = "UserErrorCMKKeyVaultAuthFailure";
    private static final String VALIDATION = "ValidationError";

    private record Case(String name, Consumer<WorldBuilder> fault, String code, String causes) {}

    /** Every single fault of a configuration with a user-assigned identity in an RBAC key vault. */
    @TestFactory
    Stream<DynamicTest> oneFault_isTheOnlyCauseAndChoosesTheCode() {
        return Stream.of(
                        new Case("disabled", WorldBuilder::disabled, VALIDATION, "[KEY_DISABLED]"),
                        new Case(
                                "expired",
                                builder -> builder.expires(Scenes.START.minusSeconds(300)),
                                VALIDATION,
                                "[KEY_EXPIRED]"),
                        new Case(
                                "not yet",
                                builder -> builder.notBefore(Scenes.START.plusSeconds(301)),
                                VALIDATION,
                                "[KEY_NOT_YET_VALID]"),
                        new Case("soft-deleted", WorldBuilder::softDeleted, AUTH, "[KEY_DELETED]"),
                        new Case(
                                "soft delete off",
                                builder -> builder.protection(false, false, 90),
                                VALIDATION,
                                "[SOFT_DELETE_OFF, PURGE_PROTECTION_OFF]"),
                        new Case(
                                "purge protection off",
                                builder -> builder.protection(true, false, 90),
                                VALIDATION,
                                "[PURGE_PROTECTION_OFF]"),
                        new Case(
                                "private endpoint",
                                WorldBuilder::privateEndpoint,
                                VALIDATION,
                                "[PRIVATE_ENDPOINT_WITH_USER_IDENTITY]"),
                        new Case(
                                "restricted network",
                                builder -> builder.network(Network.SELECTED_NETWORKS, false),
                                AUTH,
                                "[STORE_UNREACHABLE, RESTRICTED_NETWORK_WITH_USER_IDENTITY]"))
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    WorldBuilder builder = Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL);
                    one.fault().accept(builder);
                    Scenes scenes = Scenes.of(builder);
                    Outcome outcome =
                            scenes.apply(new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, Scenes.UA));
                    assertEquals("REFUSED " + one.code() + " " + one.causes(), Scenes.told(outcome));
                    assertEquals(Vault.State.DISABLED, scenes.vault().state());
                }));
    }

    @Test
    void keyOfAnotherKind_isRefused() {
        for (String kind : List.of("EC 0", "OCT 256", "EC_HSM 0", "OCT_HSM 256", "RSA 1024", "RSA_HSM 8192")) {
            KeyType type = KeyType.valueOf(kind.split(" ")[0]);
            int bits = Integer.parseInt(kind.split(" ")[1]);
            Scenes scenes = Scenes.rbac(Scenes.UA)
                    .done(new StoreOperation.CreateKey(Scenes.STORE, "odd", type, bits, Optional.of("o1")));
            Outcome outcome = scenes.apply(
                    new VaultOperation.EnableCmk(Scenes.VAULT, KeyReference.of(Scenes.STORE, "odd"), Scenes.UA));
            boolean rsa = type == KeyType.RSA || type == KeyType.RSA_HSM;
            String expected = rsa ? VALIDATION + " [KEY_SIZE_UNSUPPORTED]" : MISSING + " [KEY_NOT_RSA]";
            assertEquals("REFUSED " + expected, Scenes.told(outcome), kind);
        }
    }

    @Test
    void everySubsetOfPermissions_enablesOnlyWhenComplete() {
        for (PermissionModel model : PermissionModel.values()) {
            for (int bits = 0; bits < 8; bits++) {
                for (int further : List.of(0, Permissions.LIST_BIT, Permissions.OTHER_BIT)) {
                    Outcome outcome = enableWith(model, new Permissions(bits | further));
                    String expected = bits == 7
                            ? "DONE - []"
                            : "REFUSED " + (bits == 0 ? MISSING + " [NO_PERMISSION]" : AUTH + " " + partial(bits));
                    assertEquals(expected, Scenes.told(outcome), model + " " + bits);
                }
            }
        }
    }

    private static String partial(int held) {
        List<String> missing = new ArrayList<>();
        if ((held & 1) == 0) {
            missing.add("GET_MISSING");
        }
        if ((held & 2) == 0) {
            missing.add("WRAP_MISSING");
        }
        if ((held & 4) == 0) {
            missing.add("UNWRAP_MISSING");
        }
        return missing.toString();
    }

    private static Outcome enableWith(PermissionModel model, Permissions permissions) {
        World world = World.builder(Assumptions.DEFAULT, Parameters.DRILL, Scenes.START, 1)
                .vault(Scenes.VAULT, "Switzerland North")
                .systemIdentity()
                .store(Scenes.STORE, model)
                .key(Scenes.KEY)
                .version(Scenes.V1, KeyType.RSA_HSM, 4096)
                .grant(Grantee.systemOf(Scenes.VAULT), permissions, Scope.STORE)
                .build();
        return Simulator.quick(world)
                .apply(new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, IdentityReference.SYSTEM));
    }

    @Test
    void everythingWrong_listsEveryCause() {
        World world = World.builder(Assumptions.DEFAULT, Parameters.DRILL, Scenes.START, 1)
                .vault(Scenes.VAULT, "westeurope")
                .privateEndpoint()
                .identity(Scenes.USER)
                .store(Scenes.STORE, PermissionModel.RBAC)
                .protection(false, false, 90)
                .network(Network.DISABLED, false)
                .key(Scenes.KEY)
                .version(Scenes.V1, KeyType.EC, 0)
                .disabled()
                .expires(Scenes.START.minusSeconds(1000))
                .softDeleted()
                .build();
        Outcome outcome =
                Simulator.quick(world).apply(new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, Scenes.UA));
        assertEquals(
                "REFUSED " + MISSING + " [KEY_NOT_RSA, STORE_UNREACHABLE, IDENTITY_DETACHED, NO_PERMISSION,"
                        + " KEY_DELETED, KEY_DISABLED, KEY_EXPIRED, SOFT_DELETE_OFF, PURGE_PROTECTION_OFF,"
                        + " RESTRICTED_NETWORK_WITH_USER_IDENTITY, PRIVATE_ENDPOINT_WITH_USER_IDENTITY,"
                        + " REGION_NOT_LISTED]",
                Scenes.told(outcome));
        assertEquals(
                List.of(Code.MISSING_PERMISSION, Code.AUTH_FAILURE, Code.VALIDATION),
                List.copyOf(outcome.admissible()));
    }

    @Test
    void requestsThatAreNeverGranted_areRefusedAndChangeNothing() {
        Scenes scenes = Scenes.rbac(Scenes.UA)
                .done(new VaultOperation.SaOn(Scenes.VAULT))
                .enabled();
        assertEquals(
                "REFUSED ValidationError [KEY_AND_IDENTITY_TOGETHER]",
                Scenes.told(scenes.apply(
                        new VaultOperation.UpdateBoth(Scenes.VAULT, Scenes.FIXED, IdentityReference.SYSTEM))));
        assertEquals(
                "REFUSED ValidationError [RETURN_TO_PLATFORM_KEYS]",
                Scenes.told(scenes.apply(new VaultOperation.RevertToPlatformKeys(Scenes.VAULT))));
        assertEquals(
                "REFUSED ValidationError [ENCRYPTED_VAULT_MOVED]",
                Scenes.told(scenes.apply(new VaultOperation.MoveVault(Scenes.VAULT))));
        assertEquals(
                "REFUSED ValidationError [ALREADY_ENABLED]",
                Scenes.told(scenes.apply(new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.FIXED, Scenes.UA))));
        assertEquals(
                "REFUSED ValidationError [KEY_URI_MALFORMED]",
                Scenes.told(scenes.apply(
                        new VaultOperation.UpdateKey(Scenes.VAULT, KeyReference.malformed("https://kv/keys")))));
        assertEquals(Optional.of(Scenes.ROTATED), scenes.vault().key());
        assertEquals(Optional.of(Scenes.UA), scenes.vault().identity());
        assertEquals(1, scenes.vault().patches());
    }

    @Test
    void creation_asksForKeyAndUserIdentityTogether() {
        Scenes scenes = Scenes.rbac(Scenes.UA);
        record Request(Optional<KeyReference> key, Optional<IdentityReference> identity, String expected) {}
        List<Request> requests = List.of(
                new Request(Optional.of(Scenes.ROTATED), Optional.empty(), "[KEY_WITHOUT_IDENTITY]"),
                new Request(Optional.empty(), Optional.of(Scenes.UA), "[IDENTITY_WITHOUT_KEY]"),
                new Request(
                        Optional.of(Scenes.ROTATED),
                        Optional.of(IdentityReference.SYSTEM),
                        "[CREATED_WITH_SYSTEM_IDENTITY]"));
        for (Request request : requests) {
            Outcome outcome = scenes.apply(
                    new VaultOperation.CreateVault("new", "westcentralus", request.key(), request.identity()));
            assertEquals("REFUSED ValidationError " + request.expected(), Scenes.told(outcome));
        }
        scenes.done(new VaultOperation.CreateVault(
                "new", "westcentralus", Optional.of(Scenes.ROTATED), Optional.of(Scenes.UA)));
        assertEquals(
                Vault.State.ENABLED, scenes.world.vault("new").orElseThrow().state());
    }

    /** Four steps in any order, each once, without a retry: three orders do with SA, six with UA (D28). */
    @Test
    void ordersOfTheFourSteps_workWhenTheKeyComesLast() {
        assertEquals(
                List.of(
                        "identity grant protection key",
                        "identity protection grant key",
                        "protection identity grant key"),
                workingOrders(IdentityReference.SYSTEM));
        assertEquals(
                List.of(
                        "identity grant protection key",
                        "identity protection grant key",
                        "grant identity protection key",
                        "grant protection identity key",
                        "protection identity grant key",
                        "protection grant identity key"),
                workingOrders(Scenes.UA));
    }

    private static List<String> workingOrders(IdentityReference identity) {
        List<String> steps = List.of("identity", "grant", "protection", "key");
        List<String> working = new ArrayList<>();
        for (List<String> order : permutations(steps)) {
            World world = World.builder(Assumptions.DEFAULT, Parameters.EXACT, Scenes.START, 1)
                    .vault(Scenes.VAULT, "westcentralus")
                    .identity(Scenes.USER)
                    .store(Scenes.STORE, PermissionModel.RBAC)
                    .protection(false, false, 90)
                    .key(Scenes.KEY)
                    .version(Scenes.V1, KeyType.RSA, 2048)
                    .build();
            Simulator simulator = Simulator.quick(world);
            for (String step : order) {
                steps(step, identity).forEach(simulator::apply);
            }
            if (world.vault(Scenes.VAULT).orElseThrow().state() == Vault.State.ENABLED) {
                working.add(String.join(" ", order));
            }
        }
        return working;
    }

    private static List<Operation> steps(String step, IdentityReference identity) {
        return switch (step) {
            case "identity" ->
                List.of(
                        identity.isSystem()
                                ? new VaultOperation.SaOn(Scenes.VAULT)
                                : new VaultOperation.UaAttach(Scenes.VAULT, Scenes.USER));
            case "grant" -> List.of(Scenes.grant(Grantee.of(Scenes.VAULT, identity)));
            case "protection" ->
                List.of(
                        new StoreOperation.EnableSoftDelete(Scenes.STORE),
                        new StoreOperation.EnablePurgeProtection(Scenes.STORE));
            default -> List.of(new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, identity));
        };
    }

    private static List<List<String>> permutations(List<String> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : items) {
            List<String> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<String> tail : permutations(rest)) {
                List<String> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            }
        }
        return all;
    }

    /** The checklist of five items, in all 32 states (D28, BKP-1). */
    @Test
    void protection_isConfiguredOnlyWhenAllFiveStepsHold() {
        ProtectedWorkload aks = ProtectedWorkload.of("aks", "aks", Tier.VAULT_STANDARD, Duration.ofDays(7));
        VaultOperation configure = new VaultOperation.ConfigureProtection(Scenes.VAULT, aks);
        for (int state = 0; state < 32; state++) {
            Scenes scenes = Scenes.rbac(IdentityReference.SYSTEM);
            boolean assigned = (state & 16) != 0;
            if (assigned) {
                scenes.enabled();
            }
            if ((state & 1) == 0) {
                scenes.done(new VaultOperation.DeleteBackupVault(Scenes.VAULT));
            } else if ((state & 2) == 0) {
                scenes.done(new VaultOperation.SaOff(Scenes.VAULT));
            }
            if ((state & 4) == 0 && (state & 1) != 0) {
                scenes.done(new StoreOperation.Revoke(Scenes.STORE, Grantee.systemOf(Scenes.VAULT)));
                scenes.done(Scenes.advance("PT5M"));
            }
            if ((state & 8) == 0) {
                scenes.world.findStore(Scenes.STORE).purgeProtection = false;
            }
            assertEquals(state == 31, scenes.apply(configure).isDone(), "checklist " + Integer.toBinaryString(state));
        }
    }

    @Test
    void platformVault_isProtectedWithoutChecklist() {
        Scenes scenes = Scenes.rbac(Scenes.UA);
        ProtectedWorkload aks = ProtectedWorkload.of("aks", "aks", Tier.VAULT_STANDARD, Duration.ofDays(7));
        VaultOperation configure = new VaultOperation.ConfigureProtection(Scenes.VAULT, aks);
        assertEquals("REFUSED ValidationError [CHECKLIST_INCOMPLETE]", Scenes.told(scenes.apply(configure)));
        scenes.done(new VaultOperation.KeepPlatformKeys(Scenes.VAULT)).done(configure);
    }

    /** A fault at each step of an update (D17): Inconsistent, old data readable, a retry mends it. */
    @Test
    void internalErrorAtEachStep_leavesInconsistentAndOldDataReadable() {
        for (int step = 0; step < 6; step++) {
            Scenes scenes = Scenes.rbac(Scenes.UA).enabled().backedUp().done(Scenes.rotate("v2"));
            scenes.done(new JobOperation.Arm(FaultPoint.INTERNAL_ERROR, step, 1));
            VaultOperation update =
                    new VaultOperation.UpdateKey(Scenes.VAULT, KeyReference.of(Scenes.STORE, Scenes.KEY, "v2"));
            assertEquals("FAILED InternalError [SERVICE_FAULT]", Scenes.told(scenes.apply(update)), "step " + step);
            assertEquals(Vault.State.INCONSISTENT, scenes.vault().state());
            assertTrue(scenes.vault().needsAttention());
            assertEquals(Optional.of(Scenes.version(Scenes.V1)), scenes.point(1).kid());
            scenes.done(Scenes.restore(1)).done(Scenes.backup()).done(update);
            assertEquals(Vault.State.ENABLED, scenes.vault().state());
            assertEquals(2, scenes.vault().patches(), "step " + step);
            assertEquals(1, scenes.vault().failedPatches());
        }
    }

    @Test
    void internalErrorWhileEnabling_isMendedByTheSameRequest() {
        for (int step = 0; step < 5; step++) {
            Scenes scenes = Scenes.rbac(Scenes.UA).done(new JobOperation.Arm(FaultPoint.INTERNAL_ERROR, step, 1));
            VaultOperation enable = new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, Scenes.UA);
            assertEquals("FAILED InternalError [SERVICE_FAULT]", Scenes.told(scenes.apply(enable)));
            scenes.done(enable).done(Scenes.backup()).done(Scenes.restore(1));
            assertEquals(Vault.State.ENABLED, scenes.vault().state(), "step " + step);
            assertEquals(Optional.of(Scenes.version(Scenes.V1)), scenes.point(1).kid());
        }
    }

    @Test
    void inconsistentState_staysUnderSimA9Never() {
        Assumptions never =
                Assumptions.DEFAULT.with("inconsistent-exit", "never").orElseThrow();
        Scenes scenes = Scenes.of(Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL, never));
        scenes.done(new JobOperation.Arm(FaultPoint.INTERNAL_ERROR, 0, 1));
        VaultOperation enable = new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, Scenes.UA);
        assertEquals("FAILED InternalError [SERVICE_FAULT]", Scenes.told(scenes.apply(enable)));
        scenes.done(enable);
        assertEquals(Vault.State.INCONSISTENT, scenes.vault().state());
        assertTrue(scenes.vault().wasEverEnabled());
    }

    @Test
    void exhaustedThrottling_isAnInternalError() {
        Scenes scenes = Scenes.rbac(Scenes.UA).done(new JobOperation.Arm(FaultPoint.THROTTLED, 1, 9));
        Outcome outcome = scenes.apply(new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, Scenes.UA));
        assertEquals("FAILED InternalError [THROTTLED]", Scenes.told(outcome));
        assertEquals(Vault.State.INCONSISTENT, scenes.vault().state());
    }

    @Test
    void laterText_hasCodesOfItsOwn() {
        Parameters later = Parameters.DRILL.withEdition(Edition.GENERAL_2024_11);
        Scenes scenes = Scenes.of(
                Scenes.compliant(PermissionModel.RBAC, Scenes.UA, later).protection(true, false, 90));
        VaultOperation enable = new VaultOperation.EnableCmk(Scenes.VAULT, Scenes.ROTATED, Scenes.UA);
        assertEquals(
                "REFUSED UserErrorCMKPurgeProtectionNotEnabledOnKeyVault [PURGE_PROTECTION_OFF]",
                Scenes.told(scenes.apply(enable)));
        scenes.done(new StoreOperation.EnablePurgeProtection(Scenes.STORE)).enabled();
        scenes.done(new StoreOperation.DeleteKey(Scenes.STORE, Scenes.KEY));
        VaultOperation delete = new VaultOperation.DeleteBackupVault(Scenes.VAULT);
        assertEquals(
                "REFUSED CloudServiceRetryableError [ACCESS_BROKEN_ON_DELETION]", Scenes.told(scenes.apply(delete)));
        scenes.done(new StoreOperation.RecoverKey(Scenes.STORE, Scenes.KEY)).done(delete);
    }

    @Test
    void unsupportedChanges_areFlagged() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled();
        assertEquals(
                Causes.of(Cause.PRIVATE_ENDPOINT_WITH_USER_IDENTITY),
                scenes.apply(new VaultOperation.SetPrivateEndpoint(Scenes.VAULT, true))
                        .flags());
        assertEquals(
                Causes.of(Cause.RESTRICTED_NETWORK_WITH_USER_IDENTITY),
                scenes.apply(new StoreOperation.SetNetwork(Scenes.STORE, Network.SELECTED_NETWORKS, true))
                        .flags());
    }

    @Test
    void impossibleOperation_leavesNoTrace() {
        Scenes scenes = Scenes.rbac(Scenes.UA).enabled();
        int events = scenes.simulator.history().events().size();
        for (Operation operation : List.<Operation>of(
                new VaultOperation.SaOn("nobody"),
                new StoreOperation.EnableVersion(Scenes.STORE, Scenes.KEY, "v9"),
                new StoreOperation.DeleteKey("nowhere", Scenes.KEY),
                new JobOperation.Restore(Scenes.VAULT, 1),
                new JobOperation.Backup(Scenes.VAULT, "nothing", Tier.VAULT_STANDARD, Scenes.DATA),
                new JobOperation.Advance(Duration.ofDays(-1)),
                new VaultOperation.UaDetach(Scenes.VAULT, "nobody"),
                new StoreOperation.SwitchPermissionModel(Scenes.STORE, PermissionModel.LOCAL_RBAC))) {
            assertEquals(Outcome.Status.IMPOSSIBLE, scenes.apply(operation).status(), operation.toString());
        }
        assertEquals(events, scenes.simulator.history().events().size());
        assertEquals(
                "there is no version `v9` of `kek` in `kv`",
                scenes.apply(new StoreOperation.EnableVersion(Scenes.STORE, Scenes.KEY, "v9"))
                        .detail());
    }
}
