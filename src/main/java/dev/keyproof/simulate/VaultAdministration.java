package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;

/** What administrators do to Backup vaults and identities. */
final class VaultAdministration implements VaultOperation.Visitor<Outcome> {
    /** The five steps of the checklist (BKP-1) ask for nothing else. */
    private static final long CHECKLIST = ~(Cause.REGION_NOT_LISTED.bit()
            | Cause.PRIVATE_ENDPOINT_WITH_USER_IDENTITY.bit()
            | Cause.RESTRICTED_NETWORK_WITH_USER_IDENTITY.bit());

    private final World world;
    private final Settings settings;

    VaultAdministration(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    @Override
    public Outcome visit(VaultOperation.CreateVault operation) {
        if (world.findVault(operation.vault()) != null) {
            return Outcome.impossible("there is a vault `" + operation.vault() + "` already");
        }
        boolean key = operation.key().isPresent();
        if (key != operation.identity().isPresent()) {
            return refused(key ? Cause.KEY_WITHOUT_IDENTITY : Cause.IDENTITY_WITHOUT_KEY);
        }
        Vault vault = new Vault(operation.vault(), operation.region(), Regions.isListed(operation.region()));
        vault.lastRun = world.now;
        if (!key) {
            world.vaults.add(vault);
            return Outcome.DONE;
        }
        IdentityReference identity = operation.identity().orElseThrow();
        if (identity.isSystem()) {
            return refused(Cause.CREATED_WITH_SYSTEM_IDENTITY);
        }
        vault.attached.add(identity.userAssigned().orElseThrow());
        Outcome outcome = settings.enable(vault, operation.key().orElseThrow(), identity);
        if (outcome.status() != Outcome.Status.REFUSED) {
            world.vaults.add(vault);
        }
        return outcome;
    }

    @Override
    public Outcome visit(VaultOperation.EnableCmk operation) {
        Vault vault = world.findVault(operation.vault());
        return vault == null
                ? noVault(operation.vault())
                : settings.enable(vault, operation.key(), operation.identity());
    }

    @Override
    public Outcome visit(VaultOperation.UpdateKey operation) {
        Vault vault = world.findVault(operation.vault());
        return vault == null ? noVault(operation.vault()) : settings.updateKey(vault, operation.key());
    }

    @Override
    public Outcome visit(VaultOperation.UpdateIdentity operation) {
        Vault vault = world.findVault(operation.vault());
        return vault == null ? noVault(operation.vault()) : settings.updateIdentity(vault, operation.identity());
    }

    @Override
    public Outcome visit(VaultOperation.UpdateBoth operation) {
        Vault vault = world.findVault(operation.vault());
        return vault == null
                ? noVault(operation.vault())
                : settings.updateBoth(vault, operation.key(), operation.identity());
    }

    @Override
    public Outcome visit(VaultOperation.RevertToPlatformKeys operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return noVault(operation.vault());
        }
        return vault.state == Vault.State.DISABLED ? Outcome.DONE : refused(Cause.RETURN_TO_PLATFORM_KEYS);
    }

