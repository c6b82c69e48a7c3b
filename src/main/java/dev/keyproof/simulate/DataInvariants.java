package dev.keyproof.simulate;

import dev.keyproof.estate.Tier;
import java.util.List;
import java.util.Optional;

/** What must hold for the data of one vault: restore points, their containers and their cost (I2, I14, I15, I20). */
record DataInvariants(Step step, Vault before, Vault after, List<Violation> found) {
    void check() {
        for (RestorePoint point : after.points()) {
            Optional<RestorePoint> earlier = before.points().stream()
                    .filter(known -> known.number() == point.number())
                    .findFirst();
            made(point, earlier.isEmpty());
            earlier.ifPresent(known -> kept(known, point));
        }
        cost();
        swept();
    }

    private void require(boolean holds, String invariant, String text) {
        if (!holds) {
            found.add(new Violation(invariant, text));
        }
    }

    private void made(RestorePoint point, boolean isNew) {
        boolean operational = point.tier() == Tier.OPERATIONAL;
        boolean sealed = point.container().isPresent();
        require(!(operational && sealed), "I2", "operational-tier point " + point.number() + " is encrypted");
        boolean must = isNew && before.wasEverEnabled() && !operational;
        require(!must || sealed, "I2", "point " + point.number() + " has no wrapped data key");
    }

    private void kept(RestorePoint earlier, RestorePoint point) {
        boolean tampered = step.operation() instanceof JobOperation.Tamper;
        if (!tampered && earlier.container().isPresent() && point.container().isPresent()) {
            Object mark = earlier.container().get().bodyMark();
            require(mark.equals(point.container().get().bodyMark()), "I14", "body of " + point.number() + " changed");
        }
        boolean expired = earlier.isLive() && !point.isLive();
        boolean moved = earlier.tier() != point.tier();
        boolean run =
                step.operation() instanceof JobOperation.Tiering || step.operation() instanceof JobOperation.Expire;
        if (run && (expired || moved) && earlier.container().isPresent()) {
            KeyVersionId kid = earlier.container().get().kid();
            require(mayWorkInBackground(kid), "I19", "a background job did without the key of " + point.number());
        }
        require(!expired || point.expires <= step.after().now, "I20", point.number() + " expired too early");
    }

    private boolean mayWorkInBackground(KeyVersionId kid) {
        Reckoning then = new Reckoning(step.before());
        boolean system = before.identity.isSystem();
        boolean permitted = then.isPermitted(before, then.principal(before), system, kid, Permissions.UNWRAP);
        boolean unwraps = step.before().assumptions().backgroundNeedsUnwrap() == Assumptions.BackgroundNeedsUnwrap.YES;
        return permitted && (!unwraps || then.unwraps(before, then.principal(before), system, kid));
    }

    /** I20: what is due and cannot be removed costs more with every second. */
    private void cost() {
        boolean due = after.points().stream()
                .anyMatch(point -> point.isLive()
                        && point.tier() != Tier.OPERATIONAL
                        && point.payload().length() > 0
                        && point.expires < step.after().now);
        long grown = after.cost.overdueVault()
                + after.cost.overdueArchive()
                - before.cost.overdueVault()
                - before.cost.overdueArchive();
        boolean passed = step.after().now > step.before().now;
        require(!(due && passed) || grown > 0, "I20", "data whose time had come cost nothing");
        boolean cleared = step.operation() instanceof JobOperation.Expire run
                && run.vault().equals(after.name())
                && step.outcome().isDone();
        boolean left = after.points().stream().anyMatch(point -> point.isLive() && point.expires <= step.after().now);
        require(!(cleared && left), "I20", "a successful expiry left a backlog");
    }

    /** I15: whatever a sweep did, what could be unwrapped can be unwrapped still. */
    private void swept() {
        boolean sweep = step.operation() instanceof JobOperation.RewrapSweep;
        Reckoning then = new Reckoning(step.before());
        Reckoning now = new Reckoning(step.after());
        for (RestorePoint point : after.points()) {
            Optional<Container> earlier =
                    Optional.ofNullable(before.point(point.number())).flatMap(RestorePoint::container);
            if (sweep
                    && point.isLive()
                    && earlier.isPresent()
                    && point.container().isPresent()) {
                boolean was = isEnabled(then, earlier.get().kid());
                boolean is = isEnabled(now, point.container().get().kid());
                require(!was || is, "I15", "the sweep lost point " + point.number());
            }
        }
    }

    private static boolean isEnabled(Reckoning reckoning, KeyVersionId kid) {
        return reckoning.version(kid).filter(Version::isEnabled).isPresent();
    }
}
