package dev.keyproof.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A Backup vault: its identities, its encryption settings and its restore points. */
public final class Vault {
    /** State of the encryption settings. */
    public enum State {
        DISABLED,
        ENABLED,
        /** Needs attention (ASG-4). */
        INCONSISTENT
    }

    final String name;
    final String region;
    /** Regions that the source document lists count as listed (REG-1). */
    final boolean listedRegion;

    boolean deleted;
    boolean privateEndpoint;
    /** Whether it is meant to stay on platform-managed keys, so that no checklist applies. */
    boolean platformKeys;

    boolean systemOn;
    int systemGeneration;
    String systemPrincipal = "";
    final ArrayList<String> attached = new ArrayList<>(1);

    State state = State.DISABLED;
    boolean everEnabled;
    /** Null until the settings name a key. */
    KeyReference key;

    IdentityReference identity;
    int identityGeneration;
    /** The version that new backups use, and the one before it; null until there is one. */
    KeyVersionId active;

    KeyVersionId before;
    boolean sweepPending;
    /** What the last poll and sweep that ran by themselves met: the same again is not told again. */
    long pollCauses;

    long sweepCauses;
    long lastPoll = Times.ALWAYS;
    long lastRun = Times.ALWAYS;

    KeyReference wantedKey;
    IdentityReference wantedIdentity;

    final ArrayList<ProtectedWorkload> workloads = new ArrayList<>(1);
    final ArrayList<RestorePoint> points = new ArrayList<>(3);
    long hiddenFailures;
    int patches;
    int failedPatches;
    Cost cost = Cost.ZERO;

    Vault(String name, String region, boolean listedRegion) {
        this.name = name;
        this.region = region;
        this.listedRegion = listedRegion;
    }

    Vault copy() {
        Vault copy = new Vault(name, region, listedRegion);
        copy.deleted = deleted;
        copy.privateEndpoint = privateEndpoint;
        copy.platformKeys = platformKeys;
        copy.systemOn = systemOn;
        copy.systemGeneration = systemGeneration;
        copy.systemPrincipal = systemPrincipal;
        copy.attached.addAll(attached);
        copy.state = state;
        copy.everEnabled = everEnabled;
        copy.key = key;
        copy.identity = identity;
        copy.identityGeneration = identityGeneration;
        copy.active = active;
        copy.before = before;
        copy.sweepPending = sweepPending;
        copy.pollCauses = pollCauses;
        copy.sweepCauses = sweepCauses;
        copy.lastPoll = lastPoll;
        copy.lastRun = lastRun;
        copy.wantedKey = wantedKey;
        copy.wantedIdentity = wantedIdentity;
        copy.workloads.addAll(workloads);
        for (int i = 0; i < points.size(); i++) {
            copy.points.add(points.get(i).copy());
        }
        copy.hiddenFailures = hiddenFailures;
        copy.patches = patches;
        copy.failedPatches = failedPatches;
        copy.cost = cost;
        return copy;
    }

    /** Whether new backups on the vault tiers are encrypted under a customer's key. */
    boolean isEncrypting() {
        return active != null;
    }

    /** The workload, or null. */
    ProtectedWorkload workload(String wanted) {
        for (int i = 0; i < workloads.size(); i++) {
            if (workloads.get(i).name().equals(wanted)) {
                return workloads.get(i);
            }
        }
        return null;
    }

    /** The restore point of a number, or null; one that is deleted stays in the list. */
    RestorePoint point(int number) {
        return number >= 1 && number <= points.size() ? points.get(number - 1) : null;
    }

    void use(KeyVersionId version) {
        if (!version.equals(active)) {
            before = active;
            active = version;
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its region. */
    public String region() {
        return region;
    }

    /** Whether it was deleted. */
    public boolean isDeleted() {
        return deleted;
    }

    /** Whether it has a private endpoint for Backup. */
    public boolean hasPrivateEndpoint() {
        return privateEndpoint;
    }

    /** Whether the system-assigned identity is on. */
    public boolean hasSystemIdentity() {
        return systemOn;
    }

    /** Principal of the system-assigned identity; the last one while it is off. */
    public String systemPrincipal() {
        return systemPrincipal;
    }

    /** Names of the attached user-assigned identities. */
    public List<String> attached() {
        return Collections.unmodifiableList(attached);
    }

    /** State of the encryption settings. */
    public State state() {
        return state;
    }

    /** Whether customer-managed keys were ever on. */
    public boolean wasEverEnabled() {
        return everEnabled;
    }

    /** Whether the settings need attention (ASG-4). */
    public boolean needsAttention() {
        return state == State.INCONSISTENT;
    }

    /** The key that the settings name. */
    public Optional<KeyReference> key() {
        return Optional.ofNullable(key);
    }

    /** The identity that the settings name. */
    public Optional<IdentityReference> identity() {
        return Optional.ofNullable(identity);
    }

    /** The version that new backups use. */
    public Optional<KeyVersionId> active() {
        return Optional.ofNullable(active);
    }

    /** The key that an estate asks for; what a drill enables. */
    public Optional<KeyReference> wantedKey() {
        return Optional.ofNullable(wantedKey);
    }

    /** The identity that an estate asks for. */
    public Optional<IdentityReference> wantedIdentity() {
        return Optional.ofNullable(wantedIdentity);
    }

    /** Whether restore points wait for a re-wrap. */
    public boolean isSweepPending() {
        return sweepPending;
    }

    /** When it last looked for a new key version. */
    public Optional<Instant> lastPoll() {
        return Times.optional(lastPoll);
    }

    /** What it protects. */
    public List<ProtectedWorkload> workloads() {
        return Collections.unmodifiableList(workloads);
    }

    /** Every restore point ever made, in order; deleted ones included. */
    public List<RestorePoint> points() {
        return Collections.unmodifiableList(points);
    }

    /** Background runs that failed without anything that portal, REST or CLI would show (LIM-2). */
    public long hiddenFailures() {
        return hiddenFailures;
    }

    /** Entries of key updates in the activity log that succeeded (ASG-7). */
    public int patches() {
        return patches;
    }

    /** Entries of key updates that are marked as failed. */
    public int failedPatches() {
        return failedPatches;
    }

    /** What it has cost so far. */
    public Cost cost() {
        return cost;
    }
}
