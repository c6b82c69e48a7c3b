package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.estate.KeyOperation;
import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Members;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a key store answers: the order of its checks, permission models and scopes, windows. */
class KeyStoreServiceTest {
    private static final Permissions ALL = Permissions.ENCRYPTION;

    private static String call(World world, String action, KeyVersionId id, IdentityReference identity) {
        Recorder recorder = new Recorder(world, History.none());
        KeyStoreService service = new KeyStoreService(world, recorder);
        Caller caller = Caller.of(world, world.findVault(Scenes.VAULT), identity);
        KeyStoreError error = switch (action) {
            case "get" -> service.get(caller, id);
            case "wrap" -> service.wrap(caller, id);
            default -> service.unwrap(caller, id);
        };
        return Optional.ofNullable(error).map(Enum::toString).orElse("ok");
    }

    private static String unwrap(World world, IdentityReference identity) {
        return call(world, "unwrap", Scenes.version(Scenes.V1), identity);
    }

    @Test
    void everythingWrong_isToldInTheOrderFirewallTokenPermissionObjectOperation() {
        World world = World.builder(Assumptions.DEFAULT, Parameters.DRILL, Scenes.START, 1)
                .vault(Scenes.VAULT, "switzerlandnorth")
                .identity(Scenes.USER)
                .store(Scenes.STORE, PermissionModel.RBAC)
                .network(Network.SELECTED_NETWORKS, false)
                .key(Scenes.KEY)
                .version(Scenes.V1, KeyType.RSA, 2048, Members.of(KeyOperation.class, List.of(KeyOperation.SIGN)))
                .disabled()
                .softDeleted()
                .build();
        Simulator simulator = Simulator.quick(world);

        assertEquals("FORBIDDEN_BY_FIREWALL", unwrap(world, Scenes.UA));
        simulator.apply(new StoreOperation.SetNetwork(Scenes.STORE, Network.DISABLED, false));
        assertEquals("FORBIDDEN_BY_CONNECTION", unwrap(world, Scenes.UA));
        simulator.apply(new StoreOperation.SetNetwork(Scenes.STORE, Network.ALL_NETWORKS, false));
        assertEquals("UNAUTHORIZED", unwrap(world, Scenes.UA));
        simulator.apply(new VaultOperation.UaAttach(Scenes.VAULT, Scenes.USER));
        assertEquals("FORBIDDEN_BY_RBAC", unwrap(world, Scenes.UA));
        simulator.apply(Scenes.grant());
        assertEquals("FORBIDDEN_BY_RBAC", unwrap(world, Scenes.UA), "the grant has not arrived yet");
        simulator.apply(Scenes.advance("PT5M"));
        assertEquals("DELETED_KEY_NOT_FOUND", unwrap(world, Scenes.UA));
        simulator.apply(new StoreOperation.RecoverKey(Scenes.STORE, Scenes.KEY));
        assertEquals("KEY_DISABLED", unwrap(world, Scenes.UA));
        simulator.apply(Scenes.enable(Scenes.V1));
        assertEquals("KEY_OPERATION_FORBIDDEN", unwrap(world, Scenes.UA));
    }

    @Test
    void missingKey_isForbiddenWithoutPermissionAndNotFoundWithIt() {
        World world = Scenes.compliant(PermissionModel.ACCESS_POLICY, Scenes.UA, Parameters.DRILL)
                .build();
        KeyVersionId missing = new KeyVersionId(Scenes.STORE, "nothing", "v1");
        assertEquals("KEY_NOT_FOUND", call(world, "get", missing, Scenes.UA));
        Simulator.quick(world).apply(Scenes.revoke());
        assertEquals("FORBIDDEN_BY_POLICY", call(world, "get", missing, Scenes.UA));
    }

