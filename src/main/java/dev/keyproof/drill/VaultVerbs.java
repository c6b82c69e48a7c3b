package dev.keyproof.drill;

import static dev.keyproof.drill.Slot.ARCHIVE_AFTER;
import static dev.keyproof.drill.Slot.DATASOURCE;
import static dev.keyproof.drill.Slot.IDENTITY;
import static dev.keyproof.drill.Slot.KEY;
import static dev.keyproof.drill.Slot.PICKER;
import static dev.keyproof.drill.Slot.PRESENT;
import static dev.keyproof.drill.Slot.REGION;
import static dev.keyproof.drill.Slot.RETENTION;
import static dev.keyproof.drill.Slot.STORE;
import static dev.keyproof.drill.Slot.TIER;
import static dev.keyproof.drill.Slot.URI;
import static dev.keyproof.drill.Slot.VAULT;
import static dev.keyproof.drill.Slot.VERSION;
import static dev.keyproof.drill.Slot.WORKLOAD;

import dev.keyproof.estate.Tier;
import dev.keyproof.simulate.ProtectedWorkload;
import dev.keyproof.simulate.VaultOperation;
import java.time.Duration;
import java.util.List;

/** What is asked of Backup vaults and identities, as scenarios write it. */
final class VaultVerbs {
    private static final Duration KEPT = Duration.ofDays(30);

    static final List<Verb> ALL = List.of(
            Verb.of(
                    "CreateVault",
                    (s, a) -> new VaultOperation.CreateVault(
                            s.name(a, VAULT, s.vaultName()),
                            a.get(REGION, "switzerlandnorth"),
                            s.givesKey(a) ? java.util.Optional.of(s.key(a)) : java.util.Optional.empty(),
                            a.has(IDENTITY) ? java.util.Optional.of(s.identity(a)) : java.util.Optional.empty()),
                    VAULT,
                    REGION,
                    STORE,
                    KEY,
                    VERSION,
                    PICKER,
                    URI,
                    IDENTITY),
            Verb.of(
                    "EnableCmk",
                    (s, a) -> new VaultOperation.EnableCmk(s.vault(a), s.key(a), s.identity(a)),
                    VAULT,
                    STORE,
                    KEY,
                    VERSION,
                    PICKER,
                    URI,
                    IDENTITY),
            Verb.of(
                    "UpdateKey",
                    (s, a) -> new VaultOperation.UpdateKey(s.vault(a), s.key(a)),
                    VAULT,
                    STORE,
                    KEY,
                    VERSION,
                    PICKER,
                    URI),
            Verb.of(
                    "UpdateIdentity",
                    (s, a) -> new VaultOperation.UpdateIdentity(s.vault(a), s.identity(a)),
                    VAULT,
                    IDENTITY),
            Verb.of(
                    "UpdateBoth",
                    (s, a) -> new VaultOperation.UpdateBoth(s.vault(a), s.key(a), s.identity(a)),
                    VAULT,
                    STORE,
                    KEY,
                    VERSION,
                    PICKER,
                    URI,
                    IDENTITY),
            Verb.of("RevertToPlatformKeys", (s, a) -> new VaultOperation.RevertToPlatformKeys(s.vault(a)), VAULT),
            Verb.of("KeepPlatformKeys", (s, a) -> new VaultOperation.KeepPlatformKeys(s.vault(a)), VAULT),
            Verb.of("MoveVault", (s, a) -> new VaultOperation.MoveVault(s.vault(a)), VAULT),
            Verb.of("DeleteBackupVault", (s, a) -> new VaultOperation.DeleteBackupVault(s.vault(a)), VAULT),
            Verb.of(
                    "SetPrivateEndpoint",
                    (s, a) -> new VaultOperation.SetPrivateEndpoint(s.vault(a), a.get(PRESENT, true)),
                    VAULT,
                    PRESENT),
            Verb.of(
                    "ConfigureProtection",
                    VaultVerbs::protect,
                    VAULT,
                    WORKLOAD.needed(),
                    DATASOURCE,
                    TIER,
                    RETENTION,
                    ARCHIVE_AFTER),
            Verb.of(
                    "SetRetention",
                    (s, a) -> new VaultOperation.SetRetention(s.vault(a), s.workload(a), positive(a, KEPT)),
                    VAULT,
                    WORKLOAD,
                    RETENTION.needed()),
            Verb.of("SaOn", (s, a) -> new VaultOperation.SaOn(s.vault(a)), VAULT),
            Verb.of("SaOff", (s, a) -> new VaultOperation.SaOff(s.vault(a)), VAULT),
            Verb.of("UaCreate", (s, a) -> new VaultOperation.UaCreate(a.get(IDENTITY, "")), IDENTITY.needed()),
            Verb.of("UaAttach", (s, a) -> new VaultOperation.UaAttach(s.vault(a), s.userIdentity(a)), VAULT, IDENTITY),
            Verb.of("UaDetach", (s, a) -> new VaultOperation.UaDetach(s.vault(a), s.userIdentity(a)), VAULT, IDENTITY),
            Verb.of("UaDelete", (s, a) -> new VaultOperation.UaDelete(s.userIdentity(a)), IDENTITY));

    private VaultVerbs() {}

    private static VaultOperation protect(Subject s, Arguments a) {
        ProtectedWorkload workload = new ProtectedWorkload(
                a.get(WORKLOAD, ""),
                a.get(DATASOURCE, "azure-disk"),
                a.get(TIER, Tier.VAULT_STANDARD),
                positive(a, KEPT),
                a.get(ARCHIVE_AFTER, Duration.ZERO));
        return new VaultOperation.ConfigureProtection(s.vault(a), workload);
    }

    private static Duration positive(Arguments a, Duration otherwise) {
        Duration retention = a.get(RETENTION, otherwise);
        if (retention.isZero()) {
            throw Impossible.at(a.place(RETENTION), "a retention of nothing", "at least 1s");
        }
        return retention;
    }
}
