package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What users and the activity log are told of one step (I19, I22 to I27). */
final class ToldInvariants {
    private final Step step;
    private final List<Violation> found;

    ToldInvariants(Step step, List<Violation> found) {
        this.step = step;
        this.found = found;
    }

    void check() {
        for (Event event : step.events()) {
            boolean background =
                    List.of("Tier", "Expire", "Poll", "RewrapSweep").contains(event.op());
            boolean failed = event.result() == Event.Result.FAIL;
            boolean shown = event.visibility() == Event.Visibility.USER;
            require(!(background && failed && shown), "I19", event.op() + " failed in sight of the user");
            boolean job = event.op().equals("Backup") || event.op().equals("Restore");
            require(!(job && failed) || shown, "I19", event.op() + " failed out of sight");
        }
        codes();
        requests();
        patches();
    }

    private void require(boolean holds, String invariant, String text) {
        if (!holds) {
            found.add(new Violation(invariant, text));
        }
    }

    private void codes() {
        Outcome outcome = step.outcome();
        require(!outcome.causes().contains(Cause.WRONG_BYTES), "I6", "other bytes came back than were saved");
        if (outcome.isDone()) {
            require(outcome.code().isEmpty(), "I22", "a success has a code");
            return;
        }
        Code chosen = outcome.code().orElseThrow();
        require(outcome.admissible().contains(chosen), "I22", chosen + " is not admissible");
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        causes.addAll(outcome.causes().list());
        require(!causes.isEmpty(), "I22", "a failure has no cause");
        require(
                isJob() == (outcome.status() == Outcome.Status.FAILED) || isInternal(causes),
                "I22",
                outcome.toString());
        if (isPostgresJob() && causes.stream().anyMatch(ToldInvariants::isAccess)) {
            require(chosen == Code.GENERIC, "I22", "a PostgreSQL job told " + chosen.text());
        } else {
            require(chosen != Code.GENERIC, "I22", "a generic error without PostgreSQL");
        }
        boolean request = causes.stream().anyMatch(cause -> cause.compareTo(Cause.KEY_NOT_RSA) < 0);
        if (causes.contains(Cause.KEY_NOT_RSA) && !request) {
            require(chosen == Code.MISSING_PERMISSION, "I23", "a key that is not RSA told " + chosen.text());
        }
    }

    private static boolean isAccess(Cause cause) {
        return switch (cause) {
            case IDENTITY_OFF,
                    IDENTITY_DETACHED,
                    IDENTITY_DELETED,
                    IDENTITY_RENEWED,
                    NO_PERMISSION,
                    GET_MISSING,
                    WRAP_MISSING,
                    UNWRAP_MISSING,
                    STORE_UNREACHABLE,
                    STORE_OUTAGE,
                    STORE_ABSENT,
                    STORE_DELETED,
                    KEY_ABSENT,
                    KEY_DELETED -> true;
            default -> false;
        };
    }

    private static boolean isInternal(Set<Cause> causes) {
        return causes.contains(Cause.SERVICE_FAULT)
                || causes.contains(Cause.THROTTLED)
                || causes.contains(Cause.SERVER_ERROR);
    }

    private boolean isJob() {
        return step.operation() instanceof JobOperation;
    }

    private boolean isPostgresJob() {
        if (step.operation() instanceof JobOperation.Backup backup) {
            return workloadOf(backup.vault(), backup.workload());
        }
        if (step.operation() instanceof JobOperation.Restore restore) {
            return pointOf(restore.vault(), restore.point());
        }
        return step.operation() instanceof JobOperation.Tiering tiering && pointOf(tiering.vault(), tiering.point());
    }

    private boolean workloadOf(String vault, String workload) {
        return step.after().vault(vault).stream()
                .flatMap(found -> found.workloads().stream())
                .anyMatch(one -> one.name().equals(workload) && one.isPostgres());
    }

    private boolean pointOf(String vault, int number) {
        return step.after().vault(vault).stream()
                .flatMap(found -> found.points().stream())
                .anyMatch(point -> point.number() == number && point.workload().isPostgres());
    }

    private void requests() {
        boolean done = step.outcome().isDone();
        if (step.operation() instanceof VaultOperation.MoveVault move) {
            Vault vault = step.before().vault(move.vault()).orElseThrow();
            require(!(done && vault.state() != Vault.State.DISABLED), "I24", "an encrypted vault was moved");
        } else if (step.operation() instanceof VaultOperation.RevertToPlatformKeys revert) {
            Vault vault = step.before().vault(revert.vault()).orElseThrow();
            require(!(done && vault.wasEverEnabled()), "I7", "customer-managed keys were turned off");
        } else if (step.operation() instanceof VaultOperation.UpdateBoth both && done) {
            Vault vault = step.before().vault(both.vault()).orElseThrow();
            boolean two = vault.key().filter(key -> !key.equals(both.key())).isPresent()
                    && vault.identity()
                            .filter(one -> !one.equals(both.identity()))
                            .isPresent();
            require(!(two && vault.wasEverEnabled()), "I8", "a request for both was accepted");
        } else if (step.operation() instanceof VaultOperation.SetPrivateEndpoint set && set.present()) {
            Vault vault = step.after().vault(set.vault()).orElseThrow();
            boolean user = vault.identity().filter(one -> !one.isSystem()).isPresent();
            require(!user || !step.outcome().flags().isEmpty(), "I25", "a private endpoint went unremarked");
        } else if (step.operation() instanceof VaultOperation.ConfigureProtection configure && done) {
            protection(configure);
        }
    }

    private void protection(VaultOperation.ConfigureProtection configure) {
        Vault vault = step.after().vault(configure.vault()).orElseThrow();
        boolean exempt = configure.workload().tier() == Tier.OPERATIONAL
                || vault.platformKeys && vault.state() == Vault.State.DISABLED;
        if (!exempt) {
            boolean assigned = vault.active().isPresent();
            require(assigned, "I27", "protection was configured without a key");
            if (assigned) {
                new Reckoning(step.after())
                        .missingForSettings(vault)
                        .ifPresent(what -> require(false, "I27", "protection was configured though " + what));
            }
        }
    }

    private void patches() {
        long accepted = step.events().stream()
                .filter(event -> event.op().equals("ActivityLog.PATCH"))
                .filter(event -> event.result() == Event.Result.OK)
                .count();
        boolean update = step.operation() instanceof VaultOperation.UpdateKey
                || step.operation() instanceof VaultOperation.EnableCmk
                || step.operation() instanceof VaultOperation.UpdateIdentity
                || step.operation() instanceof VaultOperation.UpdateBoth
                || step.operation() instanceof VaultOperation.CreateVault create
                        && create.key().isPresent();
        long expected = update && step.outcome().isDone() ? 1 : 0;
        require(accepted == expected, "I26", accepted + " entries in the activity log instead of " + expected);
    }
}