    @ParameterizedTest
    @CsvSource({
        // state, get, wrap, unwrap: reference 2.2
        "inside, ok, ok, ok",
        "before, ok, KEY_NOT_IN_VALIDITY_PERIOD, ok",
        "expired, ok, KEY_NOT_IN_VALIDITY_PERIOD, ok",
        "disabled, ok, KEY_DISABLED, KEY_DISABLED",
        "deleted, DELETED_KEY_NOT_FOUND, DELETED_KEY_NOT_FOUND, DELETED_KEY_NOT_FOUND"
    })
    void stateOfVersion_decidesWhatItIsGoodFor(String state, String get, String wrap, String unwrap) {
        WorldBuilder builder = Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.EXACT);
        switch (state) {
            case "before" -> builder.notBefore(Scenes.START.plusSeconds(1));
            case "expired" -> builder.expires(Scenes.START);
            case "disabled" -> builder.disabled();
            case "deleted" -> builder.softDeleted();
            default -> builder.notBefore(Scenes.START).expires(Scenes.START.plusSeconds(1));
        }
        World world = builder.build();
        KeyVersionId id = Scenes.version(Scenes.V1);
        assertEquals(get, call(world, "get", id, Scenes.UA));
        assertEquals(wrap, call(world, "wrap", id, Scenes.UA));
        assertEquals(unwrap, call(world, "unwrap", id, Scenes.UA));
    }

    @Test
    void disabledKey_wrapsUnderSimA2Only() {
        Assumptions allowed =
                Assumptions.DEFAULT.with("disabled-key-wrap", "allowed").orElseThrow();
        World world = Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.EXACT, allowed)
                .disabled()
                .build();
        assertEquals("ok", call(world, "wrap", Scenes.version(Scenes.V1), Scenes.UA));
        assertEquals("KEY_DISABLED", unwrap(world, Scenes.UA));
    }

    @Test
    void leewayAndSkew_moveTheEdgeOfTheWindow() {
        World world = Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL)
                .expires(Scenes.START)
                .build();
        Simulator simulator = Simulator.quick(world);
        KeyVersionId id = Scenes.version(Scenes.V1);
        simulator.apply(Scenes.advance("PT4M59S"));
        assertEquals("ok", call(world, "wrap", id, Scenes.UA));
        simulator.apply(new JobOperation.Skew(Duration.ofSeconds(1)));
        assertEquals("KEY_NOT_IN_VALIDITY_PERIOD", call(world, "wrap", id, Scenes.UA));
        simulator.apply(new JobOperation.Skew(Duration.ofSeconds(-1)));
        simulator.apply(Scenes.advance("PT1S"));
        assertEquals("ok", call(world, "wrap", id, Scenes.UA));
    }

    @ParameterizedTest
    @EnumSource(PermissionModel.class)
    void grantOfAnotherModel_doesNotCount(PermissionModel model) {
        for (PermissionModel other : PermissionModel.values()) {
            World world = World.builder(Assumptions.DEFAULT, Parameters.DRILL, Scenes.START, 1)
                    .vault(Scenes.VAULT, "switzerlandnorth")
                    .identity(Scenes.USER)
                    .attached(Scenes.USER)
                    .store(Scenes.STORE, model)
                    .key(Scenes.KEY)
                    .version(Scenes.V1, KeyType.RSA_HSM, 2048)
                    .grant(other, Grantee.user(Scenes.USER), ALL, Scope.STORE)
                    .build();
            String refusal = model == PermissionModel.ACCESS_POLICY ? "FORBIDDEN_BY_POLICY" : "FORBIDDEN_BY_RBAC";
            assertEquals(other == model ? "ok" : refusal, unwrap(world, Scenes.UA), model + " " + other);
        }
    }

    @Test
    void scopes_reachTheKeyOrNot() {
        for (String scope : List.of("above", "store", Scenes.KEY, "another-key")) {
            Scope where = switch (scope) {
                case "above" -> Scope.ABOVE;
                case "store" -> Scope.STORE;
                default -> Scope.key(scope);
            };
            World world = World.builder(Assumptions.DEFAULT, Parameters.DRILL, Scenes.START, 1)
                    .vault(Scenes.VAULT, "switzerlandnorth")
                    .systemIdentity()
                    .store(Scenes.STORE, PermissionModel.RBAC)
                    .key(Scenes.KEY)
                    .version(Scenes.V1, KeyType.RSA, 2048)
                    .grant(Grantee.systemOf(Scenes.VAULT), ALL, where)
                    .build();
            String expected = scope.equals("another-key") ? "FORBIDDEN_BY_RBAC" : "ok";
            assertEquals(expected, unwrap(world, IdentityReference.SYSTEM), scope);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "system, reachable, false, ok",
        "system, unreachable, false, FORBIDDEN_BY_FIREWALL",
        "system, unreachable, true, ok",
        "user, reachable, false, FORBIDDEN_BY_FIREWALL",
        "user, reachable, true, FORBIDDEN_BY_FIREWALL"
    })
    void restrictedStore_letsInTheSystemIdentityByEvidenceOrSimA6(
            String kind, String assumed, boolean evidence, String expected) {
        IdentityReference identity = kind.equals("system") ? IdentityReference.SYSTEM : Scenes.UA;
        Assumptions assumptions = Assumptions.DEFAULT
                .with("restricted-network-system-identity", assumed)
                .orElseThrow();
        World world = Scenes.compliant(PermissionModel.RBAC, identity, Parameters.DRILL, assumptions)
                .network(Network.SELECTED_NETWORKS, evidence)
                .build();
        assertEquals(expected, unwrap(world, identity));
    }

    @Test
    void throttling_isRetriedThreeTimes() {
        for (int times = 1; times <= 5; times++) {
            World world = Scenes.compliant(PermissionModel.RBAC, Scenes.UA, Parameters.DRILL)
                    .build();
            Simulator.quick(world).apply(new JobOperation.Arm(FaultPoint.THROTTLED, 0, times));
            assertEquals(times <= 3 ? "ok" : "THROTTLED", unwrap(world, Scenes.UA), times + " times");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, 401, Unauthorized, '', HIGH",
        "FORBIDDEN_BY_FIREWALL, 403, Forbidden, ForbiddenByFirewall, HIGH",
        "FORBIDDEN_BY_CONNECTION, 403, Forbidden, ForbiddenByConnection, MEDIUM",
        "FORBIDDEN_BY_POLICY, 403, Forbidden, ForbiddenByPolicy, HIGH",
        "FORBIDDEN_BY_RBAC, 403, Forbidden, ForbiddenByRbac, HIGH",
        "KEY_DISABLED, 403, Forbidden, KeyDisabled, HIGH",
        "KEY_OPERATION_FORBIDDEN, 403, Forbidden, KeyOperationForbidden, HIGH",
        "KEY_NOT_IN_VALIDITY_PERIOD, 403, Forbidden, KeyNotInValidityPeriod, LOW",
        "KEY_NOT_FOUND, 404, KeyNotFound, '', HIGH",
        "DELETED_KEY_NOT_FOUND, 404, KeyNotFound, '', MEDIUM",
        "DELETED_BUT_RECOVERABLE, 409, Conflict, ObjectIsDeletedButRecoverable, HIGH",
        "BEING_DELETED, 409, Conflict, ObjectIsBeingDeleted, HIGH",
        "KEY_PURGE_FORBIDDEN, 403, Forbidden, '', HIGH",
        "STORE_PURGE_NOT_ALLOWED, 0, MethodNotAllowed, '', HIGH",
        "PROTECTION_IRREVERSIBLE, 400, BadRequest, '', HIGH",
        "THROTTLED, 429, '', '', HIGH",
        "SERVER_ERROR, 503, ServiceUnavailable, '', LOW",
        "NO_ANSWER, 0, '', '', LOW"
    })
    void errorTable_saysWhatTheReferenceSays(
            KeyStoreError error, int status, String code, String inner, KeyStoreError.Confidence confidence) {
        assertEquals(status, error.status());
        assertEquals(code, error.code());
        assertEquals(inner, error.innerCode());
        assertEquals(confidence, error.confidence());
    }
}
