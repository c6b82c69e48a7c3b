package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;
import java.util.List;
import java.util.Optional;

/**
 * Lets time pass: auto-purge, rotation policies, polls with their sweeps, and background runs happen at their moments,
 * in this order where moments coincide, and cost accrues in between.
 */
final class Calendar {
    private final World world;
    private final Keys keys;
    private final Jobs jobs;
    private final Rotation rotation;
    private final Recorder recorder;
    private final long pollInterval;
    private final long jobPeriod;

    Calendar(World world, Keys keys, Jobs jobs, Rotation rotation, Recorder recorder) {
        this.world = world;
        this.keys = keys;
        this.jobs = jobs;
        this.rotation = rotation;
        this.recorder = recorder;
        this.pollInterval = Times.seconds(world.assumptions.pollInterval());
        this.jobPeriod = Times.seconds(world.parameters.jobPeriod());
    }

    void advance(long seconds) {
        long end = Math.min(Times.LAST, world.now + seconds);
        long moment;
        do {
            moment = Math.min(end, nextMoment());
            accrue(moment - world.now);
            world.now = moment;
            happen();
        } while (moment < end);
    }

    /** The next moment at which something happens by itself, later than now. */
    private long nextMoment() {
        long next = Times.NEVER;
        for (int i = 0; i < world.stores.size(); i++) {
            next = Math.min(next, nextMoment(world.stores.get(i)));
        }
        if (world.parameters.background()) {
            for (int i = 0; i < world.vaults.size(); i++) {
                next = Math.min(next, nextMoment(world.vaults.get(i)));
            }
        }
        return Math.max(next, world.now + 1);
    }

    private static long nextMoment(Store store) {
        long next = Times.after(store.deletedAt, store.retention());
        for (int i = 0; i < store.keys.size(); i++) {
            StoredKey key = store.keys.get(i);
            next = Math.min(next, Times.after(key.deletedAt, store.retention()));
            boolean rotates = key.rotateEvery > 0 && !key.isDeleted() && !store.isDeleted();
            if (rotates && !key.versions.isEmpty()) {
                next = Math.min(next, key.newest().created + key.rotateEvery);
            }
        }
        return next;
    }

    private long nextMoment(Vault vault) {
        if (vault.deleted) {
            return Times.NEVER;
        }
        boolean polls = vault.active != null && (vault.key.isRotated() || vault.sweepPending);
        long poll = polls ? vault.lastPoll + pollInterval : Times.NEVER;
        return vault.points.isEmpty() ? poll : Math.min(poll, nextRun(vault));
    }

    private long nextRun(Vault vault) {
        return vault.lastRun + jobPeriod * Math.max(1, (world.now - vault.lastRun) / jobPeriod + 1);
    }

    private void happen() {
        for (int i = world.stores.size() - 1; i >= 0; i--) {
            happen(world.stores.get(i));
        }
        if (world.parameters.background()) {
            for (int i = 0; i < world.vaults.size(); i++) {
                happen(world.vaults.get(i));
            }
        }
    }

    private void happen(Store store) {
        if (Times.after(store.deletedAt, store.retention()) <= world.now) {
            keys.remove(store);
            tell("AutoPurge", List.of(Arg.of("store", store.name)));
            return;
        }
        for (int i = store.keys.size() - 1; i >= 0; i--) {
            StoredKey key = store.keys.get(i);
            if (Times.after(key.deletedAt, store.retention()) <= world.now) {
                keys.remove(store, key);
                tell("AutoPurge", List.of(Arg.of("store", store.name), Arg.of("key", key.name)));
            } else if (isDueForRotation(store, key)) {
                Version like = key.newest();
                Version made = keys.add(store, key, Optional.empty(), like.type, like.bits, true);
                tell("RotationPolicy", List.of(Arg.of("key", key.name), Arg.of("version", made.id.version())));
            }
        }
    }

    private boolean isDueForRotation(Store store, StoredKey key) {
        return key.rotateEvery > 0
                && !key.isDeleted()
                && !store.isDeleted()
                && !key.versions.isEmpty()
                && key.newest().created + key.rotateEvery <= world.now;
    }

    private void happen(Vault vault) {
        if (vault.deleted) {
            return;
        }
        if (vault.active != null && world.now - vault.lastPoll >= pollInterval) {
            rotation.byItself(vault);
        }
        if (world.now - vault.lastRun >= jobPeriod) {
            vault.lastRun += (world.now - vault.lastRun) / jobPeriod * jobPeriod;
            run(vault);
        }
    }

    /** The background run of a vault: tiering first, then expiry; never shown when it fails (LIM-2). */
    private void run(Vault vault) {
        boolean due = false;
        for (int i = 0; i < vault.points.size(); i++) {
            RestorePoint point = vault.points.get(i);
            if (point.isLive() && point.expires <= world.now) {
                due = true;
            } else if (isDueForTiering(point, world.now)) {
                List<Arg> args = List.of(Arg.of("vault", vault.name), Arg.of("point", point.number));
                record("Tier", args, jobs.tier(vault, point));
            }
        }
        if (due) {
            record("Expire", List.of(Arg.of("vault", vault.name)), jobs.expire(vault));
        }
    }

    private static boolean isDueForTiering(RestorePoint point, long now) {
        return point.isLive()
                && point.tier == Tier.VAULT_STANDARD
                && !point.workload.archiveAfter().isZero()
                && point.created + point.workload.archiveAfter().toSeconds() <= now;
    }

    private void record(String job, List<Arg> args, Outcome outcome) {
        Event.Visibility visibility = outcome.isDone() ? Event.Visibility.USER : Event.Visibility.INTERNAL;
        recorder.byItself(job, args, outcome, visibility);
    }

    private void tell(String what, List<Arg> args) {
        recorder.byItself(what, args, Outcome.DONE, Event.Visibility.INTERNAL);
    }

    private void accrue(long seconds) {
        if (seconds == 0) {
            return;
        }
        for (int i = 0; i < world.vaults.size(); i++) {
            Vault vault = world.vaults.get(i);
            if (!vault.deleted && !vault.points.isEmpty()) {
                vault.cost = accrued(vault, seconds);
            }
        }
    }

    private Cost accrued(Vault vault, long seconds) {
        long stored = 0;
        long archived = 0;
        long lateStored = 0;
        long lateArchived = 0;
        long untiered = 0;
        for (int i = 0; i < vault.points.size(); i++) {
            RestorePoint point = vault.points.get(i);
            if (!point.isLive() || point.tier == Tier.OPERATIONAL) {
                continue;
            }
            long mib = Cost.billedMib(point.payload.length());
            long late = mib * Math.max(0, Math.min(seconds, world.now + seconds - point.expires));
            if (point.tier == Tier.VAULT_ARCHIVE) {
                archived += mib * seconds;
                lateArchived += late;
            } else {
                stored += mib * seconds;
                lateStored += late;
                untiered += late == 0 && isDueForTiering(point, world.now) ? mib * seconds : 0;
            }
        }
        return vault.cost.plus(new Cost(stored, archived, lateStored, lateArchived, untiered));
    }
}
