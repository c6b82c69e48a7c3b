package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;
import java.time.Instant;
import java.util.Optional;

/** One restore point: its catalogue entry, and the container in storage where it is encrypted under a customer's key. */
public final class RestorePoint {
    final int number;
    final ProtectedWorkload workload;
    final Payload payload;
    final long created;
    Tier tier;
    State state = State.ACTIVE;
    long expires;
    /** Null for operational-tier points and those under platform-managed keys. */
    Container container;
    /** The container before its last re-wrap; null if there was none. */
    Container previous;
    /** By the catalogue; null where {@code container} is. */
    KeyVersionId kid;

    int epoch;

    RestorePoint(int number, ProtectedWorkload workload, Payload payload, Tier tier, long created, long expires) {
        this.number = number;
        this.workload = workload;
        this.payload = payload;
        this.tier = tier;
        this.created = created;
        this.expires = expires;
    }

    RestorePoint copy() {
        RestorePoint copy = new RestorePoint(number, workload, payload, tier, created, expires);
        copy.state = state;
        copy.container = container;
        copy.previous = previous;
        copy.kid = kid;
        copy.epoch = epoch;
        return copy;
    }

    /** What has become of it. */
    public enum State {
        ACTIVE,
        /** Its time has come, but it could not be removed. */
        EXPIRE_DUE,
        DELETED
    }

    boolean isLive() {
        return state != State.DELETED;
    }

    boolean isEncrypted() {
        return container != null;
    }

    /** Its number in its vault, from 1. */
    public int number() {
        return number;
    }

    /** What was backed up. */
    public ProtectedWorkload workload() {
        return workload;
    }

    /** The bytes it was made of. */
    public Payload payload() {
        return payload;
    }

    /** Where it lies. */
    public Tier tier() {
        return tier;
    }

    /** What has become of it. */
    public State state() {
        return state;
    }

    /** The key version that wraps its data key, by the catalogue; empty without customer-managed key. */
    public Optional<KeyVersionId> kid() {
        return Optional.ofNullable(kid);
    }

    /** Count of re-wraps, by the catalogue. */
    public int epoch() {
        return epoch;
    }

    /** When it was made. */
    public Instant created() {
        return Times.instant(created);
    }

    /** When its time comes. */
    public Instant expires() {
        return Times.instant(expires);
    }

    /** The stored bytes; empty for operational-tier points and those under platform-managed keys. */
    public Optional<Container> container() {
        return Optional.ofNullable(container);
    }
}
