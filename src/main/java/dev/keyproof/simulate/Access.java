package dev.keyproof.simulate;

import dev.keyproof.estate.PermissionModel;
import java.time.Instant;

/** One grant as a key store holds it: an access policy, a role assignment or a local one. */
public final class Access {
    final PermissionModel model;
    final String principal;
    final int bits;
    final Scope scope;
    final long from;
    long until = Times.NEVER;

    Access(PermissionModel model, String principal, int bits, Scope scope, long from) {
        this.model = model;
        this.principal = principal;
        this.bits = bits;
        this.scope = scope;
        this.from = from;
    }

    Access copy() {
        Access copy = new Access(model, principal, bits, scope, from);
        copy.until = until;
        return copy;
    }

    /** Whether it counts for a principal and a key at a moment. */
    boolean holds(String who, String key, long now) {
        return from <= now && now < until && principal.equals(who) && scope.reaches(key);
    }

    /** The model under which it counts. */
    public PermissionModel model() {
        return model;
    }

    /** Who holds it. */
    public String principal() {
        return principal;
    }

    /** What it allows. */
    public Permissions permissions() {
        return new Permissions(bits);
    }

    /** Where it holds. */
    public Scope scope() {
        return scope;
    }

    /** From when on it counts. */
    public Instant from() {
        return Times.instant(from);
    }

    /** Until when it counts. */
    public Instant until() {
        return Times.instant(until);
    }
}
