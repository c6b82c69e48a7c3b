package dev.keyproof.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyproof.estate.KeyType;
import dev.keyproof.estate.Network;
import dev.keyproof.estate.PermissionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What keeps customer-managed keys from being enabled: every cause, and the code that tells of it. */
class EnablingTest {
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
}