    @Override
    public Outcome visit(VaultOperation.KeepPlatformKeys operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return noVault(operation.vault());
        }
        vault.platformKeys = true;
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(VaultOperation.MoveVault operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return noVault(operation.vault());
        }
        return vault.state == Vault.State.DISABLED ? Outcome.DONE : refused(Cause.ENCRYPTED_VAULT_MOVED);
    }

    @Override
    public Outcome visit(VaultOperation.DeleteBackupVault operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return noVault(operation.vault());
        }
        if (world.parameters.edition() == Edition.GENERAL_2024_11 && vault.isEncrypting()) {
            Caller caller = Caller.bySettings(world, vault);
            long broken = Diagnosis.access(world, caller, vault.active, Permissions.ENCRYPTION.bits())
                    | Diagnosis.existence(world, vault.active);
            if (broken != 0) {
                return refused(Cause.ACCESS_BROKEN_ON_DELETION);
            }
        }
        vault.deleted = true;
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(VaultOperation.SetPrivateEndpoint operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return noVault(operation.vault());
        }
        vault.privateEndpoint = operation.present();
        boolean unsupported = operation.present() && vault.identity != null && !vault.identity.isSystem();
        return unsupported ? Outcome.flagged(Causes.of(Cause.PRIVATE_ENDPOINT_WITH_USER_IDENTITY)) : Outcome.DONE;
    }

    @Override
    public Outcome visit(VaultOperation.ConfigureProtection operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return noVault(operation.vault());
        }
        ProtectedWorkload workload = operation.workload();
        if (vault.workload(workload.name()) != null) {
            return Outcome.impossible("`" + workload.name() + "` is protected already");
        }
        boolean operational = workload.tier() == Tier.OPERATIONAL;
        long missing = operational ? 0 : missingSteps(vault);
        if (missing != 0) {
            return Outcome.refused(missing, world.parameters.edition());
        }
        vault.workloads.add(workload);
        return Outcome.DONE;
    }

    private long missingSteps(Vault vault) {
        if (vault.state == Vault.State.DISABLED && vault.platformKeys) {
            return 0;
        }
        if (vault.active == null) {
            return Cause.CHECKLIST_INCOMPLETE.bit();
        }
        Caller caller = Caller.bySettings(world, vault);
        long unmet = Requirements.unmet(world, caller, vault.active) & CHECKLIST;
        return unmet == 0 ? 0 : unmet | Cause.CHECKLIST_INCOMPLETE.bit();
    }

    @Override
    public Outcome visit(VaultOperation.SetRetention operation) {
        Vault vault = world.findVault(operation.vault());
        ProtectedWorkload workload = vault == null ? null : vault.workload(operation.workload());
        if (workload == null) {
            return Outcome.impossible("`" + operation.vault() + "` protects no `" + operation.workload() + "`");
        }
        vault.workloads.set(vault.workloads.indexOf(workload), workload.keptFor(operation.retention()));
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(VaultOperation.SaOn operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return noVault(operation.vault());
        }
        if (!vault.systemOn) {
            World.turnOn(vault);
        }
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(VaultOperation.SaOff operation) {
        Vault vault = world.findVault(operation.vault());
        if (vault == null) {
            return noVault(operation.vault());
        }
        vault.systemOn = false;
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(VaultOperation.UaCreate operation) {
        UserIdentity before = world.findIdentity(operation.identity());
        if (before != null && !before.deleted) {
            return Outcome.impossible("there is an identity `" + operation.identity() + "` already");
        }
        long serial = before == null ? 0 : ++world.serial;
        world.identities.add(new UserIdentity(operation.identity(), Grantees.user(operation.identity(), serial)));
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(VaultOperation.UaAttach operation) {
        Vault vault = world.findVault(operation.vault());
        UserIdentity identity = world.findIdentity(operation.identity());
        if (vault == null) {
            return noVault(operation.vault());
        }
        if (identity == null || identity.deleted) {
            return Outcome.impossible("there is no identity `" + operation.identity() + "`");
        }
        if (!vault.attached.contains(identity.name)) {
            vault.attached.add(identity.name);
        }
        return Outcome.DONE;
    }

    @Override
    public Outcome visit(VaultOperation.UaDetach operation) {
        Vault vault = world.findVault(operation.vault());
        boolean detached = vault != null && vault.attached.remove(operation.identity());
        return detached
                ? Outcome.DONE
                : Outcome.impossible("`" + operation.identity() + "` is not attached to `" + operation.vault() + "`");
    }

    @Override
    public Outcome visit(VaultOperation.UaDelete operation) {
        UserIdentity identity = world.findIdentity(operation.identity());
        if (identity == null || identity.deleted) {
            return Outcome.impossible("there is no identity `" + operation.identity() + "`");
        }
        identity.deleted = true;
        return Outcome.DONE;
    }

    static Outcome noVault(String name) {
        return Outcome.impossible("there is no vault `" + name + "`");
    }

    private Outcome refused(Cause cause) {
        return Outcome.refused(cause.bit(), world.parameters.edition());
    }
}
